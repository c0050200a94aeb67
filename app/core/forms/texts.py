"""Fields of text, and the rule that something has to stand in a field."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, StopValidation

from app.core.forms.base import REQUIRED
from app.core.parsing import (
    clean_text,
)


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


def given(field: Any) -> Any:
    """The value of a field that the form has already required."""
    if field.data is None:
        raise ValueError(f"{field.name} was not required")
    return field.data


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
