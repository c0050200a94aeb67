"""What Excel can hold of a value, and how the rest is said in text instead of being lost."""

import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

# A fixed offset, because Windows has no tz database and Việt Nam has kept its clocks since 1975.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
LONGEST_TEXT = 32_767  # UTF-16 units in one Excel cell
CUT_MARK = " … [đã cắt bớt: ô Excel chỉ chứa 32.767 ký tự]"
EXACT_DIGITS = 15  # Excel keeps numbers as binary doubles and shows no more digits than these
EXCEL_DAY_ZERO = date(1899, 12, 30).toordinal()
FIRST_EXCEL_DAY = date(1900, 3, 1)  # before it Excel counts a 29/02/1900 that never was

_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def clean(text: str) -> str:
    """Text as Excel can hold it: no control characters, whole surrogates, cut with a mark above 32.767."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - len(CUT_MARK))].decode("utf-16-le", "ignore") + CUT_MARK


def as_text(value: object) -> str:
    """A value of a text column as its reader says it; only text, whole numbers and yes/no pass."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"Cột chữ không nhận {type(value).__name__}.")


def as_decimal(value: object) -> Decimal:
    """The exact number of an int, Decimal or float; anything else, NaN and infinities are refused."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float):
        raise TypeError(f"Cột số không nhận {type(value).__name__}.")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ValueError(f"Cột số không nhận {value}.")
    return number


def is_exact(number: Decimal) -> bool:
    """Whether Excel keeps every digit of the number: at most 15 significant ones."""
    digits = number.as_tuple().digits
    return len(digits) <= EXACT_DIGITS or not any(digits[EXACT_DIGITS:])


def is_whole(number: Decimal) -> bool:
    """Whether nothing but zeros stands after the decimal mark."""
    _, digits, exponent = number.as_tuple()
    return not isinstance(exponent, int) or exponent >= 0 or not any(digits[exponent:])


def number_text(number: Decimal) -> str:
    """A number as Vietnamese text (1.234.567,89)."""
    return f"{number:,f}".translate(_VIETNAMESE_MARKS)


def day_text(day: date) -> str:
    """A day as dd/mm/yyyy, for years that strftime writes short as well."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def serial(day: date) -> int | None:
    """Excel's number of a day, or None where Excel's calendar does not reach (before 01/03/1900)."""
    return day.toordinal() - EXCEL_DAY_ZERO if day >= FIRST_EXCEL_DAY else None


def local(moment: datetime) -> datetime:
    """The moment on the clocks of Việt Nam and without its zone; a naive one is there already."""
    return moment.astimezone(VIETNAM).replace(tzinfo=None) if moment.tzinfo else moment
