"""People to turn to (đầu mối liên hệ) at a foreign mission, a locality abroad or a donor, over time."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base, Part, binary_text
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import labelled
from app.partners.models import Partner
from app.relations.models.counterparts import Mission, PartnerLocality


class Contact(Part, Base):
    """A person at exactly one of a mission, a locality or a donor (người liên hệ), from when to when."""

    __tablename__ = "contacts"

    mission_id: Mapped[int | None] = labelled(
        "Cơ quan đại diện nước ngoài", ForeignKey("missions.id"), index=True
    )
    locality_id: Mapped[int | None] = labelled(
        "Địa phương nước ngoài", ForeignKey("partner_localities.id"), index=True
    )
    partner_id: Mapped[int | None] = labelled("Bên cung cấp viện trợ", ForeignKey("partners.id"), index=True)
    name: Mapped[str] = labelled("Họ tên", String(200))
    post: Mapped[str] = labelled("Chức vụ", String(200), default="")
    begins: Mapped[PartialDate | None] = labelled("Từ", PartialDay)
    ends: Mapped[PartialDate | None] = labelled("Đến", PartialDay)
    phone: Mapped[str] = labelled("Điện thoại", String(120), default="")
    email: Mapped[str] = labelled("Thư điện tử", String(120), default="")
    languages: Mapped[str] = labelled("Ngôn ngữ liên hệ", String(120), default="")
    remarks: Mapped[str] = labelled("Ghi chú", String(1000), default="")
    search_text: Mapped[str] = mapped_column(default="")
    written_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(1500), default="")

    mission: Mapped[Mission | None] = relationship()
    locality: Mapped[PartnerLocality | None] = relationship()
    partner: Mapped[Partner | None] = relationship()

    __table_args__ = (
        Index("ix_contacts_sort_key_id", "sort_key", "id"),
        CheckConstraint(orderly("begins", "ends"), name="days"),
        CheckConstraint(
            "(CASE WHEN mission_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN locality_id IS NULL THEN 0 ELSE 1 END) "
            "+ (CASE WHEN partner_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_body",
        ),
        {"info": {"label": "Người liên hệ"}},
    )

    @property
    def root(self) -> Base:
        body = self.mission or self.locality or self.partner
        if body is None:
            raise LookupError("a contact of nobody")
        return body
