"""Who has which duty on a day."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.office.models import Duty, DutyKind, Unit


def duty_holders(kind: DutyKind, day: date) -> list[Unit]:
    """Units that have a duty on a day."""
    query = (
        select(Unit)
        .join(Duty, Duty.unit_id == Unit.id)
        .where(
            Duty.kind == kind,
            or_(Duty.since.is_(None), Duty.since <= day),
            or_(Duty.until.is_(None), Duty.until >= day),
        )
        .order_by(Duty.since.desc().nulls_last(), Unit.id)
    )
    return list(db.session.scalars(query).unique())


def duties_of(unit_id: int) -> list[Duty]:
    """The duties of one unit."""
    return [duty for duty in duties() if duty.unit_id == unit_id]


def duties() -> list[Duty]:
    """Every duty by kind, the present holder first."""
    rows = db.session.scalars(select(Duty).options(joinedload(Duty.unit)))
    order = list(DutyKind)
    return sorted(
        rows, key=lambda duty: (order.index(duty.kind), -(duty.since or date.min).toordinal(), duty.id)
    )
