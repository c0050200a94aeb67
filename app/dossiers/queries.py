"""Dossiers as SQL: which ones a person sees, the same rows that `may_see_dossier` allows; held by whom; late."""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Select,
    and_,
    bindparam,
    exists,
    false,
    or_,
    select,
    union,
)
from sqlalchemy.orm import aliased

from app.accounts.models import Role
from app.core.search import either
from app.dossiers.models import Correction, Dossier, Holder, Opinion
from app.office.models import DutyKind
from app.permissions import SEEING_DUTIES, WORKING_ROLES, Actor

HOLDING = tuple(holder for holder in Holder if holder != Holder.NOBODY)
BY_DUTY = {DutyKind.PUT_UP: Holder.OFFICE, DutyKind.DECIDE: Holder.DECIDER}

Given: TypeAlias = Collection[Any] | BindParameter[Any]
"""Values, or the name under which each reader of a register brings his own."""

TODAY: BindParameter[date] = bindparam("today", type_=Date())
MY_UNITS: BindParameter[Any] = bindparam("my_units", expanding=True)
MY_HOLDERS: BindParameter[Any] = bindparam("my_holders", expanding=True)


def known_of(actor: Actor) -> dict[str, Any]:
    """What the filters of registers leave open: the day, the reader's units, where the file is in his hands."""
    return {"today": actor.day, "my_units": sorted(actor.unit_ids), "my_holders": holders_of(actor)}


def holders_of(actor: Actor) -> list[Holder]:
    """The holders that the duties of this person's unit make it."""
    return [holder for duty, holder in BY_DUTY.items() if actor.has(duty)]


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The dossiers (hồ sơ) this person may open.

    Who sees nearly all of them has each row checked; who sees a few has them looked up, column by column.
    """
    if actor.role in (Role.ADMIN, Role.VIEWER):
        return false()
    handed_in = or_(Dossier.handed_in_on.is_not(None), Dossier.from_old_book)
    has_a_part = or_(
        Dossier.applicant_id.in_(actor.unit_ids),
        Dossier.entered_by_id.in_(actor.unit_ids),
        exists().where(Opinion.dossier_id == Dossier.id, Opinion.unit_id.in_(actor.unit_ids)),
    )
    if actor.has(*SEEING_DUTIES):
        return or_(handed_in, has_a_part)
    leads = and_(Dossier.lead_id.in_(actor.unit_ids), handed_in)
    return either(Dossier.id.in_(_few(actor)), or_(leads, has_a_part))


def _few(actor: Actor) -> Any:
    """Ids of the dossiers in which this person's unit has a part; one index for each part."""
    one = aliased(Dossier)
    handed_in = or_(one.handed_in_on.is_not(None), one.from_old_book)
    return union(
        select(one.id).where(one.applicant_id.in_(actor.unit_ids)),
        select(one.id).where(one.entered_by_id.in_(actor.unit_ids)),
        select(one.id).where(one.lead_id.in_(actor.unit_ids), handed_in),
        select(Opinion.dossier_id).where(Opinion.unit_id.in_(actor.unit_ids)),
    )


def overdue_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Dossiers whose due day is past (quá hạn); a period that is not confirmed makes nobody late."""
    return and_(Dossier.holder.in_(HOLDING), Dossier.due_counts, Dossier.due_on < day)


def held_by(units: Given, holders: Given) -> ColumnElement[bool]:
    """Dossiers whose turn it is at these units; `holders` are those that their duties make them."""
    asked = exists().where(
        Opinion.dossier_id == Dossier.id, Opinion.unit_id.in_(units), Opinion.kind.is_(None)
    )
    held = or_(
        and_(Dossier.holder == Holder.APPLICANT, Dossier.applicant_id.in_(units)),
        and_(Dossier.holder == Holder.APPLICANT, Dossier.entered_by_id.in_(units)),
        and_(Dossier.holder == Holder.LEAD, Dossier.lead_id.in_(units)),
        and_(Dossier.holder == Holder.CONSULTED, Dossier.lead_id.in_(units)),
        and_(Dossier.holder == Holder.CONSULTED, asked),
        Dossier.holder.in_(holders),
    )
    return and_(Dossier.holder.in_(HOLDING), held)


def corrections_waiting(actor: Actor) -> Select[Correction]:
    """Corrections (sửa lỗi nhập liệu) that this person may settle as the second one of his unit, oldest first."""
    mine = and_(
        Correction.settled_at.is_(None),
        Correction.unit_id.in_(actor.unit_ids),
        Correction.proposed_by_id.is_distinct_from(actor.user_id),
    )
    return select(Correction).where(mine if actor.role in WORKING_ROLES else false()).order_by(Correction.id)
