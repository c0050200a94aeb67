"""The head of an old book (đầu bảng): found by the labels in it, through merged cells and titles above."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.core.vietnamese import folded
from app.core.workbooks import Area, Place, SheetRead
from app.imports.register.lettering import Lettering
from app.imports.register.shapes import Importable

SEARCHED = 40
"""Rows from the top among which the head is looked for."""

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Head:
    """The head of a sheet: its rows counted from 0, the last one included, and the heading of each column.

    Headings of two rows read "Thời gian – Từ ngày"; a column without heading has an empty text.
    """

    first: int
    last: int
    headings: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """What the matching of columns is remembered by: the headings, however they are written."""
        return hashlib.sha256("|".join(_plain(text) for text in self.headings).encode()).hexdigest()

    def guessed(self, importable: Importable) -> dict[int, str]:
        """The field of each column as far as its heading tells, each field at most once."""
        fields = _headings_of(importable)
        found: dict[int, str] = {}
        for column, heading in enumerate(self.headings):
            parts = (heading, heading.rpartition(" – ")[2])
            key = next((fields[_plain(part)] for part in parts if _plain(part) in fields), "")
            if key and key not in found.values():
                found[column] = key
        return found


def likely_head(sheet: SheetRead, lettering: Lettering, importable: Importable) -> int:
    """The row, counted from 0, that holds most of the headings of a register; the first filled one if none does."""
    known = {*_headings_of(importable), *(_plain(label) for label in importable.unread), "stt", "tt"}
    best, most = 0, 0
    filled = (n for n, row in enumerate(sheet.rows) if any(value != "" for value in row))
    first = next(filled, 0)
    for row in range(min(SEARCHED, len(sheet.rows))):
        score = sum(_plain(text) in known for text in set(_texts(sheet, lettering, row)))
        if score > most:
            best, most = row, score
    return best if most > 1 else first


def head_of(sheet: SheetRead, lettering: Lettering, row: int) -> Head:
    """The head that has this row: with the rows that its merged cells reach into, and the groups above it."""
    row = min(max(row, 0), max(len(sheet.rows) - 1, 0))
    width = max((len(values) for values in sheet.rows), default=0)
    areas = [area for area in sheet.merged if area.top <= row <= area.bottom]
    first = min((area.top for area in areas if _is_of_head(area, width)), default=row)
    last = max((area.bottom for area in areas if _is_of_head(area, width)), default=row)
    if first and any(_groups(area, first - 1, width) for area in sheet.merged):
        first -= 1
    texts = [_spread(sheet, lettering, each, width) for each in range(first, last + 1)]
    return Head(first, last, tuple(_joined(column) for column in zip(*texts, strict=True)))


def _is_of_head(area: Area, width: int) -> bool:
    """A title is merged over the whole sheet; a cell of the head over a part of it."""
    return area.right - area.left < max(width - 2, 1)


def _groups(area: Area, row: int, width: int) -> bool:
    """Whether an area is a heading above several columns in this row."""
    return area.top == area.bottom == row and area.right > area.left and _is_of_head(area, width)


def _texts(sheet: SheetRead, lettering: Lettering, row: int) -> Iterator[str]:
    """The texts of a row; an old encoding of the head is read without asking, for nothing of it is stored."""
    for column, value in enumerate(sheet.rows[row]):
        place = Place(row, column)
        encoding = lettering.encoding_at(place)
        yield lettering.text(place, value, [encoding] if encoding else [])


def _spread(sheet: SheetRead, lettering: Lettering, row: int, width: int) -> list[str]:
    """The texts of a row of the head, those of merged cells in every column that they cover."""
    texts = [*_texts(sheet, lettering, row), *[""] * width][:width]
    for area in sheet.merged:
        if area.top <= row <= area.bottom and _is_of_head(area, width):
            above = list(_texts(sheet, lettering, area.top))
            for column in range(area.left, min(area.right + 1, width)):
                texts[column] = above[area.left] if area.left < len(above) else ""
    return texts


def _joined(texts: Iterable[str]) -> str:
    return " – ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _headings_of(importable: Importable) -> Mapping[str, str]:
    """Every heading by which a field is known, without case, accents and signs."""
    return {
        _plain(text): field.key
        for field in reversed(importable.fields)
        for text in (*field.also, field.label)
    }


def _plain(text: str) -> str:
    return _NOT_A_LETTER.sub(" ", folded(text)).strip()


def is_numbering(heading: str) -> bool:
    """Whether a heading is that of the running number (STT)."""
    return _plain(heading) in ("stt", "tt", "so tt", "so thu tu")


def columns_of(reading: Mapping[int, str]) -> dict[str, int]:
    """The column of each field."""
    return {key: column for column, key in reading.items() if key}


def twice(fields: Sequence[str]) -> list[str]:
    """The fields that more than one column was matched with."""
    return [key for key in dict.fromkeys(fields) if key and fields.count(key) > 1]
