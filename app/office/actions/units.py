"""Units: adding one, from a registration form or as administrator, confirming it; the stored keys of lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.db import db
from app.core.rules import By, Refused
from app.core.search import searchable
from app.core.transaction import transaction
from app.core.vietnamese import folded, sort_key
from app.office.models import Unit, UnitKind, UnitVersion
from app.office.queries import alive_on


def keys_of_unit(unit: Unit) -> Unit:
    """Bring the stored search text and sort key in line with the names of all versions."""
    names = {unit.code, unit.name, unit.short_name, unit.symbol, *(v.name for v in unit.versions)}
    unit.search_text = searchable(" ".join(sorted(filter(None, names))))
    unit.sort_key = sort_key(unit.name)
    return unit


def add_unit(
    name: str,
    kind: UnitKind,
    *,
    symbol: str = "",
    short_name: str = "",
    code: str | None = None,
    parent: Unit | None = None,
    since: date | None = None,
    basis: str = "",
    confirmed: bool = True,
) -> Unit:
    """Add a unit (đơn vị) with its first version; from a registration form it waits to be confirmed."""
    unit = Unit(
        code=code,
        name=name,
        symbol=symbol,
        short_name=short_name or name[:120],
        kind=kind,
        confirmed=confirmed,
    )
    unit.versions.append(
        UnitVersion(
            name=name,
            symbol=symbol,
            short_name=unit.short_name,
            kind=kind,
            parent_id=parent.id if parent else None,
            valid_from=since,
            basis=basis,
        )
    )
    db.session.add(keys_of_unit(unit))
    return unit


def register_unit(facts: Mapping[str, Any], *, anyway: bool, by: By) -> Unit:
    """Add a unit with all its facts (thêm đơn vị); one of the same name is doubted unless told `anyway`."""
    with transaction(by=by, doing=f"Thêm đơn vị “{facts['name']}”"[:200]):
        if not anyway:
            _refuse_namesake(facts["name"], by.day)
        unit = add_unit(
            facts["name"],
            facts["kind"],
            symbol=facts["symbol"],
            short_name=facts["short_name"],
            code=_free_code(facts["code"]),
            parent=db.session.get(Unit, facts["parent_id"]) if facts["parent_id"] else None,
            since=facts["valid_from"],
            basis=facts["basis"],
        )
        unit.versions[0].certainty = facts["certainty"]
        unit.issues_numbers = facts["issues_numbers"]
    return unit


def change_unit(unit: Unit, facts: Mapping[str, Any], *, by: By, version: int | None) -> None:
    """Change what does not depend on the day: code, and whether it takes its numbers here."""
    with transaction(unit, by=by, version=version, doing="Sửa đơn vị"):
        unit.code = _free_code(facts["code"], unit)
        unit.issues_numbers = facts["issues_numbers"]
        keys_of_unit(unit)


def confirm_unit(unit: Unit, *, by: By, version: int | None) -> None:
    """Confirm a unit that a registration form brought (xác nhận đơn vị)."""
    with transaction(unit, by=by, version=version, doing="Xác nhận đơn vị"):
        if unit.merged_into_id is not None:
            raise Refused("Đơn vị này đã được gộp vào đơn vị khác.")
        unit.confirmed = True


def _refuse_namesake(name: str, day: date) -> None:
    alike = db.session.scalars(
        select(Unit.name).where(Unit.search_text.contains(searchable(name), autoescape=True), alive_on(day))
    )
    if namesake := next((other for other in alike if folded(other) == folded(name)), None):
        raise Refused(
            f"Đã có đơn vị tên “{namesake}” đang hoạt động. Nếu đây là đơn vị khác, chọn “Vẫn thêm” rồi lưu lại.",
            "name",
        )


def _free_code(code: str, unit: Unit | None = None) -> str | None:
    holder = db.session.scalar(select(Unit).where(Unit.code == code)) if code else None
    if holder is not None and holder is not unit:
        raise Refused(f"Mã này đã dùng cho “{holder.name}”.", "code")
    return code or None
