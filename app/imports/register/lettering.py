"""Old encodings in a sheet: which columns hold TCVN3 or VNI, shown before and after, decoded once confirmed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from app.core.parsing import clean_text
from app.core.vietnamese import Encoding, decoded, encoding_of_font, encoding_of_letters, shows_capitals
from app.core.workbooks import Place, SheetRead, Value

LOOKED_AT = 300
"""Rows whose letters are looked at; fonts are known of every cell."""

SHOWN = 3


@dataclass(frozen=True)
class Example:
    """A cell before and after."""

    place: Place
    before: str
    after: str


class Lettering:
    """How the texts of a sheet are written: by the font of the cell, else by the letters of most cells of its column."""

    def __init__(self, sheet: SheetRead) -> None:
        self.fonts: Mapping[Place, str] = sheet.fonts
        self.by_font = {
            encoding_of_font(font) for place, font in sheet.fonts.items() if _is_marked(sheet, place)
        }
        self.columns: dict[int, Encoding] = dict(self._columns(sheet))
        self.sheet = sheet

    def _columns(self, sheet: SheetRead) -> Iterator[tuple[int, Encoding]]:
        found: dict[int, Counter[Encoding | None]] = {}
        for row, values in enumerate(sheet.rows[:LOOKED_AT]):
            for column, value in enumerate(values):
                if not isinstance(value, str) or not value:
                    continue
                if not value.isascii() and Place(row, column) not in self.fonts:
                    found.setdefault(column, Counter())[encoding_of_letters(value)] += 1
        for column, counts in found.items():
            if (most := counts.most_common(1)[0][0]) is not None:
                yield column, most

    @property
    def found(self) -> list[Encoding]:
        """The encodings that somebody has to confirm."""
        return [each for each in Encoding if each in self.by_font or each in self.columns.values()]

    def encoding_at(self, place: Place) -> Encoding | None:
        """The encoding of one cell, by its font, else by its column."""
        return encoding_of_font(self.fonts.get(place, "")) or self.columns.get(place.column)

    def text(self, place: Place, value: Value, decoding: Sequence[Encoding]) -> str:
        """The text of a cell, decoded where its encoding is among those to decode, clean and in NFC."""
        if isinstance(value, str):
            encoding = self.encoding_at(place) if decoding and not value.isascii() else None
            if encoding in decoding and encoding is not None:
                value = decoded(value, encoding, capitals=shows_capitals(self.fonts.get(place, "")))
            return clean_text(value)
        return text_of(value)

    def examples(self, encoding: Encoding, below: int) -> list[Example]:
        """Cells below a row that would change, each before and after; at most three of each column."""
        shown: Counter[int] = Counter()
        examples: list[Example] = []
        for row, values in enumerate(self.sheet.rows):
            for column, value in enumerate(values if row > below else ()):
                place = Place(row, column)
                if shown[column] >= SHOWN or not isinstance(value, str) or value.isascii():
                    continue
                if self.encoding_at(place) == encoding:
                    after = self.text(place, value, [encoding])
                    if after != clean_text(value):
                        shown[column] += 1
                        examples.append(Example(place, value, after))
        return examples


def _is_marked(sheet: SheetRead, place: Place) -> bool:
    """Whether a cell holds letters that fonts differ about."""
    row = sheet.rows[place.row] if place.row < len(sheet.rows) else ()
    value = row[place.column] if place.column < len(row) else ""
    return isinstance(value, str) and not value.isascii()


def text_of(value: Value) -> str:
    """What a value of Excel reads as: a whole number without its ".0", a day as dd/mm/yyyy."""
    match value:
        case bool():
            return "có" if value else "không"
        case float():
            return f"{Decimal(repr(value)).normalize():f}" if abs(value) < 1e300 else str(value)
        case datetime():
            return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case timedelta() | time():
            return str(value)
    return str(value)
