"""The address of a list (địa chỉ danh sách): its questions are read here and its links are made here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlencode

from sqlalchemy.orm import Session

SEARCH, SORT, AFTER, BEFORE = "tim", "sap-xep", "sau", "truoc"
RESERVED = frozenset({SEARCH, SORT, AFTER, BEFORE})

LONGEST = 300
"""Letters of one typed value that are read: the rest is no search, it is a mistake or an attack."""

Args: TypeAlias = Mapping[str, Any]
"""Parameters of an address: a plain mapping, or one with many values per name such as `request.args`."""

_UNSTORABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands behind the ? of an address, and the session to look it up with; reading never raises."""

    args: Args
    session: Session

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a name, trimmed, without repeated and empty ones and letters no database stores."""
        cleaned = (_UNSTORABLE.sub(" ", value)[:LONGEST].strip() for value in self._given(name))
        return tuple(dict.fromkeys(value for value in cleaned if value))

    def value(self, name: str) -> str:
        """The first value of a name, or an empty text."""
        return next(iter(self.values(name)), "")

    def exactly(self, name: str) -> str:
        """The first value of a name to the letter, or an empty text where no database could store it."""
        value = next(iter(self._given(name)), "")
        return "" if _UNSTORABLE.search(value) else value

    def _given(self, name: str) -> Iterable[str]:
        many = self.args.getlist(name) if hasattr(self.args, "getlist") else self.args.get(name, ())
        return (many,) if isinstance(many, str) else map(str, many)


@dataclass(frozen=True, slots=True)
class Address:
    """A path and its parameters in a fixed order, so that the same question always has the same address."""

    path: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.params)}" if self.params else self.path

    def asking(self, name: str, value: str) -> "Address":
        """Return the address with this name asked for once, with this value."""
        return Address(self.path, (*self.without(name).params, (name, value)))

    def without(self, *names: str) -> "Address":
        """Return the address without any value of these names."""
        return Address(self.path, tuple(param for param in self.params if param[0] not in names))

    def only(self, *names: str) -> "Address":
        """Return the address with nothing but the values of these names."""
        return Address(self.path, tuple(param for param in self.params if param[0] in names))

    def lacking(self, params: Iterable[tuple[str, str]]) -> "Address":
        """Return the address without exactly these values; other values of the same names stay."""
        gone = frozenset(params)
        return Address(self.path, tuple(param for param in self.params if param not in gone))
