"""The person behind a user on a day: unit, predecessors, duties."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    String,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from app.accounts.models import Role, User, folded_username
from app.core.db import db
from app.office import queries as office
from app.office.models import ENDING, WHOLE, Duty, DutyKind, Setting, SettingKey, Succession, Unit
from app.permissions import Actor

UNIT, DAY = bindparam("unit", type_=Integer), bindparam("day", type_=Date)

# written once: putting these three together takes longer than asking them
FACTS: CompoundSelect[Any, Any, Any, Any, Any] = union_all(
    select(
        literal("succession"),
        Succession.from_unit_id,
        Succession.to_unit_id,
        type_coerce(Succession.kind, String),
        Succession.takes_effect_on,
    ).where(Succession.takes_effect_on.is_not(None)),
    select(literal("duty"), Duty.unit_id, null(), type_coerce(Duty.kind, String), null()).where(
        Duty.unit_id == UNIT,
        or_(Duty.since.is_(None), Duty.since <= DAY),
        or_(Duty.until.is_(None), Duty.until >= DAY),
    ),
    select(literal("setting"), null(), null(), Setting.value, null()).where(
        Setting.key == SettingKey.DIVISION_HEAD_MAY_ISSUE
    ),
)


def actor_of(user: User, day: date) -> Actor:
    """Who this user is on a day of acting: his unit with those it succeeds, and its duties that day.

    A unit that has ended has neither: its people keep their names and lose their rights.
    """
    facts = _facts(user.unit_id, day)
    ended_on = _end(user.unit_id, facts["succession"], day)
    moves = office.whole_moves((a, b, on) for a, b, kind, on in facts["succession"] if kind in WHOLE)
    return Actor(
        user_id=user.id,
        name=user.name,
        role=user.role,
        unit_id=user.unit_id,
        unit_name=user.unit.name,
        unit_ids=frozenset() if ended_on else office.with_predecessors(user.unit_id, moves, day),
        duties=frozenset() if ended_on else frozenset(DutyKind(kind) for _, _, kind, _ in facts["duty"]),
        day=day,
        division_head_issues=any(value == "1" for _, _, value, _ in facts["setting"]),
        unit_ended_on=ended_on,
    )


def _facts(unit_id: int, day: date) -> dict[str, list[Any]]:
    """Successions, the unit's duties of the day and the setting that an actor depends on, in one query.

    Every request asks this, and a copy kept in one process would not hear of a change made in another.
    """
    found: dict[str, list[Any]] = defaultdict(list)
    for what, *fact in db.session.execute(FACTS, {"unit": unit_id, "day": day}):
        found[what].append(fact)
    return found


def _end(unit_id: int, successions: Iterable[Any], day: date) -> date | None:
    """The day from which a unit is no more, if that day has come; a part split off leaves it standing."""
    days = [on for a, _, kind, on in successions if a == unit_id and kind in ENDING and on <= day]
    return min(days, default=None)


class Stranded(NamedTuple):
    """A unit that has ended while people still belong to it."""

    unit: Unit
    ended_on: date
    people: int


def stranded(day: date) -> list[Stranded]:
    """The ended units whose active users wait to be moved (chuyển theo danh sách), newest end first."""
    end = func.min(Succession.takes_effect_on)
    ends = (
        select(Succession.from_unit_id.label("unit_id"), end.label("on"))
        .where(Succession.kind.in_(ENDING), Succession.takes_effect_on <= day)
        .group_by(Succession.from_unit_id)
        .subquery()
    )
    query = (
        select(Unit, ends.c.on, func.count(User.id))
        .join(ends, ends.c.unit_id == Unit.id)
        .join(User, User.unit_id == Unit.id)
        .where(User.active)
        .group_by(Unit.id, ends.c.on)
        .order_by(ends.c.on.desc(), Unit.sort_key)
    )
    return [Stranded(*row) for row in db.session.execute(query)]


def active_users(unit_id: int) -> list[User]:
    """The people of a unit who may sign in, in Vietnamese order."""
    query = select(User).where(User.unit_id == unit_id, User.active).order_by(User.sort_key, User.id)
    return list(db.session.scalars(query))


def successor_of(unit_id: int, day: date) -> int | None:
    """The unit that took over a whole unit; None where there are several or none."""
    moves = {a: b for a, b, on in office.moves_whole() if on <= day}
    return moves.get(unit_id)


def user_by_name(username: str) -> User | None:
    """The user who signs in under this name."""
    return db.session.scalar(select(User).where(User.username == folded_username(username)))


def user_of_session(token: str) -> User | None:
    """The user of a sign-in token; none once disabled, or since the password was changed."""
    user_id, _, key = token.partition(":")
    user = db.session.get(User, int(user_id)) if user_id.isdecimal() else None
    return user if user and user.active and user.session_key == key else None


def user_by_id(user_id: int) -> User:
    """The user of an id that a form has already checked."""
    return db.session.get_one(User, user_id)


def officers_of(unit_ids: frozenset[int]) -> list[tuple[int, str]]:
    """Active people of a unit who may appraise a file, by name as Vietnam orders people."""
    query = select(User.id, User.name).where(
        User.unit_id.in_(unit_ids),
        User.active,
        User.role.in_((Role.OFFICER, Role.DIVISION_HEAD)),
    )
    return [(i, name) for i, name in db.session.execute(query.order_by(User.sort_key, User.id))]
