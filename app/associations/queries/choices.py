"""What forms and filters offer: associations by name, units that may become one."""

from sqlalchemy import select

from app.associations.models import Association
from app.core.db import db
from app.office.models import Unit, UnitKind


def association_choices(besides: int | None = None) -> list[tuple[int, str]]:
    """Every association by name, as choices of a form."""
    query = select(Association.id, Association.name).order_by(Association.sort_key, Association.id)
    return [(i, name) for i, name in db.session.execute(query) if i != besides]


def unit_choices() -> list[tuple[int, str]]:
    """Units that are an association or a union and not in the register yet."""
    query = (
        select(Unit.id, Unit.name)
        .where(
            Unit.kind.in_((UnitKind.ASSOCIATION, UnitKind.UNION)),
            Unit.merged_into_id.is_(None),
            Unit.id.not_in(select(Association.unit_id)),
        )
        .order_by(Unit.sort_key, Unit.id)
    )
    return [(i, name) for i, name in db.session.execute(query)]
