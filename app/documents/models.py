"""Official documents (văn bản) and attached files (tệp)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base
from app.core.numbered import FoundByNumber
from app.core.terms import Term, TermType, labelled
from app.office.models import Unit


class Secrecy(Term):
    """Degree of secrecy (độ mật); from Mật on nothing but the fact of receipt is kept."""

    NONE = "none", "Không mật"
    SECRET = "secret", "Mật"
    TOP_SECRET = "top_secret", "Tối mật"
    ABSOLUTE = "absolute", "Tuyệt mật"


class StoredFile(Base):
    """A file in the store (tệp đính kèm), named by the SHA-256 of its content."""

    __tablename__ = "stored_files"

    sha256: Mapped[str] = labelled("Mã băm", String(64), index=True)
    name: Mapped[str] = labelled("Tên tệp", String(255))
    media_type: Mapped[str] = labelled("Loại tệp", String(100))
    size: Mapped[int] = labelled("Kích thước (byte)")
    stored_at: Mapped[datetime] = labelled("Thời điểm tải lên")

    __table_args__ = ({"info": {"label": "Tệp đính kèm"}},)


class Document(FoundByNumber, Base):
    """An official document (văn bản hành chính): number as typed, with its parts where they parse."""

    __tablename__ = "documents"

    number: Mapped[str] = labelled("Số, ký hiệu", String(60), default="")
    serial: Mapped[int | None] = labelled("Số")
    symbol: Mapped[str] = labelled("Ký hiệu", String(60), default="")
    issued_on: Mapped[date | None] = labelled("Ngày ban hành")
    issuer_id: Mapped[int | None] = labelled("Cơ quan ban hành", ForeignKey("units.id"))
    issuer_name: Mapped[str] = labelled("Cơ quan ban hành (ngoài danh mục)", String(300), default="")
    abstract: Mapped[str] = labelled("Trích yếu", String(1000), default="")
    signer: Mapped[str] = labelled("Người ký", String(200), default="")
    signature_form: Mapped[str] = labelled("Hình thức ký", String(300), default="")
    secrecy: Mapped[Secrecy] = labelled("Độ mật", TermType(Secrecy), default=Secrecy.NONE)
    arrival_number: Mapped[str] = labelled("Số đến", String(40), default="")
    arrived_on: Mapped[date | None] = labelled("Ngày đến")
    file_id: Mapped[int | None] = labelled("Tệp", ForeignKey("stored_files.id"))

    issuer: Mapped[Unit | None] = relationship()
    file: Mapped[StoredFile | None] = relationship(lazy="joined")
    allotted: Mapped["AllottedNumber | None"] = relationship(back_populates="document")

    __table_args__ = (
        Index("ix_documents_series", "issuer_id", "symbol", "serial"),
        CheckConstraint("secrecy = 'none' OR file_id IS NULL", name="secret_has_no_file"),
        {"info": {"label": "Văn bản"}},
    )

    @property
    def title(self) -> str:
        """Number and date as an office says them: "961/QĐ-UBND ngày 08/4/2009"."""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.number or 'Không số'}{day}"


class AllottedNumber(Base):
    """A number that the registry gave (số đã cấp): one series for each issuing body and calendar year.

    It stays spent where its document is taken back: a number is given once.
    """

    __tablename__ = "allotted_numbers"

    issuer_id: Mapped[int] = labelled("Cơ quan ban hành", ForeignKey("units.id"))
    year: Mapped[int] = labelled("Năm")
    serial: Mapped[int] = labelled("Số")
    number: Mapped[str] = labelled("Số, ký hiệu", String(60))
    document_id: Mapped[int | None] = labelled("Văn bản", ForeignKey("documents.id"), unique=True)

    issuer: Mapped[Unit] = relationship()
    document: Mapped[Document | None] = relationship(back_populates="allotted")

    __table_args__ = (
        UniqueConstraint("issuer_id", "year", "serial"),
        {"info": {"label": "Số văn bản đã cấp"}},
    )

    @property
    def root(self) -> Base:
        return self.document or self
