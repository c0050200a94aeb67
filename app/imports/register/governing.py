"""Cells about how an association governs itself: its founding decision, its term, who holds its posts."""

import re
from datetime import date
from typing import Any, NamedTuple

from app.core.parsing import ParseError, PartialDate, parse_partial_date, parse_whole_number
from app.core.parsing.texts import quoted
from app.core.vietnamese import folded
from app.imports.register.cells import listed, partial_day
from app.imports.register.shapes import Cell

NO_NUMBER = "không rõ số"
LONGEST_NUMBER, LONGEST_NAME, LONGEST_OFFICE = 60, 200, 300
_DAY = r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}"
_DATED = re.compile(
    rf"(?P<number>.*?)(?:[\s,;(]*\bngày\s+(?P<said>[^()]+?)|[\s,;(]+(?P<bare>{_DAY}))\s*\)?", re.I
)
_IN_WORDS = re.compile(r"([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.I)
_ISSUED_BY = re.compile(r"(?P<paper>.*[0-9].*?),?\s+của\s+(?P<issuer>[^0-9]+)", re.I)
_CALLED = re.compile(r"^(?:(?:quyết định|qđ)?\s*số\s*:?\s*|quyết định\s+)", re.I)
_TERM = re.compile(
    r"(?:nhiệm kỳ|nk|khóa)?\s*(?P<ordinal>[ivx]{1,6}|[0-9]{1,2}(?=\s*[,:(]))?\s*[,:(]?\s*(?P<span>[0-9?].*?)\s*\)?",
    re.I,
)
_BETWEEN = re.compile(r"\s*[-–—]\s*|\s+đến\s+", re.I)
_HOLDER = re.compile(r"(?P<person>.+?)\s*\((?P<more>[^()]+)\)")
_SINCE = re.compile(r"(?:từ|chỉ biết giữ từ)\s+(?P<when>.+)", re.I)
_UNTIL = re.compile(r"(?:chỉ biết thôi giữ|đến)\s+(?P<when>.+)", re.I)
_SEEN = re.compile(r"(?:chưa rõ giữ từ khi nào, được )?ghi nhận\s+(?P<when>.+)", re.I)
_NOT_KNOWN = re.compile(r"chưa rõ giữ từ khi nào", re.I)
_ROMAN = {"i": 1, "v": 5, "x": 10}
NOW = ("nay", "hien nay", "?", "")


class Paper(NamedTuple):
    """A decision as a cell names it: its number, its day as far as it is known, who issued it."""

    number: str
    day: PartialDate | None
    issuer: str = ""


class Span(NamedTuple):
    """A term (nhiệm kỳ) as a cell gives it; the ordinal where the cell counts it."""

    begins: PartialDate | None
    ends: PartialDate | None
    ordinal: int | None = None


class Holder(NamedTuple):
    """Somebody in a post, with what stands in brackets behind the name; `text` is all of it."""

    person: str
    text: str
    outside_office: str = ""
    begins: PartialDate | None = None
    ends: PartialDate | None = None
    seen_on: PartialDate | None = None


def paper(cell: Cell) -> Paper:
    """A decision by number and day: "961/QĐ-UBND ngày 08/04/2009 của UBND tỉnh", each part of it alone too."""
    if isinstance(cell.value, date):
        return Paper("", partial_day(cell))
    text, issuer = " ".join(cell.text.split()), ""
    if issued := _ISSUED_BY.fullmatch(text):
        text, issuer = issued["paper"], issued["issuer"]
    if (day := _read_day(text)) is not None:
        return Paper("", day, issuer)
    found = _DATED.fullmatch(text)
    number = _CALLED.sub("", found["number"] if found else text).strip(" ,;(")
    number = "" if folded(number) == folded(NO_NUMBER) else number
    if len(number) > LONGEST_NUMBER:
        raise ParseError(f"Số quyết định dài quá {LONGEST_NUMBER} ký tự.")
    return Paper(number, _day(found["said"] or found["bare"]) if found else None, issuer)


def span(cell: Cell) -> Span:
    """A term from – to: "2020 – 2025", "03/2020 - 03/2025", "Nhiệm kỳ III (2020 – 2025)"; "?" where it is not known.

    Refused where it ends before it begins.
    """
    if isinstance(cell.value, date):
        return Span(partial_day(cell), None)
    text = " ".join(cell.text.split())
    called = _TERM.fullmatch(text)
    if called is None:
        raise _no_term(text)
    begins, ends = _ends(called["span"])
    if begins and ends and ends.ends_before(begins):
        raise ParseError(f"Nhiệm kỳ kết thúc ({ends.label}) trước khi bắt đầu ({begins.label}).")
    return Span(begins, ends, _ordinal(called["ordinal"]) if called["ordinal"] else None)


def ordinal(cell: Cell) -> int:
    """The ordinal of a congress: 3 or III."""
    found = _ordinal(re.sub(r"^(?:đại hội\s*)?(?:lần\s*)?(?:thứ\s*)?", "", cell.text.strip(), flags=re.I))
    return found if found is not None else parse_whole_number(cell.text)


def holders(cell: Cell) -> tuple[Holder, ...]:
    """The people in a post, with ";" or a line break between them."""
    return tuple(_holder(name) for name in listed(cell))


def _holder(text: str) -> Holder:
    found = _HOLDER.fullmatch(text)
    person, more = (found["person"], found["more"].strip()) if found else (text, "")
    if len(person) > LONGEST_NAME or len(more) > LONGEST_OFFICE:
        raise ParseError(
            f"Họ tên dài quá {LONGEST_NAME} ký tự; nhiều người thì cách nhau bằng dấu chấm phẩy."
        )
    if not more or _NOT_KNOWN.fullmatch(more):
        return Holder(person, person)
    if (when := _read_day(more)) is not None:
        return Holder(person, person, seen_on=when)
    for shape, name in ((_SEEN, "seen_on"), (_SINCE, "begins"), (_UNTIL, "ends")):
        said = shape.fullmatch(more)
        if said and (when := _read_day(said["when"])):
            told: dict[str, Any] = {name: when}
            return Holder(person, person, **told)
    try:
        begins, ends = _ends(_SINCE.sub(r"\g<when>", more))
    except ParseError:
        return Holder(person, text, outside_office=more)
    if begins and ends and ends.ends_before(begins):
        raise ParseError(f"{person} thôi giữ ({ends.label}) trước khi bắt đầu ({begins.label}).")
    return Holder(person, person, begins=begins, ends=ends)


def _ends(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """Both ends of a stretch; a hyphen inside a day is none between two."""
    for between in _BETWEEN.finditer(text):
        first, last = text[: between.start()].strip(), text[between.end() :].strip()
        sides = [(None if folded(side) in NOW else _read_day(side)) for side in (first, last)]
        if any(sides) and all(
            side is not None or folded(said) in NOW for side, said in zip(sides, (first, last), strict=True)
        ):
            return sides[0], sides[1]
    if (begins := _read_day(text)) is not None:
        return begins, None
    raise _no_term(text)


def _no_term(text: str) -> ParseError:
    return ParseError(f"Không đọc được nhiệm kỳ {quoted(text)}; hãy ghi như 2020 – 2025.")


def _read_day(text: str) -> PartialDate | None:
    try:
        return _day(text)
    except ParseError:
        return None


def _day(text: str) -> PartialDate:
    plain = _IN_WORDS.sub(r"\1/\2/\3", text.strip())
    return parse_partial_date(re.sub(r"^(?:tháng|năm)\s+", "", plain, flags=re.I))


def _ordinal(text: str) -> int | None:
    """A Roman or Arabic ordinal; None for what is neither."""
    if text.isdecimal():
        return int(text)
    worths = [_ROMAN.get(letter, 0) for letter in text.lower()]
    if not worths or 0 in worths:
        return None
    return sum(
        -worth if worth < after else worth for worth, after in zip(worths, [*worths[1:], 0], strict=True)
    )
