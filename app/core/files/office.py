"""A look into Word and Excel files before anything opens them: packed parts, macros, passwords."""

import zipfile
import zlib
from typing import IO, NoReturn

from lxml import etree

from app.core.files.names import MEGABYTE, FileRefused

ZIPPED = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

GREATEST_UNPACKED = 200 * MEGABYTE
GREATEST_RATIO = 100
MOST_PARTS = 10_000

_LISTING = "[Content_Types].xml"
_GREATEST_LISTING = MEGABYTE
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book"))
_MACRO_STORAGE = "_VBA_PROJECT".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def refuse_compound(file: IO[bytes], shown: str) -> NoReturn:
    """Say what a compound (OLE) file is: one with a password, or one of the old Word and Excel."""
    file.seek(0)
    if _ENCRYPTED_PACKAGE in file.read():
        raise _locked(shown)
    raise FileRefused(
        f"Tệp {shown} thuộc loại cũ (.doc, .xls hoặc tương tự); hãy mở ra, lưu thành .docx, .xlsx hoặc PDF "
        "rồi chọn lại."
    )


def refuse_unless_workbook(file: IO[bytes], shown: str) -> None:
    """Let pass only a workbook of the old Excel (.xls) that has neither macros nor, as far as can be seen, a password."""
    file.seek(0)
    content = file.read()
    if _ENCRYPTED_PACKAGE in content:
        raise _locked(shown)
    if not any(name in content for name in _WORKBOOK_STREAMS):
        raise FileRefused(f"Tệp {shown} không phải sổ Excel .xls, hoặc bị hỏng, chưa tải lên đủ.")
    if _MACRO_STORAGE in content:
        raise _with_macros(shown)


def main_part(file: IO[bytes], shown: str) -> str | None:
    """The content type of the main part that a zip names and holds; None for a zip that is no document."""
    try:
        with zipfile.ZipFile(file) as packed:
            _refuse_dangerous(packed.infolist(), shown)
            types = _content_types(packed, shown)
            held = set(packed.namelist())
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError) as error:
        raise FileRefused(f"Tệp {shown} bị hỏng hoặc chưa tải lên đủ, không mở được.") from error
    if any("macroEnabled" in type_ or "vbaProject" in type_ for type_ in types.values()):
        raise _with_macros(shown)
    return next(
        (type_ for part, type_ in types.items() if type_.endswith(".main+xml") and part in held), None
    )


def _refuse_dangerous(parts: list[zipfile.ZipInfo], shown: str) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > min(GREATEST_UNPACKED, GREATEST_RATIO * packed):
        raise FileRefused(
            f"Tệp {shown} bung ra quá lớn so với kích thước của nó (có thể là “bom nén”), không nhận."
        )
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise _locked(shown)
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise _with_macros(shown)


def _content_types(packed: zipfile.ZipFile, shown: str) -> dict[str, str]:
    """Part name → content type, as the package lists its parts one by one; none in any other zip."""
    if _LISTING not in packed.namelist():
        return {}
    if packed.getinfo(_LISTING).file_size > _GREATEST_LISTING:
        raise FileRefused(f"Tệp {shown} có danh mục phần bên trong dài bất thường, không nhận.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(packed.read(_LISTING), parser)
    return {
        entry.get("PartName", "").removeprefix("/"): entry.get("ContentType", "")
        for entry in root.iter(_OVERRIDE)
    }


def _locked(shown: str) -> FileRefused:
    return FileRefused(f"Tệp {shown} được đặt mật khẩu; hãy bỏ mật khẩu rồi chọn lại.")


def _with_macros(shown: str) -> FileRefused:
    return FileRefused(f"Tệp {shown} có macro; hãy lưu lại không kèm macro (.docx, .xlsx) rồi chọn lại.")
