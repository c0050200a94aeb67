"""Fields that choose: one of a list, one of many records, several, yes or no."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wtforms import (
    BooleanField,
    SelectField,
    SelectMultipleField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

MOST_ID = 2**31 - 1  # the greatest number of a row; what is beyond it no database can be asked for


def _known(coerce: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Read a choice; one that no row can have is none of the list."""

    def read(value: Any) -> Any:
        found = coerce(value)
        if isinstance(found, int) and abs(found) > MOST_ID:
            raise ValueError(value)
        return found

    return read


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
        known = _known(coerce)
        super().__init__(
            label,
            list(validators),
            coerce=lambda value: None if value in (None, "", "None") else known(value),
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
        super().__init__(label, list(validators), coerce=_known(coerce), choices=[], **kwargs)

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        self.choices = [SelectChoice(value, text) for value, text in choices]


class Tick(BooleanField):  # type: ignore[misc]  # wtforms carries no types
    """Yes or no."""
