"""How alike two names are: the same but for case, accents and signs, or near enough to ask."""

import re

from app.core.vietnamese.folding import folded

NEAR = 0.7
"""From this likeness on two names may well mean one body: "Save the Children" has 0,72 to "… International"."""

ALMOST = 0.99


def plain(name: str) -> str:
    """The name without case, accents and signs: "Quỹ “Bầu  ơi”" gives "quy bau oi"."""
    return " ".join(re.findall(r"[^\W_]+", folded(name)))


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1: 1 where they are the same but for case, accents and signs.

    Else the share of pieces of three letters that both have (Dice), at least NEAR where one name has all the
    words of the other.
    """
    first, second = plain(one), plain(other)
    if first == second:
        return 1.0
    shorter, longer = sorted((set(first.split()), set(second.split())), key=len)
    floor = NEAR if len(shorter) > 1 and shorter <= longer else 0.0
    pieces, others = _pieces(first), _pieces(second)
    shared = 2 * len(pieces & others) / (len(pieces) + len(others) or 1)
    return min(max(shared, floor), ALMOST)


def _pieces(text: str) -> frozenset[str]:
    padded = (f"  {word} " for word in text.split())
    return frozenset(word[place : place + 3] for word in padded for place in range(len(word) - 2))
