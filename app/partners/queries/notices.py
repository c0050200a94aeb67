"""Where a notice of an NGO stands on a day: the rule as a pure function and, for filters, as SQL."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.terms import first_of
from app.partners.models import NoticeState, PartnerNotice

REMIND_DAYS = 15
S, N = NoticeState, PartnerNotice


def notice_state(due_on: date | None, received_on: date | None, day: date) -> NoticeState:
    """Where a notice stands on a day; one whose day nobody knows is never late."""
    if received_on is not None:
        return S.LATE if due_on is not None and received_on > due_on else S.RECEIVED
    if due_on is None:
        return S.UNDATED
    if due_on < day:
        return S.OVERDUE
    return S.REMIND if (due_on - day).days <= REMIND_DAYS else S.WAITING


def notice_case(day: date) -> ColumnElement[NoticeState]:
    """The rule of `notice_state` over a select of notices."""
    return first_of(
        S,
        (and_(N.received_on.is_not(None), N.due_on.is_not(None), N.received_on > N.due_on), S.LATE),
        (N.received_on.is_not(None), S.RECEIVED),
        (N.due_on.is_(None), S.UNDATED),
        (N.due_on < day, S.OVERDUE),
        (N.due_on <= day + timedelta(days=REMIND_DAYS), S.REMIND),
        otherwise=S.WAITING,
    )


def notices_as(states: Sequence[NoticeState], day: date) -> ColumnElement[bool]:
    """Notices that stand so on a day."""
    return notice_case(day).in_(states)


def notices_of(partner_id: int) -> list[PartnerNotice]:
    """What an NGO has sent or owes, the newest first."""
    query = select(N).where(N.partner_id == partner_id).options(joinedload(N.certificate))
    return list(db.session.scalars(query.order_by(N.listed_on.desc(), N.id.desc())))
