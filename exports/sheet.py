"""What a sheet (biểu, sổ) declares before a single row is known."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from exports.letterhead import Letterhead, Signature


class Kind(Enum):
    """Kiểu dữ liệu of a column: it decides the number format, the alignment and the width when none is given.

    INTEGER, MONEY and VND take int, Decimal or float; PERCENT takes a fraction (0.25 is shown as 25,0%).
    Text is welcome in every column ("chưa rõ", "2011") and stays text.
    """

    TEXT = auto()
    WRAPPED = auto()
    DATE = auto()
    INTEGER = auto()
    MONEY = auto()
    VND = auto()
    RATE = auto()
    PERCENT = auto()
    MOMENT = auto()


SUMMABLE = frozenset({Kind.INTEGER, Kind.MONEY, Kind.VND})


class WrongSheetError(ValueError):
    """Khai báo biểu sai: the declaration contradicts itself; the sentence says where."""


@dataclass(frozen=True)
class SheetColumn:
    """Một cột của biểu.

    Width is in characters. An identifying column is repeated on every line of its record, so it has no total.
    A total of MONEY needs its currency: fixed (`currency`), or read from the column headed `currency_from`.
    """

    heading: str
    kind: Kind = Kind.TEXT
    width: float | None = None
    total: bool = False
    identifying: bool = False
    group: str | None = None
    currency: str | None = None
    currency_from: str | None = None

    def __post_init__(self) -> None:
        if not self.total:
            return
        if self.kind not in SUMMABLE:
            raise WrongSheetError(f"Cột “{self.heading}” không phải số lượng hay số tiền, không cộng được.")
        if self.identifying:
            raise WrongSheetError(f"Cột “{self.heading}” lặp lại trên từng dòng của khoản, không cộng được.")
        if self.kind is Kind.MONEY and not (self.currency or self.currency_from):
            raise WrongSheetError(f"Cột “{self.heading}” không nêu loại tiền, không cộng được.")


@dataclass(frozen=True)
class Sheet:
    """Biểu hay sổ in ra Excel: title, columns, period, day of the figures, filters in force.

    STT is put before the columns and counts records. A record with several lines is recognised by `item_of`
    (row → key of its record) or, where `keyed`, by the first element of each row, which is then not a column;
    the lines of one record must follow each other. `item_noun` is the word that the closing line counts with.
    """

    title: str
    columns: Sequence[SheetColumn]
    letterhead: Letterhead
    as_of: date
    period: str | None = None
    filters: Sequence[str] = ()
    item_of: Callable[[Sequence[object]], Hashable] | None = None
    keyed: bool = False
    item_noun: str = "khoản"
    signature: Signature | None = None
    tab: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise WrongSheetError(f"Biểu “{self.title}” không có cột nào.")
        if self.keyed and self.item_of is not None:
            raise WrongSheetError(f"Biểu “{self.title}” nhận biết khoản bằng hai cách.")
        headings = [column.heading for column in self.columns]
        for column in self.columns:
            if column.currency_from is not None and headings.count(column.currency_from) != 1:
                raise WrongSheetError(
                    f"Cột “{column.heading}” lấy loại tiền ở cột không có hoặc có nhiều: “{column.currency_from}”."
                )

    def lines(self) -> tuple[str, ...]:
        """The lines between title and head: period, day of the figures, filters in force."""
        period = (self.period,) if self.period else ()
        filters = ("Điều kiện lọc: " + "; ".join(self.filters),) if self.filters else ()
        return (*period, f"(Số liệu tính đến {self.as_of:%d/%m/%Y})", *filters)


@dataclass(frozen=True)
class Help:
    """What helps to fill in a column of an empty sheet: the texts to choose from, a note at the heading."""

    choices: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True)
class Written:
    """What was written: lines (dòng), records (khoản), and on how many worksheets they stand."""

    rows: int
    items: int
    worksheets: int = 1
