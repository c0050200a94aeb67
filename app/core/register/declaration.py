"""A register as a declaration (sổ): what it shows, asks, sorts and exports, checked at the start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select

from app.core.register.address import RESERVED
from app.core.register.columns import Column, Expression, Kind, element
from app.core.register.filters import Filter
from app.core.register.sorts import Sort, refuse_slow
from app.core.search import Search


@dataclass(frozen=True, slots=True)
class Lines:
    """Several rows per record in the export (các khoản của hồ sơ): the source joined to them, their id."""

    source: Select[Any]
    id_column: Expression


@dataclass(frozen=True)
class Register:
    """A register (sổ) over the rows of `source`, told apart by `id_column`, counted in the word `noun`.

    The columns that `source` itself selects do not matter: its tables, joins and conditions do. A table from
    which something is only shown is joined by an outer join, so that no list is read from that end; where the
    register is long it stands in `shown_from` with its condition instead, so that no count reads it either. The
    first column on the page carries the link to the record. Rows stand in the order `default_sort`, else
    the first declared.
    """

    key: str
    title: str
    source: Select[Any]
    id_column: Expression
    columns: tuple[Column, ...]
    sorts: tuple[Sort, ...]
    filters: tuple[Filter, ...] = ()
    search: Search | None = None
    noun: str = ""
    empty_hint: str = "Chưa có dòng nào."
    default_sort: str = ""
    lines: Lines | None = None
    shown_from: tuple[tuple[Any, ColumnElement[bool]], ...] = ()

    def __post_init__(self) -> None:
        """Refuse, when the program starts, a declaration that some address would break."""
        _refuse_repeated(f"columns of {self.key}", (column.key for column in self.columns))
        names = [*RESERVED, *(name for each in self.filters for name in each.names)]
        _refuse_repeated(f"parameters of {self.key}", names)
        kinds = {column.key: column.kind for column in self.columns}
        for sort in self.sorts:
            if kinds.get(sort.key, Kind.STATUS) is Kind.STATUS:
                raise ValueError(f"sort {sort.key!r} of {self.key} needs a column whose values have an order")
            refuse_slow(sort, self.id_column)
        if self.default_sort and self.default_sort not in {sort.key for sort in self.sorts}:
            raise ValueError(f"{self.key} has no sort {self.default_sort!r}")
        if self.lines is None and any(column.per_line for column in self.columns):
            raise ValueError(f"{self.key} has columns per line but no lines")

    @cached_property
    def page_columns(self) -> tuple[Column, ...]:
        """The columns of the list on the screen."""
        return tuple(column for column in self.columns if column.on_page)

    @cached_property
    def page_sources(self) -> Mapping[str, Select[Any]]:
        """The statement behind the list for each sort: id, value sorted by, then the cells with an expression.

        It is built once, for building it takes longer than reading fifty rows.
        """
        cells = [column.expression for column in self.page_columns if column.expression is not None]
        return {
            sort.key: selecting(self.shown_source, [self.id_column, sort.expression, *cells])
            for sort in self.sorts
        }

    @cached_property
    def shown_source(self) -> Select[Any]:
        """The source with the tables from which something is only shown."""
        source = self.source
        for table, condition in self.shown_from:
            source = source.outerjoin(table, condition)
        return source

    @cached_property
    def counted_source(self) -> Select[Any]:
        """The statement that is counted: the id of each row of the list."""
        return selecting(self.source, [self.id_column])

    @cached_property
    def export_columns(self) -> tuple[Column, ...]:
        """The columns of the workbook."""
        return tuple(column for column in self.columns if column.in_export)

    def sort(self, key: str) -> Sort:
        """Return the sort of this key, or the default one for a key that no sort has."""
        known = {sort.key: sort for sort in self.sorts}
        return known.get(key) or known[self.default_sort or self.sorts[0].key]

    def kind_of(self, sort: Sort) -> Kind:
        """Return the kind of the values that a sort orders: that of the column with its key."""
        return next(column.kind for column in self.columns if column.key == sort.key)


def selecting(source: Select[Any], columns: Iterable[Expression]) -> Select[Any]:
    """Return the source with these columns in place of its own."""
    return source.with_only_columns(*map(element, columns), maintain_column_froms=True)


def _refuse_repeated(what: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{what}: {key!r} stands twice")
        seen.add(key)
