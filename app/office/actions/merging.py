"""Merging a unit that was registered twice (gộp đơn vị) into the one it is: every record then names that one."""

from collections.abc import Callable

from sqlalchemy import UniqueConstraint, select

from app.core.db import Base, db
from app.core.references import Reference, rows_pointing_at, uses_of
from app.core.rules import By, Refused
from app.core.transaction import also_claim, transaction
from app.office.actions.naming import unsaid
from app.office.models import Succession, Unit, UnitVersion

OWN_NAMES = Reference(UnitVersion, "unit_id")
NOT_ONE = "Hai đơn vị có quan hệ kế thừa hoặc trực thuộc với nhau: không phải là một, không gộp được."


def merge_unit(
    unit: Unit, into: Unit, *, by: By, version: int | None, retell: Callable[[Unit], None] = unsaid
) -> int:
    """Move all references of an unconfirmed unit to another and leave it behind; says how many rows moved.

    Its own names stay with it, so that the history can still tell what it was called. `retell` brings in line
    what records of later features repeat of a unit's name, in the same transaction.
    """
    with transaction(unit, by=by, version=version, doing=f"Gộp vào “{into.name}”"[:200]):
        _judge(unit, into)
        moved = [(row, ref) for row, ref in rows_pointing_at(unit) if ref != OWN_NAMES]
        others = {row.root for row, _ in moved} - {unit}
        for root in sorted(others, key=lambda root: (root.__tablename__, root.id)):  # one order: no deadlock
            also_claim(root)
        for row, reference in moved:
            _refuse_twin(row, reference, into)
            setattr(row, reference.name, into.id)
        unit.merged_into_id = into.id
        db.session.flush()
        db.session.expire_all()  # what was read before still shows the old unit
        retell(into)
    return len(moved)


def uses_of_unit(unit: Unit) -> dict[str, int]:
    """What a merge would move, counted in the words of the office."""
    uses = uses_of(unit)
    own = len(unit.versions)
    left = uses.get(UnitVersion.word(), 0) - own
    return {word: number for word, number in {**uses, UnitVersion.word(): left}.items() if number}


def _judge(unit: Unit, into: Unit) -> None:
    if unit is into:
        raise Refused("Không gộp một đơn vị vào chính nó.", "into_id")
    if unit.confirmed or unit.merged_into_id is not None:
        raise Refused(
            "Chỉ gộp đơn vị chưa xác nhận. Đơn vị đã xác nhận mà không còn thì ghi kế thừa.", "into_id"
        )
    if into.merged_into_id is not None:
        raise Refused("Đơn vị được chọn đã gộp vào đơn vị khác; hãy chọn đơn vị đó.", "into_id")
    pair = {unit.id, into.id}
    for one, other in (
        (Succession.from_unit_id, Succession.to_unit_id),
        (UnitVersion.unit_id, UnitVersion.parent_id),
    ):
        if db.session.execute(select(one).where(one.in_(pair), other.in_(pair)).limit(1)).first():
            raise Refused(NOT_ONE, "into_id")


def _refuse_twin(row: Base, reference: Reference, into: Unit) -> None:
    """Refuse where a record that may name a unit only once would name it twice."""
    model = reference.model
    for constraint in model.metadata.tables[model.__tablename__].constraints:
        names = [c.name for c in constraint.columns] if isinstance(constraint, UniqueConstraint) else []
        if reference.name in names:
            same = {name: getattr(row, name) for name in names} | {reference.name: into.id}
            if db.session.execute(select(model.id).filter_by(**same).limit(1)).first():
                raise Refused(
                    f"Có bản ghi “{model.word()}” đang ghi cả hai đơn vị; hãy bỏ một trong hai ở đó trước khi gộp.",
                    "into_id",
                )
