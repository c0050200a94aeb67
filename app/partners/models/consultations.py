"""Being consulted on the registration of a foreign NGO (tham gia ý kiến đăng ký PCPNN): letter, opinions, answer."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base, Part, Versioned, now
from app.core.terms import Term, TermType, labelled
from app.documents.models import Document
from app.dossiers.models import OpinionKind
from app.law.shapes import CertificateKind
from app.office.models import Unit
from app.partners.models.partners import Partner


class ConsultationSubject(Term):
    """What the province is consulted about (nội dung hỏi ý kiến)."""

    ISSUE = "issue", "cấp mới giấy đăng ký"
    EXTEND = "extend", "gia hạn giấy đăng ký"
    AMEND = "amend", "sửa đổi, bổ sung giấy đăng ký"
    REISSUE = "reissue", "cấp lại giấy đăng ký"
    END = "end", "đình chỉ, chấm dứt, thu hồi giấy đăng ký"


class ConsultationState(Term):
    """Where a consultation stands, from what has been written of it (tình trạng)."""

    RECEIVED = "received", "mới tiếp nhận"
    ASKING = "asking", "đang lấy ý kiến"
    DRAFTING = "drafting", "đủ ý kiến, chờ dự thảo"
    SIGNING = "signing", "chờ ký trả lời"
    ANSWERED = "answered", "đã trả lời"
    LATE = "late", "đã trả lời, muộn hạn"


class Consultation(Versioned, Base):
    """A letter that asks the province about an NGO's registration, until the signed answer (tham gia ý kiến)."""

    __tablename__ = "consultations"

    ngo_name: Mapped[str] = labelled("Tên tổ chức", String(300))
    partner_id: Mapped[int | None] = labelled("Tổ chức trong sổ", ForeignKey("partners.id"), index=True)
    subject: Mapped[ConsultationSubject] = labelled("Nội dung hỏi ý kiến", TermType(ConsultationSubject))
    kind: Mapped[CertificateKind | None] = labelled("Loại giấy", TermType(CertificateKind))
    asker: Mapped[str] = labelled("Cơ quan hỏi", String(200), default="Bộ Ngoại giao")
    letter_id: Mapped[int] = labelled("Văn bản hỏi", ForeignKey("documents.id"))
    received_on: Mapped[date] = labelled("Ngày đến")
    due_on: Mapped[date] = labelled("Hạn trả lời")
    content: Mapped[str] = labelled("Nội dung đề nghị", default="")
    unit_id: Mapped[int] = labelled("Cơ quan xử lý", ForeignKey("units.id"), index=True)
    draft: Mapped[str] = labelled("Dự thảo trả lời", default="")
    answer_id: Mapped[int | None] = labelled("Văn bản trả lời", ForeignKey("documents.id"))
    answered_on: Mapped[date | None] = labelled("Ngày trả lời")
    entered_at: Mapped[datetime] = labelled("Thời điểm ghi sổ", default=now)
    search_text: Mapped[str] = mapped_column(default="")

    partner: Mapped[Partner | None] = relationship()
    letter: Mapped[Document] = relationship(foreign_keys=[letter_id])
    answer: Mapped[Document | None] = relationship(foreign_keys=[answer_id])
    unit: Mapped[Unit] = relationship()
    opinions: Mapped[list["ConsultationOpinion"]] = relationship(
        back_populates="consultation", order_by="ConsultationOpinion.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        CheckConstraint("received_on <= due_on", name="due_after_receipt"),
        CheckConstraint("(answered_on IS NULL) = (answer_id IS NULL)", name="answered_by_paper"),
        CheckConstraint("answered_on IS NULL OR received_on <= answered_on", name="answered_after_receipt"),
        Index("ix_consultations_received_on_id", "received_on", "id"),
        Index("ix_consultations_due_on_id", "due_on", "id"),
        {"info": {"label": "Tham gia ý kiến đăng ký PCPNN"}},
    )

    @property
    def name(self) -> str:
        """The NGO as the register knows it now, else as the letter writes it."""
        return self.partner.name if self.partner else self.ngo_name


class ConsultationOpinion(Part):
    """A unit that was asked and what it answers (ý kiến của đơn vị được hỏi)."""

    __tablename__ = "consultation_opinions"

    consultation_id: Mapped[int] = labelled(
        "Việc tham gia ý kiến", ForeignKey("consultations.id"), index=True
    )
    unit_id: Mapped[int] = labelled("Đơn vị được hỏi", ForeignKey("units.id"), index=True)
    asked_on: Mapped[date] = labelled("Ngày hỏi")
    due_on: Mapped[date] = labelled("Hạn trả lời")
    kind: Mapped[OpinionKind | None] = labelled("Ý kiến", TermType(OpinionKind))
    answered_on: Mapped[date | None] = labelled("Ngày đến của ý kiến")
    text: Mapped[str] = labelled("Nội dung ý kiến", default="")
    answer_id: Mapped[int | None] = labelled("Văn bản trả lời", ForeignKey("documents.id"))
    entered_by_id: Mapped[int | None] = labelled("Đơn vị ghi nhận", ForeignKey("units.id"))

    consultation: Mapped[Consultation] = relationship(back_populates="opinions")
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    answer: Mapped[Document | None] = relationship()

    __table_args__ = (
        UniqueConstraint("consultation_id", "unit_id"),
        CheckConstraint("asked_on <= due_on", name="due_after_asking"),
        CheckConstraint("(kind IS NULL) = (answered_on IS NULL)", name="answered_on_a_day"),
        {"info": {"label": "Ý kiến về đăng ký PCPNN"}},
    )

    @property
    def root(self) -> Base:
        return self.consultation

    @property
    def late(self) -> bool:
        """Whether it came after the day that was asked for."""
        return self.answered_on is not None and self.answered_on > self.due_on
