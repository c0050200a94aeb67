"""Vietnamese telephone numbers (số điện thoại), several of which can stand in one cell."""

import re
from dataclasses import dataclass

from app.core.parsing.texts import ParseError, quoted

_BETWEEN = re.compile(r"[/;\n]")
_SPACING = re.compile(r"[\s.()–-]")
_ABROAD = re.compile(r"^(?:\+|00)840?")
_VIETNAMESE = re.compile(r"02[0-9]{9}|0[35789][0-9]{8}")


@dataclass(frozen=True)
class PhoneProblem:
    """A piece of the text that is no telephone number, as typed."""

    typed: str

    @property
    def sentence(self) -> str:
        """Why it is not one, in Vietnamese."""
        return (
            f"{quoted(self.typed)} không phải số điện thoại Việt Nam: số cố định có 11 chữ số, bắt đầu "
            "bằng 02; số di động có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09."
        )


@dataclass(frozen=True)
class Phones:
    """What a cell says: its text as typed, the numbers in it as bare digits, and what could not be read."""

    text: str
    numbers: tuple[str, ...]
    problems: tuple[PhoneProblem, ...]


def phones_in(text: str) -> Phones:
    """Every number in the text, split on "/", ";" and line breaks; problems are kept beside, not raised.

    "0251. 3842 596/ +84 903 123 456" gives 02513842596 and 0903123456.
    """
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    read = [(piece, _bare(piece)) for piece in pieces]
    numbers = tuple(number for _, number in read if _VIETNAMESE.fullmatch(number))
    problems = tuple(PhoneProblem(piece) for piece, number in read if not _VIETNAMESE.fullmatch(number))
    return Phones(text, numbers, problems)


def parse_phones(text: str) -> tuple[str, ...]:
    """The numbers of the text as bare digits. Raises ParseError for the first piece that is none."""
    phones = phones_in(text)
    if phones.problems:
        raise ParseError(phones.problems[0].sentence)
    return phones.numbers


def _bare(piece: str) -> str:
    return _ABROAD.sub("0", _SPACING.sub("", piece))
