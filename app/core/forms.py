"""Forms that speak Vietnamese: one base, and one field per kind of value with the parser behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Self

from flask import current_app
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, StopValidation, ValidationError
from wtforms.widgets import HiddenInput, TextInput

from app.core.money import grouped
from app.core.parsing import (
    ParseError,
    PartialDate,
    as_grouped,
    clean_text,
    parse_amount,
    parse_date,
    parse_mail_address,
    parse_number,
    parse_partial_date,
    parse_quantity,
    parse_rate,
    parse_web_address,
    parse_year,
    unmistakable,
)
from app.core.rules import Superseded
from app.core.uploads import Upload as Upload

REQUIRED = "Chưa nhập mục này."

WORDS = {
    "This field is required.": REQUIRED,
    "Not a valid choice.": "Hãy chọn một mục trong danh sách.",
    "Not a valid choice": "Hãy chọn một mục trong danh sách.",
    "Invalid Choice: could not coerce.": "Hãy chọn một mục trong danh sách.",
    "Invalid Choice: could not coerce": "Hãy chọn một mục trong danh sách.",
    "Not a valid integer value.": "Hãy nhập số nguyên.",
    "Not a valid integer value": "Hãy nhập số nguyên.",
    "Field must be equal to %(other_name)s.": "Hai ô phải giống nhau.",
}


class Vietnamese:
    """What WTForms asks for its own sentences."""

    def gettext(self, text: str) -> str:
        return WORDS.get(text, text)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        if "longer than" in singular:
            return "Dài quá %(max)d ký tự."
        if "at least" in singular:
            return "Cần ít nhất %(min)d ký tự."
        return WORDS.get(singular, singular)


class BaseForm(FlaskForm):  # type: ignore[misc]  # flask_wtf carries no types
    """A form of the house: Vietnamese sentences, the version it was opened with, what became of it."""

    class Meta:
        def get_translations(self, form: Any) -> Vietnamese:
            return Vietnamese()

    version = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form_errors: list[str] = []
        self.was_refused = False
        self.refilled = False
        self.conflict: list[tuple[str, str, str]] = []

    @property
    def opened_version(self) -> int | None:
        """The version of the record when the form was opened; None for a form about a new record."""
        text = str(self.version.data or "")
        return int(text) if text.isdecimal() else None

    def refuse(self, reason: str, field: str | None = None) -> None:
        """Put a refusal at its field, or at the head of the form."""
        self.was_refused = True
        target = _field(self, field) if field else None
        if target is None:
            self.form_errors = [*self.form_errors, reason]
        else:
            target.errors = [*target.errors, reason]

    def superseded(self, conflict: Superseded) -> None:
        """Show what the other person saved beside what was typed; saving again is then a decision."""
        theirs = self.reopened(conflict.record)
        self.conflict = [
            (mine.label.text, said(other), said(mine))
            for mine in self
            if (other := theirs._fields.get(mine.name)) is not None
            and mine.type not in ("HiddenField", "CSRFTokenField")
            and said(other) != said(mine)
        ]
        self.version.data = str(conflict.version)
        self.version.raw_data = [self.version.data]
        self.refuse(conflict.reason)

    def reopened(self, record: Any) -> "BaseForm":
        """The form as it would open on the record now, nothing typed."""
        return type(self)(formdata=None, obj=record)

    def facts(self) -> dict[str, Any]:
        """What was typed, by name, without the fields of the form itself."""
        return {name: value for name, value in self.data.items() if name not in ("csrf_token", "version")}


class ChildForm(BaseForm):
    """The form of a row that belongs to a record (app/child_rows); `wide` names the fields that want a whole line."""

    wide: tuple[str, ...] = ()
    field_order: tuple[str, ...] = ()  # where fields of a base class stand between those of its own
    record: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.field_order:
            self._fields[name] = self._fields.pop(name)

    def about(self, record: Any, row: Any) -> Self:
        """The form of a row of this record, with the choices that it has there."""
        self.record = record
        self.offer_for(record, row)
        return self

    def reopened(self, record: Any) -> BaseForm:
        """As it would open on the row now, with the same choices."""
        return type(self)(formdata=None, obj=record).about(self.record, record)

    def offer_for(self, record: Any, row: Any) -> None:
        """Set the choices that depend on the record, or on the row that is changed (None where one is added)."""

    def typed(self) -> Mapping[str, Any]:
        """What is to be written into the row, by name; called before the transaction begins."""
        return self.facts()

    @property
    def has_files(self) -> bool:
        """Whether a file may come with it, be it in a group of fields."""
        return any(
            isinstance(field, Upload)
            or (isinstance(field, FormField) and any(isinstance(part, Upload) for part in field.form))
            for field in self
        )


class RowForm(Form):  # type: ignore[misc]  # wtforms carries no types
    """One line of a repeating group (dòng): the token and the version belong to the form around it."""

    class Meta:
        def get_translations(self, form: Any) -> Vietnamese:
            return Vietnamese()


class Rows(FieldList):  # type: ignore[misc]  # wtforms carries no types
    """A repeating group (các dòng) whose rows share choices that depend on the day or on the record."""

    def __init__(self, row: type[Form], label: str, **kwargs: Any) -> None:
        super().__init__(FormField(row), label, **kwargs)
        self.type = "FieldList"  # drawn and judged as the group that it is
        self.offered: dict[str, list[tuple[Any, str]]] = {}

    def offer(self, name: str, choices: Iterable[tuple[Any, str]]) -> None:
        """Set the choices of a field in every row, in the blank one too that the browser copies."""
        self.offered[name] = list(choices)
        for entry in self.entries:
            self.fill(entry)

    def fill(self, entry: Any) -> None:
        """Give a row the choices of the group."""
        for name, choices in self.offered.items():
            entry.form[name].offer(choices)


class SpareRow(RowForm):
    """A line that may stay empty: one in which nothing was typed is neither judged nor read."""

    presets: tuple[str, ...] = ()  # fields that have a value before anything is typed

    @property
    def blank(self) -> bool:
        return not any(_is_filled(field) for field in self if field.short_name not in self.presets)

    def validate(self, extra_validators: Any = None) -> bool:
        return self.blank or bool(super().validate(extra_validators))

    def values(self) -> dict[str, Any]:
        """What was typed in this row, by name."""
        return dict(self.data)


def _is_filled(field: Any) -> bool:
    """Whether anything stands in a field, be it something that its parser could not read."""
    typed = any(isinstance(each, str) and each.strip() for each in field.raw_data or ())
    return typed or field.data not in (None, "", [], False)


def rows_of(rows: Any) -> list[dict[str, Any]]:
    """The rows of a repeating group that were filled."""
    return [entry.form.values() for entry in rows.entries if not entry.form.blank]


def _field(form: Any, name: str) -> Any:
    head, _, rest = name.partition(".")
    found = form._fields.get(head)
    if found is None or not rest:
        return found
    index, _, part = rest.partition(".")
    entries = getattr(found, "entries", None)
    if entries is None:
        return _field(found.form, rest)
    return _field(entries[int(index)].form, part) if part else entries[int(index)]


def said(field: Any) -> str:
    """A field's value in the words of the page: the label of a choice, not its code."""
    if isinstance(field, SelectField) and not isinstance(field, SelectMultipleField):
        labels = {str(value): str(label) for value, label in _pairs(field)}
        return labels.get(str(field.data), "")
    if isinstance(field, BooleanField):
        return "có" if field.data else "không"
    if isinstance(field, FormField):
        return "; ".join(filter(None, (said(part) for part in field.form)))
    if isinstance(field, Upload):
        return ""  # a file is not shown beside another: it has to be chosen again anyway
    if hasattr(field, "entries"):
        return "; ".join(
            ", ".join(filter(None, (said(part) for part in entry.form))) for entry in field.entries
        )
    if hasattr(field, "_value"):
        return str(field._value())
    return "" if field.data is None else str(field.data)


