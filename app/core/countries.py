"""Countries (quốc gia, vùng lãnh thổ): the codes of ISO 3166 and their names in Vietnamese."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from babel import Locale
from sqlalchemy import Dialect, String, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeDecorator

from app.core.vietnamese import sort_key

# CLDR names these besides: islands and groups that ISO gives no code of their own, and codes for tests.
NOT_IN_ISO = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Every ISO code of two letters with its Vietnamese name, in the order of the Vietnamese alphabet."""
    names = Locale("vi").territories.items()
    known = [(code, name) for code, name in names if len(code) == 2 and code not in NOT_IN_ISO]
    return dict(sorted(known, key=lambda country: sort_key(country[1])))


def country_name(code: str) -> str:
    """The Vietnamese name of a country; no code gives no name, an unknown one stays as it is."""
    return countries().get(code, code)


GROUPS = {"ASEAN": "ASEAN"}
"""Groups of countries (nhóm nước) that an association may be for, by their code; no ISO code has so many letters."""


def countries_and_groups() -> dict[str, str]:
    """Groups first, then every country."""
    return {**GROUPS, **countries()}


def country_or_group(code: str) -> str:
    """The name of a country or of a group of countries."""
    return GROUPS.get(code) or country_name(code)


def countries_in(column: InstrumentedAttribute[Any]) -> Callable[[Session], list[tuple[str, str]]]:
    """The choices of a filter: the countries and groups that a column holds, in the order of the Vietnamese alphabet."""

    def there(session: Session) -> list[tuple[str, str]]:
        held = set(session.scalars(select(column).distinct()))
        return [(code, name) for code, name in countries_and_groups().items() if code in held]

    return there


class Country(TypeDecorator[str]):
    """A column of country codes, empty where there is none; raises ValueError for what is no code of ISO."""

    impl = String(2)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value and value not in countries():
            raise ValueError(f"Không có quốc gia nào mang mã “{value}”.")
        return value


class CountryOrGroup(TypeDecorator[str]):
    """A column of country codes or codes of groups; raises ValueError for what is neither."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value and value not in GROUPS and value not in countries():
            raise ValueError(f"Không có nước hay nhóm nước nào mang mã “{value}”.")
        return value
