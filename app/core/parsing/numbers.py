"""Numbers, written the Vietnamese way (1.234.567,89) or the English way (1,234,567.89)."""

import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum

from app.core.parsing.texts import ParseError, quoted

DIGITS_OF_A_GROUP = 3
GREATEST_COUNT = 2_147_483_647  # what an INTEGER column of PostgreSQL holds


class NumberStyle(Enum):
    """Which mark stands between thousands and which before the decimals (kiểu viết số)."""

    VIETNAMESE = "1.234.567,89"
    ENGLISH = "1,234,567.89"

    @property
    def decimal_mark(self) -> str:
        return self.value[-3]

    @property
    def group_mark(self) -> str:
        return self.value[1]


class AmbiguousNumber(ParseError):
    """One mark before three digits, as in 109,841; `readings` has the whole number first, then the broken."""

    def __init__(self, typed: str, readings: tuple[Decimal, ...], decimals: int) -> None:
        whole, broken = readings
        self.readings = (whole, broken)
        super().__init__(
            f"{quoted(typed)} có hai cách đọc: {whole:f} (dấu phân cách hàng nghìn) hoặc "
            f"{_with_comma(broken)} (dấu thập phân); "
            f"hãy nhập lại {whole:f} hoặc {_with_comma(round(broken, decimals))}."
        )


def parse_number(text: str, *, style: NumberStyle | None = None) -> Decimal:
    """The exact number; spaces may stand between thousands too.

    Without a style, both are tried. Raises AmbiguousNumber if they read different numbers, as for 109,841;
    ParseError if neither reads one.
    """
    # A fourth decimal makes the mark a decimal one beyond doubt.
    return one_reading(text, readings(text, style), decimals=4)


def parse_percent(text: str, *, style: NumberStyle | None = None) -> Decimal:
    """Percent from 0 to 100, with or without the sign: "12,5 %" gives 12.5. Raises ParseError."""
    # Of two readings one is 1000 or more, so the limit settles which is meant.
    possible = [number for number in readings(text.strip().removesuffix("%"), style) if 0 <= number <= 100]
    if not possible:
        raise ParseError("Tỷ lệ phần trăm phải từ 0 đến 100.")
    return possible[0]


def parse_whole_number(text: str, *, style: NumberStyle | None = None) -> int:
    """A count (số lượng) from 0: 1.515 and 1,515 are both 1515, being whole. Raises ParseError."""
    number = readings(text, style)[0]
    if number != number.to_integral_value():
        raise ParseError(f"{quoted(text)} không phải số nguyên.")
    if number < 0:
        raise ParseError("Số lượng không được âm.")
    if number > GREATEST_COUNT:
        raise ParseError(f"{quoted(text)} quá lớn.")
    return int(number)


def as_grouped(parse: Callable[..., Decimal], text: str) -> Decimal:
    """What `parse` reads in a field of a page, which writes 1500 as 1.500 itself: a dot there groups thousands.

    A comma before three digits, as in 109,841, still raises AmbiguousNumber.
    """
    try:
        return parse(text)
    except AmbiguousNumber:
        if "," in text:
            raise
        return parse(text, style=NumberStyle.VIETNAMESE)


def unmistakable(text: str) -> str:
    """A written number that reads back as itself: 3,125 could be either of two, 3,1250 cannot."""
    decimals = text.partition(",")[2]
    return f"{text}0" if len(decimals) == DIGITS_OF_A_GROUP else text


def readings(text: str, style: NumberStyle | None) -> tuple[Decimal, ...]:
    """The one or two numbers that the text can mean, whole first. Raises ParseError if there is none."""
    typed = " ".join(text.split()).replace("−", "-")
    if not typed:
        raise ParseError("Chưa nhập số.")
    styles = [style] if style else list(NumberStyle)
    found = {number for style in styles if (number := _read(typed, style)) is not None}
    if not found:
        example = (style or NumberStyle.VIETNAMESE).value
        raise ParseError(f"Không đọc được số {quoted(typed)}; hãy nhập theo kiểu {example}.")
    return tuple(sorted(found, key=abs, reverse=True))


def one_reading(typed: str, found: tuple[Decimal, ...], *, decimals: int) -> Decimal:
    """The only reading. Raises AmbiguousNumber, which offers the broken reading with so many decimals."""
    if len(found) > 1:
        raise AmbiguousNumber(typed, found, decimals)
    return found[0]


def _read(typed: str, style: NumberStyle) -> Decimal | None:
    if not _PATTERNS[style].fullmatch(typed):
        return None
    bare = typed.replace(" ", "").replace(style.group_mark, "")
    return Decimal(bare.replace(style.decimal_mark, "."))


def _pattern(style: NumberStyle) -> re.Pattern[str]:
    marks = "|".join(
        rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+" for mark in (style.group_mark, " ")
    )
    return re.compile(rf"[+-]?(?:[0-9]+|{marks})(?:{re.escape(style.decimal_mark)}[0-9]+)?")


_PATTERNS = {style: _pattern(style) for style in NumberStyle}


def _with_comma(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")
