"""What open records a unit holds (hồ sơ đang mở của một đơn vị), and which of them wait for a successor."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from app.core.db import db
from app.core.terms import label_of
from app.dossiers.models import Dossier, Holder, Opinion
from app.office.models import ENDING, Succession, Unit
from app.office.queries.units import moves_whole

OPEN = Dossier.holder != Holder.NOBODY


class Holding(NamedTuple):
    """A column in which an open record names the unit that holds it; a new kind of record adds a line below."""

    column: InstrumentedAttribute[Any]
    is_open: ColumnElement[bool]

    @property
    def label(self) -> str:
        return label_of(self.column)

    def of(self, unit_id: int) -> list[Any]:
        """The open records of a unit."""
        model = self.column.class_
        query = select(model).where(self.column == unit_id, self.is_open).order_by(model.id)
        return list(db.session.scalars(query))


HOLDINGS = (
    Holding(Dossier.applicant_id, OPEN),
    Holding(Dossier.entered_by_id, OPEN),
    Holding(Dossier.lead_id, OPEN),
    Holding(Opinion.unit_id, and_(Opinion.kind.is_(None), Opinion.dossier.has(OPEN))),
)


@dataclass(frozen=True)
class Waiting:
    """A dossier that an ended unit still holds: nobody can go on with it until a successor is named."""

    dossier: Dossier
    unit: Unit
    ended_from: date
    parts: tuple[str, ...]


def open_records(unit_id: int) -> dict[str, int]:
    """How many open records a unit holds, by the part it has in them."""
    return {holding.label: number for holding in HOLDINGS if (number := len(holding.of(unit_id)))}


def waiting_for_successor(day: date) -> list[Waiting]:
    """Open records of units that ended without one successor for all, by the day of their end."""
    moved = {old for old, _, on in moves_whole() if on <= day}
    query = (
        select(Succession)
        .options(joinedload(Succession.from_unit))
        .where(Succession.takes_effect_on <= day, Succession.kind.in_(ENDING))
        .order_by(Succession.takes_effect_on, Succession.id)
    )
    ended = {row.from_unit_id: row for row in db.session.scalars(query) if row.from_unit_id not in moved}
    return [waiting for row in ended.values() for waiting in _waiting(row)]


def _waiting(succession: Succession) -> list[Waiting]:
    parts: dict[Dossier, list[str]] = {}
    for holding in HOLDINGS:
        for record in holding.of(succession.from_unit_id):
            parts.setdefault(record.root, []).append(holding.label)
    on = succession.takes_effect_on or date.max
    return [Waiting(dossier, succession.from_unit, on, tuple(labels)) for dossier, labels in parts.items()]
