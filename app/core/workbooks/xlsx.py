"""Workbooks of today (.xlsx): values by calamine, the rest by a look into the XML of the sheet.

calamine keeps a sheet as one dense block, shows error cells as empty and knows neither fonts nor hidden rows; so the
XML is looked through first, as bytes: that costs less than reading it, and what is too large is never opened.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.core.files.names import FileRefused
from app.core.files.office import main_part
from app.core.vietnamese import encoding_of_font
from app.core.workbooks.shapes import (
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    Place,
    SheetName,
    SheetRead,
    refuse_too_many_columns,
    refuse_too_many_rows,
)

MOST_CELLS = MOST_ROWS * MOST_COLUMNS
BROKEN = "Tệp bị hỏng hoặc chưa tải lên đủ, không mở được."
WITH_DTD = "Tệp có khai báo DOCTYPE mà Excel không bao giờ ghi; không nhận vì có thể gây hại."
LYING = "Tệp khai sai kích thước các phần bên trong; không nhận vì có thể gây hại."

UNUSUAL = "Tệp không do Excel hay LibreOffice ghi; hãy mở bằng Excel, lưu lại rồi chọn lại."

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    CalamineError,
)
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_LOCAL_HEAD = struct.Struct("<26xHH")

_TAG = rb"<(?:[\w.-]+:)?"
_ROW = re.compile(_TAG + rb"row\b([^>]*)>")
_COLUMN = re.compile(_TAG + rb"col\b([^>]*)>")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d+)["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["'](\d+)["']""")
_CELL = re.compile(_TAG + rb"""c\b([^>]*?)(?:/>|>(.*?)</(?:[\w.-]+:)?c>)""", re.DOTALL)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_CONTENT = re.compile(_TAG + rb"(?:v|t)\b[^>/]*>([^<]*)<")
_VALUE = re.compile(_TAG + rb"(?:v|is)\b[^>/]*>")
# References beyond what is taken: columns from CW on (3 letters, D… and so on), rows of six digits or more. The pattern
# begins with a fixed text, which is found several times faster than any way of writing the tag before it.
_FAR = re.compile(rb"""r="([A-Z]{3}|[D-Z][A-Z]|C[W-Z]|[A-Z]{1,2}(?=\d{6}))(\d{1,9})["']""")
_FAR_ROW = re.compile(rb"""row [^>]*?r="(?:[2-9][0-9]{4}|[0-9]{6})""")


