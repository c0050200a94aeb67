"""What a row of an old book would do to the rows of an association: add some, change some, never write one twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from app.associations.models import Association, OfAssociation
from app.core.db import db
from app.core.parsing import PartialDate
from app.core.rules import By
from app.imports.actions.books import Change, is_said
from app.imports.actions.known import in_words
from app.imports.register import Note, RowRead

Write = Callable[[Any, Mapping[str, Any], By], None]


class Step(NamedTuple):
    """One row to add or to change: what of it changes in words, and what writes it."""

    change: Change
    row: OfAssociation | type[OfAssociation]
    facts: Mapping[str, Any]
    write: Write


@dataclass
class Rows:
    """The rows of one association, or of one that is still to be added, as a row of an old book has them."""

    association: Association | None
    read: RowRead
    day: date
    by_procedure: bool = False
    """Whether the association was founded through the procedure, whose papers no book corrects."""
    steps: list[Step] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def changes(self) -> list[Change]:
        return [step.change for step in self.steps]

    def said(self, key: str) -> Any:
        """What a cell says; None where it is empty."""
        value = self.read.said(key)
        return value if is_said(value) else None

    def of(self, name: str) -> list[Any]:
        """The rows of this name that are in the register."""
        return list(getattr(self.association, name)) if self.association else []

    def refuse(self, key: str, sentence: str) -> None:
        """A fault at a cell."""
        self.read.refuse(key, sentence)

    def warn(self, key: str, sentence: str) -> None:
        """Something to look at, which stops nothing."""
        self.notes.append(Note(self.read.columns.get(key), sentence))

    def add(
        self, key: str, model: type[OfAssociation], facts: Mapping[str, Any], new: str, write: Write
    ) -> None:
        """Plan a new row."""
        self.steps.append(Step(Change(key, "", new, added=True), model, facts, write))

    def change(
        self, key: str, row: OfAssociation, facts: Mapping[str, Any], words: tuple[str, str], write: Write
    ) -> None:
        """Plan to change a row that is there; `words` are what it says before and after."""
        self.steps.append(Step(Change(key, *words), row, facts, write))

    def carry_out(self, association: Association, source: str, by: By) -> None:
        """Write what was planned; new rows say which book they come from."""
        for step in self.steps:
            row: Any = step.row
            facts = dict(step.facts)
            if isinstance(row, type):
                row = row(association=association)
                named = "source" if hasattr(row, "source") else "note"
                facts[named] = facts.get(named) or f"Sổ cũ: {source}"[:200]
            with db.session.no_autoflush:
                step.write(row, facts, by)
            db.session.add(row)
            db.session.flush()


def otherwise(row: Any, said: Mapping[str, Any]) -> dict[str, Any]:
    """What of these facts a row of the register has otherwise; what the book does not say stands."""
    return {
        name: value
        for name, value in said.items()
        if is_said(value) and not says_same(getattr(row, name), value)
    }


def says_same(known: Any, said: Any) -> bool:
    """Whether a book says what is known, or less of it: 2020 where 03/2020 is known."""
    if isinstance(known, PartialDate) and isinstance(said, PartialDate):
        return covers(said, known)
    return bool(known == said) or in_words(known).split() == in_words(said).split()


def covers(wide: PartialDate, narrow: PartialDate) -> bool:
    """Whether what is known more exactly lies within what is known less."""
    return wide.first_day <= narrow.first_day and narrow.last_day <= wide.last_day


def agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two times can be the same, one of them perhaps known better."""
    return one is not None and other is not None and (covers(one, other) or covers(other, one))


def stretch(begins: PartialDate | None, ends: PartialDate | None) -> str:
    """A stretch of time as the register shows it."""
    return f"{begins.label if begins else '?'} – {ends.label if ends else '?'}"
