"""What the layout needs of the file format, so that only workbook.py knows XlsxWriter."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from exports.look import Look


class Paper(Protocol):
    """One worksheet to draw on, row after row, never back; rows and columns count from 0."""

    name: str

    def style(self, look: Look) -> int:
        """The number of a cell format, for cells streamed ready-made."""

    def text(self, row: int, first: int, last: int, text: str, look: Look) -> None:
        """One text across the columns first to last; never a formula, whatever it begins with."""

    def formula(self, row: int, column: int, formula: str, value: Decimal, look: Look) -> None:
        """A formula with the value that phones and Protected View show."""

    def height(self, row: int, points: float) -> None:
        """A fixed height, for rows whose merged cells do not grow by themselves."""

    def stream(self, row: int, cells: str, lines: int) -> None:
        """A ready row of cells, so many lines of text high."""

    def set_up(self, widths: Sequence[float], first_head: int, last_head: int, frozen_columns: int) -> None:
        """A4 landscape, one page wide, the head on every page and in sight while scrolling."""

    def filter(self, first_row: int, last_row: int, last_column: int) -> None:
        """Buttons of the filter over the head."""


def letters(column: int) -> str:
    """Excel's name of a column: 0 is A, 25 is Z, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def quoted(name: str) -> str:
    """A worksheet's name inside a formula."""
    return "'" + name.replace("'", "''") + "'"
