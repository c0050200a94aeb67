"""Dates (ngày), whole or as far as they are known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from app.core.parsing.texts import ParseError, quoted

FIRST_YEAR, LAST_YEAR = 1900, 2100
EARLIEST_YEAR = 1000

_DAY = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date known to its year, month or day (ngày, tháng hoặc năm). Raises ParseError if it cannot be.

    In order by its first day; of two with the same first day the less known one comes first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ParseError("Có ngày thì phải có tháng.")
        _possible(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def of(cls, day: date) -> Self:
        """A day that is wholly known."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def beginning(cls, day: date) -> Self:
        """The least known date whose first day is this one: 01/01/2016 gives 2016."""
        month = None if (day.month, day.day) == (1, 1) else day.month
        return cls(day.year, month, None if day.day == 1 else day.day)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.isoformat() < other.isoformat()

    def __str__(self) -> str:
        return self.label

    def isoformat(self) -> str:
        """As it is stored: 2009-04-08, 2015-03 or 2016; compared as text these stand in their order."""
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join([f"{self.year:04d}", *parts])

    def ends_before(self, other: "PartialDate") -> bool:
        """Whether all of it lies before the other: 2019 before 03/2020; 2020 may still be after it."""
        return self.last_day < other.first_day

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def label(self) -> str:
        """As far as it is known: 08/04/2009, 03/2015 or 2016."""
        parts = [f"{part:02d}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, str(self.year)])


def parse_date(text: str) -> date:
    """A day typed as 6/7/2011, 06/07/2011, 6-7-2011, 06.7.2011 or 2011-07-06, the day before the month.

    Raises ParseError if it cannot be read, is not in the calendar, or lies outside 1900–2100.
    """
    typed = text.strip()
    if not typed:
        raise ParseError("Chưa nhập ngày.")
    found = _day_in(typed)
    if found is None:
        raise ParseError(
            f"Không đọc được ngày {quoted(typed)}; hãy nhập ngày/tháng/năm với năm đủ bốn chữ số, "
            "ví dụ 06/07/2011."
        )
    return _possible(*found)


def parse_partial_date(text: str) -> PartialDate:
    """A year (2016), a month (3/2015) or a day as `parse_date` reads it. Raises ParseError as that does."""
    typed = text.strip()
    if not typed:
        raise ParseError("Chưa nhập thời gian.")
    found = _day_in(typed) or _month_in(typed) or _year_in(typed)
    if found is None:
        raise ParseError(
            f"Không đọc được thời gian {quoted(typed)}; hãy nhập năm, tháng/năm hoặc ngày/tháng/năm, "
            "ví dụ 2016, 3/2015 hoặc 08/04/2009."
        )
    return PartialDate(*found)


def parse_year(text: str) -> int:
    """A year alone, as far back as an institution may have been founded (năm thành lập): 1000 to 2100.

    Raises ParseError if it cannot be read.
    """
    typed = text.strip()
    if not _YEAR.fullmatch(typed) or not EARLIEST_YEAR <= int(typed) <= LAST_YEAR:
        raise ParseError(f"Không đọc được năm {quoted(typed)}; hãy nhập năm đủ bốn chữ số, ví dụ 1995.")
    return int(typed)


def _day_in(typed: str) -> tuple[int, int, int] | None:
    if match := _DAY.fullmatch(typed):
        return int(match[4]), int(match[3]), int(match[1])
    if match := _ISO_DAY.fullmatch(typed):
        return int(match[1]), int(match[2]), int(match[3])
    return None


def _month_in(typed: str) -> tuple[int, int] | None:
    if match := _MONTH.fullmatch(typed):
        return int(match[2]), int(match[1])
    if match := _ISO_MONTH.fullmatch(typed):
        return int(match[1]), int(match[2])
    return None


def _year_in(typed: str) -> tuple[int] | None:
    return (int(typed),) if _YEAR.fullmatch(typed) else None


def _possible(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ParseError(f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise ParseError(f"Không có tháng {month}: tháng là số từ 1 đến 12.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ParseError(
            f"Không có ngày {day:02d}/{month:02d}/{year}: tháng {month} năm {year} có {last} ngày."
        )
    return date(year, month, day)
