"""Fields whose value is typed as text and read by the one parser of its kind: days, years, addresses."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask import current_app
from wtforms import (
    Field,
)
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import TextInput

from app.core.parsing import (
    ParseError,
    PartialDate,
    parse_date,
    parse_mail_address,
    parse_partial_date,
    parse_web_address,
    parse_year,
)


class Parsed(Field):  # type: ignore[misc]  # wtforms carries no types
    """A value typed as text and read by the one parser of its kind; what was typed stays on a mistake."""

    widget = TextInput()
    parse: Callable[[str], Any]

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, validators or [Optional()], **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.shown(self.data)

    def shown(self, value: Any) -> str:
        return str(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = type(self).parse(valuelist[0])
            except ParseError as error:
                raise ValueError(str(error)) from error


def not_after_today(_form: Any, field: Any) -> None:
    """A day that has come: what a paper says was done cannot lie ahead."""
    begun = field.data.first_day if isinstance(field.data, PartialDate) else field.data
    if begun and begun > current_app.config["TODAY"]():
        raise ValidationError("Ngày này chưa tới.")


class Day(Parsed):
    """A date (ngày), typed dd/mm/yyyy."""

    kind = "date"
    parse = staticmethod(parse_date)

    def shown(self, value: date) -> str:
        return f"{value:%d/%m/%Y}"


class PartialDayField(Parsed):
    """A date as far as it is known (thời điểm): a year, month/year or day/month/year."""

    parse = staticmethod(parse_partial_date)
    placeholder = "dd/mm/yyyy, mm/yyyy hoặc yyyy"

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, validators, render_kw={"placeholder": self.placeholder}, **kwargs)

    def shown(self, value: PartialDate) -> str:
        return value.label


class Year(Parsed):
    """A year (năm), typed with four digits."""

    parse = staticmethod(parse_year)


class WebAddress(Parsed):
    """The address of a page of the web (trang thông tin)."""

    parse = staticmethod(parse_web_address)


class MailAddress(Parsed):
    """An address of electronic mail (thư điện tử)."""

    parse = staticmethod(parse_mail_address)
