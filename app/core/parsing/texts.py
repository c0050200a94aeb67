"""Text as it is stored, and the refusal that every parser shares."""

import unicodedata

from app.core.vietnamese import nfc

_QUOTED_LETTERS = 40

# Control, formatting (zero-width, direction) and half characters break databases and workbooks unseen.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


class ParseError(ValueError):
    """What was typed cannot be read; its text is a Vietnamese sentence that says why."""


def clean_text(text: str) -> str:
    """The text in NFC, without unseen characters and spare spaces; line breaks stay, blank ends do not."""
    lines = (" ".join(_seen(line).split()) for line in text.splitlines())
    return nfc("\n".join(lines).strip("\n"))


def quoted(text: str) -> str:
    """What was typed, shortened, in quotation marks, to stand in a sentence."""
    short = " ".join(text.split())
    return f"“{short[:_QUOTED_LETTERS]}…”" if len(short) > _QUOTED_LETTERS else f"“{short}”"


def _seen(line: str) -> str:
    spaced = line.replace("\t", " ")
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN)
