"""Money: exact amounts and rates, their columns, their rounding and how they are written."""

from app.core.money.currencies import CURRENCIES, CURRENCY_NAMES, VND, decimals_of
from app.core.money.reckoning import converted, rounded, share_total, totals_by_currency
from app.core.money.scaled import (
    AMOUNT_LIMIT,
    AMOUNT_TOO_LARGE,
    MONEY_SCALE,
    RATE_LIMIT,
    RATE_SCALE,
    Money,
    Rate,
    ScaledInteger,
)
from app.core.money.writing import grouped

__all__ = [
    "AMOUNT_LIMIT",
    "AMOUNT_TOO_LARGE",
    "CURRENCIES",
    "CURRENCY_NAMES",
    "MONEY_SCALE",
    "RATE_LIMIT",
    "RATE_SCALE",
    "VND",
    "Money",
    "Rate",
    "ScaledInteger",
    "converted",
    "decimals_of",
    "grouped",
    "rounded",
    "share_total",
    "totals_by_currency",
]
