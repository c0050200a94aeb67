"""Looking at what an old book would do (xem trước): every row, with the reasons at its cells."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import delete, insert

from app.core.db import db
from app.core.rules import Refused, allow
from app.core.transaction import transaction
from app.core.workbooks import cell_name
from app.imports.actions.books import Judged, Target, faulty, skipped
from app.imports.actions.targets import TARGETS
from app.imports.actions.uploading import Opened, open_file
from app.imports.models import Import, ImportLine, ImportState, Verdict
from app.imports.register import IMPORTABLES, Reading, rows_of
from app.jobs.actions import Work, ask_for
from app.jobs.models import JobKind
from app.permissions import Actor, permission

CHECK, WRITE = "check", "write"
STEP = 500
LONGEST_TITLE = 300
Step = Callable[[int, int], None]


def look_at(importing: Import, *, by: Actor) -> None:
    """Have the rows of an old book checked by the worker (kiểm tra)."""
    allow(permission(IMPORTABLES[importing.register].permission), by, None)
    if importing.is_busy:
        raise Refused("Sổ này đang được kiểm tra hoặc đang ghi.")
    if importing.state == ImportState.DONE:
        raise Refused("Sổ này đã nhập xong.")
    if not importing.read_as:
        raise Refused("Chưa ghép cột cho sổ này.")
    job = ask_for(
        JobKind.IMPORT,
        f"Kiểm tra sổ cũ: {importing.file.name}",
        {"import": importing.id, "doing": CHECK, "version": importing.version},
        by=by,
    )
    importing.job_id, importing.state = job.id, ImportState.CHECKING


def check(importing: Import, work: Work, files: Path) -> str:
    """Judge every row and keep what was found for the preview; nothing of the register changes."""
    allow(permission(IMPORTABLES[importing.register].permission), work.by, None)
    opened = open_file(importing, files, row=importing.head_row)
    target = TARGETS[importing.register](work.by)
    judged = list(judged_rows(importing, opened, target, work.step))
    lines = [_line(importing, opened, each) for each in judged]
    with transaction(importing, by=work.by, doing="Kiểm tra sổ cũ"):
        db.session.execute(delete(ImportLine).where(ImportLine.import_id == importing.id))
        for start in range(0, len(lines), STEP):
            db.session.execute(insert(ImportLine), lines[start : start + STEP])
        counts = {str(verdict): sum(each.verdict == verdict for each in judged) for verdict in Verdict}
        importing.outcome, importing.digest = json.dumps(counts), digest_of(judged)
        importing.state = ImportState.CHECKED
    return f"Đã kiểm tra {len(judged)} dòng."


def judged_rows(importing: Import, opened: Opened, target: Target, step: Step) -> Iterator[Judged]:
    """Every row with what it would do to the register as it stands now."""
    importable, reading = IMPORTABLES[importing.register], Reading.of(importing.read_as)
    rows = list(rows_of(opened.sheet, opened.head, opened.lettering, importable, reading))
    for number, read in enumerate(rows, 1):
        step(number, len(rows))
        if read.skipped:
            yield skipped(read)
        elif read.faults and not read.values:
            yield faulty(read, "")
        else:
            yield target.judge(read)


def digest_of(judged: list[Judged]) -> str:
    """What the preview promised, in one number: another register or another file gives another."""
    told = [
        [each.read.row, str(each.verdict), each.record_id, each.verdict != Verdict.ADD and each.notes]
        for each in judged
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, default=str).encode()).hexdigest()


def _line(importing: Import, opened: Opened, judged: Judged) -> dict[str, object]:
    notes = [
        (
            cell_name(judged.read.row, note.column) if note.column is not None else "",
            opened.head.headings[note.column] if note.column is not None else "",
            note.sentence,
        )
        for note in judged.notes
    ]
    return {
        "import_id": importing.id,
        "row": judged.read.row + 1,
        "verdict": judged.verdict,
        "title": judged.title[:LONGEST_TITLE],
        "notes": json.dumps(notes, ensure_ascii=False),
        "record_id": judged.record_id,
    }
