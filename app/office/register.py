"""The register of units (danh mục đơn vị)."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.register import Choice, Column, Flag, OnDay, Register, Sort
from app.core.search import Search
from app.office.models import Unit, UnitKind
from app.office.queries import alive_on


def standing(day: date) -> Column:
    """Whether a unit exists on a day, and whether somebody must still confirm it."""

    def told(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        alive = set(session.scalars(select(Unit.id).where(Unit.id.in_(ids), alive_on(day))))
        waiting = set(session.scalars(select(Unit.id).where(Unit.id.in_(ids), Unit.confirmed.is_(False))))
        return {
            unit_id: ("đang hoạt động" if unit_id in alive else "không hoạt động")
            + (", chưa xác nhận" if unit_id in waiting else "")
            for unit_id in ids
        }

    return Column("tinh-trang", "Tình trạng", batch=told, width=28)


def unit_register(day: date) -> Register:
    """The units, with their standing on a day; those merged into another are left out."""
    return Register(
        key="units",
        title="Đơn vị",
        noun="đơn vị",
        source=select(Unit.id).where(Unit.merged_into_id.is_(None)),
        id_column=Unit.id,
        columns=(
            Column("ten", expression=Unit.name, width=60, identifying=True),
            Column("ky-hieu", expression=Unit.symbol),
            Column("ten-tat", expression=Unit.short_name, width=30),
            Column("loai", expression=Unit.kind, width=24),
            Column("ma", expression=Unit.code),
            standing(day),
        ),
        filters=(
            Choice("loai", "Loại đơn vị", Unit.kind, UnitKind.choices(), many=True),
            Flag("chua-xac-nhan", "Chưa xác nhận", Unit.confirmed.is_(False)),
            OnDay("ngay", "Hoạt động vào ngày", alive_on),
        ),
        sorts=(Sort("ten", Unit.sort_key),),
        search=Search(Unit.search_text, "Tìm theo tên, ký hiệu, mã; không cần gõ dấu"),
        empty_hint="Không có đơn vị nào như vậy.",
    )
