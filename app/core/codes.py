"""Codes of records from a pattern of the office (mẫu mã): "VT-{year}-{serial:04}" gives VT-2026-0017."""

import re

from app.core.parsing import ParseError

LONGEST = 40
_YEAR_THEN_SERIAL = re.compile(r"[^{}]*\{year\}[^{}]*\{serial:0[3-9]\}[^{}0-9]*")


def code(pattern: str, year: int, serial: int) -> str:
    """The code that a pattern gives to one record of a year."""
    return pattern.format(year=year, serial=serial)


def check_pattern(pattern: str) -> None:
    """Raise ParseError with a sentence for a pattern from which the next free code could not be found.

    The serial has a fixed width, so that codes of a year stand in order, and no digit follows it.
    """
    if not _YEAR_THEN_SERIAL.fullmatch(pattern):
        raise ParseError(
            "Mẫu gồm chữ tùy chọn, một lần {year}, rồi một lần số thứ tự có số chữ số cố định như {serial:04}; "
            "sau số thứ tự không có chữ số nào."
        )
    if len(code(pattern, 2026, 999_999_999)) > LONGEST:
        raise ParseError(f"Mã dài quá {LONGEST} ký tự.")
