"""Writing an old book into its register (xác nhận nhập): all of it in one transaction, or nothing."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import insert

from app.core.db import Base, db, now
from app.core.rules import Refused, allow
from app.core.transaction import transaction
from app.imports.actions.books import Judged
from app.imports.actions.checking import CHECK, STEP, WRITE, check, digest_of, judged_rows
from app.imports.actions.targets import TARGETS
from app.imports.actions.uploading import open_file
from app.imports.models import Import, ImportedRow, ImportState, Verdict
from app.imports.register import IMPORTABLES
from app.jobs.actions import Work, ask_for
from app.jobs.models import JobKind
from app.permissions import Actor, permission

WRITTEN = (Verdict.ADD, Verdict.UPDATE)
OTHERWISE = (
    "Sổ đã thay đổi sau lần xem trước nên kết quả không còn như đã xem. Chưa có gì được ghi; hãy kiểm tra lại rồi "
    "xác nhận."
)


def confirm(importing: Import, *, by: Actor) -> None:
    """Have the book written as the preview shows it. Refused while a row is faulty, or there is nothing to write."""
    allow(permission(IMPORTABLES[importing.register].permission), by, None)
    counts = importing.counts
    if importing.is_busy:
        raise Refused("Sổ này đang được kiểm tra hoặc đang ghi.")
    if importing.state not in (ImportState.CHECKED, ImportState.WRITING):
        raise Refused("Sổ này chưa kiểm tra, hoặc đã nhập xong.")
    if counts.get(Verdict.FAULTY):
        raise Refused(
            f"Còn {counts[Verdict.FAULTY]} dòng lỗi. Hãy sửa trong tệp rồi tải lên lại; chưa có gì được ghi."
        )
    if not any(counts.get(verdict) for verdict in WRITTEN):
        raise Refused("Không có dòng nào để thêm hoặc cập nhật.")
    job = ask_for(
        JobKind.IMPORT,
        f"Ghi sổ cũ vào sổ: {importing.file.name}",
        {"import": importing.id, "doing": WRITE, "version": importing.version},
        by=by,
    )
    importing.job_id, importing.state = job.id, ImportState.WRITING


def carry_out(work: Work) -> str:
    """Do what the worker was asked to do with an old book: check it, or write it."""
    importing = db.session.get_one(Import, work.asked["import"])
    act = {CHECK: check, WRITE: write}[work.asked["doing"]]
    return act(importing, work, work.files)


def write(importing: Import, work: Work, files: Path) -> str:
    """Judge every row once more under the lock, and write them all if the verdicts are those of the preview."""
    by = work.by
    allow(permission(IMPORTABLES[importing.register].permission), by, None)
    opened = open_file(importing, files, row=importing.head_row)
    with transaction(importing, by=by, doing=f"Nhập sổ cũ: {importing.file.name}"[:200]):
        if importing.state != ImportState.WRITING:
            raise Refused("Sổ này không còn chờ ghi.")
        target = TARGETS[importing.register](by)
        target.names_near = False  # was for the eyes of the preview
        judged = list(judged_rows(importing, opened, target, lambda done, _total: work.step(done, 0)))
        if digest_of(judged) != importing.digest:
            raise Refused(OTHERWISE)
        writing = [each for each in judged if each.verdict in WRITTEN]
        written = []
        for number, each in enumerate(writing, 1):
            written.append((each, target.write(each, importing.file.name)))
            work.step(number, len(writing))
        db.session.flush()
        _keep_rows(importing, written, target.kind)
        importing.state, importing.written_at = ImportState.DONE, now()
    added = sum(each.verdict == Verdict.ADD for each in writing)
    return f"Đã thêm {added} và cập nhật {len(writing) - added} bản ghi."


def _keep_rows(importing: Import, written: Sequence[tuple[Judged, Base]], kind: str) -> None:
    rows = [
        {
            "import_id": importing.id,
            "row": each.read.row + 1,
            "record_kind": kind,
            "record_id": record.id,
            "verdict": each.verdict,
        }
        for each, record in written
    ]
    for start in range(0, len(rows), STEP):
        db.session.execute(insert(ImportedRow), rows[start : start + STEP])
