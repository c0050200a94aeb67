"""Columns of a register (cột của sổ): what is read from the database and how a cell of it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeDecorator

from app.core.days import day_in_words, moment_in_words
from app.core.money import VND, grouped

LARGEST_INTEGER = 2**31 - 1
_ANY_DIALECT = DefaultDialect()

Expression: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[Any]
Batch: TypeAlias = Callable[[Session, Sequence[int]], Mapping[int, str]]
"""Reads a many-valued cell (các nhà tài trợ của 50 hồ sơ này) for many records with one query."""


class Kind(StrEnum):
    """What a column holds (kiểu cột): its alignment, its writing on the page and its format in Excel follow.

    A PERCENT is a fraction: 0.25 is shown as 25%. A VND is an amount in đồng, shown without decimals.
    """

    TEXT = "text"
    WRAPPED = "wrapped"
    DATE = "date"
    MOMENT = "moment"
    INTEGER = "integer"
    MONEY = "money"
    VND = "vnd"
    RATE = "rate"
    PERCENT = "percent"
    STATUS = "status"

    @property
    def is_text(self) -> bool:
        """Tell whether cells of this kind are words, on the page as in the workbook."""
        return self in _TEXTS


_TEXTS = frozenset({Kind.TEXT, Kind.WRAPPED, Kind.STATUS})


def _text(value: object) -> str:
    return str(getattr(value, "label", value))


def _moment(value: datetime) -> str:
    return moment_in_words(value if value.tzinfo else value.replace(tzinfo=UTC))


def _percent(fraction: Decimal) -> str:
    return f"{grouped(fraction * 100)}%"


def _whole(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _dong(amount: Decimal | int) -> str:
    return grouped(amount, VND)


_WRITTEN: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DATE: day_in_words,
    Kind.MOMENT: _moment,
    Kind.PERCENT: _percent,
    Kind.VND: _dong,
    Kind.INTEGER: _whole,
    **dict.fromkeys((Kind.MONEY, Kind.RATE), grouped),
    **dict.fromkeys(_TEXTS, _text),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column (cột) of a register: an SQL expression, or a batch for a cell with many values.

    Without a label the column takes the one that its table column carries in `info`. A column `per_line`
    comes from the lines of a record (các khoản của hồ sơ) and stands in the export only. Width (in
    letters), group (the heading above several columns), total and currency (a code, or the key of the
    column that holds it) concern the export.
    """

    key: str
    label: str = ""
    expression: Expression | None = None
    kind: Kind = Kind.TEXT
    width: int = 16
    on_page: bool = True
    in_export: bool = True
    batch: Batch | None = None
    shown: Callable[[Any], str] | None = None
    total: bool = False
    identifying: bool = False
    per_line: bool = False
    group: str | None = None
    currency: str | None = None
    currency_from: str | None = None

    def __post_init__(self) -> None:
        """Refuse, when the program starts, a column that no cell could be read for."""
        if (self.expression is None) == (self.batch is None):
            raise ValueError(f"column {self.key!r} needs either an expression or a batch")
        if not self.label:
            object.__setattr__(self, "label", _label_of(self.key, self.expression))
        if self.per_line:
            object.__setattr__(self, "on_page", False)

    @property
    def written(self) -> Callable[[Any], str]:
        """The function that writes a value of this column as a cell; it never sees an empty value."""
        return self.shown or _WRITTEN[self.kind]


def element(expression: Expression) -> ColumnElement[Any]:
    """Return the plain SQL column of an expression that may be an attribute of a model."""
    return expression.expression if isinstance(expression, InstrumentedAttribute) else expression


def refuse_unstorable(expression: Expression, value: object) -> None:
    """Raise ValueError for a value that the column of this expression cannot be compared with."""
    kind = element(expression).type
    if isinstance(kind, TypeDecorator):
        kind.process_bind_param(value, _ANY_DIALECT)
    elif isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise ValueError("Số quá lớn.")


def _label_of(key: str, expression: Expression | None) -> str:
    info: Mapping[str, str] = getattr(expression, "info", {})
    if "label" not in info:
        raise ValueError(f"column {key!r} has no label and its table column carries none")
    return info["label"]
