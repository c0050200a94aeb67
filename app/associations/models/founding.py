"""Founding a friendship association (thành lập hội): the facts of one dossier on its way from campaign to charter."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.associations.models.association import Association
from app.core.countries import CountryOrGroup
from app.core.db import Base, binary_text
from app.core.terms import Term, labelled
from app.dossiers.models import Dossier
from app.office.models import Unit


class FoundingStatus(Term):
    """Where a founding stands (trạng thái hồ sơ thành lập hội)."""

    PREPARING = "preparing", "Đang vận động thành lập"
    RECOGNISING = "recognising", "Đề nghị công nhận Ban vận động"
    CAMPAIGNING = "campaigning", "Ban vận động đã được công nhận"
    CHECKING = "checking", "Kiểm tra hồ sơ thành lập"
    INCOMPLETE = "incomplete", "Chờ bổ sung hồ sơ"
    CONSULTING = "consulting", "Đang lấy ý kiến"
    SUBMITTED = "submitted", "Văn phòng UBND tỉnh đang thẩm tra"
    SIGNING = "signing", "Đã trình ký, chờ phát hành"
    PERMITTED = "permitted", "Đã cho phép thành lập, chờ đại hội"
    CONGRESSED = "congressed", "Đã tổ chức đại hội thành lập, chờ phê duyệt điều lệ"
    ACTIVE = "active", "Hội đã hoạt động"
    LAPSED = "lapsed", "Quyết định cho phép hết hiệu lực"
    REFUSED = "refused", "Đã từ chối"
    WITHDRAWN = "withdrawn", "Đã rút hồ sơ"


class Founding(Base):
    """A founding (hồ sơ thành lập hội): what the association is to be, who campaigns for it, what became of it.

    `association` is there from the permission on. `extended_to` is the day to which the congress was put off.
    """

    __tablename__ = "foundings"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), unique=True)
    association_id: Mapped[int | None] = labelled("Hội được thành lập", ForeignKey("associations.id"))
    name: Mapped[str] = labelled("Tên hội dự kiến", String(300))
    english_name: Mapped[str] = labelled("Tên tiếng Anh", String(300), default="")
    abbreviation: Mapped[str] = labelled("Tên viết tắt", String(60), default="")
    purpose: Mapped[str] = labelled("Tôn chỉ, mục đích", String(2000), default="")
    field: Mapped[str] = labelled("Lĩnh vực hoạt động", String(500), default="")
    scope: Mapped[str] = labelled("Phạm vi hoạt động", String(300), default="")
    head_office: Mapped[str] = labelled("Nơi dự kiến đặt trụ sở", String(300), default="")
    manager_id: Mapped[int | None] = labelled("Sở quản lý lĩnh vực", ForeignKey("units.id"))
    head: Mapped[str] = labelled("Trưởng Ban vận động", String(200), default="")
    committee: Mapped[str] = labelled("Thành viên Ban vận động", String(4000), default="")
    registered: Mapped[int | None] = labelled("Số người đăng ký tham gia")
    asked_on: Mapped[date | None] = labelled("Ngày đề nghị công nhận Ban vận động")
    recognised_on: Mapped[date | None] = labelled("Ngày công nhận Ban vận động")
    office_opinion: Mapped[str] = labelled("Ý kiến thẩm tra của Văn phòng", String(4000), default="")
    extended_to: Mapped[date | None] = labelled("Gia hạn đại hội đến ngày")
    congress_on: Mapped[date | None] = labelled("Ngày đại hội thành lập")
    charter_on: Mapped[date | None] = labelled("Ngày phê duyệt điều lệ")
    search_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(900), default="")

    dossier: Mapped[Dossier] = relationship()
    association: Mapped[Association | None] = relationship()
    manager: Mapped[Unit | None] = relationship()
    countries: Mapped[list["FoundingCountry"]] = relationship(
        back_populates="founding", cascade="all, delete-orphan", order_by="FoundingCountry.id"
    )

    __table_args__ = (
        Index("ix_foundings_sort_key_id", "sort_key", "id"),
        CheckConstraint("registered IS NULL OR registered >= 0", name="registered"),
        {"info": {"label": "Hồ sơ thành lập hội"}},
    )

    @property
    def root(self) -> Base:
        return self.dossier

    @property
    def trunk(self) -> Dossier:
        return self.dossier

    @property
    def version(self) -> int:
        return self.dossier.version

    @property
    def country_codes(self) -> list[str]:
        return [row.country for row in self.countries]

    @property
    def members(self) -> list[str]:
        """The people of the campaign committee, one a line, its head among them."""
        return list(dict.fromkeys(filter(None, (line.strip() for line in self.committee.splitlines()))))

    def reset(self, fact: str) -> None:
        """Return one of its facts, or of its dossier's, to what a new record has."""
        owner: Any = super() if fact in self.__table__.c else self.dossier
        owner.reset(fact)


class FoundingCountry(Base):
    """A partner country or group of the association to be (nước đối tác)."""

    __tablename__ = "founding_countries"

    founding_id: Mapped[int] = labelled("Hồ sơ thành lập hội", ForeignKey("foundings.id"), index=True)
    country: Mapped[str] = labelled("Nước đối tác", CountryOrGroup)

    founding: Mapped[Founding] = relationship(back_populates="countries")

    __table_args__ = (
        UniqueConstraint("founding_id", "country"),
        {"info": {"label": "Nước đối tác của hội dự kiến"}},
    )

    @property
    def root(self) -> Base:
        return self.founding.dossier
