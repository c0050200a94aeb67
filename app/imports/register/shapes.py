"""What a register says of the books it takes in: its fields, and how each is read from a cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.core.parsing import NumberStyle
from app.core.register import Register
from app.core.workbooks import Value


class Cell(NamedTuple):
    """A cell of an old book: its value as Excel has it, and its text, decoded and clean."""

    value: Value
    text: str
    style: NumberStyle | None = None
    """How its column writes numbers, where somebody had to say."""


Reader = Callable[[Cell], Any]
"""Reads a cell that is not empty into a value; raises ParseError with the sentence for that cell."""


@dataclass(frozen=True)
class Field:
    """One thing that a column of an old book can hold (mục): where it is read, what a template says of it.

    `also` are other headings that old books have for it. `choices` are the texts that a list in the template offers.
    """

    key: str
    label: str
    read: Reader
    required: bool = False
    also: Sequence[str] = ()
    choices: Callable[[], Sequence[str]] | None = None
    note: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Importable:
    """A register that takes in old books: its fields, in the order and under the labels of its own workbook.

    `unread` are headings of our workbooks that nothing is read from, such as the moment of entry.
    """

    key: str
    title: str
    noun: str
    permission: str
    endpoint: str
    fields: Sequence[Field]
    unread: Sequence[str] = ("STT",)

    def field(self, key: str) -> Field | None:
        """The field of a key, or None for one that there is no more."""
        return next((each for each in self.fields if each.key == key), None)

    @property
    def naming(self) -> Field:
        """The field that a record is called by: the first one."""
        return self.fields[0]


class Note(NamedTuple):
    """A reason at a cell: its column in the sheet (None for the row as a whole) and the sentence."""

    column: int | None
    sentence: str


@dataclass
class RowRead:
    """One row of an old book: values and texts by field, what could not be read, what is to be said of it."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[Note] = field(default_factory=list)
    columns: Mapping[str, int] = field(default_factory=dict)
    skipped: str = ""

    def said(self, key: str) -> Any:
        """The value of a field; an empty text where its cell is empty, unread, or its column not there."""
        return self.values.get(key, "")

    def refuse(self, key: str, sentence: str) -> None:
        """Add a fault at the cell of a field."""
        self.faults.append(Note(self.columns.get(key), sentence))


def label_in(register: Register, key: str) -> str:
    """The label of a column of the register's own workbook, so that what is exported can come in again."""
    return next(column.label for column in register.export_columns if column.key == key)
