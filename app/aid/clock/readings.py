"""What a clock shows for one dossier: the pure terms fed with the office's calendar, periods and settings."""

from dataclasses import replace
from datetime import date

from app.aid.clock.terms import AT_THE_OFFICE, Reading, appraisal, notice, stays
from app.aid.models import Proposal
from app.core.calendar import term_end, term_end_with_stops
from app.core.terms import Term
from app.dossiers.models import Dossier
from app.law.shapes import Clock, Outcome
from app.office import queries as office
from app.office.models import SettingKey, WhileIncomplete


def reading(proposal: Proposal, clock: Term | None) -> Reading | None:
    """The clock that runs in the present state of a dossier; None where nothing runs."""
    dossier = proposal.dossier
    if clock is None or dossier.from_old_book:
        return None
    if clock == Clock.APPRAISAL:
        return _appraisal(dossier)
    if clock == Clock.NOTICE:
        return _notice(dossier)
    if clock == Clock.SUPPLEMENT:
        return _supplement(dossier)
    return _target(dossier, Clock(clock))


def _appraisal(dossier: Dossier) -> Reading | None:
    """The law's days; of a file that Thủ tướng decides only the office's own, for what the province does is internal."""
    if dossier.valid_on is None or dossier.regime is None:
        return None
    for_the_centre = dossier.outcome == Outcome.PRIME_MINISTER
    period = None if for_the_centre else office.period(Clock.APPRAISAL, dossier.regime, dossier.received_on)
    mode = WhileIncomplete(office.setting(SettingKey.CLOCK_WHILE_INCOMPLETE))
    found = appraisal(dossier.steps, dossier.valid_on, period, mode, office.working_calendar())
    return target_beside(found) if for_the_centre else found


def _notice(dossier: Dossier) -> Reading | None:
    if dossier.decided_on is None or dossier.regime is None:
        return None
    period = office.period(Clock.NOTICE, dossier.regime, dossier.received_on)
    return notice(dossier.decided_on, period, office.working_calendar())


def _supplement(dossier: Dossier) -> Reading | None:
    request = dossier.open_request
    if request is None:
        return None
    return Reading(Clock.SUPPLEMENT, None, request.asked_on, request.due_on, internal=True)


def _target(dossier: Dossier, clock: Clock) -> Reading | None:
    """The office's own period from the day this state began; nothing while the office has set none."""
    began = dossier.last_step_on
    target = office.target(clock, began) if began else None
    if began is None or target is None:
        return None
    due = term_end(began, target.length, target.count, office.working_calendar())
    return Reading(clock, None, began, due, internal=True)


def target_beside(now: Reading) -> Reading | None:
    """The office's own period (thời hạn nội bộ) beside a legal one: same beginning, same stops; None while unset."""
    target = None if now.internal else office.target(now.clock, now.began_on)
    if target is None:
        return None
    stops = [stop.interval for stop in now.stops]
    due = term_end_with_stops(now.began_on, target.length, target.count, stops, office.working_calendar())
    return replace(now, period=None, due_on=due, internal=True)


def days_at_the_office(dossier: Dossier, today: date) -> int:
    """Calendar days the file has spent at the Văn phòng UBND, shown apart from the appraisal."""
    return sum(((i.end or today) - i.start).days for i in stays(dossier.steps, AT_THE_OFFICE))
