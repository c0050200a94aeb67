"""Forms that speak Vietnamese: the base of them all, of a row of a record, and what became of a form."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
)

from app.core.rules import Superseded
from app.core.uploads import Upload

REQUIRED = "Chưa nhập mục này."
GONE = "Có mục không có trong danh sách; hãy chọn lại."

WORDS = {
    "This field is required.": REQUIRED,
    "Not a valid choice.": "Hãy chọn một mục trong danh sách.",
    "Not a valid choice": "Hãy chọn một mục trong danh sách.",
    "Invalid Choice: could not coerce.": "Hãy chọn một mục trong danh sách.",
    "Invalid Choice: could not coerce": "Hãy chọn một mục trong danh sách.",
    "Invalid choice(s): one or more data inputs could not be coerced.": GONE,
    "'%(value)s' is not a valid choice for this field.": GONE,
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
