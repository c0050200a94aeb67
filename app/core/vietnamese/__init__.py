"""Vietnamese text: one spelling, search without accents, order of the alphabet, amounts in words."""

from app.core.vietnamese.folding import (
    accented,
    capitalised,
    exactness,
    folded,
    new_tone_placement,
    nfc,
    tone_placement,
)
from app.core.vietnamese.legacy import (
    Encoding,
    decoded,
    encoding_of_font,
    encoding_of_letters,
    shows_capitals,
)
from app.core.vietnamese.likeness import NEAR, likeness, plain
from app.core.vietnamese.numerals import amount_in_words
from app.core.vietnamese.sorting import person_sort_key, sort_key

__all__ = [
    "NEAR",
    "Encoding",
    "accented",
    "amount_in_words",
    "capitalised",
    "decoded",
    "encoding_of_font",
    "encoding_of_letters",
    "exactness",
    "folded",
    "likeness",
    "new_tone_placement",
    "nfc",
    "person_sort_key",
    "plain",
    "shows_capitals",
    "sort_key",
    "tone_placement",
]
