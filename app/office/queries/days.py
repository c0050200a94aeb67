"""The working calendar, legal periods as the office has confirmed them, and its own periods."""

from datetime import date

from sqlalchemy import func, select

from app.core.calendar import DayKind, WorkingCalendar, is_weekend, weekday
from app.core.db import db
from app.dossiers.models import Dossier
from app.law.periods import PERIODS
from app.law.shapes import Clock, Period, RegimeCode, Standing
from app.office.models import CalendarDay, InternalTarget, RuleValue


def working_calendar() -> WorkingCalendar:
    """The working calendar as the office keeps it today; projected days count like the others."""
    rows = db.session.execute(select(CalendarDay.day, CalendarDay.kind)).all()
    return WorkingCalendar(
        off=frozenset(d for d, kind in rows if kind != DayKind.WORKED),
        worked=frozenset(d for d, kind in rows if kind == DayKind.WORKED),
    )


def calendar_days(year: int) -> list[CalendarDay]:
    """The days of a year that depart from Monday to Friday, in order."""
    query = select(CalendarDay).where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
    return list(db.session.scalars(query.order_by(CalendarDay.day)))


def last_calendar_year() -> int:
    """The last year of which the calendar knows a day."""
    last = db.session.scalar(select(func.max(CalendarDay.day)))
    return last.year if last else date.min.year


def calendar_warnings(day: CalendarDay) -> list[str]:
    """What an administrator should look at again: a day off on a day that nobody works anyway."""
    if day.kind == DayKind.WORKED or not is_weekend(day.day):
        return []
    return [
        f"{day.day:%d/%m/%Y} là {weekday(day.day)}, vốn không làm việc: hãy xem có ngày nghỉ bù nào kèm theo không."
    ]


def declared_period(clock: Clock, regime: RegimeCode) -> Period | None:
    """What our text of the law says about a clock; None where the regime has no such clock."""
    return next((p for p in PERIODS if (p.clock, p.regime) == (clock, regime)), None)


def period(clock: Clock, regime: RegimeCode, pinned_on: date | None) -> Period | None:
    """The legal period of a clock: the office's confirmed value where the text is not confirmed, else the law.

    A value serves dossiers received from the day it names on; None where the regime has no such clock.
    """
    declared = declared_period(clock, regime)
    if declared is None or declared.standing == Standing.CONFIRMED or pinned_on is None:
        return declared
    value = db.session.scalar(
        select(RuleValue)
        .where(RuleValue.clock == clock, RuleValue.regime == regime, RuleValue.holds_from <= pinned_on)
        .order_by(RuleValue.holds_from.desc())
        .limit(1)
    )
    if value is None:
        return declared
    return Period(clock, regime, value.length, value.count, value.source, Standing.CONFIRMED)


def target(clock: Clock, day: date) -> InternalTarget | None:
    """The office's own period (thời hạn nội bộ) in force on a day, or None while the office has set none."""
    return db.session.scalar(
        select(InternalTarget)
        .where(InternalTarget.clock == clock, InternalTarget.since <= day)
        .order_by(InternalTarget.since.desc())
        .limit(1)
    )


def unconfirmed_calendar_days(year: int) -> int:
    """How many days of a year's calendar are not yet confirmed."""
    return sum(not day.confirmed for day in calendar_days(year))


def all_targets() -> list[InternalTarget]:
    """The office's own periods, newest first for each kind of work."""
    targets = db.session.scalars(select(InternalTarget).order_by(InternalTarget.since.desc()))
    order = list(Clock)
    return sorted(targets, key=lambda target: order.index(target.clock))


def all_values() -> list[RuleValue]:
    """The figures that the office has confirmed, newest first for each rule."""
    values = db.session.scalars(select(RuleValue).order_by(RuleValue.holds_from.desc()))
    order = list(RegimeCode)
    return sorted(values, key=lambda value: order.index(value.regime))


def value_warnings(value: RuleValue) -> list[str]:
    """Says how many dossiers were received while the figure was not there yet."""
    query = select(func.count()).select_from(Dossier)
    query = query.where(Dossier.regime == value.regime, Dossier.received_on >= value.holds_from)
    number = db.session.scalar(query)
    if not number:
        return []
    return [
        f"{number} hồ sơ tiếp nhận từ {value.holds_from:%d/%m/%Y} sẽ tính hạn theo giá trị này ở bước kế tiếp."
    ]
