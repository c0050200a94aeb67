"""What a kind of child row is made of (khai báo một loại dòng), and how a fact of it is worded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Integer

from app.core.db import Base, Moment
from app.core.forms import ChildForm
from app.core.money import ScaledInteger, grouped
from app.core.parsing import PartialDate
from app.core.register.columns import Kind
from app.core.rules import By
from app.core.templating import dmy, moment
from app.core.terms import Term, label_of

Badge = tuple[str, str]
NUMBERS = (Kind.INTEGER, Kind.MONEY, Kind.VND, Kind.RATE, Kind.PERCENT)


@dataclass(frozen=True)
class Fact:
    """A column of the section and of its sheet: its label, what it reads of a row, how Excel holds it."""

    label: str
    read: Callable[[Any], Any]
    kind: Kind = Kind.WRAPPED
    width: int = 20

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS


def fact(column: Any, *, width: int = 20, kind: Kind | None = None) -> Fact:
    """A column of the table as it stands, under its own label."""
    found = kind or _kind_of(column)
    return Fact(
        label_of(column),
        lambda row: getattr(row, column.key),
        found,
        width if found is Kind.WRAPPED else max(12, min(width, 18)),
    )


def _kind_of(column: Any) -> Kind:
    match column.property.columns[0].type:
        case Date():
            return Kind.DATE
        case Moment():
            return Kind.MOMENT
        case ScaledInteger():
            return Kind.MONEY
        case Integer():
            return Kind.INTEGER
    return Kind.WRAPPED


def worded(value: Any) -> str:
    """A fact as the page shows it."""
    match value:
        case None | "":
            return "–"
        case bool():
            return "có" if value else "không"
        case Term() | PartialDate():
            return value.label
        case datetime():
            return moment(value)
        case date():
            return dmy(value)
    return str(value) if isinstance(value, str) else grouped(value)


def write_facts(row: Base, facts: Mapping[str, Any], _by: By) -> None:
    """Write down what was typed, each under its own name."""
    for name, value in facts.items():
        setattr(row, name, value)


@dataclass(frozen=True)
class ChildKind:
    """A kind of child row: its endpoints are `key_add`, `key_edit`, `key_remove`; its address is `path`.

    `one` is the word for one of them, `parent` the relationship that leads to the record. `rows` reads those of a
    record, by default the relationship of the name `key`. `write` is the action that writes a form into a row and
    may refuse; `settle` then brings in line what the record itself keeps of its rows, after a removal too.
    `warnings` are said after it was saved; `standing` is the badge of a row on a day. `remove` is the action that takes
    a row away with what hangs on it, or refuses; without it a row goes that nothing points at.
    """

    key: str
    path: str
    one: str
    model: type[Base]
    parent: str
    form: type[ChildForm]
    facts: tuple[Fact, ...]
    title: str = ""
    lead: str = ""
    rows: Callable[[Any], Sequence[Any]] | None = None
    write: Callable[[Any, Mapping[str, Any], By], None] = write_facts
    remove: Callable[[Any], None] | None = None
    settle: Callable[[Any, By], None] | None = None
    warnings: Callable[[Any], Sequence[str]] = lambda _row: ()
    standing: Callable[[Any, date], Badge | None] | None = None
    prefill: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        return self.title or self.model.word()

    def rows_of(self, record: Any) -> Sequence[Any]:
        """The rows of a record in the order in which they are shown."""
        found: Sequence[Any] = self.rows(record) if self.rows else getattr(record, self.key)
        return found

    def record_of(self, row: Any) -> Any:
        """The record that a row belongs to."""
        return getattr(row, self.parent)


def in_time(begins: PartialDate | date | None, ends: PartialDate | date | None, day: date) -> Badge:
    """Whether a stretch of time holds on a day, as far as it is known."""
    first = begins.first_day if isinstance(begins, PartialDate) else begins
    last = ends.last_day if isinstance(ends, PartialDate) else ends
    if first and first > day:
        return "chưa đến ngày", "info"
    return ("đã kết thúc", "neutral") if last and last < day else ("hiện nay", "success")
