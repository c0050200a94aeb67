"""The history told in the words of the office (lịch sử thay đổi): labels, days and names, not columns and codes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import Boolean, Column, Date, Table, select

from app.core.countries import Country, CountryOrGroup, country_name, country_or_group
from app.core.db import Base, Moment, db
from app.core.history import HistoryRow
from app.core.money import grouped
from app.core.parsing import parse_partial_date
from app.core.partial_dates import PartialDay
from app.core.templating import moment
from app.core.terms import TermType

NAMING_COLUMNS = ("name", "title", "number", "code")

Untold: TypeAlias = Mapping[str, frozenset[str]]
"""Columns that a reader may not see, by the name of their table."""


@dataclass(frozen=True)
class Difference:
    """One field before and after."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One record that an act added, changed or removed."""

    event: str
    word: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Deed:
    """What a person did at one moment, with every record it changed."""

    doing: str
    who: str
    unit: str
    at: datetime
    acted_on: date
    changes: tuple[Change, ...]


def told(rows: Iterable[HistoryRow], untold: Untold = MappingProxyType({})) -> list[Deed]:
    """The deeds behind rows of the history, in their order; one query for each kind of record they name.

    `untold` names the columns of a kind that the reader may not see; a row that says nothing else is left out.
    """
    kept = [row for row in rows if row.kind not in untold or set(row.differences) - untold[row.kind]]
    names = _names(kept)
    groups: dict[Any, list[HistoryRow]] = {}
    for row in kept:
        groups.setdefault((row.at, row.actor_id, row.doing), []).append(row)
    return [
        Deed(
            first.doing,
            first.actor,
            first.unit,
            first.at,
            first.acted_on,
            tuple(_change(row, names, untold.get(row.kind, frozenset())) for row in group),
        )
        for group in groups.values()
        for first in group[:1]
    ]


def _change(row: HistoryRow, names: dict[tuple[str, Any], str], untold: Collection[str]) -> Change:
    table = Base.metadata.tables[row.kind]
    differences = (
        Difference(column.info["label"], _worded(column, old, names), _worded(column, new, names))
        for name, (old, new) in row.differences.items()
        if name not in untold and (column := table.columns.get(name)) is not None and "label" in column.info
    )
    return Change(row.event, str(table.info["label"]), tuple(d for d in differences if d.old != d.new))


def _worded(column: Column[Any], value: Any, names: dict[tuple[str, Any], str]) -> str:
    if value is None or value == "":
        return ""
    if (table := _pointed_at(column)) is not None:
        return names.get((table.name, value), f"số {value}")
    match column.type:
        case TermType() as kind:
            return kind.terms(value).label
        case Boolean():
            return "có" if value else "không"
        case Date():
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        case Moment():
            return moment(datetime.fromisoformat(value))
        case Country():
            return country_name(value)
        case CountryOrGroup():
            return country_or_group(value)
        case PartialDay():
            return parse_partial_date(value).label
    return grouped(Decimal(value)) if column.type.python_type is Decimal else str(value)


def _names(rows: Iterable[HistoryRow]) -> dict[tuple[str, Any], str]:
    """What the records that these rows point at are called."""
    wanted: dict[str, set[Any]] = {}
    for row in rows:
        columns = Base.metadata.tables[row.kind].columns
        for name, values in row.differences.items():
            if (column := columns.get(name)) is not None and (table := _pointed_at(column)) is not None:
                wanted.setdefault(table.name, set()).update(v for v in values if v is not None)
    return {
        (name, record_id): called
        for name, ids in wanted.items()
        for record_id, called in _called(Base.metadata.tables[name], ids)
    }


def _called(table: Table, ids: set[Any]) -> Iterable[tuple[int, str]]:
    column = next((table.columns[name] for name in NAMING_COLUMNS if name in table.columns), None)
    if column is not None:
        for record_id, called in db.session.execute(select(table.c.id, column).where(table.c.id.in_(ids))):
            if called:
                yield record_id, str(called)


def _pointed_at(column: Column[Any]) -> Table | None:
    return next((key.column.table for key in column.foreign_keys), None)
