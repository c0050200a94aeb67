"""Rows of an old book read by the fields of its columns; what is no record is told apart, with the reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.parsing import AmbiguousNumber, NumberStyle, ParseError
from app.core.vietnamese import Encoding, folded
from app.core.workbooks import Place, SheetRead, Value
from app.imports.register.heads import Head, columns_of, is_numbering
from app.imports.register.lettering import Lettering
from app.imports.register.shapes import Cell, Importable, Note, RowRead

_TOTAL = re.compile(r"(tong cong|tong so|tong|cong|luy ke|cong trang tinh nay)\b[\s:().,0-9ivx+-]*")
_TOTALS_BEGIN = frozenset("tclTCL")  # in the old encodings too; most names are told apart by this alone
_RUNNING_NUMBER = re.compile(r"[0-9]+[.)]?")
FEW = 2
"""Cells that a row without a number has at most where it is a signature below the table."""

TOTAL_ROW = "dòng tổng cộng"
SECTION_ROW = "dòng tiêu đề mục"
MERGED_ROW = "dòng gộp ô (tiêu đề mục, ghi chú hoặc chữ ký)"
BELOW = "dòng dưới bảng (ghi chú, chữ ký)"


@dataclass(frozen=True)
class Reading:
    """How a sheet is to be read (cách đọc): the field of each column, what was answered about numbers and letters."""

    fields: Mapping[int, str]
    styles: Mapping[int, NumberStyle] = field(default_factory=dict)
    decoding: Sequence[Encoding] = ()

    def kept(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "fields": {str(column): key for column, key in self.fields.items()},
            "styles": {str(column): style.name for column, style in self.styles.items()},
            "decoding": [encoding.name for encoding in self.decoding],
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Reading":
        """The reading that was kept."""
        return cls(
            {int(column): key for column, key in kept.get("fields", {}).items()},
            {int(column): NumberStyle[name] for column, name in kept.get("styles", {}).items()},
            [Encoding[name] for name in kept.get("decoding", ())],
        )


def rows_of(
    sheet: SheetRead, head: Head, lettering: Lettering, importable: Importable, reading: Reading
) -> Iterator[RowRead]:
    """Every row below the head in which anything stands."""
    columns = columns_of(reading.fields)
    numbering = next((c for c, text in enumerate(head.headings) if is_numbering(text)), None)
    end = _end(sheet, head, numbering)
    wide = 1 if numbering is not None else max(len(head.headings) // 2, 1)
    across = {area.top for area in sheet.merged if area.right - area.left >= wide and area.top > head.last}
    reads = [(key, column, known.read) for key, column in columns.items() if (known := importable.field(key))]
    needed = [each for each in importable.fields if each.required]
    for row in range(head.last + 1, len(sheet.rows)):
        values = sheet.rows[row]
        if all(value == "" for value in values) and not _has_errors(sheet, row):
            continue
        read = RowRead(row, columns=columns)
        read.skipped = _no_record(sheet, lettering, row, numbering, end, across)
        if not read.skipped:
            _read(read, values, sheet, lettering, reading, reads)
            for each in needed:
                if each.key not in read.values and not any(
                    n.column == columns.get(each.key) for n in read.faults
                ):
                    read.refuse(each.key, f"Thiếu “{each.label}”.")
        yield read


def doubts(
    sheet: SheetRead, head: Head, lettering: Lettering, importable: Importable, reading: Reading
) -> dict[int, str]:
    """The columns whose numbers somebody must explain, each with a text that can be read in two ways."""
    found: dict[int, str] = {}
    for column, key in reading.fields.items():
        known = importable.field(key)
        if known is None or not known.numeric:
            continue
        for row in range(head.last + 1, len(sheet.rows)):
            value = sheet.rows[row][column] if column < len(sheet.rows[row]) else ""
            if (
                isinstance(value, str)
                and value
                and _is_ambiguous(known.read, lettering.text(Place(row, column), value, ()))
            ):
                found[column] = value
                break
    return found


def _is_ambiguous(read: Any, text: str) -> bool:
    try:
        read(Cell(text, text))
    except AmbiguousNumber:
        return True
    except ParseError:
        return False
    return False


def _read(
    read: RowRead,
    values: Sequence[Value],
    sheet: SheetRead,
    lettering: Lettering,
    reading: Reading,
    reads: Sequence[tuple[str, int, Any]],
) -> None:
    for key, column, reader in reads:
        place = Place(read.row, column)
        if sheet.errors and (error := sheet.errors.get(place)):
            read.faults.append(Note(column, f"Ô có lỗi của Excel: {error}."))
            continue
        value = values[column] if column < len(values) else ""
        text = lettering.text(place, value, reading.decoding) if value != "" else ""
        if not text:
            continue
        try:
            read.values[key] = reader(Cell(value, text, reading.styles.get(column)))
            read.texts[key] = text
        except ParseError as error:
            read.faults.append(Note(column, str(error)))


def _no_record(
    sheet: SheetRead, lettering: Lettering, row: int, numbering: int | None, end: int, across: set[int]
) -> str:
    """Why a row is no record; empty where it is one."""
    values = sheet.rows[row]
    number = values[numbering] if numbering is not None and numbering < len(values) else ""
    if row in across and (number == "" or numbering is None or _is_merged_at(sheet, row, numbering)):
        return MERGED_ROW
    for column, value in enumerate(values):
        if isinstance(value, str) and value:
            if value.lstrip()[:1] not in _TOTALS_BEGIN:
                break
            text = folded(lettering.text(Place(row, column), value, lettering.found))
            if _TOTAL.fullmatch(text):
                return TOTAL_ROW
            break  # such words stand in the first filled cell
    if numbering is None:
        return ""
    if isinstance(number, str) and number.strip() and not _RUNNING_NUMBER.fullmatch(number.strip()):
        return SECTION_ROW
    if row > end and number == "" and sum(value != "" for value in values) <= FEW:
        return BELOW
    only_number = number != "" and sum(value != "" for value in values) == 1 and not _has_errors(sheet, row)
    return "dòng chỉ có số thứ tự" if only_number else ""


def _is_merged_at(sheet: SheetRead, row: int, column: int) -> bool:
    return any(area.top == row and area.left <= column < area.right for area in sheet.merged)


def _end(sheet: SheetRead, head: Head, numbering: int | None) -> int:
    """The last row with a running number; the end of the sheet where there are none."""
    if numbering is None:
        return len(sheet.rows)
    numbered = [
        row
        for row in range(head.last + 1, len(sheet.rows))
        if numbering < len(sheet.rows[row]) and sheet.rows[row][numbering] != ""
    ]
    return max(numbered, default=len(sheet.rows))


def _has_errors(sheet: SheetRead, row: int) -> bool:
    return bool(sheet.errors) and any(place.row == row for place in sheet.errors)
