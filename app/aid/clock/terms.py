"""Which period runs and when it ends: a pure function of the steps, with the stops and the standing of the rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.aid.models import Status
from app.core.calendar import Interval, WorkingCalendar, term_end, term_end_with_stops
from app.law.shapes import Clock, Period, Standing
from app.office.models import WhileIncomplete

AT_THE_OFFICE = (Status.SUBMITTED, Status.SIGNING, Status.FORWARDED)


class Taken(Protocol):
    """A step as the clock reads it."""

    @property
    def on(self) -> date: ...
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def taken_back(self) -> bool: ...


@dataclass(frozen=True)
class Stop:
    """An interval in which the clock stood still, and why."""

    interval: Interval
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a clock shows: due day (None while stopped or unknown), the period behind it, its stops."""

    clock: Clock
    period: Period | None
    began_on: date
    due_on: date | None
    stops: tuple[Stop, ...] = ()
    internal: bool = False  # thời hạn nội bộ, or a day typed in a request: no rule of the State behind it

    @property
    def counts(self) -> bool:
        """Whether missing the day makes anybody late: only a confirmed period does."""
        return self.internal or (self.period is not None and self.period.standing == Standing.CONFIRMED)

    @property
    def stopped(self) -> bool:
        return any(stop.interval.end is None for stop in self.stops)


def stays(steps: Sequence[Taken], statuses: Iterable[str]) -> list[Interval]:
    """The stretches of days spent in any of these statuses; the last one has no end while it lasts."""
    wanted, found, since = set(statuses), list[Interval](), None
    for step in (s for s in steps if not s.taken_back):
        if since is None and step.target in wanted:
            since = step.on
        elif since is not None and step.target not in wanted:
            found.append(Interval(since, step.on))
            since = None
    return [*found, Interval(since)] if since is not None else found


def appraisal(
    steps: Sequence[Taken],
    valid_on: date,
    period: Period | None,
    while_incomplete: WhileIncomplete,
    calendar: WorkingCalendar,
) -> Reading:
    """The clock of the appraisal (thời hạn thẩm định): from the day the file was valid to `submit`.

    The days at the Văn phòng stand still; the days spent waiting for papers as the office has set.
    """
    stops = [Stop(i, "hồ sơ ở Văn phòng UBND tỉnh") for i in stays(steps, AT_THE_OFFICE)]
    waits = [i for i in stays(steps, (Status.INCOMPLETE,)) if i.end is None or i.end > valid_on]
    began = valid_on
    if while_incomplete == WhileIncomplete.PAUSE:
        stops += [Stop(i, "chờ bổ sung hồ sơ") for i in waits]
    elif while_incomplete == WhileIncomplete.RESTART and waits:
        last = waits[-1]
        began = last.end or began
        stops = [s for s in stops if s.interval.end is None or s.interval.end > began]
        stops += [Stop(last, "chờ bổ sung hồ sơ, sẽ tính lại từ đầu")] if last.end is None else []
    due = None
    if period and period.length and period.count:
        due = term_end_with_stops(began, period.length, period.count, [s.interval for s in stops], calendar)
    return Reading(Clock.APPRAISAL, period, began, due, tuple(stops))


def notice(decided_on: date, period: Period | None, calendar: WorkingCalendar) -> Reading:
    """The clock of telling the donor and sending the decision, from the day of the decision."""
    due = None
    if period and period.length and period.count:
        due = term_end(decided_on, period.length, period.count, calendar)
    return Reading(Clock.NOTICE, period, decided_on, due)
