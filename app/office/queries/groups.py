"""Groups of countries and which countries stand in them on a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app.core.countries import country_name
from app.core.db import db
from app.core.vietnamese import sort_key
from app.office.models import GroupMember, RelationGroup

G, M = RelationGroup, GroupMember


def relation_groups() -> list[RelationGroup]:
    """Every group that was ever one, in the order of the office."""
    return list(db.session.scalars(select(G).order_by(G.code, G.id)))


def group_members() -> list[GroupMember]:
    """Every country of every group, group by group, in Vietnamese order."""
    rows = db.session.scalars(select(M).join(M.group).options(joinedload(M.group)).order_by(G.code, G.id))
    return sorted(rows, key=lambda row: (row.group.code, row.group_id, sort_key(country_name(row.country))))


def countries_of_groups(group_ids: Sequence[int], day: date) -> Select[str]:
    """The codes of the countries that stand in these groups on a day."""
    return (
        select(M.country)
        .join(M.group)
        .where(
            M.group_id.in_(group_ids),
            or_(M.valid_from.is_(None), M.valid_from <= day),
            or_(M.valid_to.is_(None), M.valid_to >= day),
            or_(G.valid_from.is_(None), G.valid_from <= day),
            or_(G.valid_to.is_(None), G.valid_to >= day),
        )
    )


def groups_on(day: date) -> dict[str, list[str]]:
    """The names of the groups in which each country stands on a day."""
    inside = countries_of_groups([group.id for group in relation_groups()], day)
    found: dict[str, list[str]] = {}
    for country, name in db.session.execute(
        inside.with_only_columns(M.country, G.name).order_by(G.code, G.id)
    ):
        found.setdefault(country, []).append(name)
    return found
