"""The rows an office starts with (app/office/reference/*.csv): units, duties, calendar, places, sectors.

A heading is the name of a column; a cell that points at a unit or place holds its code or name.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Date, func, select

from app.core.db import Base, db
from app.core.terms import TermType
from app.office.actions.units import keys_of_unit
from app.office.models import (
    CalendarDay,
    Duty,
    GroupMember,
    Place,
    RelationGroup,
    Sector,
    Succession,
    Unit,
    UnitVersion,
)

FOLDER = Path(__file__).resolve().parent.parent / "reference"
LISTS: Mapping[str, type[Base]] = {
    "successions": Succession,
    "duties": Duty,
    "sectors": Sector,
    "calendar": CalendarDay,
    "group_members": GroupMember,
}


def install_reference() -> bool:
    """Put the reference rows into an office that has none; says whether it did. Runs inside a transaction."""
    if db.session.scalar(select(func.count()).select_from(Unit)):
        return False
    ids: dict[str, int] = {}
    for row in _rows("units"):
        unit = Unit(**_facts(Unit, row, ids))
        unit.versions.append(UnitVersion(**_facts(UnitVersion, row, ids)))
        ids[row["code"]] = _kept(keys_of_unit(unit))
    for row in _rows("places"):
        ids[row["name"]] = _kept(Place(**_facts(Place, row, ids)))
    for row in _rows("relation_groups"):
        ids[row["name"]] = _kept(RelationGroup(**_facts(RelationGroup, row, ids)))
    for name, model in LISTS.items():
        db.session.add_all(model(**_facts(model, row, ids)) for row in _rows(name))
    return True


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _facts(model: type[Base], row: Mapping[str, str], ids: Mapping[str, int]) -> dict[str, Any]:
    columns = model.metadata.tables[model.__tablename__].columns
    return {name: _value(columns[name], cell, ids) for name, cell in row.items() if name in columns}


def _value(column: Column[Any], cell: str, ids: Mapping[str, int]) -> Any:
    if column.foreign_keys:
        return ids[cell] if cell else None
    if isinstance(column.type, TermType):
        return column.type.terms(cell)
    if isinstance(column.type, Date):
        return date.fromisoformat(cell) if cell else None
    return cell


def _kept(record: Base) -> int:
    db.session.add(record)
    db.session.flush()
    return record.id
