"""The history (lịch sử thay đổi): one chained table that says who changed what, when, from what to what."""

from app.core.history.chain import Break, first_break
from app.core.history.noting import ADDED, CHANGED, CHANGES, REMOVED, Act, write
from app.core.history.rows import (
    GENESIS,
    HistoryHead,
    HistoryRow,
    head,
    rows_about,
    rows_of_kind,
    touched_by_others,
)

__all__ = [
    "ADDED",
    "CHANGED",
    "CHANGES",
    "GENESIS",
    "REMOVED",
    "Act",
    "Break",
    "HistoryHead",
    "HistoryRow",
    "first_break",
    "head",
    "rows_about",
    "rows_of_kind",
    "touched_by_others",
    "write",
]
