"""The only writer of .xlsx: sheets of any length, in memory that does not grow with them.

    write(sheet, rows, target) -> Written

Where Excel's 1.048.576 rows are used up the register goes on, under the same head, on a worksheet "… (2)".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from exports import look
from exports.head import draw_head
from exports.letterhead import Letterhead, Signature
from exports.look import FONT, Look
from exports.page import Page
from exports.sheet import Help, Kind, Sheet, SheetColumn, Written, WrongSheetError
from exports.tabs import tab_name
from exports.tally import Cells, Count, counted
from exports.values import clean
from exports.wrapping import points

__all__ = [
    "Help",
    "Kind",
    "Letterhead",
    "Sheet",
    "SheetColumn",
    "Signature",
    "WorkbookError",
    "Written",
    "WrongSheetError",
    "write",
    "write_book",
    "write_template",
]

LISTS = "Danh mục"
TEMPLATE_ROWS = 5000
EXCEL_ROWS = 1_048_576
_A4 = 9


class WorkbookError(RuntimeError):
    """Lỗi khi ghi Excel: XlsxWriter refused a cell or a range, which it says by a negative number only."""


def write(
    sheet: Sheet,
    rows: Iterable[Cells],
    target: Path | str | BinaryIO,
    *,
    temp_folder: Path | None = None,
    rows_per_worksheet: int = EXCEL_ROWS,
) -> Written:
    """Writes one sheet as a workbook to a path (whole or not at all) or an open binary file."""
    parts = [(sheet, rows)]
    return write_book(parts, target, temp_folder=temp_folder, rows_per_worksheet=rows_per_worksheet)[0]


def write_book(
    parts: Sequence[tuple[Sheet, Iterable[Cells]]],
    target: Path | str | BinaryIO,
    *,
    temp_folder: Path | None = None,
    rows_per_worksheet: int = EXCEL_ROWS,
) -> list[Written]:
    """Writes several sheets into one workbook; rows stream through a temporary file in `temp_folder`."""
    with (
        TemporaryDirectory(dir=temp_folder) as folder,
        _destination(target) as destination,
        _book(destination, folder, parts[0][0]) as book,
    ):
        return [_write_part(book, sheet, rows, rows_per_worksheet) for sheet, rows in parts]


def write_template(sheet: Sheet, helps: Mapping[str, Help], target: BinaryIO) -> None:
    """Writes a sheet without rows to be filled in: lists to choose from and notes at the headings."""
    with TemporaryDirectory() as folder, _book(target, folder, sheet) as book:
        paper = _Paper(book, sheet, 1)
        widths = [look.STT.width or 5, *(column.width or 24 for column in sheet.columns)]
        first = draw_head(paper, sheet, widths)
        helped = [
            (place, helps[column.heading])
            for place, column in enumerate(sheet.columns, 1)
            if column.heading in helps
        ]
        for place, help_ in helped:
            _help(paper, help_, first, place)
        _write_lists(book, [(place, help_.choices) for place, help_ in helped])


def _help(paper: "_Paper", help_: Help, first: int, place: int) -> None:
    if help_.note:
        _checked(paper.worksheet.write_comment(first - 1, place, clean(help_.note)))
    if help_.choices:
        cells = xl_range_abs(0, place, len(help_.choices) - 1, place)
        rule = {"validate": "list", "source": f"='{LISTS}'!{cells}", "error_type": "warning"}
        _checked(paper.worksheet.data_validation(first, place, first + TEMPLATE_ROWS, place, rule))


def _write_lists(book: Any, columns: Sequence[tuple[int, Sequence[str]]]) -> None:
    """The texts to choose from, on a hidden sheet; row by row, for a row that is written is gone."""
    lists = book.add_worksheet(LISTS)
    lists.hide()
    for row in range(max((len(choices) for _, choices in columns), default=0)):
        for place, choices in columns:
            if row < len(choices):
                _checked(lists.write_string(row, place, clean(choices[row])))


def _write_part(book: Any, sheet: Sheet, rows: Iterable[Cells], limit: int) -> Written:
    count = Count()
    pages = [Page(_Paper(book, sheet, 1), sheet, limit)]
    for cells in counted(sheet, rows, count):
        if pages[-1].is_full:
            following = _Paper(book, sheet, len(pages) + 1)
            pages[-1].continue_on(following.name)
            pages.append(Page(following, sheet, limit))
        pages[-1].add(cells, count)
    pages[-1].finish(count, pages[:-1])
    return Written(count.rows, count.items, len(pages))


@contextmanager
def _destination(target: Path | str | BinaryIO) -> Iterator[str | BinaryIO]:
    """A path receives the finished file in one move, so a failure leaves no half a workbook."""
    if not isinstance(target, Path | str):
        yield target
        return
    unfinished = Path(f"{target}.part")
    try:
        yield str(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _book(destination: str | BinaryIO, folder: str, first: Sheet) -> Iterator[Any]:
    options = {
        "constant_memory": True,
        "tmpdir": folder,
        "use_zip64": True,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
    }
    book = xlsxwriter.Workbook(destination, options)
    try:
        # The day of the figures, so that the same figures give the same bytes.
        created = datetime.combine(first.as_of, time())
        author = first.letterhead.issuing_body
        book.set_properties({"title": clean(first.title), "author": clean(author), "created": created})
        yield book
        book.close()
    finally:
        for worksheet in book.worksheets():
            worksheet._opt_close()  # else a failed export keeps its temporary file open


class _StreamedWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter carries no types
    """A worksheet that takes ready rows between the rows XlsxWriter writes itself."""

    def stream(self, row: int, cells: str, lines: int) -> None:
        self._write_single_row(row)
        height = f' ht="{points(lines):.2f}"' if lines > 1 else ""
        self.fh.write(f'<row r="{row + 1}"{height}>{cells}</row>')
        self.dim_rowmax = row


class _Paper:
    """One worksheet, each refusal of XlsxWriter turned into an error."""

    def __init__(self, book: Any, sheet: Sheet, number: int) -> None:
        self.book = book
        self.name = tab_name(sheet, number, {worksheet.name.casefold() for worksheet in book.worksheets()})
        self.worksheet = book.add_worksheet(self.name, _StreamedWorksheet)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, look: Look) -> int:
        """The number of a cell format, for cells streamed ready-made."""
        return int(self._format(look)._get_xf_index())

    def text(self, row: int, first: int, last: int, text: str, look: Look) -> None:
        """One text across the columns first to last; never a formula, whatever it begins with."""
        style = self._format(look)
        if first < last:
            _checked(self.worksheet.merge_range(row, first, row, last, "", style))
        text = clean(text)
        if not text:
            _checked(self.worksheet.write_blank(row, first, None, style))
            return
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "  # XlsxWriter passes such a text through as markup of its own
        _checked(self.worksheet.write_string(row, first, text, style))

    def formula(self, row: int, column: int, formula: str, value: Decimal, look: Look) -> None:
        """A formula with the value that phones and Protected View show."""
        _checked(self.worksheet.write_formula(row, column, formula, self._format(look), value))

    def height(self, row: int, points: float) -> None:
        _checked(self.worksheet.set_row(row, points))

    def stream(self, row: int, cells: str, lines: int) -> None:
        """A ready row of cells, so many lines of text high."""
        self.worksheet.stream(row, cells, lines)

    def set_up(self, widths: Sequence[float], first_head: int, last_head: int, frozen_columns: int) -> None:
        """A4 landscape, one page wide, the head on every page and in sight while scrolling."""
        for column, width in enumerate(widths):
            _checked(self.worksheet.set_column(column, column, width))
        self.worksheet.freeze_panes(last_head + 1, frozen_columns)
        self.worksheet.repeat_rows(first_head, last_head)
        self.worksheet.set_landscape()
        self.worksheet.set_paper(_A4)
        self.worksheet.fit_to_pages(1, 0)
        self.worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.worksheet.center_horizontally()
        _checked(self.worksheet.set_footer(f'&C&"{FONT},Regular"&10Trang &P/&N'))

    def filter(self, first_row: int, last_row: int, last_column: int) -> None:
        """Buttons of the filter over the head."""
        _checked(self.worksheet.autofilter(first_row, 0, last_row, last_column))

    def _format(self, look: Look) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(dict(look))
        return self._formats[key]


def _checked(code: int | None) -> None:
    if code is not None and code < 0:
        raise WorkbookError(f"Không ghi được ô Excel (mã {code}).")
