"""Counting days and terms (thời hạn) as Bộ luật Dân sự 2015, Điều 147 and 148, count them.

The first day is not counted. A term ends at the end of its last day; if that is a day off, at the end of the
next working day. Months end on the corresponding day, or on the last day of a month that has none.
"""

import calendar as gregorian
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.terms import Term

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday(day: date) -> str:
    """The day of the week in words: "thứ Hai" … "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


class DayKind(Term):
    """How a day departs from Monday to Friday (loại ngày)."""

    HOLIDAY = "holiday", "nghỉ lễ"
    SUBSTITUTE = "substitute", "nghỉ bù"
    WORKED = "worked", "làm bù"


class DayCount(Term):
    """What the length of a term counts (cách tính thời hạn)."""

    CALENDAR = "calendar", "ngày"
    WORKING = "working", "ngày làm việc"
    MONTHS = "months", "tháng"


def spoken_days(first: date | None, last: date | None) -> str:
    """Days from one to another, inclusive, in words: "từ 01/03/2025", "đến 16/09/2020", "từ … đến …"."""
    begin = f"từ {first:%d/%m/%Y}" if first else ""
    end = f"đến {last:%d/%m/%Y}" if last else ""
    return " ".join(filter(None, (begin, end))) or "không rõ ngày"


@dataclass(frozen=True)
class Interval:
    """A stretch of days from `start` up to, not including, `end`; without an end it still goes on."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"Khoảng thời gian kết thúc ({self.end:%d/%m/%Y}) trước khi bắt đầu.")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


_Stops = tuple[Interval, ...]


@dataclass(frozen=True)
class WorkingCalendar:
    """Ngày làm việc: Monday to Friday less the days off, plus the Saturdays worked instead (làm bù)."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[date, DayKind]]) -> "WorkingCalendar":
        """The calendar that these exceptions make."""
        kinds = dict(days)
        worked = frozenset(day for day, kind in kinds.items() if kind is DayKind.WORKED)
        return cls(off=frozenset(kinds) - worked, worked=worked)

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def previous_working(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def working_days_after(self, start: date, n: int) -> date:
        """The n-th working day after `start`, which is not counted; with n = 0, `start` itself."""
        return term_end(start, n, DayCount.WORKING, self, roll=False)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days follow `start` up to and including `end`; 0 if `end` is not later."""
        days = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
        return sum(map(self.is_working, days))


def term_end(
    start: date, length: int, count: DayCount, calendar: WorkingCalendar, *, roll: bool = True
) -> date:
    """The last day of a term that begins after `start`, rolled to the next working day unless told not to.

    Raises ValueError for a length below zero.
    """
    return _end(start, length, count, (), calendar, roll=roll)


def term_end_with_stops(
    start: date,
    length: int,
    count: DayCount,
    stops: Iterable[Interval],
    calendar: WorkingCalendar,
    *,
    roll: bool = True,
) -> date | None:
    """The last day of a term whose clock stood still (tạm dừng) during `stops`; None while one has no end.

    Stopped days are not counted, a day in two stops only once; months are first laid out as days. The roll,
    to a working day that is not stopped, is made once, at the end. Raises ValueError for a length below zero.
    """
    stops = tuple(stops)
    if any(stop.end is None for stop in stops):
        return None
    return _end(start, length, count, stops, calendar, roll=roll)


def days_left(due: date, today: date) -> int:
    """Days from today to the due date: 0 on the day itself, below zero once it is overdue (quá hạn)."""
    return (due - today).days


def _end(
    start: date, length: int, count: DayCount, stops: _Stops, calendar: WorkingCalendar, *, roll: bool
) -> date:
    if length < 0:
        raise ValueError(f"Thời hạn không được âm: {length}.")
    if count is DayCount.MONTHS:
        length = (_months_after(start, length) - start).days
    day = start
    while length:
        day += _ONE_DAY
        counted = count is not DayCount.WORKING or calendar.is_working(day)
        length -= counted and _is_running(day, stops)
    while roll and not (calendar.is_working(day) and _is_running(day, stops)):
        day += _ONE_DAY
    return day


def _is_running(day: date, stops: _Stops) -> bool:
    return not any(day in stop for stop in stops)


def _months_after(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, gregorian.monthrange(year, month)[1]))
