"""Numbers read out in Vietnamese (số tiền bằng chữ)."""

from collections.abc import Iterator

from app.core.vietnamese.folding import capitalised

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000
_THREES = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))


def amount_in_words(n: int, *, unit: str = "đồng", four: str = "bốn") -> str:
    """A whole amount in words (số tiền bằng chữ): 2001 gives "Hai nghìn không trăm linh một đồng".

    Below zero it begins with "Âm". `four` is the office's word for 4 after "mươi" and "linh": "bốn" or "tư".
    """
    words = [*(["âm"] if n < 0 else []), *(_number(abs(n), four) if n else _DIGITS[:1]), unit]
    return capitalised(" ".join(word for word in words if word))


def _number(n: int, four: str) -> list[str]:
    billions, rest = divmod(n, _BILLION)
    words = [*_number(billions, four), "tỷ"] if billions else []
    for worth, name in _THREES:
        three = rest // worth % 1000
        if three:
            words += [*_three_digits(three, four, in_full=bool(words)), name]
    return [word for word in words if word]


def _three_digits(three: int, four: str, *, in_full: bool) -> Iterator[str]:
    """Hundreds, tens and ones; `in_full` says "không trăm" too, as after a higher group."""
    hundreds, rest = divmod(three, 100)
    tens, ones = divmod(rest, 10)
    if hundreds or in_full:
        yield from (_DIGITS[hundreds], "trăm")
        if not tens and ones:
            yield "linh"
    if tens:
        yield from ("mười",) if tens == 1 else (_DIGITS[tens], "mươi")
    if ones:
        yield _last_digit(ones, tens, four, alone=not (hundreds or in_full or tens))


def _last_digit(ones: int, tens: int, four: str, *, alone: bool) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 4 and tens != 1 and not alone:
        return four
    if ones == 5 and tens:
        return "lăm"
    return _DIGITS[ones]
