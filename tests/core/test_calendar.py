"""Working days and terms, against worked examples and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.calendar import (
    DayCount,
    DayKind,
    Interval,
    WorkingCalendar,
    days_left,
    term_end,
    term_end_with_stops,
)

CALENDAR, WORKING, MONTHS = DayCount.CALENDAR, DayCount.WORKING, DayCount.MONTHS
PLAIN = WorkingCalendar()
YEAR_2026 = WorkingCalendar(
    off=frozenset(
        {
            date(2026, 1, 1),
            *(date(2026, 2, day) for day in range(16, 21)),
            date(2026, 4, 27),
            date(2026, 4, 30),
            date(2026, 5, 1),
            date(2026, 9, 1),
            date(2026, 9, 2),
        }
    )
)
SWAPPED = WorkingCalendar(
    off=YEAR_2026.off | {date(2026, 8, 31)}, worked=frozenset({date(2026, 8, 22)})
)  # Monday 31/8 off, made up for on Saturday 22/8

days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
lengths = st.integers(0, 120)
exceptions = st.frozensets(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=12)
calendars = st.builds(WorkingCalendar, off=exceptions, worked=exceptions)
counts = st.sampled_from(DayCount)


@st.composite
def closed_stops(draw):
    starts = draw(st.lists(st.dates(date(2024, 12, 1), date(2025, 6, 30)), max_size=4))
    return [Interval(start, start + timedelta(days=draw(st.integers(0, 20)))) for start in starts]


# Working days


def test_monday_to_friday_are_worked_unless_off():
    assert YEAR_2026.is_working(date(2026, 4, 24))
    assert not YEAR_2026.is_working(date(2026, 4, 25))
    assert not YEAR_2026.is_working(date(2026, 4, 27))


def test_a_saturday_worked_instead_is_a_working_day():
    assert SWAPPED.is_working(date(2026, 8, 22))
    assert not SWAPPED.is_working(date(2026, 8, 31))


def test_a_calendar_is_made_of_the_kinds_of_its_days():
    kinds = [
        (date(2026, 4, 27), DayKind.HOLIDAY),
        (date(2026, 8, 31), DayKind.SUBSTITUTE),
        (date(2026, 8, 22), DayKind.WORKED),
    ]
    calendar = WorkingCalendar.of(kinds)
    assert calendar.off == {date(2026, 4, 27), date(2026, 8, 31)}
    assert calendar.worked == {date(2026, 8, 22)}


def test_next_and_previous_working_day_may_be_the_day_itself():
    friday, sunday = date(2026, 4, 24), date(2026, 4, 26)
    assert (YEAR_2026.next_working(friday), YEAR_2026.previous_working(friday)) == (friday, friday)
    assert YEAR_2026.next_working(sunday) == date(2026, 4, 28)
    assert YEAR_2026.previous_working(sunday) == friday


@given(days, lengths, calendars)
def test_working_days_between_counts_what_working_days_after_adds(start, n, calendar):
    end = calendar.working_days_after(start, n)
    assert calendar.working_days_between(start, end) == n
    assert n == 0 or calendar.is_working(end)


def test_no_working_days_lie_between_a_day_and_an_earlier_one():
    assert PLAIN.working_days_between(date(2026, 4, 24), date(2026, 4, 20)) == 0


# Terms


@pytest.mark.parametrize(
    ("start", "length", "end", "calendar"),
    [
        (date(2026, 2, 9), 20, date(2026, 3, 16), YEAR_2026),
        (date(2026, 2, 9), 45, date(2026, 4, 20), YEAR_2026),
        (date(2026, 4, 20), 10, date(2026, 5, 7), YEAR_2026),
        (date(2026, 8, 24), 10, date(2026, 9, 9), YEAR_2026),
        (date(2026, 8, 24), 10, date(2026, 9, 10), SWAPPED),
        (date(2026, 8, 21), 1, date(2026, 8, 22), SWAPPED),
    ],
)
def test_terms_of_working_days_skip_days_off(start, length, end, calendar):
    assert term_end(start, length, WORKING, calendar) == end


def test_the_first_day_is_not_counted_and_a_day_off_at_the_end_rolls_on():
    assert term_end(date(2025, 3, 3), 20, CALENDAR, PLAIN) == date(2025, 3, 24)  # day 20 is Sunday 23/03
    assert term_end(date(2025, 3, 3), 20, CALENDAR, PLAIN, roll=False) == date(2025, 3, 23)


def test_a_term_that_ends_on_a_holiday_rolls_over_the_whole_holiday():
    assert term_end(date(2026, 4, 20), 10, CALENDAR, YEAR_2026) == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 3, 15), 6, date(2025, 9, 15)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 5), 1, date(2026, 1, 5)),
        (date(2025, 5, 5), 0, date(2025, 5, 5)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start, months, end):
    assert term_end(start, months, MONTHS, PLAIN, roll=False) == end


def test_a_term_of_months_rolls_too():
    assert term_end(date(2025, 2, 15), 1, MONTHS, PLAIN) == date(2025, 3, 17)  # 15/03 is a Saturday


@pytest.mark.parametrize("count", DayCount)
def test_a_negative_length_is_refused(count):
    with pytest.raises(ValueError, match=r"^Thời hạn không được âm: -1\.$"):
        term_end(date(2025, 3, 3), -1, count, PLAIN)


@given(days, lengths, counts, calendars)
def test_a_rolled_term_never_ends_on_a_day_off(start, length, count, calendar):
    assert calendar.is_working(term_end(start, length, count, calendar))


@given(days, days, lengths, counts, calendars)
def test_a_later_start_never_ends_earlier(one, other, length, count, calendar):
    earlier, later = sorted((one, other))
    assert term_end(earlier, length, count, calendar) <= term_end(later, length, count, calendar)


@given(days, lengths, lengths, counts, calendars)
def test_a_longer_term_never_ends_earlier(start, one, other, count, calendar):
    shorter, longer = sorted((one, other))
    assert term_end(start, shorter, count, calendar) <= term_end(start, longer, count, calendar)


# Stops

RECEIVED = date(2020, 11, 9)
GIVEN_BACK = Interval(date(2020, 11, 20), date(2020, 11, 24))


def test_an_appraisal_of_twenty_days_given_back_once():
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, [], PLAIN) == date(2020, 11, 30)
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, [GIVEN_BACK], PLAIN) == date(2020, 12, 3)
    assert term_end(date(2020, 11, 27), 5, CALENDAR, PLAIN) == date(2020, 12, 2)


def test_a_day_in_two_stops_is_left_out_once():
    overlapping = [
        Interval(date(2020, 11, 20), date(2020, 11, 23)),
        Interval(date(2020, 11, 22), date(2020, 11, 24)),
    ]
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, overlapping, PLAIN) == date(2020, 12, 3)


def test_two_stops_roll_once_at_the_end():
    two = [Interval(date(2020, 11, 12), date(2020, 11, 13)), GIVEN_BACK]
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, two, PLAIN) == date(2020, 12, 4)


def test_there_is_no_due_date_while_the_clock_stands_still():
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, [Interval(date(2020, 11, 20))], PLAIN) is None


@pytest.mark.parametrize(
    "stop", [(date(2020, 11, 1), date(2020, 11, 10)), (date(2020, 12, 1), date(2020, 12, 9))]
)
def test_a_stop_before_the_term_or_after_its_end_changes_nothing(stop):
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, [Interval(*stop)], PLAIN) == date(2020, 11, 30)


def test_the_roll_passes_over_days_on_which_the_clock_stands_still():
    stop = Interval(
        date(2020, 11, 30), date(2020, 12, 2)
    )  # day 20 is Sunday 29/11, the stop begins on Monday
    assert term_end_with_stops(RECEIVED, 20, CALENDAR, [stop], PLAIN) == date(2020, 12, 2)


def test_working_days_inside_a_stop_are_not_counted():
    over_a_weekend = Interval(date(2025, 3, 7), date(2025, 3, 11))  # Friday to Monday: two working days
    assert term_end(date(2025, 3, 3), 10, WORKING, PLAIN) == date(2025, 3, 17)
    assert term_end_with_stops(date(2025, 3, 3), 10, WORKING, [over_a_weekend], PLAIN) == date(2025, 3, 19)


def test_a_stop_lengthens_a_term_of_months_by_its_days():
    stop = Interval(date(2025, 3, 3), date(2025, 3, 6))
    assert term_end_with_stops(date(2025, 2, 10), 1, MONTHS, [stop], PLAIN) == date(2025, 3, 13)


@given(days, st.integers(1, 120), st.integers(1, 60), st.data())
def test_a_stop_of_k_days_inside_a_term_moves_its_unrolled_end_by_k(start, length, k, data):
    begins = start + timedelta(days=data.draw(st.integers(1, length)))
    stop = Interval(begins, begins + timedelta(days=k))
    moved = term_end_with_stops(start, length, CALENDAR, [stop], PLAIN, roll=False)
    assert moved == start + timedelta(days=length + k)


@given(st.dates(date(2024, 12, 1), date(2025, 3, 1)), lengths, counts, closed_stops(), calendars)
def test_a_term_with_stops_ends_on_a_working_day_that_is_not_stopped(start, length, count, stops, calendar):
    end = term_end_with_stops(start, length, count, stops, calendar)
    assert calendar.is_working(end)
    assert not any(end in stop for stop in stops)


@given(st.dates(date(2024, 12, 1), date(2025, 3, 1)), lengths, counts, closed_stops(), calendars)
def test_stops_never_bring_the_end_nearer(start, length, count, stops, calendar):
    assert term_end_with_stops(start, length, count, stops, calendar) >= term_end(
        start, length, count, calendar
    )


@given(days, lengths, counts, calendars)
def test_without_stops_both_ways_of_counting_agree(start, length, count, calendar):
    assert term_end_with_stops(start, length, count, [], calendar) == term_end(start, length, count, calendar)


@given(days, days)
def test_a_stop_holds_its_start_but_not_its_end(start, end):
    assume(start < end)
    stop = Interval(start, end)
    assert start in stop
    assert end not in stop
    assert end in Interval(start)


def test_a_stop_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="trước khi bắt đầu"):
        Interval(date(2025, 3, 3), date(2025, 3, 2))


def test_days_left_are_counted_to_the_end_of_the_due_date():
    due = date(2025, 3, 24)
    assert [days_left(due, today) for today in (date(2025, 3, 21), due, date(2025, 3, 25))] == [3, 0, -1]
