"""Bringing in an old book: upload, matching its columns, looking at what it would do, writing it."""

from app.imports.actions.books import Change, Judged, Target
from app.imports.actions.checking import check, look_at
from app.imports.actions.confirming import carry_out, confirm
from app.imports.actions.targets import TARGETS
from app.imports.actions.uploading import (
    Opened,
    begin,
    open_file,
    read_columns,
    sheets_in,
    sheets_named,
    standing_reading,
)

__all__ = [
    "TARGETS",
    "Change",
    "Judged",
    "Opened",
    "Target",
    "begin",
    "carry_out",
    "check",
    "confirm",
    "look_at",
    "open_file",
    "read_columns",
    "sheets_in",
    "sheets_named",
    "standing_reading",
]