class _Look(NamedTuple):
    """What the XML of a sheet tells beside its values."""

    errors: dict[Place, str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    fonts: dict[Place, str]


def sheets_of(path: Path) -> list[SheetName]:
    """The worksheets; every part of the package is looked at before anything is opened."""
    try:
        with path.open("rb") as file:
            main_part(file, "này")
            _refuse_harmful(file)
        with CalamineWorkbook.from_path(str(path)) as book:
            return [
                SheetName(sheet.name, sheet.visible != SheetVisibleEnum.Visible)
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
            ]
    except _FAULTS as error:
        raise FileRefused(BROKEN) from error


def read_sheet(path: Path, name: str) -> SheetRead:
    """The values of a sheet and what stands beside them."""
    try:
        with zipfile.ZipFile(path) as packed:
            xml = packed.read(_part_of(packed, name))
            _refuse_huge(xml, name)
            look = _look(xml, _old_fonts(packed))
        with CalamineWorkbook.from_path(str(path)) as book:
            sheet = book.get_sheet_by_name(name)
            refuse_too_many_rows(name, sheet.end[0] + 1 if sheet.end else 0)
            refuse_too_many_columns(name, sheet.end[1] + 1 if sheet.end else 0)
            merged = [Area(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            return SheetRead(name, sheet.to_python(skip_empty_area=False), merged, *look)
    except _FAULTS as error:
        raise FileRefused(BROKEN) from error


def _refuse_harmful(file: IO[bytes]) -> None:
    """Every part unpacks to exactly what it says, and no XML declares entities."""
    with zipfile.ZipFile(file) as packed:
        for part in packed.infolist():
            content = _unpacked(file, part)
            if part.filename.endswith((".xml", ".rels")) and any(mark in content for mark in _DOCTYPES):
                raise FileRefused(WITH_DTD)


def _unpacked(file: IO[bytes], part: zipfile.ZipInfo) -> bytes:
    """A part as any reader would unpack it; zipfile alone would stop at the size that the part claims."""
    file.seek(part.header_offset)
    name, extra = _LOCAL_HEAD.unpack(file.read(_LOCAL_HEAD.size))
    file.seek(name + extra, 1)
    packed = file.read(part.compress_size)
    if part.compress_type == zipfile.ZIP_STORED:
        content, more = packed, b""
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        content = stream.decompress(packed, part.file_size + 1)
        more = b"" if stream.eof else stream.decompress(stream.unconsumed_tail, 1)
    else:
        raise NotImplementedError("no Excel packs so")
    if len(content) != part.file_size or more:
        raise FileRefused(LYING)
    return content


def _part_of(packed: zipfile.ZipFile, name: str) -> str:
    """The part that holds the sheet of this name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book_part = next(part for part in packed.namelist() if part.endswith("workbook.xml"))
    folder = book_part.rpartition("/")[0]
    book = etree.fromstring(packed.read(book_part), parser)
    links = etree.fromstring(packed.read(f"{folder}/_rels/workbook.xml.rels".lstrip("/")), parser)
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    for sheet in book.iter("{*}sheet"):
        if sheet.get("name") == name:
            found = next(value for key, value in sheet.attrib.items() if str(key).endswith("}id"))
            target = targets[str(found)]
            return target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")
    raise KeyError(name)


def _refuse_huge(xml: bytes, sheet: str) -> None:
    """Whatever lies far out would make one block of everything before it."""
    if any(mark in xml for mark in _DOCTYPES):
        raise FileRefused(WITH_DTD)
    if b"r='" in xml or b"r =" in xml or b"r= " in xml:
        raise FileRefused(UNUSUAL)
    for far in _FAR.finditer(xml):
        if xml[far.end() : xml.find(b">", far.end())].endswith(b"/"):
            continue  # only a format stands there
        refuse_too_many_columns(sheet, _column_number(far[1]) + 1)
        refuse_too_many_rows(sheet, int(far[2]))
    if xml.count(b"row ") + xml.count(b"row>") > MOST_ROWS or _FAR_ROW.search(xml):
        last = max(
            (n for n, *part in _rows_of(xml) if n > MOST_ROWS and _VALUE.search(xml, *part)), default=0
        )
        refuse_too_many_rows(sheet, last)
    if xml.count(b"<c ") + xml.count(b":c ") + xml.count(b"c>") // 2 > MOST_CELLS:
        raise FileRefused(f"Trang tính “{sheet}” có quá nhiều ô. Hãy chia thành nhiều tệp.")


def _rows_of(xml: bytes) -> Iterator[tuple[int, int, int]]:
    """The number of each row, and from where to where it stands in the XML."""
    last, started = 0, -1
    for found in _ROW.finditer(xml):
        if started >= 0:
            yield last, started, found.start()
        given = _NUMBER.search(found[1])
        last, started = int(given[1]) if given else last + 1, found.end()
    if started >= 0:
        yield last, started, len(xml)


def _look(xml: bytes, fonts: dict[int, str]) -> _Look:
    errors: dict[Place, str] = {}
    lettered: dict[Place, str] = {}
    if fonts or b't="e"' in xml:
        for place, attributes, content in _cells(xml):
            if b't="e"' in attributes:
                said = _CONTENT.search(content)
                errors[place] = said[1].decode("utf-8", "replace") if said else "#N/A"
            style = _STYLE.search(attributes) if fonts else None
            if style and int(style[1]) in fonts and content:
                lettered[place] = fonts[int(style[1])]
    hidden = b"hidden=" in xml
    return _Look(
        errors,
        frozenset(_hidden_rows(xml)) if hidden else frozenset(),
        frozenset(_hidden_columns(xml)) if hidden else frozenset(),
        lettered,
    )


def _cells(xml: bytes) -> Iterator[tuple[Place, bytes, bytes]]:
    for found in _CELL.finditer(xml):
        reference = _REFERENCE.search(found[1])
        if reference:
            place = Place(int(reference[2]) - 1, _column_number(reference[1]))
            yield place, found[1], found[2] or b""


def _hidden_rows(xml: bytes) -> Iterator[int]:
    for found in _ROW.finditer(xml):
        given = _NUMBER.search(found[1])
        if given and _HIDDEN.search(found[1]):
            yield int(given[1]) - 1


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for found in _COLUMN.finditer(xml):
        if _HIDDEN.search(found[1]):
            ends = {name: int(number) for name, number in _SPAN.findall(found[1])}
            yield from range(ends.get(b"min", 1) - 1, min(ends.get(b"max", 0), MOST_COLUMNS))


def _old_fonts(packed: zipfile.ZipFile) -> dict[int, str]:
    """The number of each cell style in a font of TCVN3 or VNI, with that font."""
    part = next((name for name in packed.namelist() if name.endswith("styles.xml")), None)
    if part is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    styles = etree.fromstring(packed.read(part), parser)
    names = [
        next((str(name.get("val")) for name in font.iter("{*}name")), "")
        for fonts in styles.iterchildren("{*}fonts")
        for font in fonts.iterchildren("{*}font")
    ]
    uses = [
        int(use.get("fontId") or 0)
        for formats in styles.iterchildren("{*}cellXfs")
        for use in formats.iterchildren("{*}xf")
    ]
    named = {style: names[font] for style, font in enumerate(uses) if font < len(names)}
    return {style: name for style, name in named.items() if encoding_of_font(name)}


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
