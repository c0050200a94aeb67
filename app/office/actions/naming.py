"""Names of a unit from day to day: a new one, correcting one as recorded, and which one lists bear."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from app.core.calendar import spoken_days
from app.core.db import db
from app.core.rules import By, Refused
from app.core.transaction import transaction
from app.office.actions.judging import judge_days
from app.office.actions.units import keys_of_unit
from app.office.models import Unit, UnitVersion
from app.office.queries import ended_from

NAMES = ("name", "symbol", "short_name", "kind")


def bear_names(unit: Unit, day: date) -> Unit:
    """Let the unit bear, in lists, the name that its version of a day has; papers ask for their own day."""
    version = unit.version_on(day)
    for name in NAMES if version else ():
        setattr(unit, name, getattr(version, name))
    return keys_of_unit(unit)


def unsaid(_unit: Unit) -> None:
    """No other record repeats the name."""


def rename_unit(
    unit: Unit,
    facts: Mapping[str, Any],
    *,
    by: By,
    version: int | None,
    retell: Callable[[Unit], None] = unsaid,
) -> None:
    """Give a unit a new version from a day on (đổi tên, chuyển cơ quan cấp trên); the one before ends.

    `retell` brings in line what records of later features repeat of the name, in the same transaction.
    """
    first: date = facts["valid_from"]
    with transaction(unit, by=by, version=version, doing=f"Phiên bản mới của đơn vị từ {first:%d/%m/%Y}"):
        begin_name(unit, facts, by=by)
        retell(unit)


def begin_name(unit: Unit, facts: Mapping[str, Any], *, by: By) -> None:
    """The new version of `rename_unit`, inside the transaction of an act that gives it."""
    first: date = facts["valid_from"]
    ended = ended_from(unit.id)
    if ended and ended <= first:
        raise Refused(f"Đơn vị đã kết thúc từ {ended:%d/%m/%Y}.", "valid_from")
    last = max(unit.versions, key=lambda v: v.valid_from or date.min)
    if last.valid_from and first <= last.valid_from:
        raise Refused(
            f"Tên “{last.name}” đã có từ {last.valid_from:%d/%m/%Y}: phiên bản mới phải bắt đầu sau ngày đó. "
            "Nếu dòng ấy sai, hãy sửa dòng ấy.",
            "valid_from",
        )
    if last.valid_to is None or last.valid_to >= first:
        last.valid_to = first - timedelta(days=1)
    unit.versions.append(UnitVersion(**_completed(facts)))
    _judge_parent(unit, facts["parent_id"])
    bear_names(unit, by.day)


def correct_version(
    version: UnitVersion,
    facts: Mapping[str, Any],
    *,
    by: By,
    opened: int | None,
    retell: Callable[[Unit], None] = unsaid,
) -> None:
    """Correct a name or its days as recorded; two names never hold on one day.

    `retell` brings in line what records of later features repeat of the name, in the same transaction.
    """
    with transaction(version, by=by, version=opened, doing="Sửa phiên bản của đơn vị"):
        for name, value in _completed(facts).items():
            setattr(version, name, value)
        judge_days(version.valid_from, version.valid_to, "valid_to")
        _judge_order(version.unit)
        _judge_parent(version.unit, version.parent_id)
        bear_names(version.unit, by.day)
        retell(version.unit)


def _completed(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, "short_name": facts["short_name"] or facts["name"][:120]}


def _judge_order(unit: Unit) -> None:
    known = sorted(unit.versions, key=lambda v: v.valid_from or date.min)
    for earlier, later in pairwise(known):
        if later.valid_from is None or (earlier.valid_to or date.max) >= later.valid_from:
            other = f"“{earlier.name}” ({spoken_days(earlier.valid_from, earlier.valid_to)})"
            raise Refused(f"Hai tên cùng có giá trị một ngày: {other} và “{later.name}”.", "valid_from")


def _judge_parent(unit: Unit, parent_id: int | None) -> None:
    seen = {unit.id}
    while parent_id is not None:
        if parent_id in seen:
            raise Refused(
                "Cơ quan cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc nó.", "parent_id"
            )
        seen.add(parent_id)
        newest = max(
            db.session.get_one(Unit, parent_id).versions, key=lambda v: v.valid_from or date.min, default=None
        )
        parent_id = newest.parent_id if newest else None
