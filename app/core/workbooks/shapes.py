"""What a sheet is once it is read, whichever Excel wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

from app.core.files.names import FileRefused
from app.core.money import grouped

MOST_ROWS = 20_000
"""Rows of one sheet: what one transaction can write while the others wait (an import is all or nothing)."""

MOST_COLUMNS = 100

Value: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
"""What stands in a cell; an empty cell is an empty text."""


class Place(NamedTuple):
    """A cell, counted from 0."""

    row: int
    column: int


class Area(NamedTuple):
    """Merged cells (ô gộp), from the first to the last, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SheetName:
    """A sheet of a workbook, by its name; a hidden one is offered too, and said to be hidden."""

    name: str
    hidden: bool


@dataclass(frozen=True)
class SheetRead:
    """One sheet: its rows from the first on, and what the values alone do not say.

    `errors` are cells such as #DIV/0!, which have no value; `fonts` are the fonts of TCVN3 and VNI alone.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    merged: Sequence[Area] = ()
    errors: Mapping[Place, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    fonts: Mapping[Place, str] = field(default_factory=dict)


def cell_name(row: int, column: int) -> str:
    """The name of a cell as Excel shows it: row 0, column 27 is AB1."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def refuse_too_many_rows(sheet: str, last: int) -> None:
    """Raise FileRefused where a sheet goes on beyond what one import takes."""
    if last > MOST_ROWS:
        raise FileRefused(
            f"Trang tính “{sheet}” có dữ liệu tới dòng {grouped(last)}; mỗi lần nhập nhận tối đa {grouped(MOST_ROWS)} "
            "dòng. Hãy chia thành nhiều tệp."
        )


def refuse_too_many_columns(sheet: str, last: int) -> None:
    """Raise FileRefused where a sheet is wider than any book of an office."""
    if last > MOST_COLUMNS:
        raise FileRefused(
            f"Trang tính “{sheet}” có dữ liệu tới cột {column_name(last - 1)}; mỗi lần nhập nhận tối đa "
            f"{MOST_COLUMNS} cột. Hãy bỏ bớt cột không cần."
        )
