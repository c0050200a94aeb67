"""Columns that keep decimals exactly, as scaled integers."""

import operator
from decimal import Context, Decimal
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Dialect
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator

MONEY_SCALE = 2
RATE_SCALE = 6

_DIGITS = 17  # of the 18 a 64-bit integer holds, so that a sum of ninety of the greatest still fits

AMOUNT_LIMIT = Decimal(10) ** (_DIGITS - MONEY_SCALE)
RATE_LIMIT = Decimal(10) ** (_DIGITS - RATE_SCALE)

AMOUNT_TOO_LARGE = "Số tiền quá lớn: phải nhỏ hơn 1.000.000.000.000.000 (một triệu tỷ)."

_EXACT = Context(prec=40)


class _WithoutProducts(TypeDecorator.Comparator[Decimal]):
    """A product of two scaled integers would silently be a hundred times too large."""

    def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> ColumnElement[Any]:
        _refuse_products(op)
        return super().operate(op, *other, **kwargs)

    def reverse_operate(self, op: OperatorType, other: Any, **kwargs: Any) -> ColumnElement[Any]:
        _refuse_products(op)
        return super().reverse_operate(op, other, **kwargs)


def _refuse_products(op: OperatorType) -> None:
    if op in (operator.mul, operator.truediv, operator.floordiv, operator.mod):
        raise TypeError("Số tiền và tỷ giá chỉ được nhân, chia trong Python, không nhân, chia trong SQL.")


class ScaledInteger(TypeDecorator[Decimal]):
    """A Decimal kept as an integer of its smallest units, because SQLite would keep it as a float.

    Raises ValueError for a float, for more decimals than the scale, and for a value too large. Comparing and
    summing in SQL is exact; products belong in Python, so multiplying or dividing a column raises TypeError.
    """

    impl = BigInteger
    cache_ok = True
    comparator_factory = _WithoutProducts

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale

    def __repr__(self) -> str:
        return f"ScaledInteger({self.scale})"

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, Decimal | int):
            raise ValueError(f"Giá trị {value!r} không phải số thập phân chính xác (Decimal).")
        return self._units(Decimal(value))

    def process_result_value(self, value: Any, _dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.scale, _EXACT)

    def _units(self, value: Decimal) -> int:
        if not value.is_finite():
            raise ValueError(f"Giá trị {value} không phải một số.")
        if abs(value) >= Decimal(10) ** (_DIGITS - self.scale):
            raise ValueError(AMOUNT_TOO_LARGE if self.scale == MONEY_SCALE else f"Giá trị {value} quá lớn.")
        units = value.scaleb(self.scale, _EXACT)
        if units != units.to_integral_value():
            raise ValueError(f"Giá trị {value} có quá {self.scale} chữ số thập phân.")
        return int(units)


Money = ScaledInteger(MONEY_SCALE)
Rate = ScaledInteger(RATE_SCALE)
