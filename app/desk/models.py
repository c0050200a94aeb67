"""Letters to users (thư điện tử gửi đi): the outbox."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.accounts.models import User
from app.core.db import Base
from app.core.terms import Term, TermType, labelled


class MailState(Term):
    """What became of a letter (tình trạng)."""

    WAITING = "waiting", "chờ gửi"
    SENT = "sent", "đã gửi"
    FAILED = "failed", "không gửi được"


class MailMessage(Base):
    """One letter of reminders (thư nhắc việc) to one user; at most one a day."""

    __tablename__ = "mail_messages"
    recorded = False  # it changes no record

    user_id: Mapped[int] = labelled("Người nhận", ForeignKey("users.id"))
    address: Mapped[str] = labelled("Thư điện tử", String(254))
    day: Mapped[date] = labelled("Ngày")
    subject: Mapped[str] = labelled("Tiêu đề", String(200))
    body: Mapped[str] = labelled("Nội dung")
    state: Mapped[MailState] = labelled("Tình trạng", TermType(MailState), default=MailState.WAITING)
    tries: Mapped[int] = labelled("Số lần gửi", default=0)
    next_try_at: Mapped[datetime | None] = labelled("Gửi lại lúc")
    ended_at: Mapped[datetime | None] = labelled("Gửi xong lúc")
    reason: Mapped[str] = labelled("Lý do", String(500), default="")

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = (
        UniqueConstraint("user_id", "day"),
        Index("ix_mail_messages_state", "state", "next_try_at", "id"),
        Index("ix_mail_messages_day_id", "day", "id"),
        {"info": {"label": "Thư nhắc việc"}},
    )
