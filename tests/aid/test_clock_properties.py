"""The clock of the appraisal over any legal sequence of steps."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.aid.clock import appraisal, notice, stays
from app.aid.clock.terms import AT_THE_OFFICE
from app.aid.models import Status
from app.core.calendar import DayCount, WorkingCalendar
from app.law.shapes import Clock, Period, RegimeCode, Standing
from app.office.models import WhileIncomplete

S = Status
TWENTY = Period(
    Clock.APPRAISAL, RegimeCode.ND80, 20, DayCount.CALENDAR, "khoản 6 Điều 10", Standing.CONFIRMED
)
EVERY_DAY = WorkingCalendar(worked=frozenset(date(2020, 1, 1) + timedelta(days=n) for n in range(2000)))
WEEK = WorkingCalendar(
    off=frozenset({date(2021, 1, 1), date(2021, 2, 10), date(2021, 2, 11), date(2021, 2, 12)})
)
FIRST = date(2020, 11, 2)
ROADS = {
    S.CONSULTING: (S.APPRAISING, S.INCOMPLETE),
    S.APPRAISING: (S.REVIEWING, S.CONSULTING, S.INCOMPLETE),
    S.REVIEWING: (S.APPRAISING, S.SUBMITTED),
    S.SUBMITTED: (S.APPRAISING, S.SIGNING),
    S.SIGNING: (S.SUBMITTED, S.FORWARDED),
    S.FORWARDED: (S.APPRAISING,),
}


@dataclass(frozen=True)
class Taken:
    """A step as the clock reads it."""

    source: str
    target: str
    on: date
    taken_back: bool = False


@st.composite
def roads(draw, most=12):
    """Any way through the appraisal from the day it was valid, each step some days after the last."""
    here, back, day = S.CONSULTING, S.CONSULTING, FIRST
    steps = [Taken(S.CHECKING, S.CONSULTING, day)]
    for _ in range(draw(st.integers(0, most))):
        day += timedelta(days=draw(st.integers(0, 9)))
        if here == S.INCOMPLETE:
            target = back
        else:
            target = draw(st.sampled_from(ROADS[here]))
            back = here
        steps.append(Taken(here, target, day))
        here = target
    return steps


def closed(steps):
    """The same road, ended in a state in which the clock runs."""
    last = steps[-1]
    if last.target in (*AT_THE_OFFICE, S.INCOMPLETE):
        return [*steps, Taken(last.target, S.APPRAISING, last.on + timedelta(days=1))]
    return steps


def reading(steps, mode=WhileIncomplete.PAUSE, calendar=EVERY_DAY, period=TWENTY):
    return appraisal(steps, FIRST, period, mode, calendar)


def stopped_days(steps, states):
    return {
        i.start + timedelta(days=n)
        for i in stays(steps, states)
        if i.end
        for n in range((i.end - i.start).days)
    }


@given(roads())
def test_a_stop_adds_exactly_its_days(steps):
    steps = closed(steps)
    due, day, counted = reading(steps).due_on, FIRST, 0
    stopped = stopped_days(steps, (*AT_THE_OFFICE, S.INCOMPLETE))
    while day < due:
        day += timedelta(days=1)
        counted += day not in stopped
    assert counted == 20
    assert due not in stopped


@given(roads(), st.integers(1, 30))
def test_after_a_stop_the_days_that_were_left_go_on(steps, away):
    steps = [*closed(steps), Taken(S.APPRAISING, S.REVIEWING, closed(steps)[-1].on)]
    gone = steps[-1].on + timedelta(days=1)
    due = reading(steps).due_on
    there_and_back = [
        *steps,
        Taken(S.REVIEWING, S.SUBMITTED, gone),
        Taken(S.SUBMITTED, S.APPRAISING, gone + timedelta(days=away)),
    ]
    left = max((due - gone).days + 1, 0)
    later = reading(there_and_back).due_on
    assert later == (due if left == 0 else due + timedelta(days=away))


@given(roads(), st.sampled_from(WhileIncomplete))
def test_no_due_day_falls_on_a_day_off_or_a_stopped_one(steps, mode):
    due = reading(closed(steps), mode, WEEK).due_on
    assert WEEK.is_working(due)
    assert due not in stopped_days(closed(steps), AT_THE_OFFICE)


@given(roads())
def test_while_the_file_is_away_there_is_no_due_day(steps):
    now = reading(steps)
    away = steps[-1].target in (*AT_THE_OFFICE, S.INCOMPLETE)
    assert (now.due_on is None) == away == now.stopped


@given(roads())
def test_a_clock_that_does_not_stop_for_papers_counts_the_days_of_waiting(steps):
    steps = closed(steps)
    running, paused = reading(steps, WhileIncomplete.RUN), reading(steps)
    waited = stays(steps, (S.INCOMPLETE,))
    assert running.due_on <= paused.due_on
    assert (running.due_on == paused.due_on) or waited


@given(roads())
def test_a_clock_that_begins_anew_counts_from_the_last_supplement(steps):
    steps = closed(steps)
    waits = [i for i in stays(steps, (S.INCOMPLETE,)) if i.end and i.end > FIRST]
    anew = reading(steps, WhileIncomplete.RESTART)
    assert anew.began_on == (waits[-1].end if waits else FIRST)
    if not waits:
        assert anew == reading(steps)


@given(roads())
def test_a_step_taken_back_is_as_if_it_had_not_been(steps):
    last = steps[-1]
    undone = [*steps, Taken(last.target, S.SUBMITTED, last.on, taken_back=True)]
    assert reading(undone) == reading(steps)


@given(roads())
def test_a_step_that_leaves_the_file_in_place_changes_no_clock(steps):
    last = steps[-1]
    stayed = [*steps, Taken(last.target, last.target, last.on + timedelta(days=5))]
    assert reading(stayed) == reading(steps)


@given(roads(), st.integers(0, 40))
def test_a_file_valid_later_is_never_due_earlier(steps, later):
    moved = appraisal(steps, FIRST + timedelta(days=later), TWENTY, WhileIncomplete.PAUSE, WEEK)
    now = reading(steps, calendar=WEEK)
    if now.due_on and moved.due_on:
        assert moved.due_on >= now.due_on


@given(roads())
def test_where_the_rule_is_unknown_there_is_no_day(steps):
    unknown = Period(Clock.APPRAISAL, RegimeCode.ND93, None, None, "", Standing.UNKNOWN)
    now = reading(steps, period=unknown)
    assert (now.due_on, now.counts) == (None, False)


@given(st.dates(date(2020, 1, 1), date(2024, 12, 31)))
def test_a_notice_is_due_within_five_days_or_on_the_next_worked_one(decided_on):
    five = Period(Clock.NOTICE, RegimeCode.ND80, 5, DayCount.CALENDAR, "khoản 2 Điều 11", Standing.CONFIRMED)
    due = notice(decided_on, five, WEEK).due_on
    assert due == WEEK.next_working(decided_on + timedelta(days=5))
