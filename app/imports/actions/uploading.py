"""Taking in the file of an old book, and settling how its columns are read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

from app.core.db import db, now
from app.core.files import FileRefused, Stored, path_of
from app.core.rules import Refused, allow
from app.core.workbooks import SheetName, SheetRead, read_sheet, sheets_of
from app.documents.actions import keep_file
from app.documents.models import StoredFile
from app.imports.models import Import, ImportState, RememberedColumns
from app.imports.queries import remembered
from app.imports.register import (
    IMPORTABLES,
    Head,
    Importable,
    Lettering,
    Reading,
    doubts,
    head_of,
    likely_head,
)
from app.imports.register.heads import twice
from app.permissions import Actor, permission

CHANGED = "Tệp trong kho không còn đúng như lúc tải lên. Hãy tải lại tệp và nhập từ đầu."
GONE = "Tệp của lần nhập này không còn trong kho. Hãy tải lại tệp và nhập từ đầu."


@dataclass(frozen=True)
class Opened:
    """A sheet of an old book, its letters told, its head found."""

    sheet: SheetRead
    lettering: Lettering
    head: Head


def begin(register: str, upload: Stored, sheets: list[SheetName], *, by: Actor) -> Import:
    """Take in the file of an old book (tải sổ cũ lên); it is kept whatever becomes of it."""
    importable = _importable(register)
    allow(permission(importable.permission), by, None)
    if not sheets:
        raise Refused("Tệp không có trang tính nào.", "file")
    file = cast(StoredFile, keep_file(upload))
    db.session.flush()
    first = next((sheet.name for sheet in sheets if not sheet.hidden), sheets[0].name)
    importing = Import(
        register=register,
        file_id=file.id,
        entered_by_id=by.user_id,
        unit_id=by.unit_id,
        sheet=first,
        uploaded_at=now(),
    )
    db.session.add(importing)
    db.session.flush()
    return importing


def open_file(importing: Import, files: Path, *, sheet: str = "", row: int = 0) -> Opened:
    """Read a sheet of the kept file, its head at a row counted from 1, or found by itself where none is given.

    Raises Refused where the file cannot be read, or is no longer what was uploaded.
    """
    path = _checked_path(importing.file, files)
    try:
        read = read_sheet(path, sheet or importing.sheet)
    except FileRefused as refusal:
        raise Refused(str(refusal), "file") from refusal
    lettering = Lettering(read)
    place = row - 1 if row else likely_head(read, lettering, _importable(importing.register))
    return Opened(read, lettering, head_of(read, lettering, place))


def sheets_in(importing: Import, files: Path) -> list[SheetName]:
    """The sheets of the kept file."""
    try:
        return sheets_of(_checked_path(importing.file, files))
    except FileRefused as refusal:
        raise Refused(str(refusal), "file") from refusal


def standing_reading(importing: Import, opened: Opened, *, by: Actor) -> Reading:
    """How the columns are matched before anybody says: as last time, else as their headings tell."""
    kept = remembered(by.user_id, importing.register, opened.head.key)
    if kept is not None:
        return Reading.of(json.loads(kept.reading))
    return Reading(opened.head.guessed(_importable(importing.register)))


def read_columns(importing: Import, opened: Opened, head_row: int, reading: Reading, *, by: Actor) -> None:
    """Settle how the columns are read (ghép cột), and remember it for the next book with such a head.

    Refused where a field has two columns, a needed one has none, or numbers can be read in two ways.
    """
    importable = _importable(importing.register)
    allow(permission(importable.permission), by, None)
    if importing.state in (ImportState.DONE, ImportState.WRITING) and (
        importing.is_busy or importing.written_at
    ):
        raise Refused("Sổ này đã được ghi hoặc đang ghi.")
    chosen = [key for key in reading.fields.values() if key]
    for key in twice(chosen):
        label = _label(importable, key)
        column = [c for c, k in reading.fields.items() if k == key][1]
        raise Refused(f"“{label}” đã ghép với cột khác; mỗi mục chỉ lấy từ một cột.", f"column_{column}")
    missing = [each.label for each in importable.fields if each.required and each.key not in chosen]
    if missing:
        raise Refused(f"Chưa có cột cho mục bắt buộc: {', '.join(missing)}.")
    unsure = doubts(opened.sheet, opened.head, opened.lettering, importable, reading)
    for column, sample in unsure.items():
        if column not in reading.styles:
            raise Refused(
                f"“{sample}” có hai cách đọc; hãy chọn kiểu viết số của cột này.", f"style_{column}"
            )
    importing.sheet, importing.head_row = opened.sheet.name, head_row
    importing.reading = json.dumps(reading.kept(), ensure_ascii=False)
    importing.state = ImportState.UPLOADED
    _remember(importing, opened.head.key, reading, by)


def _remember(importing: Import, head: str, reading: Reading, by: Actor) -> None:
    kept = remembered(by.user_id, importing.register, head)
    if kept is None:
        kept = RememberedColumns(user_id=by.user_id, register=importing.register, head=head)
        db.session.add(kept)
    kept.reading = json.dumps(reading.kept(), ensure_ascii=False)


def _checked_path(file: StoredFile, files: Path) -> Path:
    path = path_of(file.sha256, files)
    if not path.is_file():
        raise Refused(GONE)
    with path.open("rb") as content:
        digest = sha256()
        while piece := content.read(1 << 18):
            digest.update(piece)
    if digest.hexdigest() != file.sha256:
        raise Refused(CHANGED)
    return path


def _importable(register: str) -> Importable:
    if register not in IMPORTABLES:
        raise Refused("Sổ này không nhận sổ cũ.")
    return IMPORTABLES[register]


def _label(importable: Importable, key: str) -> str:
    found = importable.field(key)
    return found.label if found else key


def sheets_named(sheets: list[SheetName]) -> Mapping[str, str]:
    """The sheets to choose from, hidden ones said to be hidden."""
    return {sheet.name: f"{sheet.name} (đang ẩn)" if sheet.hidden else sheet.name for sheet in sheets}
