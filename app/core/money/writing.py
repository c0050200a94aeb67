"""Numbers and amounts as the office writes them: 1.234.567,89."""

from decimal import Decimal

from app.core.money.reckoning import rounded

_VIETNAMESE = str.maketrans(",.", ".,")


def grouped(value: Decimal | int, currency: str | None = None) -> str:
    """The number with dots between thousands and a decimal comma, without the name of its currency.

    An amount of a currency is rounded to its decimals: 1.234.567,80 USD but 1.234.568 VND; a whole amount
    shows none. A number of no currency shows the decimals it has, without zeros at the end.
    """
    number = (Decimal(value) if currency is None else rounded(Decimal(value), currency)) or Decimal(0)
    written = f"{number:,f}"
    if "." in written and (currency is None or number == number.to_integral_value()):
        written = written.rstrip("0").rstrip(".")
    return written.translate(_VIETNAMESE)
