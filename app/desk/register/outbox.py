"""The outbox as a register (thư nhắc việc đã gửi)."""

from sqlalchemy import select

from app.accounts.models import User
from app.core.register import Choice, Column, DateRange, Kind, Register, Sort
from app.core.terms import label_of
from app.desk.models import MailMessage, MailState

OUTBOX = Register(
    key="thu",
    title="Thư nhắc việc",
    noun="thư",
    source=select(MailMessage.id).join(User, User.id == MailMessage.user_id),
    id_column=MailMessage.id,
    columns=(
        Column("nguoi-nhan", label_of(MailMessage.user_id), User.name, width=28, identifying=True),
        Column("thu-dien-tu", expression=MailMessage.address, width=28),
        Column("ngay", expression=MailMessage.day, kind=Kind.DATE, width=12),
        Column("tieu-de", expression=MailMessage.subject, kind=Kind.WRAPPED, width=40),
        Column("tinh-trang", expression=MailMessage.state, kind=Kind.STATUS, width=16),
        Column("ly-do", expression=MailMessage.reason, kind=Kind.WRAPPED, width=40),
    ),
    sorts=(Sort("ngay", MailMessage.day, descending=True),),
    filters=(
        Choice("tinh-trang", label_of(MailMessage.state), MailMessage.state, MailState.choices(), many=True),
        DateRange("ngay", label_of(MailMessage.day), MailMessage.day),
    ),
    empty_hint="Chưa có thư nào. Thư chỉ gửi khi máy chủ thư (SMTP_HOST) đã được thiết lập.",
)
