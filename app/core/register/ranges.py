"""Filters of dates and numbers: two ends (bộ lọc từ – đến), or what holds on one day."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_

from app.core.days import VIETNAM, day_in_words
from app.core.money import grouped
from app.core.parsing import (
    NumberStyle,
    ParseError,
    PartialDate,
    parse_date,
    parse_number,
    parse_whole_number,
)
from app.core.register.address import Typed
from app.core.register.columns import Expression, element, refuse_unstorable
from app.core.register.filters import Chip, Drawn, End, Filter, Reading


@dataclass(frozen=True, slots=True)
class Range(Filter, ABC):
    """Two ends (từ – đến), both included, either of which may stay open.

    `only` leaves out rows in which the expression means something else.
    """

    expression: Expression
    only: ColumnElement[bool] | None = None

    @property
    def names(self) -> tuple[str, str]:
        """The names of the two ends in the address: `ngay-nhan-tu`, `ngay-nhan-den`."""
        return (f"{self.key}-tu", f"{self.key}-den")

    def read(self, typed: Typed) -> Reading:
        """Read both ends; an end that is no value, or ends in the wrong order, are said and not applied."""
        texts = typed.value(self.names[0]), typed.value(self.names[1])
        drawn = Drawn(
            self.key, self.label, self._kind(), ends=tuple(map(End, self.names, ("Từ", "Đến"), texts))
        )
        try:
            low, high = (self._parsed(text) if text else None for text in texts)
            clauses = self._clauses(low, high)
        except ValueError as error:
            return Reading(drawn._replace(error=str(error)))
        if not clauses:
            return Reading(drawn)
        params = tuple((name, text) for name, text in zip(self.names, texts, strict=True) if text)
        return Reading(drawn, and_(*clauses), (Chip(self.label, self._in_words(low, high), params),))

    def _clauses(self, low: Any, high: Any) -> list[ColumnElement[bool]]:
        if low is not None and high is not None and low > high:
            raise ValueError("Giá trị “từ” phải nhỏ hơn hoặc bằng giá trị “đến”.")
        first, last = self._stored(low, high)
        for end in (first, last):
            refuse_unstorable(self.expression, end)
        compared = element(self.expression)
        clauses = [
            *([] if first is None else [compared >= first]),
            *([] if last is None else [compared <= last]),
        ]
        return [*clauses, self.only] if clauses and self.only is not None else clauses

    def _in_words(self, low: Any, high: Any) -> str:
        if low is None or high is None:
            return f"đến {self._written(high)}" if low is None else f"từ {self._written(low)}"
        return f"{self._written(low)} – {self._written(high)}"

    def _stored(self, low: Any, high: Any) -> tuple[Any, Any]:
        """Return the ends as the database holds them."""
        return low, high

    @abstractmethod
    def _kind(self) -> str: ...

    @abstractmethod
    def _parsed(self, text: str) -> Any: ...

    @abstractmethod
    def _written(self, value: Any) -> str: ...


@dataclass(frozen=True, slots=True)
class DateRange(Range):
    """Days from – to (từ ngày – đến ngày), typed dd/mm/yyyy.

    `of_moments` is for a column of UTC moments: a day is then the 24 hours of that day in Việt Nam. `partial` is
    for a column of partial dates: a month or a year then stands at its first day.
    """

    of_moments: bool = False
    partial: bool = False

    def _kind(self) -> str:
        return "dates"

    def _parsed(self, text: str) -> date:
        return parse_date(text)

    def _written(self, value: date) -> str:
        return day_in_words(value)

    def _stored(self, low: date | None, high: date | None) -> tuple[Any, Any]:
        if self.partial:
            return low and PartialDate.beginning(low), high and PartialDate.of(high)
        if not self.of_moments:
            return low, high
        return (
            low and datetime.combine(low, time.min, VIETNAM),
            high and datetime.combine(high, time.max, VIETNAM),
        )


@dataclass(frozen=True, slots=True)
class NumberRange(Range):
    """Numbers from – to, typed as the page shows them (1.234,5); `whole` for a column of counts."""

    whole: bool = False

    def _kind(self) -> str:
        return "numbers"

    def _parsed(self, text: str) -> Decimal | int:
        parse = parse_whole_number if self.whole else parse_number
        return parse(text, style=NumberStyle.VIETNAMESE)

    def _written(self, value: Decimal | int) -> str:
        return grouped(value)


@dataclass(frozen=True, slots=True)
class OnDay(Filter):
    """A day typed, and what holds of a row on that day."""

    clause: Callable[[date], ColumnElement[bool]]

    def read(self, typed: Typed) -> Reading:
        """Read the day; one that cannot be read is said and not applied."""
        text = typed.value(self.key)
        drawn = Drawn(self.key, self.label, "text", value=text)
        if not text:
            return Reading(drawn)
        try:
            day = parse_date(text)
        except ParseError as error:
            return Reading(drawn._replace(error=str(error)))
        chip = Chip(self.label, f"{day:%d/%m/%Y}", ((self.key, text),))
        return Reading(drawn, self.clause(day), (chip,))
