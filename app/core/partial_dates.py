"""A column of dates known only as far as the paper says: a year, a month or a day (năm, tháng/năm, ngày/tháng/năm)."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Dialect, String, or_, type_coerce
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.core.db import binary_text
from app.core.parsing import PartialDate, parse_partial_date

LENGTH = 10  # letters of 2009-04-08


class PartialDay(TypeDecorator[PartialDate]):
    """A column of partial dates, kept as 2016, 2015-03 or 2009-04-08: sorted as text they stand by their first day.

    `labelled("Ngày thành lập", PartialDay)`; the field of a form is `app.core.forms.PartialDayField`, a filter
    `DateRange(…, partial=True)`. Of two columns `orderly("from", "to")` is the condition for a CHECK.
    """

    impl = String(LENGTH)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return dialect.type_descriptor(binary_text(LENGTH))

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        return None if value is None else parse_partial_date(value)


def orderly(first: str, last: str) -> str:
    """The condition that a stretch does not end before it begins: 03/2020 to 2020 may be, 2020 to 2019 not."""
    return f"{last} IS NULL OR {first} IS NULL OR {first} <= {last} || '~'"


def begun_by(column: Any, day: date) -> ColumnElement[bool]:
    """The condition that what began then had begun on a day, as far as is known; an unknown beginning may have."""
    return or_(column.is_(None), column <= PartialDate.of(day))


def not_ended_before(column: Any, day: date) -> ColumnElement[bool]:
    """The condition that what ended then may still have been on a day; what has no end is."""
    return or_(column.is_(None), type_coerce(column, String).concat("~") >= day.isoformat())
