"""The search of a register: which rows contain the words, found so that the list after it stays quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import mul
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, Table, case
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.search.holding import TextColumn
from app.core.search.index import found_ids, gathered, one_of
from app.core.search.words import accented_words, accents_first, contains_all, words

CAP = 2000
"""Rows found up to which they are named one by one; a longer list is known only as "2.000+"."""


class Matches(NamedTuple):
    """What a search found: the condition for its rows, beyond CAP of them one for the first CAP + 1, and their ids."""

    rows: ColumnElement[bool]
    sample: ColumnElement[bool] | None
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Search:
    """The search box of a register (ô tìm kiếm): the column it looks in (`searchable`), and its placeholder."""

    column: TextColumn
    hint: str = "Tìm, không cần gõ dấu"
    written: TextColumn | None = None
    """The column of the same text with its accents (`searchable_accents`), by which exact hits come first."""

    def matches(self, session: Session, typed: str) -> Matches:
        """Find the rows that contain every word typed, with one look at the text alone.

        Up to CAP rows are then named by their ids, so that the list never reads the text again. Beyond it the
        text is compared row by row: a page walking along its order soon has its fifty.
        """
        return _matches(session, self.column, words(typed))

    def matches_exactly(self, session: Session, typed: str) -> Matches | None:
        """Find the rows that contain every word with its accents, in the same way; None where none are kept."""
        column = self._accents()
        return None if column is None else _matches(session, column, accented_words(typed))

    def exactness(self, named: Sequence[TextColumn], typed: str) -> ColumnElement[int]:
        """Return 0 for rows found with their accents, else 1; where no accents are kept `named` is asked."""
        column = self._accents()
        if column is None:
            return reduce(mul, (accents_first(each, typed) for each in named or (self.column,)))  # any 0 is 0
        return case((contains_all(column, accented_words(typed)), 0), else_=1)

    def among(self, session: Session, ids: Sequence[int]) -> ColumnElement[bool]:
        """Return the condition that a row is one of these that were found."""
        return one_of(_table_column(self.column).table.c.id, ids, session.get_bind().dialect.name)

    def _accents(self) -> Column[str] | None:
        return None if self.written is None else _table_column(self.written)


def _matches(session: Session, column: TextColumn, wanted: Sequence[str]) -> Matches:
    text_column = _table_column(column)
    ids = gathered(session, found_ids(session, text_column, wanted).limit(CAP + 1))
    named = one_of(text_column.table.c.id, ids, session.get_bind().dialect.name)
    if len(ids) <= CAP:
        return Matches(named, None, ids)
    return Matches(contains_all(text_column, wanted), named, ids)


def _table_column(text_column: object) -> Column[str]:
    attribute = text_column.expression if isinstance(text_column, InstrumentedAttribute) else text_column
    if not isinstance(attribute, Column) or not isinstance(attribute.table, Table):
        raise TypeError(f"a search looks in the column of a table, not in {text_column}")
    return attribute
