"""Amounts of money (số tiền), currencies and exchange rates."""

from decimal import Decimal

from app.core.money import (
    AMOUNT_LIMIT,
    AMOUNT_TOO_LARGE,
    CURRENCY_NAMES,
    MONEY_SCALE,
    RATE_LIMIT,
    RATE_SCALE,
    decimals_of,
    rounded,
)
from app.core.parsing.numbers import NumberStyle, one_reading, parse_number, readings
from app.core.parsing.texts import ParseError, quoted
from app.core.vietnamese import folded

_CODES = {folded(word): code for code, name in CURRENCY_NAMES.items() for word in (code, name)}
_CODES |= {
    "d": "VND",
    "dong": "VND",
    "vnd": "VND",
    "viet nam dong": "VND",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}


def parse_currency(text: str) -> str:
    """The code of a currency given by its code or its Vietnamese name: "usd" gives USD, "đồng" VND.

    Raises ParseError for one that is not in the list.
    """
    if not text.strip():
        raise ParseError("Chưa chọn loại tiền.")
    code = _CODES.get(folded(text))
    if code is None:
        raise ParseError(f"Không có loại tiền {quoted(text)} trong danh mục.")
    return code


def parse_amount(text: str, currency: str, style: NumberStyle | None = None) -> Decimal:
    """An amount of a currency, at its number of decimals.

    Currencies without decimals (VND, JPY, KRW) leave no doubt: 1.500 and 1,500 are both fifteen hundred. For
    the others one mark before three digits raises AmbiguousNumber, unless a style is given. Raises ParseError
    for what is negative, too large, or finer than the currency.
    """
    found = readings(text, style)
    if min(found) < 0:
        raise ParseError("Số tiền không được âm.")
    decimals = decimals_of(currency)
    amount = one_reading(text, found if decimals else found[:1], decimals=decimals)
    if amount >= AMOUNT_LIMIT:
        raise ParseError(AMOUNT_TOO_LARGE)
    if amount != rounded(amount, currency):
        raise ParseError(_too_fine(currency))
    return abs(rounded(amount, currency))


def parse_quantity(text: str, style: NumberStyle | None = None) -> Decimal:
    """A quantity (số lượng), above 0, with at most two decimals. Raises AmbiguousNumber and ParseError."""
    quantity = parse_number(text, style=style)
    if quantity <= 0:
        raise ParseError("Số lượng phải lớn hơn 0.")
    if quantity >= AMOUNT_LIMIT:
        raise ParseError("Số lượng quá lớn.")
    if quantity != round(quantity, MONEY_SCALE):
        raise ParseError(f"Số lượng có nhiều nhất {MONEY_SCALE} chữ số thập phân.")
    return quantity


def parse_rate(text: str, style: NumberStyle | None = None) -> Decimal:
    """Tỷ giá: đồng for one unit of a currency, above 0, with at most six decimals.

    Raises AmbiguousNumber for one mark before three digits unless a style is given, and ParseError.
    """
    rate = parse_number(text, style=style)
    if rate <= 0:
        raise ParseError("Tỷ giá phải lớn hơn 0.")
    if rate >= RATE_LIMIT:
        raise ParseError("Tỷ giá quá lớn: phải nhỏ hơn 100.000.000.000 (một trăm tỷ).")
    if rate != round(rate, RATE_SCALE):
        raise ParseError(f"Tỷ giá có nhiều nhất {RATE_SCALE} chữ số thập phân.")
    return rate


def _too_fine(currency: str) -> str:
    decimals = decimals_of(currency)
    if decimals:
        return f"Số tiền bằng {currency} có nhiều nhất {decimals} chữ số thập phân."
    return f"Số tiền bằng {currency} không có phần lẻ."
