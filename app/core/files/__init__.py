"""The file store: what may come in, judged by its content, and where it lies, named by its SHA-256."""

from app.core.files.kinds import EXCEL, JPEG, KINDS, OLD_EXCEL, PDF, PNG, WORD, Kind, accepted, examine
from app.core.files.names import LIMIT, FileRefused, clean_name
from app.core.files.store import Stored, path_of, settle, store, sweep

__all__ = [
    "EXCEL",
    "JPEG",
    "KINDS",
    "LIMIT",
    "OLD_EXCEL",
    "PDF",
    "PNG",
    "WORD",
    "FileRefused",
    "Kind",
    "Stored",
    "accepted",
    "clean_name",
    "examine",
    "path_of",
    "settle",
    "store",
    "sweep",
]
