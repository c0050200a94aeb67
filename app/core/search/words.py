"""Words of a search (từ khoá) and the condition that a text contains them."""

import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, case, or_, true

from app.core.search.holding import TextColumn, contains, holds
from app.core.vietnamese import accented, folded, new_tone_placement, nfc, tone_placement

MOST_WORDS = 8

_BEGINNING = re.compile(r"(?<![^\W_])[^\W\d_]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def searchable(text: str) -> str:
    """Return a text as a folded column keeps it: with a capital where a word begins.

    "Hàn Quốc 63/CNV-VPĐD" gives "Han Quoc 63/Cnv-Vpdd". A search looks for "Vp" to the letter, and finds the
    beginning of a word as quickly as any other text; digits, which have no capitals, it finds anywhere.
    """
    return _BEGINNING.sub(_capital, folded(text))


def searchable_accents(text: str) -> str:
    """Return a text as a column of accents keeps it, in the same way."""
    return _BEGINNING.sub(_capital, accented(text))


def _capital(letter: re.Match[str]) -> str:
    capital = letter[0].upper()
    return capital if capital.lower() == letter[0] else letter[0]


def words(typed: str) -> tuple[str, ...]:
    """Return what the words of a search ask of a searchable text, the longest first.

    The signs around a word of letters ask nothing, nor does a word that is asked for with another.
    """
    return _longest_first(searchable(typed))


def accented_words(typed: str) -> tuple[str, ...]:
    """Return the same of the words with their accents, in one tone placement."""
    return _longest_first(searchable_accents(typed))


def _longest_first(text: str) -> tuple[str, ...]:
    kept: list[str] = []
    for word in sorted(set(map(_bare, text.split())), key=lambda word: (-len(word), word)):
        if not any(word in longer for longer in kept):
            kept.append(word)
    return tuple(kept[:MOST_WORDS])


def _bare(word: str) -> str:
    return word if any(letter.isdigit() for letter in word) else _EDGES.sub("", word) or word


def contains_words(text_column: TextColumn, typed: str) -> ColumnElement[bool]:
    """Return the condition that a searchable column has every word typed; no sign typed is a pattern."""
    return contains_all(text_column, words(typed))


def contains_all(text_column: TextColumn, wanted: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column contains each of these words to the letter."""
    return and_(true(), *(holds(text_column, word) for word in wanted))


def accents_first(text_column: TextColumn, typed: str) -> ColumnElement[int]:
    """Return 0 where the text contains what was typed, accents included, else 1: an ORDER BY of short lists.

    Neither database lowers every Vietnamese letter, so the usual ways to write a name are tried one by one, each
    with its tones where the old spelling puts them and where the new one does.
    """
    written = nfc(" ".join(typed.split()))
    forms = {
        form
        for spelled in (written, tone_placement(written), new_tone_placement(written))
        for form in (spelled, spelled.lower(), spelled.upper(), spelled.title(), spelled.capitalize())
    }
    return case((or_(*(contains(text_column, form) for form in sorted(forms))), 0), else_=1)
