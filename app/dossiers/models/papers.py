"""The papers of a dossier (thành phần hồ sơ), who opened them, and the requests for more."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base, now
from app.core.numbered import FoundByNumber
from app.core.terms import Term, TermType, labelled
from app.documents.models import Document, Secrecy, StoredFile
from app.dossiers.models.dossier import Dossier, OfDossier


class Language(Term):
    """Language of a paper (ngôn ngữ)."""

    VIETNAMESE = "vi", "tiếng Việt"
    FOREIGN = "foreign", "tiếng nước ngoài, chưa dịch"
    TRANSLATED = "translated", "tiếng nước ngoài, kèm bản dịch"
    NOTARISED = "notarised", "tiếng nước ngoài, kèm bản dịch công chứng"


class Paper(FoundByNumber, OfDossier):
    """A paper of the dossier (thành phần hồ sơ): there, or its absence explained; opened as a file if given."""

    __tablename__ = "papers"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    code: Mapped[str] = labelled("Loại giấy tờ", String(40))
    label: Mapped[str] = labelled("Tên giấy tờ", String(300))
    present: Mapped[bool] = labelled("Đã có", default=False)
    absence: Mapped[str] = labelled("Lý do chưa có", String(500), default="")
    absence_accepted: Mapped[bool] = labelled("Chấp nhận lý do", default=False)
    originals: Mapped[int] = labelled("Số bản chính", default=0)
    copies: Mapped[int] = labelled("Số bản sao", default=0)
    language: Mapped[Language] = labelled("Ngôn ngữ", TermType(Language), default=Language.VIETNAMESE)
    secrecy: Mapped[Secrecy] = labelled("Độ mật", TermType(Secrecy), default=Secrecy.NONE)
    number: Mapped[str] = labelled("Số, ký hiệu", String(60), default="")
    issued_on: Mapped[date | None] = labelled("Ngày ban hành")
    signer: Mapped[str] = labelled("Người ký", String(200), default="")
    expires_on: Mapped[date | None] = labelled("Hết hạn")
    file_id: Mapped[int | None] = labelled("Tệp", ForeignKey("stored_files.id"))

    dossier: Mapped[Dossier] = relationship(back_populates="papers")
    file: Mapped[StoredFile | None] = relationship(lazy="joined")

    __table_args__ = (
        CheckConstraint("secrecy = 'none' OR file_id IS NULL", name="secret_has_no_file"),
        {"info": {"label": "Thành phần hồ sơ"}},
    )


class Opening(OfDossier):
    """Somebody opened a sensitive paper (lượt mở giấy tờ nhạy cảm): who and when."""

    __tablename__ = "openings"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    paper_id: Mapped[int] = labelled("Giấy tờ", ForeignKey("papers.id"))
    paper_label: Mapped[str] = labelled("Tên giấy tờ", String(300))
    user_id: Mapped[int | None] = labelled("Người mở (mã)", ForeignKey("users.id"))
    user: Mapped[str] = labelled("Người mở", String(200))
    at: Mapped[datetime] = labelled("Thời điểm", default=now)

    dossier: Mapped[Dossier] = relationship()

    __table_args__ = ({"info": {"label": "Lượt mở giấy tờ"}},)


class SupplementRequest(OfDossier):
    """A request for papers (yêu cầu bổ sung hồ sơ) with its faults, its due day and its answer."""

    __tablename__ = "supplement_requests"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    asked_on: Mapped[date] = labelled("Ngày yêu cầu")
    due_on: Mapped[date] = labelled("Hạn bổ sung")
    document_id: Mapped[int | None] = labelled("Văn bản yêu cầu", ForeignKey("documents.id"), index=True)
    answered_on: Mapped[date | None] = labelled("Ngày đến của bổ sung")
    cancelled: Mapped[bool] = labelled("Không còn chờ", default=False)

    dossier: Mapped[Dossier] = relationship(back_populates="requests")
    document: Mapped[Document | None] = relationship(lazy="joined")
    faults: Mapped[list["Fault"]] = relationship(
        back_populates="request", order_by="Fault.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        CheckConstraint("due_on >= asked_on", name="due_after_asking"),
        CheckConstraint("answered_on IS NULL OR answered_on >= asked_on", name="answer_after_asking"),
        {"info": {"label": "Yêu cầu bổ sung"}},
    )


class FaultKind(Term):
    """What is wrong with a paper or a fact (loại thiếu sót)."""

    MISSING = "missing", "thiếu"
    WRONG = "wrong", "sai"
    EXPIRED = "expired", "hết hạn"
    UNTRANSLATED = "untranslated", "chưa dịch"
    NOT_NOTARISED = "not_notarised", "chưa công chứng"


class Fault(Base):
    """One fault at a paper or at a group of facts (điểm cần bổ sung) and what answered it."""

    __tablename__ = "faults"

    request_id: Mapped[int] = labelled("Yêu cầu", ForeignKey("supplement_requests.id"), index=True)
    subject: Mapped[str] = labelled("Mục", String(60))
    subject_label: Mapped[str] = labelled("Giấy tờ hoặc nội dung", String(300))
    kind: Mapped[FaultKind] = labelled("Thiếu sót", TermType(FaultKind))
    note: Mapped[str] = labelled("Nội dung", String(1000), default="")
    answer: Mapped[str] = labelled("Trả lời", String(1000), default="")

    request: Mapped[SupplementRequest] = relationship(back_populates="faults")

    __table_args__ = ({"info": {"label": "Điểm cần bổ sung"}},)

    @property
    def root(self) -> Base:
        return self.request.dossier
