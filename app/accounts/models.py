"""Users (người dùng) and the attempts to sign in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base, Versioned, binary_text
from app.core.terms import Term, TermType, labelled
from app.core.vietnamese import nfc
from app.office.models import Unit


class Role(Term):
    """What a user is in his unit (vai trò)."""

    OFFICER = "officer", "chuyên viên"
    DIVISION_HEAD = "division_head", "lãnh đạo phòng"
    LEADER = "leader", "lãnh đạo"
    CLERK = "clerk", "văn thư"
    VIEWER = "viewer", "xem"
    ADMIN = "admin", "quản trị"


def folded_username(typed: str) -> str:
    """A username as it is kept and looked up: no case, no spaces around it."""
    return nfc(typed).strip().casefold()


class User(Versioned, Base):
    """A person with one role in one unit (người dùng)."""

    __tablename__ = "users"

    username: Mapped[str] = labelled("Tên đăng nhập", String(80), unique=True)
    name: Mapped[str] = labelled("Họ và tên", String(200))
    unit_id: Mapped[int] = labelled("Đơn vị", ForeignKey("units.id"), index=True)
    role: Mapped[Role] = labelled("Vai trò", TermType(Role))
    position: Mapped[str] = labelled("Chức vụ", String(200), default="")
    email: Mapped[str] = labelled("Thư điện tử", String(254), default="")
    wants_digest: Mapped[bool] = labelled("Nhận thư nhắc việc buổi sáng", default=True)
    active: Mapped[bool] = labelled("Đang hoạt động", default=True)
    must_change_password: Mapped[bool] = labelled("Phải đổi mật khẩu", default=True)
    password_set_at: Mapped[datetime | None] = labelled("Đặt mật khẩu lúc")
    password_hash: Mapped[str] = mapped_column(String(200))
    session_key: Mapped[str] = mapped_column(String(64))
    search_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(600), default="")

    unit: Mapped[Unit] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = (Index("ix_users_sort_key_id", "sort_key", "id"), {"info": {"label": "Người dùng"}})

    def get_id(self) -> str:
        """The sign-in token: a change of password or a reset ends every session of this user."""
        return f"{self.id}:{self.session_key}"

    @property
    def is_active(self) -> bool:
        return self.active

    @property
    def is_authenticated(self) -> bool:
        return self.active

    @property
    def is_anonymous(self) -> bool:
        return False

    @property
    def unit_name(self) -> str:
        return self.unit.name

    @property
    def role_label(self) -> str:
        return self.role.label


class SignInAttempt(Base):
    """A failed attempt to sign in; the throttle counts these, so it survives a restart."""

    __tablename__ = "sign_in_attempts"
    recorded = False

    key: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]

    __table_args__ = (
        Index("ix_sign_in_attempts_key_at", "key", "at"),
        {"info": {"label": "Lần đăng nhập hỏng"}},
    )
    # two processes may sweep the same row
    __mapper_args__ = {"confirm_deleted_rows": False}  # noqa: RUF012  # read once, by SQLAlchemy
