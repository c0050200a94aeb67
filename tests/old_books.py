"""Old workbooks as offices have them: the encodings of the nineties written down once more, and ugly sheets."""

import unicodedata
import zipfile
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import xlwt
from openpyxl import Workbook
from openpyxl.styles import Font

_TCVN3_BYTES = {
    "a": "a b5 b6 b7 b8 b9",
    "ă": "a8 bb bc bd be c6",
    "â": "a9 c7 c8 c9 ca cb",
    "e": "e cc ce cf d0 d1",
    "ê": "aa d2 d3 d4 d5 d6",
    "i": "i d7 d8 dc dd de",
    "o": "o df e1 e2 e3 e4",
    "ô": "ab e5 e6 e7 e8 e9",
    "ơ": "ac ea eb ec ed ee",
    "u": "u ef f1 f2 f3 f4",
    "ư": "ad f5 f6 f7 f8 f9",
    "y": "y fa fb fc fd fe",
}
_TONES = (
    "\u0300\u0309\u0303\u0301\u0323"  # in the order of the columns above, after the letter without a tone
)
_VNI_MARKS = dict(zip(_TONES, "øûõùï", strict=True))
_VNI_SHAPED = {
    "\u0302": dict(zip(_TONES, "àåãáä", strict=True)),
    "\u0306": dict(zip(_TONES, "èúüéë", strict=True)),
}
_VNI_ALONE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def in_tcvn3(text: str) -> str:
    """A text as a .Vn… font wants it; small letters only, for the font has no capitals with a tone."""
    letters = {"đ": "\xae", "Đ": "\xa7"}
    for vowel, row in _TCVN3_BYTES.items():
        for tone, byte in zip(("", *_TONES), row.split(), strict=True):
            letters[unicodedata.normalize("NFC", vowel + tone)] = (
                byte if len(byte) == 1 else chr(int(byte, 16))
            )
    return "".join(letters.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def in_vni(text: str) -> str:
    """A text as a VNI-… font wants it."""
    return "".join(_vni_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    spelled = _VNI_ALONE.get(small) or _vni_vowel(small)
    return spelled.upper() if letter != small else spelled


def _vni_vowel(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONES), "")
    shape = next((mark for mark in marks if mark not in _TONES), "")
    if shape == "\u031b":
        return {"o": "ô", "u": "ö"}[base] + _VNI_MARKS.get(tone, "")
    if shape in _VNI_SHAPED:
        return base + (_VNI_SHAPED[shape][tone] if tone else {"\u0302": "â", "\u0306": "ê"}[shape])
    return base + _VNI_MARKS[tone] if tone else letter


class Old:
    """A cell as it stands in an old book: its value, the font it is written in, the format it is shown in."""

    def __init__(self, value, font="", shown=""):
        self.value, self.font, self.shown = value, font, shown


def xlsx(*sheets, **more):
    """An .xlsx of these sheets, each a `Sheet`; `more` goes into the package part by part."""
    book = Workbook()
    book.remove(book.active)
    for each in sheets:
        _fill_xlsx(book.create_sheet(each.name), each)
    packed = BytesIO()
    book.save(packed)
    return with_parts(packed.getvalue(), more) if more else packed.getvalue()


def with_parts(package, more):
    """A package with these parts in place of its own, or beside them."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in more if name not in old.namelist())]:
            new.writestr(name, more[name] if name in more else old.read(name))
    return written.getvalue()


def _fill_xlsx(sheet, given):
    for r, row in enumerate(given.rows, 1):
        for c, value in enumerate(row, 1):
            old = value if isinstance(value, Old) else Old(value)
            cell = sheet.cell(r, c)
            cell.value = old.value
            if isinstance(old.value, str) and old.value.startswith("#") and old.value.endswith(("!", "A")):
                cell.data_type = "e"
            if old.font:
                cell.font = Font(name=old.font)
            if old.shown:
                cell.number_format = old.shown
    for top, left, bottom, right in given.merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for row in given.hidden_rows:
        sheet.row_dimensions[row + 1].hidden = True
    sheet.sheet_state = "hidden" if given.hidden else "visible"


def xls(*sheets):
    """The same as an .xls of Excel 97."""
    book = xlwt.Workbook()
    for each in sheets:
        sheet = book.add_sheet(each.name)
        inside = {
            (r, c)
            for t, left, b, right in each.merged
            for r in range(t, b + 1)
            for c in range(left, right + 1)
        }
        for top, left, bottom, right in each.merged:
            value = each.rows[top][left]
            old = value if isinstance(value, Old) else Old(value)
            sheet.write_merge(top, bottom, left, right, old.value, _xls_style(old))
        for r, row in enumerate(each.rows):
            for c, value in enumerate(row):
                old = value if isinstance(value, Old) else Old(value)
                if old.value not in (None, "") and (r, c) not in inside:
                    sheet.write(r, c, old.value, _xls_style(old))
        for row in each.hidden_rows:
            sheet.row(row).hidden = True
        sheet.visibility = int(each.hidden)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _xls_style(old):
    style = xlwt.XFStyle()
    if old.font:
        style.font.name = old.font
    if isinstance(old.value, date):
        style.num_format_str = "DD/MM/YYYY"
    return style


@dataclass
class Sheet:
    """A sheet to write: rows of values or of `Old` cells; merged cells and hidden rows count from 0."""

    rows: list
    name: str = "Sheet1"
    merged: list = field(default_factory=list)
    hidden_rows: list = field(default_factory=list)
    hidden: bool = False
