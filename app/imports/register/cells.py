"""Readers of cells, one for each kind of value; what is text goes through the parser that the forms use."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.core.countries import countries, countries_and_groups
from app.core.parsing import (
    AmbiguousNumber,
    ParseError,
    PartialDate,
    parse_currency,
    parse_date,
    parse_number,
    parse_partial_date,
    parse_phones,
    parse_web_address,
    parse_year,
)
from app.core.parsing.texts import quoted
from app.core.terms import Term
from app.core.vietnamese import folded
from app.imports.register.shapes import Cell, Reader

OTHER_COUNTRY_NAMES = {
    "my": "US",
    "hoa ky": "US",
    "usa": "US",
    "anh": "GB",
    "vuong quoc anh": "GB",
    "uk": "GB",
    "duc": "DE",
    "chlb duc": "DE",
    "phap": "FR",
    "uc": "AU",
    "australia": "AU",
    "ha lan": "NL",
    "han quoc": "KR",
    "nhat": "JP",
    "nga": "RU",
    "lien bang nga": "RU",
    "dai loan": "TW",
    "dai loan (trung quoc)": "TW",
    "bi": "BE",
    "thuy si": "CH",
    "thuy sy": "CH",
    "dan mach": "DK",
    "thuy dien": "SE",
    "na uy": "NO",
    "phan lan": "FI",
    "ao": "AT",
    "y": "IT",
    "italia": "IT",
    "tay ban nha": "ES",
    "xinh-ga-po": "SG",
    "singapore": "SG",
}
"""What offices write for countries beside the names of the list."""


def text(longest: int) -> Reader:
    """A line of text."""

    def read(cell: Cell) -> str:
        line = " ".join(cell.text.split())
        if len(line) > longest:
            raise ParseError(f"Dài quá {longest} ký tự.")
        return line

    return read


def long_text(longest: int) -> Reader:
    """Several lines of text."""

    def read(cell: Cell) -> str:
        if len(cell.text) > longest:
            raise ParseError(f"Dài quá {longest} ký tự.")
        return cell.text

    return read


def several(longest: int) -> Reader:
    """Several names in one cell, with ";" or a line break between them."""

    def read(cell: Cell) -> tuple[str, ...]:
        found = listed(cell)
        if any(len(name) > longest for name in found):
            raise ParseError(f"Dài quá {longest} ký tự.")
        return found

    return read


def one_of(terms: type[Term], also: Mapping[str, Term] | None = None) -> Reader:
    """A word of a closed list, by its label; case and accents do not matter."""
    known: dict[str, Term] = {folded(term.label): term for term in terms}
    known |= {folded(word): term for word, term in (also or {}).items()}

    def read(cell: Cell) -> Term:
        found = known.get(folded(cell.text))
        if found is None:
            raise ParseError(
                f"{quoted(cell.text)} không có trong danh mục; ghi đúng một trong: {_listed(terms)}."
            )
        return found

    return read


def country(cell: Cell) -> str:
    """A country by its name or its code."""
    found = _country_codes().get(folded(cell.text))
    if found is None:
        raise ParseError(f"Không có quốc gia nào tên {quoted(cell.text)} trong danh mục.")
    return found


def year(cell: Cell) -> str:
    """A year, kept as it is written."""
    return str(parse_year(cell.text))


def web_address(cell: Cell) -> str:
    """The address of a page of the web."""
    return parse_web_address(cell.text)


def phones(cell: Cell) -> str:
    """One or several telephone numbers; kept as they are written, once each of them can be read."""
    parse_phones(cell.text)
    return " ".join(cell.text.split())


def day(cell: Cell) -> date:
    """A day: a date of Excel, or a text in one of the shapes that offices write."""
    match cell.value:
        case datetime():
            return cell.value.date()
        case date():
            return cell.value
        case int() | float():
            raise ParseError(
                f"Số {quoted(cell.text)} không phải ngày; hãy định dạng ô là ngày hoặc ghi như 06/07/2011."
            )
    return parse_date(cell.text)


def partial_day(cell: Cell) -> PartialDate:
    """A year, a month or a day, as far as the book knows it."""
    if isinstance(cell.value, date):  # a moment too
        return PartialDate.of(day(cell))
    return parse_partial_date(cell.text)


def currency(cell: Cell) -> str:
    """A currency by its code or its name."""
    return parse_currency(cell.text)


def listed(cell: Cell) -> tuple[str, ...]:
    """Several names in one cell, with ";" or a line break between them."""
    names = (" ".join(name.split()) for name in cell.text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def countries_or_groups(cell: Cell) -> tuple[str, ...]:
    """Several countries, or groups of them such as ASEAN."""
    known = {**{folded(name): code for code, name in countries_and_groups().items()}, **_country_codes()}
    codes = []
    for entry in listed(cell):
        # a comma stands between countries, and within the names of a few
        names = [entry] if folded(entry) in known else listed(Cell(entry, entry.replace(",", ";")))
        for name in names:
            if folded(name) not in known:
                raise ParseError(f"Không có quốc gia nào tên {quoted(name)} trong danh mục.")
            codes.append(known[folded(name)])
    return tuple(dict.fromkeys(codes))


def number(parse: Callable[..., Any] = parse_number) -> Reader:
    """A number by one of the parsers of numbers; Excel's own numbers leave no doubt, texts may.

    Raises AmbiguousNumber where nobody has said yet how the column writes numbers.
    """

    def read(cell: Cell) -> Any:
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            return parse(f"{Decimal(repr(cell.value)):f}".replace(".", ",") + "0" * _pads(cell.value))
        try:
            return parse(cell.text)
        except AmbiguousNumber:
            if cell.style is None:
                raise
            return parse(cell.text, style=cell.style)

    return read


def _pads(value: float) -> int:
    """Zeros behind the decimals of a number, so that three of them are not taken for a group of thousands."""
    decimals = f"{Decimal(repr(value)):f}".partition(".")[2]
    return 1 if len(decimals) == 3 else 0


def _listed(terms: Iterable[Term]) -> str:
    return "; ".join(term.label for term in terms)


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    names = {folded(name): code for code, name in countries().items()}
    return {**{code.lower(): code for code in countries()}, **OTHER_COUNTRY_NAMES, **names}