def _pairs(field: Any) -> Iterable[tuple[Any, Any]]:
    for choice in field.iter_choices():
        yield choice.value, choice.label


class Filled(InputRequired):  # type: ignore[misc]  # wtforms carries no types
    """Something is there once the text is cleaned: spaces alone are nothing."""

    def __call__(self, form: Any, field: Any) -> None:
        if isinstance(field.data, str) and not field.data.strip():
            field.errors[:] = []
            raise StopValidation(self.message)
        super().__call__(form, field)


def required(message: str = REQUIRED) -> Filled:
    """The field must be filled."""
    return Filled(message)


class Text(StringField):  # type: ignore[misc]  # wtforms carries no types
    """A line of text, cleaned and in NFC on its way in."""

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, longest: int = 300, **kwargs: Any
    ) -> None:
        super().__init__(label, [*validators, Length(max=longest)], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = clean_text(valuelist[0]) if valuelist else ""


class LongText(TextAreaField):  # type: ignore[misc]  # wtforms carries no types
    """Several lines of text, cleaned and in NFC on their way in."""

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, longest: int = 20_000, **kwargs: Any
    ) -> None:
        super().__init__(label, [*validators, Length(max=longest)], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = clean_text(valuelist[0]) if valuelist else ""


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


def given(field: Any) -> Any:
    """The value of a field that the form has already required."""
    if field.data is None:
        raise ValueError(f"{field.name} was not required")
    return field.data


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


class Pick(SelectField):  # type: ignore[misc]  # wtforms carries no types
    """One of a closed list; `blank` is the line for none, whose value is None."""

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        choices: Iterable[tuple[Any, str]] = (),
        coerce: Callable[[Any], Any] = str,
        blank: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            label,
            list(validators),
            coerce=lambda value: None if value in (None, "", "None") else coerce(value),
            **kwargs,
        )
        self.blank = blank
        self.offer(choices)

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Set the choices; those that depend on the day or the record are set by the view."""
        blank = [] if self.blank is None else [("", self.blank)]
        self.choices = [SelectChoice(value, text) for value, text in (*blank, *choices)]

    def pre_validate(self, form: Any) -> None:
        if self.data is None and self.blank is not None:
            return
        super().pre_validate(form)


class Lookup(Pick):
    """One record of a long list, searched as one types; `find` names the record of an id, or None.

    `search_view` is the view that answers [{id, text, hint}] to ?q=<typed>.
    """

    kind = "lookup"
    search_view = ""
    find: Callable[[int], str | None] = staticmethod(lambda _id: None)

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, blank: str = "– chọn –", **kwargs: Any
    ) -> None:
        super().__init__(label, validators, coerce=int, blank=blank, **kwargs)

    def iter_choices(self) -> Iterable[Any]:
        found = self.find(self.data) if self.data is not None else None
        self.choices = [("", self.blank), *([(self.data, found)] if found else [])]
        return list(super().iter_choices())

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.find(self.data) is None:
            raise ValidationError("Hãy chọn một mục trong danh sách.")


class PickMany(SelectMultipleField):  # type: ignore[misc]  # wtforms carries no types
    """Several of a list of records, by id."""

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, coerce: Callable[[Any], Any] = int, **kwargs: Any
    ) -> None:
        super().__init__(label, list(validators), coerce=coerce, choices=[], **kwargs)

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        self.choices = [SelectChoice(value, text) for value, text in choices]


class Tick(BooleanField):  # type: ignore[misc]  # wtforms carries no types
    """Yes or no."""
