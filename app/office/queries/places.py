"""Places and sectors on a day."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.office.models import Place, PlaceKind, Sector

LEVELS = tuple(PlaceKind)


def places_on(day: date) -> list[Place]:
    """Places valid on a day, provinces first."""
    query = select(Place).where(
        or_(Place.valid_from.is_(None), Place.valid_from <= day),
        or_(Place.valid_to.is_(None), Place.valid_to >= day),
    )
    return list(db.session.scalars(query.order_by(Place.sort_key, Place.id)))


def places_with_parts() -> list[tuple[int, str]]:
    """Places that others can lie in, as choices of a form."""
    query = select(Place).where(Place.kind != PlaceKind.COMMUNE).order_by(Place.sort_key, Place.id)
    return [(place.id, place.name) for place in db.session.scalars(query)]


def sectors_on(day: date) -> list[Sector]:
    """Sectors valid on a day, in the office's own order."""
    query = select(Sector).where(
        or_(Sector.valid_from.is_(None), Sector.valid_from <= day),
        or_(Sector.valid_to.is_(None), Sector.valid_to >= day),
    )
    return list(db.session.scalars(query.order_by(Sector.id)))


def all_places() -> list[Place]:
    """Every place that was ever one, by level, then by name."""
    places = db.session.scalars(
        select(Place).options(joinedload(Place.parent)).order_by(Place.sort_key, Place.id)
    )
    return sorted(places, key=lambda place: LEVELS.index(place.kind))


def known_places() -> list[tuple[int, str]]:
    """Every place that was ever one, as choices of a form: with what it lies in and, where it has ended, until when."""
    return [(place.id, _spoken(place)) for place in all_places()]


def known_sectors() -> list[tuple[int, str]]:
    """Every sector that was ever one, as choices of a form; one that has ended says until when."""
    return [(sector.id, f"{sector.name}{_until(sector)}") for sector in all_sectors()]


def _spoken(place: Place) -> str:
    inside = f" ({place.parent.name})" if place.parent else ""
    return f"{place.name}{inside}{_until(place)}"


def _until(row: Place | Sector) -> str:
    return f" – đến {row.valid_to:%d/%m/%Y}" if row.valid_to else ""


def all_sectors() -> list[Sector]:
    """Every sector, also those that have ended."""
    return list(db.session.scalars(select(Sector).order_by(Sector.id)))
