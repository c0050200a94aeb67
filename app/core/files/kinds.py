"""Which types of file come in: recognised by what stands in them, never by their name."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from app.core.files import office
from app.core.files.names import LIMIT, FileRefused, clean_name, suffix, too_large
from app.core.parsing.texts import quoted

OOXML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Kind:
    """A type of file on the list of those allowed (loại tệp), with the endings its names may have."""

    label: str
    media_type: str
    endings: tuple[str, ...]


PDF = Kind("PDF", "application/pdf", (".pdf",))
WORD = Kind("Word (.docx)", OOXML + "wordprocessingml.document", (".docx",))
EXCEL = Kind("Excel (.xlsx)", OOXML + "spreadsheetml.sheet", (".xlsx",))
OLD_EXCEL = Kind("Excel cũ (.xls)", "application/vnd.ms-excel", (".xls",))
JPEG = Kind("ảnh JPG", "image/jpeg", (".jpg", ".jpeg"))
PNG = Kind("ảnh PNG", "image/png", (".png",))
KINDS = (PDF, WORD, EXCEL, JPEG, PNG)
"""What is kept of papers; the old Excel comes in only where its cells are read."""

_BEGINNINGS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
_MAIN_PARTS = {
    OOXML + "wordprocessingml.document.main+xml": WORD,
    OOXML + "spreadsheetml.sheet.main+xml": EXCEL,
}

# What is no use to the office but often comes under another name, to be called what it is.
_REFUSED_BEGINNINGS = {
    b"MZ": "chương trình máy tính",
    b"\x7fELF": "chương trình máy tính",
    b"#!": "chương trình máy tính",
    b"<!doctype html": "trang web",
    b"<html": "trang web",
    b"<?xml": "văn bản XML",
    b"{\\rtf": "văn bản RTF",
    b"GIF8": "ảnh GIF",
    b"RIFF": "ảnh WebP, âm thanh hoặc phim",
    b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7-Zip",
    b"\x1f\x8b": "tệp nén gzip",
}
_BEFORE_THE_CONTENT = b"\xef\xbb\xbf \t\r\n"


def examine(file: IO[bytes], name: str, *, limit: int = LIMIT, kinds: Sequence[Kind] = KINDS) -> Kind:
    """The type of a file that may come in; leaves it rewound. Raises FileRefused with the reason."""
    shown = quoted(clean_name(name))
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise FileRefused(f"Tệp {shown} rỗng, không có nội dung.")
    if size > limit:
        raise too_large(name, limit)
    file.seek(0)
    beginning = file.read(64).lstrip(_BEFORE_THE_CONTENT)
    found = _content(file, beginning, shown, kinds)
    file.seek(0)
    return _as_named(found, beginning, suffix(clean_name(name)), shown, kinds)


def accepted(kinds: Sequence[Kind]) -> str:
    """What may be chosen, to be read: "PDF, Word (.docx) hoặc ảnh PNG"."""
    *rest, last = (kind.label for kind in kinds)
    return f"{', '.join(rest)} hoặc {last}" if rest else last


def _content(file: IO[bytes], beginning: bytes, shown: str, kinds: Sequence[Kind]) -> Kind | None:
    if beginning.startswith(office.COMPOUND) and OLD_EXCEL in kinds:
        office.refuse_unless_workbook(file, shown)
        return OLD_EXCEL
    if beginning.startswith(office.COMPOUND):
        office.refuse_compound(file, shown)
    if beginning.startswith(office.ZIPPED):
        return _MAIN_PARTS.get(office.main_part(file, shown) or "")
    return next((kind for mark, kind in _BEGINNINGS.items() if beginning.startswith(mark)), None)


def _as_named(found: Kind | None, beginning: bytes, ending: str, shown: str, kinds: Sequence[Kind]) -> Kind:
    claimed = next((kind for kind in (*KINDS, OLD_EXCEL) if ending.lower() in kind.endings), None)
    if found is not None and ending and found is not claimed:
        raise FileRefused(f"Tệp {shown} có đuôi {ending} nhưng nội dung là {found.label}.")
    if found is None and claimed:
        truly = _refused_content(beginning)
        instead = f"nội dung là {truly}" if truly else f"nội dung không phải {claimed.label}"
        raise FileRefused(f"Tệp {shown} có đuôi {ending} nhưng {instead}.")
    if found is None or found not in kinds:
        raise FileRefused(f"Không nhận tệp {shown}: ở đây chỉ nhận {accepted(kinds)}.")
    return found


def _refused_content(beginning: bytes) -> str | None:
    if beginning.startswith(office.ZIPPED):
        return "tệp nén ZIP"
    low = beginning.lower()
    return next((said for mark, said in _REFUSED_BEGINNINGS.items() if low.startswith(mark.lower())), None)
