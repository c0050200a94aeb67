"""Agreements with foreign partners (thỏa thuận quốc tế), as the yearly report lists them in PL4."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, relationship

from app.core.numbered import FoundByNumber
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import Term, TermType, labelled
from app.documents.models import Secrecy, StoredFile
from app.office.models import Unit
from app.relations.models.counterparts import Counterpart, PartnerLocality


class AgreementKind(Term):
    """What the paper is (loại thỏa thuận)."""

    AGREEMENT = "agreement", "thỏa thuận hợp tác"
    MEMORANDUM = "memorandum", "bản ghi nhớ"
    MINUTES = "minutes", "biên bản hợp tác"
    LETTER = "letter", "ý định thư"
    OTHER = "other", "khác"


class Agreement(FoundByNumber, Counterpart):
    """An agreement with a foreign partner (thỏa thuận): parties, days, field, how it is carried out, the signed text."""

    __tablename__ = "agreements"

    name: Mapped[str] = labelled("Tên thỏa thuận", String(500))
    kind: Mapped[AgreementKind] = labelled("Loại thỏa thuận", TermType(AgreementKind))
    number: Mapped[str] = labelled("Số, ký hiệu", String(60), default="")
    home_party: Mapped[str] = labelled("Bên ký Việt Nam", String(500))
    foreign_party: Mapped[str] = labelled("Bên ký nước ngoài", String(500))
    unit_id: Mapped[int | None] = labelled("Cơ quan đầu mối thực hiện", ForeignKey("units.id"), index=True)
    locality_id: Mapped[int | None] = labelled(
        "Địa phương nước ngoài", ForeignKey("partner_localities.id"), index=True
    )
    signed_on: Mapped[PartialDate | None] = labelled("Ngày ký", PartialDay)
    signed_at: Mapped[str] = labelled("Nơi ký", String(200), default="")
    in_force_from: Mapped[PartialDate | None] = labelled("Hiệu lực từ", PartialDay)
    in_force_to: Mapped[PartialDate | None] = labelled("Hiệu lực đến", PartialDay)
    field: Mapped[str] = labelled("Lĩnh vực", String(300), default="")
    progress: Mapped[str] = labelled("Tình hình thực hiện", default="")
    secrecy: Mapped[Secrecy] = labelled("Độ mật của bản ký", TermType(Secrecy), default=Secrecy.NONE)
    file_id: Mapped[int | None] = labelled("Bản ký", ForeignKey("stored_files.id"))

    unit: Mapped[Unit | None] = relationship()
    locality: Mapped[PartnerLocality | None] = relationship()
    file: Mapped[StoredFile | None] = relationship()

    __table_args__ = (
        Index("ix_agreements_sort_key_id", "sort_key", "id"),
        Index("ix_agreements_country_sort_key_id", "country", "sort_key", "id"),
        CheckConstraint(orderly("in_force_from", "in_force_to"), name="days"),
        CheckConstraint("secrecy = 'none' OR file_id IS NULL", name="secret_has_no_file"),
        {"info": {"label": "Thỏa thuận quốc tế"}},
    )
