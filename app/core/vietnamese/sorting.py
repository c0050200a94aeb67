"""The order of the Vietnamese alphabet (CLDR vi) as plain strings, for a stored and indexed column.

A key has levels, compared one after the other over the whole text: letters (a < ă < â … < đ < e), then tones
(ngang < huyền < hỏi < ngã < sắc < nặng), then small before capital, and last the text itself. Keys compare by
code point, so the order is the same under SQLite's BINARY and PostgreSQL's COLLATE "C".
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from app.core.vietnamese.folding import TONES, nfc, tone_placement

KEYED_LETTERS = 200
"""Letters beyond these do not count: a longer key might not fit into one row of a PostgreSQL index."""

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}  # "A" … "a": plain ASCII
_SPACE, _SIGN = "!", "#"  # both before the digits, and the separator of levels, " ", before both
_SHAPES = "\u0306\u0302\u031b"  # ă, â, ơ: marks that make another letter
_FOREIGN_MARK = str(len(TONES) + 1)  # ü, ñ, ç: the plain letter, after all its tones
_CLUSTER = re.compile(r"(.)([\u0300-\u036f]*)", re.DOTALL)


class _Levels(NamedTuple):
    letters: str
    tones: str
    cases: str


def sort_key(text: str) -> str:
    """The key that orders texts as a Vietnamese dictionary does; Hòa and Hoà differ only at the very end."""
    levels = _levels(text)
    return " ".join((*levels, _spelled(text)))


def person_sort_key(name: str) -> str:
    """The key that lists people by tên (the last word) with its tone, then họ, then đệm."""
    words = _spelled(name).split()
    given, family, middle = words[-1:], words[:-1][:1], words[1:-1]
    parts = [_levels(" ".join(part)) for part in (given, family, middle)]
    order = [level for part in parts for level in (part.letters, part.tones)]
    return " ".join((*order, *(part.cases for part in parts), " ".join(words)))


def _levels(text: str) -> _Levels:
    keyed = list(islice(_keyed(text), KEYED_LETTERS))
    letters, tones, cases = ("".join(level[place] for level in keyed) for place in range(3))
    # Texts with the same letters have equally many tones and cases, so zeros at the end carry nothing.
    return _Levels(letters, tones.rstrip("0"), cases.rstrip("0"))


def _keyed(text: str) -> Iterator[_Levels]:
    """One entry for each letter, so that texts with the same letters have levels of the same length."""
    for base, marks in _CLUSTER.findall(unicodedata.normalize("NFKD", _spaced(tone_placement(text)))):
        shaped = nfc(base + "".join(mark for mark in marks if mark in _SHAPES)).casefold()
        known = shaped in _RANKS
        tone, case = _tone(marks, known=known), "1" if base.isupper() else "0"
        for letter in shaped if known else base.casefold():
            yield _Levels(_rank(letter), tone, case)


def _rank(letter: str) -> str:
    if letter in _RANKS:
        return _RANKS[letter]
    if letter.isspace():
        return _SPACE
    return letter if letter.isalnum() else _SIGN


def _tone(marks: str, *, known: bool) -> str:
    others = [mark for mark in marks if mark not in TONES and not (known and mark in _SHAPES)]
    if others:
        return _FOREIGN_MARK
    return str(max((TONES.index(mark) + 1 for mark in marks if mark in TONES), default=0))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _spelled(text: str) -> str:
    return nfc(_spaced(text))[:KEYED_LETTERS]
