"""The register of users (danh sách người dùng) as a declaration."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Role, User
from app.core.register import Choice, Column, Flag, Kind, Register, Search, Sort
from app.core.terms import label_of
from app.office.models import Unit
from app.office.queries import alive_on


def units_there(session: Session) -> Iterable[tuple[str, str]]:
    """The units that have users, in Vietnamese order."""
    query = select(Unit.id, Unit.name).where(Unit.id.in_(select(User.unit_id)))
    return [(str(i), name) for i, name in session.execute(query.order_by(Unit.sort_key, Unit.id))]


def standing(active: bool) -> str:
    """Whether a user may sign in, in words."""
    return "đang hoạt động" if active else "đã ngừng"


def user_register(day: date) -> Register:
    """The users; which of their units have ended is judged on a day."""
    living = select(Unit.id).where(alive_on(day))
    return Register(
        key="users",
        title=User.word(),
        noun="người",
        source=select(User.id).join(User.unit),
        id_column=User.id,
        columns=(
            Column("ten", expression=User.name, width=28, identifying=True),
            Column("ten-dang-nhap", expression=User.username, width=18),
            Column("don-vi", label_of(User.unit_id), Unit.name, Kind.WRAPPED, width=44),
            Column("vai-tro", expression=User.role),
            Column("chuc-vu", expression=User.position, kind=Kind.WRAPPED, width=24),
            Column("tinh-trang", "Tình trạng", User.active, Kind.STATUS, shown=standing),
        ),
        filters=(
            Choice("don-vi", label_of(User.unit_id), User.unit_id, units_there, many=True, stored=int),
            Choice("vai-tro", label_of(User.role), User.role, Role.choices(), many=True),
            Flag("da-ngung", "Đã ngừng", User.active.is_(False)),
            Flag("don-vi-da-ket-thuc", "Đơn vị đã kết thúc", User.unit_id.not_in(living)),
        ),
        sorts=(Sort("ten", User.sort_key),),
        search=Search(User.search_text, "Tìm theo họ tên, tên đăng nhập, chức vụ; không cần gõ dấu"),
        empty_hint="Không có người dùng nào như vậy.",
    )
