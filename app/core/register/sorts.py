"""Orders of a register (thứ tự sắp xếp) and the place in them from which the next page goes on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from operator import and_, eq
from typing import Any

from sqlalchemy import BinaryExpression, BooleanClauseList, ColumnElement, tuple_
from sqlalchemy import Column as SqlColumn

from app.core.register.columns import LARGEST_INTEGER, Expression, Kind, element, refuse_unstorable
from app.core.search import checked


@dataclass(frozen=True, slots=True)
class Sort:
    """One order (thứ tự) offered on the heading of the column with the same key.

    The expression is NOT NULL and has an index (expression, id): paging would drop rows with NULL, and read
    the whole table without the index. It may differ from what the column shows (a stored sort key for a
    name).
    """

    key: str
    expression: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A sort in the direction asked for, over records told apart by their id."""

    sort: Sort
    id_column: Expression
    descending: bool

    def __str__(self) -> str:
        return f"-{self.sort.key}" if self.descending else self.sort.key

    @property
    def state(self) -> str:
        """The direction in the words of `aria-sort`."""
        return "descending" if self.descending else "ascending"

    def by(self, *, backward: bool = False) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        """Return the ORDER BY of this order, or of its mirror for the page before."""
        columns = (element(self.sort.expression), element(self.id_column))
        falling = self.descending != backward
        return (columns[0].desc(), columns[1].desc()) if falling else (columns[0].asc(), columns[1].asc())

    def beyond(self, cursor: "Cursor", *, backward: bool = False) -> ColumnElement[bool]:
        """Return the condition for rows after the cursor (before it when backward), as one row value."""
        row = tuple_(self.sort.expression, self.id_column)
        place = (cursor.value, cursor.id)
        return row < place if self.descending != backward else row > place


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in an order: sorted value and id of one row, readable in the address as `2025-03-24~17`."""

    value: Any
    id: int

    def __str__(self) -> str:
        value = self.value.isoformat() if isinstance(self.value, date) else self.value
        return f"{value}~{self.id}"

    @classmethod
    def read(cls, token: str, sort: Sort, kind: Kind) -> "Cursor | None":
        """Return the place that a token names in this sort, or None for a token no page has written."""
        value_text, mark, id_text = token.rpartition("~")
        try:
            value, row_id = _READ.get(kind, str)(value_text), int(id_text)
            refuse_unstorable(sort.expression, value)
        except (ValueError, ArithmeticError):
            return None
        return cls(value, row_id) if mark and abs(row_id) <= LARGEST_INTEGER else None


def refuse_slow(sort: Sort, id_column: Expression) -> None:
    """Raise ValueError for a sort over a table column that may be NULL or has no index (column, id)."""
    sorted_by = element(sort.expression)
    if not isinstance(sorted_by, SqlColumn):
        return
    if sorted_by.nullable:
        raise ValueError(f"sort {sort.key!r}: {sorted_by} may be NULL, and rows with NULL would be left out")
    wanted = {sorted_by.name, element(id_column).name}
    if not sorted_by.unique and not any(
        starts[0].name == sorted_by.name and {column.name for column in starts} == wanted
        for starts in _index_starts(sorted_by)
    ):
        raise ValueError(f"sort {sort.key!r}: {sorted_by} needs an index together with the id")


def walking(conditions: Iterable[ColumnElement[bool]], sort: Sort) -> list[ColumnElement[bool]]:
    """Return the conditions so that a list of many rows walks along the index of its order.

    Left alone are those which an index serves together with the order, and bounds on the order itself.
    """
    parts = (part for condition in conditions for part in _parts(condition))
    return [part if _serves(part, sort) else checked(part) for part in parts]


def _parts(condition: ColumnElement[bool]) -> Iterable[ColumnElement[bool]]:
    if isinstance(condition, BooleanClauseList) and condition.operator is and_:
        return chain.from_iterable(map(_parts, condition.clauses))
    return [condition]


def _serves(condition: ColumnElement[bool], sort: Sort) -> bool:
    """Tell whether an index of the model begins with what the condition fixes and goes on with the order."""
    sorted_by = element(sort.expression)
    if not isinstance(condition, BinaryExpression) or not isinstance(condition.left, SqlColumn):
        return False
    compared = condition.left
    if compared.shares_lineage(sorted_by):
        return True
    return condition.operator is eq and any(
        len(starts) == 2 and compared.shares_lineage(starts[0]) and sorted_by.shares_lineage(starts[1])
        for starts in _index_starts(compared)
    )


def _index_starts(column: SqlColumn[Any]) -> list[list[ColumnElement[Any]]]:
    """Return the first two columns of each index that the table of this column declares."""
    return [list(index.columns)[:2] for index in getattr(column.table, "indexes", ())]


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment


_READ: Mapping[Kind, Callable[[str], Any]] = {
    Kind.DATE: date.fromisoformat,
    Kind.MOMENT: _moment,
    Kind.INTEGER: int,
    **dict.fromkeys((Kind.MONEY, Kind.VND, Kind.RATE, Kind.PERCENT), Decimal),
}
