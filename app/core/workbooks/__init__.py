"""Reading workbooks that come from outside (.xlsx, .xls): values, and what Excel shows beside them."""

from app.core.workbooks.reading import read_sheet, sheets_of
from app.core.workbooks.shapes import (
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    Place,
    SheetName,
    SheetRead,
    Value,
    cell_name,
    column_name,
)

__all__ = [
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Area",
    "Place",
    "SheetName",
    "SheetRead",
    "Value",
    "cell_name",
    "column_name",
    "read_sheet",
    "sheets_of",
]
