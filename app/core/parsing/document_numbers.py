"""Numbers and symbols of documents (số, ký hiệu văn bản): several grammars, one parser."""

import re
from dataclasses import dataclass
from enum import Enum

from app.core.parsing.dates import LAST_YEAR
from app.core.parsing.texts import quoted
from app.core.vietnamese import folded, nfc


class NumberGrammar(Enum):
    """Which body's way of numbering it follows."""

    ADMINISTRATIVE = "văn bản hành chính"
    OFFICIAL_LETTER = "công văn"
    NORMATIVE = "văn bản quy phạm pháp luật"
    NATIONAL_ASSEMBLY = "văn bản của Quốc hội"
    PARTY = "văn bản của Đảng"
    CERTIFICATE = "giấy đăng ký"


DOCUMENT_TYPES = (
    *(
        "NQ",
        "QĐ",
        "CT",
        "QC",
        "QyĐ",
        "TC",
        "TB",
        "HD",
        "CTr",
        "KH",
        "PA",
        "ĐA",
        "DA",
        "BC",
        "BB",
        "TTr",
        "HĐ",
    ),
    *("CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "NĐ", "TT", "TTLT"),
)
"""Codes of types; what stands in their place without being one is a unit, and the document a công văn."""

_TYPES = {code.casefold(): code for code in DOCUMENT_TYPES}
_CERTIFICATE_ISSUER = "CNV"
_FIRST_YEAR = 1945

_NUMBER = r"(?P<number>0{0,5}[1-9][0-9]{0,5})"
_WORD = r"[^\W\d_][\w&.]*"
_WORDS = rf"{_WORD}(?:-{_WORD})*"
_STATE = re.compile(rf"{_NUMBER}/(?:(?P<year>[0-9]{{4}})/)?(?P<head>{_WORD})(?:-(?P<tail>{_WORDS}))?")
_PARTY = re.compile(rf"{_NUMBER}-(?P<head>{_WORD})/(?P<tail>{_WORDS})")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH[0-9]+")

_LOOKALIKES = str.maketrans("Ðð‐‑–−", "Đđ----")
_PREFIX = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"\s*([/-])\s*")


@dataclass(frozen=True)
class DocumentNumber:
    """A number that was understood, with its text as typed.

    `issuer_symbol` is the body that issues; `drafter_symbol` the unit that wrote a công văn.
    """

    text: str
    grammar: NumberGrammar
    number: int
    issuer_symbol: str
    year: int | None = None
    type_code: str | None = None
    drafter_symbol: str | None = None

    @property
    def symbol(self) -> str:
        """Ký hiệu, without number and year: "QĐ-UBND", "SNgV-HTQT", "CT/TW"."""
        if self.grammar is NumberGrammar.CERTIFICATE:
            return f"{self.issuer_symbol}-{self.type_code}"
        between = "/" if self.grammar is NumberGrammar.PARTY else "-"
        return between.join(filter(None, (self.type_code, self.issuer_symbol, self.drafter_symbol)))

    def label(self) -> str:
        """Number and symbol in the office's spelling, a number below 10 with its leading 0: "05/QĐ-UBND"."""
        if self.grammar is NumberGrammar.PARTY:
            return f"{self.number:02d}-{self.symbol}"
        return "/".join([f"{self.number:02d}", *([str(self.year)] if self.year else []), self.symbol])


def parse_document_number(text: str) -> DocumentNumber | None:
    """The number if one of the grammars reads it, else None: it is then kept as typed, with a warning."""
    typed = _MARK.sub(r"\1", _PREFIX.sub("", nfc(text).strip()).translate(_LOOKALIKES))
    if match := _PARTY.fullmatch(typed):
        head = _TYPES.get(match["head"].casefold(), match["head"])
        return DocumentNumber(text, NumberGrammar.PARTY, int(match["number"]), match["tail"], type_code=head)
    match = _STATE.fullmatch(typed)
    return _of_the_state(text, match) if match else None


def document_number_warning(text: str) -> str | None:
    """The warning to show beside a number that no grammar reads; None for one that is understood."""
    if parse_document_number(text):
        return None
    return f"Số, ký hiệu {quoted(text)} không theo mẫu như 961/QĐ-UBND; được giữ nguyên như đã nhập."


def _of_the_state(text: str, match: re.Match[str]) -> DocumentNumber | None:
    number, head, tail = int(match["number"]), match["head"], match["tail"]
    year = int(match["year"]) if match["year"] else None
    type_code = _TYPES.get(head.casefold())
    if year is not None and not _FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if _ASSEMBLY.fullmatch(tail or head):
        type_code = (type_code or head) if tail else None
        return DocumentNumber(text, NumberGrammar.NATIONAL_ASSEMBLY, number, tail or head, year, type_code)
    if year is not None or type_code:
        grammar = NumberGrammar.ADMINISTRATIVE if year is None else NumberGrammar.NORMATIVE
        return DocumentNumber(text, grammar, number, tail, year, type_code or head) if tail else None
    if head == _CERTIFICATE_ISSUER and tail:
        return DocumentNumber(text, NumberGrammar.CERTIFICATE, number, head, None, tail)
    return DocumentNumber(text, NumberGrammar.OFFICIAL_LETTER, number, head, drafter_symbol=tail)


_SAID_BEFORE = re.compile(
    r"^(?:(?:so|ky hieu|van ban|cong van|quyet dinh|ke hoach|to trinh|thong bao|bao cao|nghi quyet|nghi dinh|chi thi"
    r"|giay moi|giay dang ky|giay phep|bien ban|thoa thuan|ban ghi nho|hop dong)\b[\s:]*)+"
)
_SAID_AFTER = re.compile(r"\s+ngay\b.*$")
_PIECE = re.compile(r"[0-9]+|[a-z]+")
_FOLDED_TYPES = frozenset(folded(code) for code in DOCUMENT_TYPES)


def number_key(text: str) -> str:
    """What all spellings of a number have in common: "Số: 05/QĐ-UBND", "5 qd ubnd" give "5qdubnd".

    Two numbers that meet keep a space between them: "12/2023/QĐ-UBND" gives "12 2023qdubnd".
    """
    said = _SAID_AFTER.sub("", _SAID_BEFORE.sub("", folded(text.translate(_LOOKALIKES)).strip()))
    pieces = [piece.lstrip("0") or "0" if piece[0].isdigit() else piece for piece in _PIECE.findall(said)]
    return re.sub(r"(?<=[0-9])\|(?=[0-9])", " ", "|".join(pieces)).replace("|", "")


def number_keys_asked(typed: str) -> tuple[str, ...]:
    """The keys with which a typed number begins, none where it is no number; "QĐ 961" also asks for "961qd"."""
    key = number_key(typed)
    head = re.match(r"[a-z]*", key)
    code = head[0] if head else ""
    if not any(letter.isdigit() for letter in key) or (code and code not in _FOLDED_TYPES):
        return ()
    rest = key[len(code) :]
    return (key, rest + code) if code and rest.isdigit() else (key,)
