"""Opening a workbook, whatever stands in it: each fault of a file is a sentence, never a crash."""

from pathlib import Path

from app.core.files.office import COMPOUND
from app.core.workbooks import xls, xlsx
from app.core.workbooks.shapes import SheetName, SheetRead


def sheets_of(path: Path) -> list[SheetName]:
    """The sheets with cells, in the order of the workbook. Raises FileRefused with the reason."""
    return xls.sheets_of(path) if _is_old(path) else xlsx.sheets_of(path)


def read_sheet(path: Path, name: str) -> SheetRead:
    """One sheet. Raises FileRefused where it is too large, broken, or not there."""
    return xls.read_sheet(path, name) if _is_old(path) else xlsx.read_sheet(path, name)


def _is_old(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(COMPOUND)) == COMPOUND
