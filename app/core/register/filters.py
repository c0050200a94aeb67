"""Filters of a register (bộ lọc): each reads its part of the address and gives a condition and its chips."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.register.address import Typed
from app.core.register.columns import Expression, element
from app.core.search import Search, words

Pairs: TypeAlias = Iterable[tuple[str, str]]
Choices: TypeAlias = Sequence[tuple[str, str]] | Callable[[Session], Pairs]
"""Pairs of code (in the address) and label: a fixed list, or a function that reads them with one query."""

Condition: TypeAlias = Callable[[Sequence[Any]], ColumnElement[bool]]


class Option(NamedTuple):
    """One choice of a filter as the page draws it."""

    value: str
    label: str
    selected: bool


class End(NamedTuple):
    """One end of a range as the page draws it: its name in the address and what was typed into it."""

    name: str
    label: str
    value: str


class Chip(NamedTuple):
    """What a filter in use says (Trạng thái: Đang thẩm định) and the parameters that go with it."""

    label: str
    value: str
    params: tuple[tuple[str, str], ...]


class Drawn(NamedTuple):
    """A filter as the page draws it; its kind is one of choice, multi, dates, numbers, text."""

    key: str
    label: str
    kind: str
    choices: tuple[Option, ...] = ()
    ends: tuple[End, ...] = ()
    value: str = ""
    error: str = ""


class Reading(NamedTuple):
    """What a filter found in the address: nothing, a condition with its chips, or what is wrong."""

    drawn: Drawn
    clause: ColumnElement[bool] | None = None
    chips: tuple[Chip, ...] = ()

    @property
    def params(self) -> tuple[tuple[str, str], ...]:
        """The parameters in use, as links of the page carry them on."""
        return tuple(param for chip in self.chips for param in chip.params)


@dataclass(frozen=True, slots=True)
class Filter(ABC):
    """One filter (bộ lọc); its key is its Vietnamese name in the address (`trang-thai`)."""

    key: str
    label: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parameters in the address."""
        return (self.key,)

    @abstractmethod
    def read(self, typed: Typed) -> Reading:
        """Read the address; never raises, whatever was typed."""


@dataclass(frozen=True, slots=True)
class Choice(Filter):
    """One or many values of a closed list (trạng thái, đơn vị), compared with an expression.

    In place of the expression may stand a function from the values to a condition, such as a related row that
    exists. `stored` turns the code of the address into the value that the database holds.
    """

    expression: Expression | Condition
    choices: Choices
    many: bool = False
    stored: Callable[[str], Any] = str

    def read(self, typed: Typed) -> Reading:
        """Read the codes; a code that the list lacks is said and not applied."""
        pairs = [(str(code), label) for code, label in self._pairs(typed.session)]
        asked = typed.values(self.key) if self.many else typed.values(self.key)[:1]
        options = tuple(Option(code, label, code in asked) for code, label in pairs)
        chosen = [option for option in options if option.selected]
        lost = len(chosen) < len(asked)
        drawn = Drawn(
            self.key,
            self.label,
            "multi" if self.many else "choice",
            choices=options,
            value=chosen[0].value if chosen else "",
            error="Giá trị lọc không có trong danh sách." if lost else "",
        )
        chips = tuple(Chip(self.label, option.label, ((self.key, option.value),)) for option in chosen)
        return Reading(drawn, self._clause([self.stored(option.value) for option in chosen]), chips)

    def _pairs(self, session: Session) -> Pairs:
        return self.choices(session) if callable(self.choices) else self.choices

    def _clause(self, values: Sequence[Any]) -> ColumnElement[bool] | None:
        if not values:
            return None
        if not isinstance(self.expression, ColumnElement | InstrumentedAttribute):
            return self.expression(values)
        compared = element(self.expression)
        return compared == values[0] if len(values) == 1 else compared.in_(values)


@dataclass(frozen=True, slots=True)
class Flag(Filter):
    """A condition that is on or off (chỉ hồ sơ quá hạn)."""

    clause: ColumnElement[bool]

    def read(self, typed: Typed) -> Reading:
        """Read the flag: any value but 0 turns it on."""
        on = typed.value(self.key) not in ("", "0")
        yes = Option("1", "Có", on)
        drawn = Drawn(self.key, self.label, "choice", choices=(yes,), value="1" if on else "")
        if not on:
            return Reading(drawn)
        return Reading(drawn, self.clause, (Chip(self.label, "có", ((self.key, "1"),)),))


@dataclass(frozen=True, slots=True)
class Text(Filter):
    """Words that a folded column contains, accents not minded."""

    column: Expression

    def read(self, typed: Typed) -> Reading:
        """Read the words; accents, case and order do not matter."""
        text = typed.value(self.key)
        drawn = Drawn(self.key, self.label, "text", value=text)
        if not words(text):
            return Reading(drawn)
        chip = Chip(self.label, text, ((self.key, text),))
        return Reading(drawn, Search(self.column).matches(typed.session, text).rows, (chip,))
