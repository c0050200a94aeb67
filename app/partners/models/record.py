"""What the office keeps of a donor over time: who represents it, its staff, whom it works with, visits, honours."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base, Part
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import Term, TermType, labelled
from app.office.models import Unit
from app.partners.models.partners import Partner


class OfPartner(Part):
    """A row of the record of one donor."""

    __abstract__ = True

    @property
    def root(self) -> Base:
        partner: Partner = self.partner  # type: ignore[attr-defined]  # each row declares its own relationship
        return partner


class RepresentativePost(Term):
    """As what a person represents an NGO (chức danh)."""

    REPRESENTATIVE = "representative", "Người đại diện"
    HEAD_OF_OFFICE = "head_of_office", "Trưởng Văn phòng đại diện"
    HEAD_OF_PROJECT = "head_of_project", "Trưởng Văn phòng dự án"
    CONTACT = "contact", "Đầu mối liên hệ"


class Representative(OfPartner):
    """A person who represents a donor from one day to another (người đại diện, trưởng văn phòng)."""

    __tablename__ = "representatives"

    partner_id: Mapped[int] = labelled("Bên cung cấp", ForeignKey("partners.id"), index=True)
    name: Mapped[str] = labelled("Họ và tên", String(200))
    post: Mapped[RepresentativePost] = labelled("Chức danh", TermType(RepresentativePost))
    since: Mapped[PartialDate | None] = labelled("Từ", PartialDay)
    until: Mapped[PartialDate | None] = labelled("Đến", PartialDay)
    contact: Mapped[str] = labelled("Điện thoại, thư điện tử", String(300), default="")
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    partner: Mapped[Partner] = relationship()

    __table_args__ = (
        CheckConstraint(orderly("since", "until"), name="days"),
        {"info": {"label": "Người đại diện"}},
    )


class StaffCount(OfPartner):
    """How many people a donor employs in Việt Nam at one time (nhân sự)."""

    __tablename__ = "staff_counts"

    partner_id: Mapped[int] = labelled("Bên cung cấp", ForeignKey("partners.id"), index=True)
    on: Mapped[PartialDate] = labelled("Thời điểm", PartialDay)
    foreign: Mapped[int | None] = labelled("Người nước ngoài")
    vietnamese: Mapped[int | None] = labelled("Người Việt Nam")
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    partner: Mapped[Partner] = relationship()

    __table_args__ = (
        CheckConstraint('"foreign" IS NOT NULL OR vietnamese IS NOT NULL', name="counted"),
        {"info": {"label": "Nhân sự"}},
    )


class LocalPartner(OfPartner):
    """A body of the province that a donor works with (đối tác địa phương): a unit, or one known by name."""

    __tablename__ = "local_partners"

    partner_id: Mapped[int] = labelled("Bên cung cấp", ForeignKey("partners.id"), index=True)
    unit_id: Mapped[int | None] = labelled("Đơn vị trong danh mục", ForeignKey("units.id"), index=True)
    name: Mapped[str] = labelled("Tên đối tác ngoài danh mục", String(300), default="")
    content: Mapped[str] = labelled("Nội dung hợp tác", String(1000), default="")
    since: Mapped[PartialDate | None] = labelled("Từ", PartialDay)
    until: Mapped[PartialDate | None] = labelled("Đến", PartialDay)

    partner: Mapped[Partner] = relationship()
    unit: Mapped[Unit | None] = relationship()

    __table_args__ = (
        CheckConstraint("unit_id IS NOT NULL OR name <> ''", name="named"),
        CheckConstraint(orderly("since", "until"), name="days"),
        {"info": {"label": "Đối tác địa phương"}},
    )


class PartnerVisit(OfPartner):
    """A visit of a donor to the province, or of the province to it (chuyến thăm, làm việc)."""

    __tablename__ = "partner_visits"

    partner_id: Mapped[int] = labelled("Bên cung cấp", ForeignKey("partners.id"), index=True)
    on: Mapped[PartialDate] = labelled("Thời điểm", PartialDay)
    people: Mapped[str] = labelled("Người đến", String(500))
    host: Mapped[str] = labelled("Nơi tiếp, làm việc", String(300), default="")
    content: Mapped[str] = labelled("Nội dung", String(2000), default="")

    partner: Mapped[Partner] = relationship()

    __table_args__ = ({"info": {"label": "Chuyến thăm, làm việc"}},)


class PartnerCommendation(OfPartner):
    """An honour given to a donor (khen thưởng)."""

    __tablename__ = "partner_commendations"

    partner_id: Mapped[int] = labelled("Bên cung cấp", ForeignKey("partners.id"), index=True)
    on: Mapped[PartialDate] = labelled("Thời điểm", PartialDay)
    form: Mapped[str] = labelled("Hình thức khen thưởng", String(200))
    number: Mapped[str] = labelled("Số quyết định", String(60), default="")
    awarded_by: Mapped[str] = labelled("Cơ quan khen thưởng", String(300), default="")
    reason: Mapped[str] = labelled("Thành tích", String(1000), default="")

    partner: Mapped[Partner] = relationship()

    __table_args__ = ({"info": {"label": "Khen thưởng"}},)
