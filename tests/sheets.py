"""Reads a written workbook back, cell by cell, as a test wants to speak of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, Any]
Source = Path | BytesIO | bytes

TOTAL_LABELS = {"Tổng cộng", "Cộng trang tính này"}
TITLE_SIZE = 14


@dataclass
class SheetRead:
    """One worksheet: rows, formats, totals and formulas keyed by heading; values as Excel stores them.

    `totals` holds the stored values of the total rows, `formulas` what stands in the same cells; `groups` the
    upper heading over each heading; `foot` every text below body and totals.
    """

    name: str
    letterhead: list[str]
    title: str
    lines: list[str]
    groups: dict[str, str]
    headings: list[str]
    rows: list[Row]
    types: list[Row]
    formats: list[Row]
    heights: list[float | None]
    totals: list[Row]
    formulas: list[Row]
    total_formats: list[Row]
    foot: list[str]
    filter: str
    freeze: str
    widths: list[float]
    printing: dict[str, Any]


def read(source: Source) -> list[SheetRead]:
    """Every worksheet of a workbook that exports/ wrote."""
    opened = [BytesIO(source) if isinstance(source, bytes) else source for _ in range(2)]
    formulas, values = load_workbook(opened[0]), load_workbook(opened[1], data_only=True)
    return [_sheet(formulas[name], values[name]) for name in values.sheetnames]


def read_one(source: Source) -> SheetRead:
    """The only worksheet of a workbook."""
    (sheet,) = read(source)
    return sheet


def _sheet(formulas: Worksheet, values: Worksheet) -> SheetRead:
    _, head, last_column, last = range_boundaries(formulas.auto_filter.ref)
    first_head = int(re.search(r"\d+", formulas.print_title_rows)[0])
    headings = [_value(cell) for cell in values[head][:last_column]]
    title = next(row for row in range(1, first_head) if values.cell(row, 1).font.sz == TITLE_SIZE)
    body = range(head + 1, last + 1)
    totals = [row for row in range(last + 1, values.max_row + 1) if values.cell(row, 1).value in TOTAL_LABELS]
    foot = range(max([last, *totals]) + 1, values.max_row + 1)

    def keyed(sheet: Worksheet, rows: range | list[int], part: Callable[[Cell], Any]) -> list[Row]:
        return [
            {heading: part(cell) for heading, cell in zip(headings, sheet[row], strict=False)} for row in rows
        ]

    return SheetRead(
        name=values.title,
        letterhead=_texts(values, range(1, title)),
        title=_value(values.cell(title, 1)),
        lines=_texts(values, range(title + 1, first_head)),
        groups=_groups(formulas, headings, head) if first_head < head else {},
        headings=headings,
        rows=keyed(values, body, _value),
        types=keyed(formulas, body, lambda cell: cell.data_type),
        formats=keyed(values, body, lambda cell: cell.number_format),
        heights=[formulas.row_dimensions[row].height for row in body],
        totals=keyed(values, totals, _value),
        formulas=keyed(formulas, totals, _value),
        total_formats=keyed(values, totals, lambda cell: cell.number_format),
        foot=_texts(values, foot),
        filter=formulas.auto_filter.ref,
        freeze=formulas.freeze_panes,
        widths=[_width(formulas, column) for column in range(1, last_column + 1)],
        printing=_printing(formulas),
    )


def _value(cell: Cell) -> Any:
    """The value as Excel understands it: openpyxl leaves _x005F_ in texts that stand in the cell itself."""
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


def _texts(sheet: Worksheet, rows: range) -> list[str]:
    return [_value(cell) for row in rows for cell in sheet[row] if cell.value is not None]


def _groups(sheet: Worksheet, headings: list[str], head: int) -> dict[str, str]:
    spans = {area.min_col: area.max_col for area in sheet.merged_cells.ranges if area.min_row == head - 1}
    return {
        headings[column - 1]: _value(cell)
        for cell in sheet[head - 1]
        if cell.value is not None
        for column in range(cell.column, spans.get(cell.column, cell.column) + 1)
    }


def _width(sheet: Worksheet, column: int) -> float:
    for dimension in sheet.column_dimensions.values():
        if dimension.min <= column <= dimension.max:
            return dimension.width
    raise AssertionError(f"Cột {get_column_letter(column)} không có độ rộng.")


def _printing(sheet: Worksheet) -> dict[str, Any]:
    page = sheet.page_setup
    return {
        "paper": int(page.paperSize),
        "direction": page.orientation,
        "one_page_wide": sheet.sheet_properties.pageSetUpPr.fitToPage
        and (page.fitToWidth or 1, page.fitToHeight) == (1, 0),
        "repeated": sheet.print_title_rows,
        "footer": sheet.oddFooter.center.text,
    }
