"""Counting while the rows stream by: records, lines and sums, without keeping a row."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact

from exports.sheet import Sheet, SheetColumn
from exports.values import as_decimal, is_exact, is_whole

Cells = Sequence[object]

_EXACT = Context(prec=60, traps=[Inexact])  # a sum that would lose a digit raises instead


@dataclass
class Total:
    """The running sum of one column, its currencies, and whether Excel can add the same figures."""

    column: SheetColumn
    index: int
    currency_index: int | None = None
    sum: Decimal = Decimal(0)
    exact: bool = True
    broken: bool = False
    by_currency: dict[str, Decimal] = field(default_factory=dict)

    def add(self, cells: Cells) -> None:
        """Takes one line in; empty cells and text count as nothing, as in Excel's own sum."""
        value = cells[self.index]
        if value is None or isinstance(value, str):
            return
        number = as_decimal(value)
        self.sum = _EXACT.add(self.sum, number)
        self.exact = self.exact and is_exact(number)
        self.broken = self.broken or not is_whole(number)
        if self.currency_index is not None:
            currency = str(cells[self.currency_index] or "chưa rõ loại tiền")
            self.by_currency[currency] = _EXACT.add(self.by_currency.get(currency, Decimal(0)), number)

    def merge(self, other: "Total") -> None:
        """Takes in the total of another worksheet of the same register."""
        self.sum = _EXACT.add(self.sum, other.sum)
        self.exact = self.exact and other.fits
        self.broken = self.broken or other.broken
        for currency, amount in other.by_currency.items():
            self.by_currency[currency] = _EXACT.add(self.by_currency.get(currency, Decimal(0)), amount)

    @property
    def place(self) -> int:
        """Where the column stands on paper, after STT."""
        return self.index + 1

    @property
    def is_mixed(self) -> bool:
        """Whether amounts of several currencies stand in the column, which are never added to one figure."""
        return len(self.by_currency) > 1

    @property
    def fits(self) -> bool:
        """Whether Excel's sum of the column would be this sum to the last digit."""
        return self.exact and is_exact(self.sum)


def totals_of(sheet: Sheet) -> list[Total]:
    """A fresh total for each column that has one."""
    places = {column.heading: index for index, column in enumerate(sheet.columns)}
    return [
        Total(column, index, places[column.currency_from] if column.currency_from else None)
        for index, column in enumerate(sheet.columns)
        if column.total
    ]


def merged(pages: Sequence[Sequence[Total]]) -> list[Total]:
    """The totals of a register over all its worksheets."""
    return [_merged(parts) for parts in zip(*pages, strict=True)]


def _merged(parts: Sequence[Total]) -> Total:
    whole = Total(parts[0].column, parts[0].index, parts[0].currency_index)
    for part in parts:
        whole.merge(part)
    return whole


@dataclass
class Count:
    """Lines and records so far; the number of records is the STT of the line at hand."""

    rows: int = 0
    items: int = 0


def counted(sheet: Sheet, rows: Iterable[Cells], count: Count) -> Iterator[Cells]:
    """The lines with `count` kept up to date; identifying cells stand on every line of a record."""
    identifying = [index for index, column in enumerate(sheet.columns) if column.identifying]
    key_of, skipped = _key_of(sheet), int(sheet.keyed)
    last_key: Hashable = object()
    first: Cells = ()
    for row in rows:
        cells = row[skipped:] if skipped else row
        count.rows += 1
        if len(cells) != len(sheet.columns):
            raise ValueError(f"Dòng {count.rows} có {len(cells)} ô, biểu có {len(sheet.columns)} cột.")
        key = key_of(row) if key_of else count.rows
        if key != last_key:
            count.items, last_key, first = count.items + 1, key, cells
        elif identifying:
            cells = list(cells)
            for index in identifying:
                cells[index] = first[index]
        yield cells


def _key_of(sheet: Sheet) -> Callable[[Cells], Hashable] | None:
    if sheet.keyed:
        return lambda row: row[0]
    return sheet.item_of
