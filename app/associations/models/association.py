"""A friendship association (hội hữu nghị), or the Union itself: one record that owns one unit."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.countries import CountryOrGroup
from app.core.db import Base, Part, Versioned, binary_text
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay
from app.core.terms import Term, TermType, labelled
from app.office.models import Unit

if TYPE_CHECKING:
    from app.associations.models.decisions import AssociationDecision
    from app.associations.models.governing import Congress, Post
    from app.associations.models.means import (
        Budget,
        Commendation,
        Division,
        Establishment,
        SocialResource,
    )
    from app.associations.models.members import Branch, MemberCount
    from app.associations.models.work import Activity, AssociationReport


class AssociationKind(Term):
    """Kind of the organisation (loại tổ chức)."""

    ASSOCIATION = "association", "hội hữu nghị"
    UNION = "union", "liên hiệp các tổ chức hữu nghị"


class AssociationStanding(Term):
    """Whether it goes on (tình trạng); follows from its decisions."""

    EXPECTED = "expected", "đang vận động thành lập"
    PERMITTED = "permitted", "đã được phép thành lập, chờ đại hội và điều lệ"
    ACTIVE = "active", "đang hoạt động"
    SUSPENDED = "suspended", "bị đình chỉ hoạt động"
    MERGED = "merged", "đã sáp nhập, hợp nhất"
    DIVIDED = "divided", "đã chia"
    DISSOLVED = "dissolved", "đã giải thể"
    LAPSED = "lapsed", "quyết định cho phép thành lập hết hiệu lực"

    @property
    def is_over(self) -> bool:
        return self in (
            AssociationStanding.MERGED,
            AssociationStanding.DIVIDED,
            AssociationStanding.DISSOLVED,
            AssociationStanding.LAPSED,
        )


class Association(Versioned, Base):
    """A friendship association or the Union (hội hữu nghị, Liên hiệp); its names are those of its unit.

    `name` repeats the newest one for lists; papers print `name_on(day)`. `standing`, `term_begins` and
    `term_due_on` follow from decisions and congresses and are kept by the actions.
    """

    __tablename__ = "associations"

    unit_id: Mapped[int] = labelled("Đơn vị", ForeignKey("units.id"), unique=True)
    kind: Mapped[AssociationKind] = labelled("Loại tổ chức", TermType(AssociationKind))
    name: Mapped[str] = labelled("Tên hội", String(300))
    english_name: Mapped[str] = labelled("Tên tiếng Anh", String(300), default="")
    abbreviation: Mapped[str] = labelled("Tên viết tắt", String(60), default="")
    standing: Mapped[AssociationStanding] = labelled(
        "Tình trạng", TermType(AssociationStanding), default=AssociationStanding.ACTIVE
    )
    founded_on: Mapped[PartialDate | None] = labelled("Thành lập", PartialDay)
    founded_note: Mapped[str] = labelled("Thời điểm thành lập theo nguồn", String(120), default="")
    field: Mapped[str] = labelled("Lĩnh vực hoạt động", String(500), default="")
    scope: Mapped[str] = labelled("Phạm vi hoạt động", String(300), default="")
    manager_id: Mapped[int | None] = labelled("Sở quản lý lĩnh vực", ForeignKey("units.id"))
    central_body: Mapped[str] = labelled("Hội song phương ở Trung ương", String(300), default="")
    head_office: Mapped[str] = labelled("Trụ sở", String(300), default="")
    seal: Mapped[str] = labelled("Con dấu", String(300), default="")
    account: Mapped[str] = labelled("Tài khoản", String(300), default="")
    contact: Mapped[str] = labelled("Liên hệ", String(500), default="")
    remarks: Mapped[str] = labelled("Ghi chú", String(2000), default="")
    source: Mapped[str] = labelled("Nguồn", String(200), default="")
    term_begins: Mapped[PartialDate | None] = labelled("Nhiệm kỳ từ", PartialDay)
    term_ends: Mapped[PartialDate | None] = labelled("Nhiệm kỳ đến", PartialDay)
    term_due_on: Mapped[date | None] = labelled("Hết nhiệm kỳ ngày")
    search_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(900), default="")

    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    manager: Mapped[Unit | None] = relationship(foreign_keys=[manager_id])
    countries: Mapped[list["AssociationCountry"]] = relationship(
        back_populates="association", cascade="all, delete-orphan", order_by="AssociationCountry.id"
    )
    decisions: Mapped[list["AssociationDecision"]] = relationship(
        back_populates="association",
        order_by="AssociationDecision.decided_on.desc().nulls_last(), AssociationDecision.id.desc()",
    )
    congresses: Mapped[list["Congress"]] = relationship(
        back_populates="association", order_by="Congress.term_begins.desc().nulls_last(), Congress.id.desc()"
    )
    posts: Mapped[list["Post"]] = relationship(back_populates="association", order_by="Post.id")
    branches: Mapped[list["Branch"]] = relationship(back_populates="association", order_by="Branch.id")
    member_counts: Mapped[list["MemberCount"]] = relationship(
        back_populates="association", order_by="MemberCount.counted_on.desc().nulls_last(), MemberCount.id"
    )
    divisions: Mapped[list["Division"]] = relationship(back_populates="association", order_by="Division.id")
    establishments: Mapped[list["Establishment"]] = relationship(
        back_populates="association", order_by="Establishment.year.desc(), Establishment.id"
    )
    budgets: Mapped[list["Budget"]] = relationship(
        back_populates="association", order_by="Budget.year.desc(), Budget.id"
    )
    commendations: Mapped[list["Commendation"]] = relationship(
        back_populates="association", order_by="Commendation.awarded_on.desc().nulls_last(), Commendation.id"
    )
    social_resources: Mapped[list["SocialResource"]] = relationship(
        back_populates="association",
        order_by="SocialResource.given_on.desc().nulls_last(), SocialResource.id",
    )
    activities: Mapped[list["Activity"]] = relationship(
        back_populates="association", order_by="Activity.year.desc(), Activity.id"
    )
    reports: Mapped[list["AssociationReport"]] = relationship(
        back_populates="association", order_by="AssociationReport.year.desc(), AssociationReport.id"
    )

    __table_args__ = (
        Index("ix_associations_sort_key_id", "sort_key", "id"),
        {"info": {"label": "Hội hữu nghị"}},
    )

    def name_on(self, day: date) -> str:
        """The name that a paper of this day prints."""
        return self.unit.name_on(day)

    @property
    def country_codes(self) -> list[str]:
        return [row.country for row in self.countries]

    @property
    def expected(self) -> bool:
        """Whether it is not founded yet."""
        return self.standing == AssociationStanding.EXPECTED


class OfAssociation(Part):
    """A row that belongs to one association."""

    __abstract__ = True

    @property
    def root(self) -> Base:
        association: Base = self.association  # type: ignore[attr-defined]  # each child declares its own relationship
        return association


class AssociationCountry(OfAssociation):
    """A partner country, or a group of them such as ASEAN (nước đối tác)."""

    __tablename__ = "association_countries"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"))
    country: Mapped[str] = labelled("Nước đối tác", CountryOrGroup)

    association: Mapped[Association] = relationship(back_populates="countries")

    __table_args__ = (
        UniqueConstraint("association_id", "country"),
        Index("ix_association_countries_country", "country", "association_id"),
        {"info": {"label": "Nước đối tác"}},
    )
