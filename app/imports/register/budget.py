"""The budget of a project (phân kỳ vốn) as one cell gives it: several lines, each by year and source."""

import re
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from app.aid.models import Source
from app.aid.queries.needs import line_in_words
from app.core.money import grouped
from app.core.parsing import ParseError, as_grouped, parse_amount, parse_currency, parse_number
from app.core.parsing.texts import quoted
from app.core.vietnamese import folded
from app.imports.register.cells import one_of
from app.imports.register.shapes import Cell

MOST = 60
SOURCES = {
    "viện trợ": Source.GRANT,
    "viện trợ nước ngoài": Source.GRANT,
    "đối ứng": Source.COUNTERPART_BUDGET,
    "vốn đối ứng": Source.COUNTERPART_BUDGET,
}
EXAMPLE = "2026, viện trợ không hoàn lại: 500.000.000 VND"
_LINE = re.compile(
    r"(?:(?:năm\s+)?(?P<year>(?:19|20)[0-9]{2})\s*(?:,|(?=:)))?\s*(?P<source>.*)\s*:\s*"
    r"(?P<amount>[0-9][0-9.,\s]*?)\s*(?P<currency>[^\W\d_][^\d:]*|[$€£])?",
    re.IGNORECASE,
)
_source = one_of(Source, SOURCES)


class BudgetLine(NamedTuple):
    """A line of the budget; `currency` is empty where the cell does not name it."""

    year: int | None
    source: Source
    amount: Decimal
    currency: str

    def __str__(self) -> str:
        amount = f"{grouped(self.amount, self.currency or None)} {self.currency}".strip()
        return line_in_words(self.year, self.source, amount)


def budget(cell: Cell) -> tuple[BudgetLine, ...]:
    """The lines of a cell, with ";" or a line break between them, as the list of projects writes them.

    A dot groups thousands; a comma before three digits can be read in two ways and is refused.
    """
    parts = (" ".join(part.split()) for part in cell.text.replace("\n", ";").split(";"))
    lines = tuple(_line(part) for part in parts if part)
    if len(lines) > MOST:
        raise ParseError(f"Phân kỳ vốn có nhiều nhất {MOST} dòng.")
    return lines


def _line(text: str) -> BudgetLine:
    found = _LINE.fullmatch(text)
    if found is None or not folded(found["source"]).strip(" ,"):
        raise ParseError(f"Không đọc được dòng phân kỳ {quoted(text)}; hãy ghi như “{EXAMPLE}”.")
    source = _source(Cell(found["source"], found["source"].strip(" ,")))
    currency = parse_currency(found["currency"]) if found["currency"] else ""
    parse = partial(parse_amount, currency=currency) if currency else parse_number
    amount = as_grouped(parse, found["amount"])
    if amount <= 0:
        raise ParseError(f"Số tiền của dòng phân kỳ {quoted(text)} phải lớn hơn 0.")
    return BudgetLine(int(found["year"]) if found["year"] else None, Source(source), amount, currency)
