"""Names of worksheets, as Excel allows them."""

import re
from collections.abc import Container

from exports.sheet import Sheet
from exports.values import clean

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")


def tab_name(sheet: Sheet, number: int, taken: Container[str]) -> str:
    """Tên trang tính: the sheet's tab or title, "(2)" from the second on; `taken` holds casefolded names."""
    name = _FORBIDDEN.sub(" ", clean(sheet.tab or sheet.title)).strip(" '") or "Biểu"
    while True:
        ending = f" ({number})" if number > 1 else ""
        candidate = _shortened(name, _LONGEST - len(ending)) + ending
        if candidate.casefold() not in taken:
            return candidate
        number += 1


def _shortened(name: str, units: int) -> str:
    """At most so many UTF-16 units, as Excel counts, cut after a whole letter."""
    return name.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")
