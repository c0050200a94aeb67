"""Units on a day: which there are, what became of them, which stand behind one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.core.db import db
from app.office.models import ENDING, WHOLE, Succession, Unit, UnitVersion


def moves_whole() -> list[tuple[int, int, date]]:
    """Successions 1→1 and n→1 that move everything of a unit: (from, to, day)."""
    rows = db.session.execute(
        select(Succession.from_unit_id, Succession.to_unit_id, Succession.takes_effect_on).where(
            Succession.takes_effect_on.is_not(None), Succession.kind.in_(WHOLE)
        )
    )
    return whole_moves((a, b, on) for a, b, on in rows if on is not None)


def whole_moves(moves: Iterable[tuple[int, int | None, date]]) -> list[tuple[int, int, date]]:
    """Of (from, to, day), successions of the kinds in WHOLE, those that have one successor and name it."""
    rows = list(moves)
    successors = Counter(a for a, _, _ in rows)
    return [(a, b, on) for a, b, on in rows if b is not None and successors[a] == 1]


def with_predecessors(unit_id: int, moves: Iterable[tuple[int, int, date]], day: date) -> frozenset[int]:
    """A unit and every unit that whole moves, in effect on the day, bring into it."""
    into = [(a, b) for a, b, on in moves if on <= day]
    found = {unit_id}
    while more := {a for a, b in into if b in found} - found:
        found |= more
    return frozenset(found)


def unit_and_predecessors(unit_id: int, day: date) -> frozenset[int]:
    """A unit and every unit whose successions, in effect on the day, end in it."""
    return with_predecessors(unit_id, moves_whole(), day)


def units_by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """Units by id, in one query."""
    return {u.id: u for u in db.session.scalars(select(Unit).where(Unit.id.in_(set(ids))))}


def alive_on(day: date) -> ColumnElement[bool]:
    """The condition for units that exist on a day: begun, not ended, not merged into another row."""
    begun = select(UnitVersion.unit_id).where(
        or_(UnitVersion.valid_from.is_(None), UnitVersion.valid_from <= day)
    )
    ended = select(Succession.from_unit_id).where(
        Succession.takes_effect_on <= day, Succession.kind.in_(ENDING)
    )
    return and_(Unit.id.in_(begun), Unit.id.not_in(ended), Unit.merged_into_id.is_(None))


def live_units(day: date) -> list[tuple[int, str]]:
    """Units that exist on a day, by Vietnamese order, as choices of a form."""
    query = select(Unit.id, Unit.name).where(alive_on(day)).order_by(Unit.sort_key, Unit.id)
    return [(i, name) for i, name in db.session.execute(query)]


def known_units() -> list[tuple[int, str]]:
    """Every unit that was ever one, as choices of a form; one that has ended says until when."""
    ends = db.session.execute(
        select(Succession.from_unit_id, func.min(Succession.takes_effect_on))
        .where(Succession.takes_effect_on.is_not(None), Succession.kind.in_(ENDING))
        .group_by(Succession.from_unit_id)
    )
    ended = {unit_id: f" (kết thúc từ {day:%d/%m/%Y})" for unit_id, day in ends}
    query = select(Unit.id, Unit.name).where(Unit.merged_into_id.is_(None)).order_by(Unit.sort_key, Unit.id)
    return [(i, name + ended.get(i, "")) for i, name in db.session.execute(query)]


def ended_from(unit_id: int) -> date | None:
    """The first day on which the unit is no more, as far as its successions say."""
    return db.session.scalar(
        select(func.min(Succession.takes_effect_on)).where(
            Succession.from_unit_id == unit_id, Succession.kind.in_(ENDING)
        )
    )


def unconfirmed_units() -> int:
    """How many units wait for an administrator to confirm or merge them."""
    query = (
        select(func.count()).select_from(Unit).where(Unit.confirmed.is_(False), Unit.merged_into_id.is_(None))
    )
    return db.session.scalar(query) or 0


def successions() -> list[Succession]:
    """Every succession, the newest first; those whose day is not known stand above."""
    rows = db.session.scalars(
        select(Succession).options(joinedload(Succession.from_unit), joinedload(Succession.to_unit))
    )
    return sorted(rows, key=lambda row: (row.takes_effect_on or date.max, row.id), reverse=True)


def successions_of(unit_id: int) -> list[Succession]:
    """What became of a unit and what it came from."""
    return [row for row in successions() if unit_id in (row.from_unit_id, row.to_unit_id)]


def merged_into(unit_id: int) -> list[str]:
    """Names of the units that were registered twice and merged into this one."""
    return list(
        db.session.scalars(select(Unit.name).where(Unit.merged_into_id == unit_id).order_by(Unit.sort_key))
    )


def user_count(unit_id: int) -> int:
    """How many people sign in for a unit, those disabled left out."""
    query = select(func.count()).select_from(User).where(User.unit_id == unit_id, User.active)
    return db.session.scalar(query) or 0
