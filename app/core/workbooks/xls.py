"""Workbooks of before 2007 (.xls), read by xlrd."""

import struct
from collections.abc import Iterator
from datetime import datetime, time
from io import StringIO
from pathlib import Path
from typing import cast

import xlrd
from xlrd.compdoc import CompDocError
from xlrd.xldate import XLDateError, xldate_as_datetime

from app.core.files.names import FileRefused
from app.core.vietnamese import encoding_of_font
from app.core.workbooks.shapes import (
    Area,
    Place,
    SheetName,
    SheetRead,
    Value,
    refuse_too_many_columns,
    refuse_too_many_rows,
)

BROKEN = "Tệp .xls bị hỏng hoặc chưa tải lên đủ, không mở được."
LOCKED = "Tệp .xls được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại."

# What xlrd lets through when the bytes of a file do not say what they should.
_FAULTS = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AssertionError,
    AttributeError,
    OverflowError,
)


def sheets_of(path: Path) -> list[SheetName]:
    """The worksheets of the workbook."""
    book = _opened(path, formats=False)
    return [
        SheetName(sheet.name, sheet.visibility != 0)
        for sheet in map(book.sheet_by_index, range(book.nsheets))
        if sheet.nrows
    ]


def read_sheet(path: Path, name: str) -> SheetRead:
    """The values of a sheet and what stands beside them."""
    book = _opened(path, formats=True)
    try:
        sheet = book.sheet_by_name(name)
        refuse_too_many_rows(name, sheet.nrows)
        refuse_too_many_columns(name, sheet.ncols)
        return SheetRead(
            name,
            [[_value(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows)],
            [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells],
            dict(_errors(sheet)),
            frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
            frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
            dict(_fonts(book, sheet)),
        )
    except FileRefused:
        raise
    except _FAULTS as error:
        raise FileRefused(BROKEN) from error


def _opened(path: Path, *, formats: bool) -> xlrd.Book:
    try:
        with path.open("rb") as file, StringIO() as nowhere:
            return xlrd.open_workbook(file_contents=file.read(), formatting_info=formats, logfile=nowhere)
    except xlrd.XLRDError as error:
        raise FileRefused(LOCKED if "encrypted" in str(error) else BROKEN) from error
    except _FAULTS as error:
        raise FileRefused(BROKEN) from error


def _value(cell: xlrd.sheet.Cell, datemode: int) -> Value:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER):
        return cast(Value, cell.value)
    return ""


def _moment(number: float, datemode: int) -> Value:
    try:
        moment: datetime = xldate_as_datetime(number, datemode)
    except (XLDateError, ValueError, OverflowError):
        return number
    if 0 <= number < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _errors(sheet: xlrd.sheet.Sheet) -> Iterator[tuple[Place, str]]:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                code = sheet.cell_value(row, column)
                yield Place(row, column), xlrd.error_text_from_code.get(code, "#N/A")


def _fonts(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[tuple[Place, str]]:
    named = {number: book.font_list[style.font_index].name for number, style in enumerate(book.xf_list)}
    old = {number: name for number, name in named.items() if encoding_of_font(name)}
    for row in range(sheet.nrows) if old else ():
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_TEXT and (font := old.get(sheet.cell_xf_index(row, column))):
                yield Place(row, column), font
