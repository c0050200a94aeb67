"""A register is a declaration (sổ): list, filters, pages and workbook all come from it."""

from app.core.register.columns import Column, Kind
from app.core.register.declaration import Lines, Register
from app.core.register.export import SheetColumn, export_rows, matching, sheet_columns
from app.core.register.filters import Choice, Filter, Flag, Text
from app.core.register.finding import Found, Hit, first_found
from app.core.register.page import RegisterPage, page_of
from app.core.register.ranges import DateRange, NumberRange, OnDay
from app.core.register.sorts import Sort
from app.core.search import Search

__all__ = [
    "Choice",
    "Column",
    "DateRange",
    "Filter",
    "Flag",
    "Found",
    "Hit",
    "Kind",
    "Lines",
    "NumberRange",
    "OnDay",
    "Register",
    "RegisterPage",
    "Search",
    "SheetColumn",
    "Sort",
    "Text",
    "export_rows",
    "first_found",
    "matching",
    "page_of",
    "sheet_columns",
]
