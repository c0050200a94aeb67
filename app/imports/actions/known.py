"""What the office knows by name – units, places, sectors, donors – and what its registers show, for old books."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.db import db
from app.core.parsing import PartialDate
from app.core.parsing.texts import quoted
from app.core.register import Register, export_rows
from app.core.terms import Term
from app.core.vietnamese import plain
from app.imports.actions.books import Change, is_said
from app.imports.register import Importable, RowRead
from app.imports.register.lettering import text_of
from app.office import queries as office
from app.office.models import Place, Sector, Unit, UnitVersion

_KIND_OF_PLACE = re.compile(r"^(tỉnh|thành phố|huyện|thị xã|thị trấn|phường|xã)\s+", re.IGNORECASE)


class ByName:
    """Records of one kind by every name they have had; case, accents and signs do not matter."""

    def __init__(self, what: str, names: Iterable[tuple[int, str]]) -> None:
        self.what = what
        self.ids: dict[str, list[int]] = {}
        for record_id, name in names:
            known = self.ids.setdefault(plain(name), [])
            if record_id not in known:
                known.append(record_id)

    def find(self, name: str) -> list[int]:
        """The records of this name."""
        return self.ids.get(plain(name), [])

    def the_one(self, name: str, read: RowRead, key: str) -> int | None:
        """The record of this name; a fault at the cell where there is none, or several."""
        return self.judged(name, self.find(name), read, key)

    def judged(self, name: str, found: list[int], read: RowRead, key: str) -> int | None:
        """The only record found; else a fault that says how many there are."""
        if len(found) == 1:
            return found[0]
        many = f"Có {len(found)} {self.what} tên" if found else f"Không có {self.what} nào tên"
        read.refuse(key, f"{many} {quoted(name)} trong danh mục.")
        return None


class Units(ByName):
    """Every unit by each name it has had; of several of one name, that which there was on the day asked for."""

    def __init__(self) -> None:
        living = Unit.merged_into_id.is_(None)
        versions = (
            select(UnitVersion.unit_id, UnitVersion.name)
            .join(Unit, Unit.id == UnitVersion.unit_id)
            .where(living)
        )
        short = select(Unit.id, Unit.short_name).where(living, Unit.short_name != "")
        now = select(Unit.id, Unit.name).where(living)
        rows = (row for query in (now, versions, short) for row in db.session.execute(query))
        super().__init__("đơn vị", ((unit_id, name) for unit_id, name in rows))
        self.alive: dict[date, frozenset[int]] = {}

    def of_day(self, name: str, day: date) -> list[int]:
        """The units of this name; where there are several, those alive on a day, if any was."""
        found = self.find(name)
        if len(found) < 2:
            return found
        if day not in self.alive:
            self.alive[day] = frozenset(unit_id for unit_id, _ in office.live_units(day))
        return [unit_id for unit_id in found if unit_id in self.alive[day]] or found

    def then(self, name: str, day: date, read: RowRead, key: str) -> int | None:
        """The unit of this name on a day; a fault at the cell where there is none, or several."""
        return self.judged(name, self.of_day(name, day), read, key)


def places() -> ByName:
    """Every place there ever was, by its name with and without the word for what it is."""
    rows = db.session.execute(select(Place.id, Place.name)).all()
    bare = ((place_id, _KIND_OF_PLACE.sub("", name)) for place_id, name in rows)
    return ByName("địa bàn", [*((place_id, name) for place_id, name in rows), *bare])


def sectors() -> ByName:
    """Every sector there ever was."""
    return ByName("lĩnh vực", [(i, name) for i, name in db.session.execute(select(Sector.id, Sector.name))])


class Shown:
    """What the workbook of a register says of each record, by the key of the column."""

    def __init__(self, register: Register, importable: Importable, known: Mapping[str, Any]) -> None:
        keys = [column.key for column in register.export_columns]
        wanted = {field.key for field in importable.fields}
        self.records: dict[int, dict[str, Any]] = {}
        for record_id, *values in export_rows(register, db.session(), {}, None, known):
            told = {key: value for key, value in zip(keys, values, strict=True) if key in wanted}
            self.records.setdefault(record_id, told)

    def changes(self, record_id: int, read: RowRead, more: Mapping[str, Any]) -> list[Change]:
        """What a row says otherwise than the workbook does; `more` is what stands in no column of it."""
        told = {**self.records.get(record_id, {}), **more}
        return [
            Change(key, in_words(told.get(key)), read.texts[key])
            for key, value in read.values.items()
            if is_said(value) and not agrees(told.get(key), value, read.texts[key])
        ]


def agrees(told: Any, value: Any, text: str) -> bool:
    """Whether a cell says what the register shows: the same value, or the same words."""
    return (
        told == value
        or in_words(told).split() == in_words(value).split()
        or in_words(told).split() == text.split()
    )


def in_words(value: Any) -> str:
    """A value as the workbook writes it."""
    match value:
        case None:
            return ""
        case Term() | PartialDate():
            return str(value.label)
        case tuple():
            return "; ".join(map(str, value))
        case str():
            return value
    return text_of(float(value)) if hasattr(value, "as_tuple") else text_of(value)
