"""Forms that speak Vietnamese: one base, and one field per kind of value with the parser behind it."""

from app.core.forms.base import REQUIRED, BaseForm, ChildForm, Vietnamese, said
from app.core.forms.choices import Lookup, Pick, PickMany, Tick
from app.core.forms.numbers import (
    AboveZero,
    HiddenNumber,
    MoneyAmount,
    Number,
    Quantity,
    RateNumber,
    WholeNumber,
)
from app.core.forms.parsed import Day, MailAddress, Parsed, PartialDayField, WebAddress, Year, not_after_today
from app.core.forms.rows import RowForm, Rows, SpareRow, rows_of
from app.core.forms.texts import Filled, LongText, Text, given, required
from app.core.uploads import Upload

__all__ = [
    "REQUIRED",
    "AboveZero",
    "BaseForm",
    "ChildForm",
    "Day",
    "Filled",
    "HiddenNumber",
    "LongText",
    "Lookup",
    "MailAddress",
    "MoneyAmount",
    "Number",
    "Parsed",
    "PartialDayField",
    "Pick",
    "PickMany",
    "Quantity",
    "RateNumber",
    "RowForm",
    "Rows",
    "SpareRow",
    "Text",
    "Tick",
    "Upload",
    "Vietnamese",
    "WebAddress",
    "WholeNumber",
    "Year",
    "given",
    "not_after_today",
    "required",
    "rows_of",
    "said",
]
