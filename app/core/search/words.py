"""Words of a search (từ khoá) and the condition that a text contains them."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from sqlalchemy import ColumnElement, and_, case, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from app.core.vietnamese import accented, folded, new_tone_placement, nfc, tone_placement

MOST_WORDS = 8

TextColumn: TypeAlias = ColumnElement[str] | InstrumentedAttribute[str]


def words(typed: str) -> tuple[str, ...]:
    """Return the folded words of a search, longest first, without those that stand inside another."""
    return _longest_first(folded(typed))


def accented_words(typed: str) -> tuple[str, ...]:
    """Return the words of a search with their accents, in one tone placement and without case."""
    return _longest_first(accented(typed))


def _longest_first(text: str) -> tuple[str, ...]:
    kept: list[str] = []
    for word in sorted(set(text.split()), key=lambda word: (-len(word), word)):
        if not any(word in longer for longer in kept):
            kept.append(word)
    return tuple(kept[:MOST_WORDS])


def contains_words(text_column: TextColumn, typed: str) -> ColumnElement[bool]:
    """Return the condition that a folded column contains every word typed; no sign typed is a pattern."""
    return contains_all(text_column, words(typed))


def contains_all(text_column: TextColumn, wanted: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column contains each of these words to the letter."""
    return and_(true(), *(contains(text_column, word) for word in wanted))


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


def contains(text_column: TextColumn, text: str) -> ColumnElement[bool]:
    """Return the condition that a column contains this text to the letter."""
    pattern = re.sub(r"([%_\\])", r"\\\1", text)
    return text_column.like(f"%{pattern}%", escape="\\")
