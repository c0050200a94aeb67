"""The clocks of a founding (thời hạn): recognition, decision, congress; each a function of days and of the decree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.associations.models import Founding, FoundingStatus
from app.associations.requirements import regime_of, regime_on
from app.core.calendar import Interval, term_end, term_end_with_stops
from app.core.terms import Term
from app.dossiers.models import Step
from app.law.shapes import Clock, Period, RegimeCode, Standing
from app.office import queries as office


@dataclass(frozen=True)
class Reading:
    """What a clock shows: due day (None where unknown), the period behind it, the days it stood still."""

    clock: Clock
    period: Period | None
    began_on: date
    due_on: date | None
    stops: tuple[Interval, ...] = ()
    internal: bool = False
    extended: bool = False

    @property
    def counts(self) -> bool:
        """Whether missing the day makes anybody late: only a confirmed period, or a day that was set, does."""
        confirmed = self.period is not None and self.period.standing == Standing.CONFIRMED
        return self.internal or self.extended or confirmed


def reading(founding: Founding, clock: Term | None) -> Reading | None:
    """The clock that runs in the present state; None where nothing runs."""
    dossier = founding.dossier
    match clock:
        case Clock.RECOGNITION if founding.asked_on:
            return _term(Clock.RECOGNITION, regime_on(founding.asked_on).code, founding.asked_on)
        case Clock.FOUNDING if dossier.valid_on and dossier.regime:
            return _decision(founding, dossier.valid_on)
        case Clock.CONGRESS if dossier.decided_on:
            return congress(founding, dossier.decided_on)
        case Clock.SUPPLEMENT if dossier.open_request:
            request = dossier.open_request
            return Reading(Clock.SUPPLEMENT, None, request.asked_on, request.due_on, internal=True)
        case Clock.CHECKING if dossier.last_step_on:
            return _own(Clock.CHECKING, dossier.last_step_on)
    return None


def _term(clock: Clock, regime: RegimeCode, began: date) -> Reading:
    period = office.period(clock, regime, began)
    due = None
    if period and period.length and period.count:
        due = term_end(began, period.length, period.count, office.working_calendar())
    return Reading(clock, period, began, due)


def _decision(founding: Founding, valid_on: date) -> Reading:
    """From the valid file on; the days spent waiting for papers after it stand still."""
    dossier = founding.dossier
    period = office.period(Clock.FOUNDING, regime_of(founding, valid_on), dossier.received_on)
    stops = tuple(stop for stop in waits(dossier.steps) if stop.end is None or stop.end > valid_on)
    due = None
    if period and period.length and period.count:
        due = term_end_with_stops(valid_on, period.length, period.count, stops, office.working_calendar())
    return Reading(Clock.FOUNDING, period, valid_on, due, stops)


def waits(steps: Iterable[Step]) -> list[Interval]:
    """The stretches in which papers were awaited; the last one has no end while it lasts."""
    found, since = list[Interval](), None
    for step in (s for s in steps if s.leads_on):
        if step.target == FoundingStatus.INCOMPLETE:
            since = step.on
        elif since is not None:
            found.append(Interval(since, step.on))
            since = None
    return [*found, Interval(since)] if since is not None else found


def congress(founding: Founding, decided_on: date) -> Reading:
    """The days in which the founding congress must be held, from the decision on, or to the day of its extension."""
    term = _term(Clock.CONGRESS, regime_on(decided_on).code, decided_on)
    if founding.extended_to is None:
        return term
    return Reading(Clock.CONGRESS, term.period, decided_on, founding.extended_to, extended=True)


def last_day_to_ask(founding: Founding) -> date | None:
    """Until when an extension may be asked for: so many days after the congress was due; None where unknown."""
    decided = founding.dossier.decided_on
    due = _term(Clock.CONGRESS, regime_on(decided).code, decided).due_on if decided else None
    return _term(Clock.EXTENSION, regime_on(decided).code, due).due_on if decided and due else None


def _own(clock: Clock, began: date) -> Reading | None:
    target = office.target(clock, began)
    if target is None:
        return None
    due = term_end(began, target.length, target.count, office.working_calendar())
    return Reading(clock, None, began, due, internal=True)
