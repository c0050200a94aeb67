"""The rows of the record of a donor, each kind in its order, and who represents donors on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from app.core.db import db
from app.partners.models import Representative, RepresentativePost
from app.partners.models.record import OfPartner

Row = TypeVar("Row", bound=OfPartner)


def rows_of(model: type[Row], partner_id: int, *newest: Any) -> list[Row]:
    """The rows of one kind, the newest first by the columns given; what has no day stands last."""
    order = [column.desc().nulls_last() for column in newest]
    kept: Any = model
    query = select(model).where(kept.partner_id == partner_id).order_by(*order, model.id.desc())
    return list(db.session.scalars(query))


def representatives_on(partner_ids: Sequence[int], day: date) -> dict[int, list[Representative]]:
    """Who represents these donors on a day; a contact is no representative."""
    query = select(Representative).where(
        Representative.partner_id.in_(partner_ids), Representative.post != RepresentativePost.CONTACT
    )
    found: dict[int, list[Representative]] = {}
    for person in db.session.scalars(
        query.order_by(Representative.since.desc().nulls_last(), Representative.id)
    ):
        begun = person.since is None or person.since.first_day <= day
        if begun and (person.until is None or person.until.last_day >= day):
            found.setdefault(person.partner_id, []).append(person)
    return found
