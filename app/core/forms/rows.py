"""Repeating groups of a form (các dòng)."""

from collections.abc import Iterable
from typing import Any

from wtforms import (
    FieldList,
    Form,
    FormField,
)

from app.core.forms.base import Vietnamese


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
