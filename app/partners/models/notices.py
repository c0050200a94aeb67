"""What a foreign NGO has to send to the province, when it is due, when it came (thông báo, báo cáo)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base, Part
from app.core.numbered import FoundByNumber
from app.core.terms import Term, TermType, labelled
from app.law.shapes import NoticeKind
from app.partners.models.certificates import Certificate
from app.partners.models.partners import Partner


class NoticeState(Term):
    """Where a notice stands on a day (tình trạng thông báo)."""

    WAITING = "waiting", "chưa đến hạn"
    REMIND = "remind", "sắp đến hạn, cần nhắc"
    OVERDUE = "overdue", "quá hạn, chưa nhận"
    RECEIVED = "received", "đã nhận đúng hạn"
    LATE = "late", "đã nhận, muộn hạn"
    UNDATED = "undated", "chưa rõ hạn"


class PartnerNotice(FoundByNumber, Part):
    """A notice that an NGO owes the province; `due_on` is kept with the rule by which it was reckoned."""

    __tablename__ = "partner_notices"

    partner_id: Mapped[int] = labelled("Tổ chức PCPNN", ForeignKey("partners.id"), index=True)
    certificate_id: Mapped[int | None] = labelled(
        "Theo giấy đăng ký", ForeignKey("certificates.id"), index=True
    )
    kind: Mapped[NoticeKind] = labelled("Loại thông báo", TermType(NoticeKind))
    year: Mapped[int | None] = labelled("Của năm")
    runs_from: Mapped[date | None] = labelled("Tính từ ngày")
    due_on: Mapped[date | None] = labelled("Hạn gửi")
    rule: Mapped[str] = labelled("Cách tính hạn", String(200), default="")
    received_on: Mapped[date | None] = labelled("Ngày nhận")
    number: Mapped[str] = labelled("Số, ký hiệu văn bản", String(60), default="")
    note: Mapped[str] = labelled("Ghi chú", String(1000), default="")
    listed_on: Mapped[date] = labelled("Xếp theo ngày")

    partner: Mapped[Partner] = relationship()
    certificate: Mapped[Certificate | None] = relationship()

    __table_args__ = (
        CheckConstraint("kind = 'report' OR runs_from IS NOT NULL", name="runs"),
        CheckConstraint("kind <> 'report' OR year IS NOT NULL", name="year"),
        Index("ix_partner_notices_listed_on_id", "listed_on", "id"),
        {"info": {"label": "Thông báo của tổ chức PCPNN"}},
    )

    @property
    def root(self) -> Base:
        return self.partner
