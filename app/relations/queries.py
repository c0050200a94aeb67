"""Foreign relations as SQL: searches, groups of countries in a cell, contacts and agreements of a record."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from app.core.db import db
from app.core.parsing import PartialDate
from app.core.search import Search, has_number
from app.core.terms import label_of
from app.office import queries as office
from app.partners.models import Partner
from app.permissions import Actor
from app.relations.models import Agreement, Contact, Counterpart, Mission, PartnerLocality

HINT = "không cần gõ dấu"
SEARCHES: Mapping[type[Any], Search] = {
    Mission: Search(Mission.search_text, f"Tên, nước, nơi đặt trụ sở; {HINT}", Mission.written_text),
    PartnerLocality: Search(PartnerLocality.search_text, f"Tên, nước; {HINT}", PartnerLocality.written_text),
    Agreement: Search(Agreement.search_text, f"Tên, bên ký, số, lĩnh vực; {HINT}", Agreement.written_text),
    Contact: Search(Contact.search_text, f"Họ tên, chức vụ; {HINT}", Contact.written_text),
}

BODY_NAME = func.coalesce(Mission.name, PartnerLocality.name, Partner.name)
"""What a contact belongs to, over outer joins of all three."""

BODY_KIND = case(
    (Contact.mission_id.is_not(None), literal(Mission.word(), String)),
    (Contact.locality_id.is_not(None), literal(PartnerLocality.word(), String)),
    else_=literal(Partner.word(), String),
)


def groups_of(model: type[Counterpart], day: date) -> Callable[[Session, Sequence[int]], Mapping[int, str]]:
    """The groups (nhóm quan hệ) in which the countries of these records stand on a day, one cell each."""

    def read(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        names = office.groups_on(day)
        rows = session.execute(select(model.id, model.country).where(model.id.in_(ids)))
        return {row_id: "; ".join(names.get(country, ())) for row_id, country in rows}

    return read


def in_groups(model: type[Counterpart], day: date) -> Callable[[Sequence[Any]], ColumnElement[bool]]:
    """Records whose country stands in one of these groups on a day."""

    def condition(values: Sequence[Any]) -> ColumnElement[bool]:
        return model.country.in_(office.countries_of_groups([int(value) for value in values], day))

    return condition


def in_force_on(day: date) -> ColumnElement[bool]:
    """Agreements in force on a day, as far as their papers say."""
    begun, lasts = PartialDate.of(day), f"{day:%Y-%m-%d}"
    ended = func.substr(lasts, 1, func.length(Agreement.in_force_to)) > Agreement.in_force_to
    return (Agreement.in_force_from <= begun) & or_(Agreement.in_force_to.is_(None), ~ended)


def contacts_of(record: Counterpart | Partner) -> list[Contact]:
    """The people of a mission, a locality or a donor, the present ones first."""
    column = {Mission: Contact.mission_id, PartnerLocality: Contact.locality_id, Partner: Contact.partner_id}
    query = select(Contact).where(column[type(record)] == record.id)
    return list(
        db.session.scalars(query.order_by(Contact.ends.is_not(None), Contact.begins.desc(), Contact.sort_key))
    )


def agreements_of(locality: PartnerLocality) -> list[Agreement]:
    """The agreements with a locality."""
    query = select(Agreement).where(Agreement.locality_id == locality.id)
    return list(db.session.scalars(query.order_by(Agreement.sort_key, Agreement.id)))


def localities() -> list[tuple[int, str]]:
    """Every locality, as choices of a form."""
    query = select(PartnerLocality.id, PartnerLocality.name).order_by(
        PartnerLocality.sort_key, PartnerLocality.id
    )
    return [(i, name) for i, name in db.session.execute(query)]


def agreements_with_number(
    _actor: Actor, typed: str, _documents: Sequence[int], most: int
) -> Select[int, str, str, date | None, str]:
    """The agreements of this number; their day may be known in part only and is not given."""
    own = has_number(Agreement.number_key, typed)
    return (
        select(
            Agreement.id,
            Agreement.name,
            Agreement.number,
            literal(None).label("day"),
            literal(label_of(Agreement.number), String),
        )
        .where(false() if own is None else own)
        .order_by(Agreement.id.desc())
        .limit(most)
    )
