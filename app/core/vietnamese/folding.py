"""One spelling for what the eye reads as the same, and the forms of a text that searching compares."""

import re
import unicodedata

GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = GRAVE + HOOK + TILDE + ACUTE + DOT_BELOW  # huyền, hỏi, ngã, sắc, nặng: the order of the dictionary

# đ has no decomposition, and old files hold the Icelandic eth, which looks the same, in its place. Word processors
# put curly quotation marks where a keyboard types straight ones.
_PLAIN_SIGNS = str.maketrans("đð’‘“”", "dd''\"\"")

# An open syllable in oa, oe or uy, as in "hoà". After q the u belongs to the consonant: "quý" is never "qúy".
_OPEN_SYLLABLE = re.compile(
    rf"([oO](?=[aeAE])|(?<![qQ])[uU](?=[yY]))([aeyAEY])([{TONES}])(?![^\W_]|[\u0300-\u036f])"
)

_OLD_SPELLING = re.compile(
    rf"([oO](?=[{TONES}][aeAE])|(?<![qQ])[uU](?=[{TONES}][yY]))([{TONES}])([aeyAEY])(?![^\W_]|[\u0300-\u036f])"
)


def nfc(text: str) -> str:
    """The text with every accented letter as one code point (dựng sẵn), as every way in must store it."""
    return unicodedata.normalize("NFC", text)


def tone_placement(text: str) -> str:
    """The text with its tones where the old spelling puts them (kiểu cũ: Hòa, thúy, khỏe), in NFC.

    Two spellings of one word become equal: hoà = hòa, thuý = thúy, khoẻ = khỏe.
    """
    return nfc(_OPEN_SYLLABLE.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def new_tone_placement(text: str) -> str:
    """The text with its tones where the new spelling puts them (kiểu mới: Hoà, thuý, khoẻ), in NFC."""
    return nfc(_OLD_SPELLING.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def accented(text: str) -> str:
    """The form for a search that minds the accents: no case, one tone placement, single spaces."""
    return " ".join(tone_placement(text).casefold().split())


def folded(text: str) -> str:
    """The form for a search that minds neither case nor accents (không dấu): "Đặng  Hòa" gives "dang hoa"."""
    letters = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.translate(_PLAIN_SIGNS).split())


def exactness(text: str, query: str) -> int:
    """How far a hit is from the words searched for; sorting by it puts exact accents first.

    0: found with its accents; 1: found only without accents; 2: not found.
    """
    if accented(query) in accented(text):
        return 0
    return 1 if folded(query) in folded(text) else 2


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it was: "đồng Nai" gives "Đồng Nai"."""
    return text[:1].upper() + text[1:]
