"""Rounding, converting and adding up amounts, always exactly and half up (làm tròn)."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from app.core.money.currencies import VND, decimals_of

# Wide enough for an amount times a rate, each of 17 digits.
_EXACT = Context(prec=50, rounding=ROUND_HALF_UP)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """The amount in whole smallest units of the currency, halves away from zero."""
    return _EXACT.quantize(amount, Decimal(1).scaleb(-decimals_of(currency)))


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """The amount in whole đồng at `rate` đồng for one unit of its currency (quy đổi theo tỷ giá)."""
    return rounded(_EXACT.multiply(amount, rate), VND)


def share_total(shares: Iterable[Decimal | None]) -> Decimal:
    """The exact sum of the shares; those not yet known count nothing."""
    return sum((share for share in shares if share is not None), Decimal(0))


def totals_by_currency(amounts: Iterable[tuple[Decimal | None, str]]) -> dict[str, Decimal]:
    """One total for each currency that occurs, because amounts of two currencies have no sum."""
    totals: defaultdict[str, Decimal] = defaultdict(Decimal)
    for amount, currency in amounts:
        totals[currency] += amount or 0
    return dict(totals)
