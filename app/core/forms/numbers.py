"""Fields of numbers and of money, as Vietnam writes them."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from wtforms import (
    IntegerField,
)
from wtforms.validators import ValidationError
from wtforms.widgets import HiddenInput, TextInput

from app.core.forms.parsed import Parsed
from app.core.money import grouped
from app.core.parsing import (
    ParseError,
    as_grouped,
    parse_amount,
    parse_number,
    parse_quantity,
    parse_rate,
    unmistakable,
)


class Number(Parsed):
    """A number as Vietnam writes it: 1.234,5."""

    parse = staticmethod(partial(as_grouped, parse_number))

    def shown(self, value: Decimal) -> str:
        return unmistakable(grouped(value))


class RateNumber(Number):
    """A rate of exchange (tỷ giá), VND for one unit."""

    parse = staticmethod(partial(as_grouped, parse_rate))


class MoneyAmount(Number):
    """An amount of money in `currency`, or in the one that the field "currency" beside it says.

    `words_view` is the view that answers {"text": the amount in words} to ?so=<typed>&tien=<currency>.
    """

    kind = "money"
    words_view = ""

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, currency: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.currency = currency

    def process_formdata(self, valuelist: list[str]) -> None:
        # which decimals are right depends on the currency, which is read only when the whole form is in
        self.data = None

    def pre_validate(self, form: Any) -> None:
        typed = str(self.raw_data[0]) if self.raw_data else ""
        if not typed.strip():
            return
        currency = self.currency or str(form["currency"].data or "VND")
        try:
            self.data = as_grouped(partial(parse_amount, currency=currency), typed)
        except ParseError as error:
            raise ValidationError(str(error)) from error


class AboveZero:
    """What stands there is more than nothing; `what` is how the sentence calls it."""

    def __init__(self, what: str = "Số tiền") -> None:
        self.what = what

    def __call__(self, _form: Any, field: Any) -> None:
        if field.data is not None and field.data <= 0:
            raise ValidationError(f"{self.what} phải lớn hơn 0.")


class Quantity(Number):
    """A quantity of goods (số lượng)."""

    parse = staticmethod(partial(as_grouped, parse_quantity))


class WholeNumber(IntegerField):  # type: ignore[misc]  # wtforms carries no types
    """A whole number, not negative."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            digits = valuelist[0].strip().replace(".", "")
            if not digits.isdecimal() or len(digits) > 9:
                raise ValueError("Hãy nhập số nguyên, không âm.")
            self.data = int(digits)


class HiddenNumber(WholeNumber):
    """A whole number that the page carries along, such as the id of the record a row is about."""

    widget = HiddenInput()
