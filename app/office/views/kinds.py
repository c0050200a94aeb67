"""What a simple list of the office is made of, how a fact is worded and what its badges say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.core.db import Base
from app.core.forms import BaseForm
from app.core.parsing import PartialDate
from app.core.templating import dmy
from app.core.terms import Term, label_of
from app.office.models import (
    CalendarDay,
    Certainty,
    Succession,
)

Badge = tuple[str, str]
Shown = tuple[str, Callable[[Any], str]]


@dataclass(frozen=True)
class RowKind:
    """A kind of row: its endpoints are `key`, `key_add`, `key_edit`, `key_remove`; its address is `path`.

    `rows` reads them all; without it the listing has a view of its own. `group` names the caption under
    which a line stands, `prefill` the fields that a link to the form may set.
    """

    key: str
    path: str
    one: str
    lead: str
    model: type[Base]
    form: type[BaseForm]
    columns: tuple[Shown, ...]
    rows: Callable[[], Sequence[Any]] | None = None
    group: Callable[[Any], str] | None = None
    prefill: tuple[str, ...] = ()
    warnings: Callable[[Any], list[str]] = lambda _row: []

    @property
    def title(self) -> str:
        return self.model.word()

    def list_url(self, row: Any = None) -> str:
        """The listing; the calendar opens at the year of the row."""
        if isinstance(row, CalendarDay):
            return url_for(f"office.{self.key}", nam=row.day.year)
        return url_for(f"office.{self.key}")


def worded(value: Any) -> str:
    """A fact as a line shows it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, Term | PartialDate):
        return value.label
    return dmy(value) if isinstance(value, date) else str(value)


def shown(column: Any) -> Shown:
    """A column of the line, under its own label."""
    return label_of(column), lambda row: worded(getattr(row, column.key))


def badges(row: Any, day: date) -> list[Badge]:
    """Where a row stands on a day, and whether somebody must still confirm it."""
    return [*_standing_in_time(row, day), *_certainty(row)]


def _standing_in_time(row: Any, day: date) -> Iterator[Badge]:
    if isinstance(row, Succession):
        yield succession_state(row, day)
        return
    first = next(
        (getattr(row, name) for name in ("since", "valid_from", "holds_from") if hasattr(row, name)), None
    )
    last = next((getattr(row, name) for name in ("until", "valid_to") if hasattr(row, name)), None)
    if first and first > day:
        yield "chưa đến ngày", "info"
    elif last and last < day:
        yield "đã hết", "neutral"
    elif hasattr(row, "until") or hasattr(row, "valid_to"):
        yield "đang áp dụng", "success"


def _certainty(row: Any) -> Iterator[Badge]:
    certainty = getattr(row, "certainty", None)
    if certainty and (certainty != Certainty.CONFIRMED or isinstance(row, CalendarDay)):
        yield certainty.label, "success" if certainty == Certainty.CONFIRMED else "warning"


def length_of(row: Any) -> str:
    """A period in words: "20 ngày"."""
    return f"{row.length} {row.count.label}"


def succession_state(row: Succession, day: date) -> Badge:
    """Whether a succession has moved what it moves."""
    if row.carried_out:
        return "đã thực hiện", "success"
    if row.takes_effect_on is None:
        return "chưa rõ ngày", "neutral"
    return ("chưa đến ngày", "info") if row.takes_effect_on > day else ("đến hạn, chưa thực hiện", "danger")
