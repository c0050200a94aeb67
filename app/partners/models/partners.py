"""Donors of every kind (bên cung cấp viện trợ) and the names they are written by."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.countries import Country
from app.core.db import Base, Versioned, binary_text, now
from app.core.terms import Term, TermType, labelled


class PartnerKind(Term):
    """Kind of donor (loại bên cung cấp); the last but one group stands outside the legal totals."""

    REGISTERED_NGO = "registered_ngo", "tổ chức PCPNN có giấy đăng ký"
    UNREGISTERED_NGO = "unregistered_ngo", "tổ chức PCPNN chưa có giấy đăng ký"
    FUND = "fund", "quỹ"
    FOREIGN_COMPANY = "foreign_company", "công ty nước ngoài"
    FDI_COMPANY = "fdi_company", "doanh nghiệp FDI"
    BUSINESS_ASSOCIATION = "business_association", "hiệp hội doanh nghiệp nước ngoài"
    MISSION = "mission", "cơ quan đại diện ngoại giao"
    GOVERNMENT_BODY = "government_body", "cơ quan chính phủ nước ngoài"
    LOCAL_GOVERNMENT = "local_government", "chính quyền địa phương nước ngoài"
    RESEARCH_BODY = "research_body", "tổ chức nghiên cứu, đào tạo nước ngoài"
    INTERNATIONAL_ORGANISATION = "international_organisation", "tổ chức quốc tế"
    INDIVIDUAL = "individual", "cá nhân nước ngoài"
    OVERSEAS_VIETNAMESE = "overseas_vietnamese", "người Việt Nam ở nước ngoài"


class Totals(Term):
    """Whether gifts of such a donor are added up as aid (tổng số viện trợ) or published beside it."""

    INSIDE = "inside", "tính vào tổng số viện trợ"
    OUTSIDE = "outside", "công bố riêng, ngoài tổng số viện trợ"


OUTSIDE_LEGAL_TOTALS = frozenset({PartnerKind.FDI_COMPANY, PartnerKind.BUSINESS_ASSOCIATION})
NGOS = frozenset({PartnerKind.REGISTERED_NGO, PartnerKind.UNREGISTERED_NGO})


class Partner(Versioned, Base):
    """A donor (bên cung cấp viện trợ): one record however many ways its name is written."""

    __tablename__ = "partners"

    name: Mapped[str] = labelled("Tên bên cung cấp", String(300))
    original_name: Mapped[str] = labelled("Tên nguyên ngữ", String(300), default="")
    english_name: Mapped[str] = labelled("Tên tiếng Anh", String(300), default="")
    abbreviation: Mapped[str] = labelled("Tên viết tắt", String(60), default="")
    kind: Mapped[PartnerKind] = labelled("Loại bên cung cấp", TermType(PartnerKind))
    country: Mapped[str] = labelled("Quốc tịch", Country, default="")
    founded: Mapped[str] = labelled("Năm thành lập", String(10), default="")
    head_office: Mapped[str] = labelled("Trụ sở chính", String(300), default="")
    website: Mapped[str] = labelled("Trang thông tin", String(200), default="")
    contact: Mapped[str] = labelled("Liên hệ", String(500), default="")
    remarks: Mapped[str] = labelled("Ghi chú", String(2000), default="")
    source: Mapped[str] = labelled("Nguồn", String(200), default="")
    merged_into_id: Mapped[int | None] = labelled("Gộp vào", ForeignKey("partners.id"), index=True)
    merged_because: Mapped[str] = labelled("Lý do gộp", String(300), default="")
    entered_at: Mapped[datetime] = labelled("Thời điểm ghi sổ", default=now)
    search_text: Mapped[str] = mapped_column(default="")
    written_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(900), default="")

    aliases: Mapped[list["PartnerAlias"]] = relationship(
        back_populates="partner", cascade="all, delete-orphan", order_by="PartnerAlias.id"
    )

    __table_args__ = (
        Index("ix_partners_sort_key_id", "sort_key", "id"),
        Index("ix_partners_entered_at_id", "entered_at", "id"),
        Index("ix_partners_kind_sort_key_id", "kind", "sort_key", "id"),
        Index("ix_partners_country_sort_key_id", "country", "sort_key", "id"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="merged_into_another"),
        {"info": {"label": "Bên cung cấp viện trợ"}},
    )

    @property
    def is_ngo(self) -> bool:
        """Whether it is a foreign NGO, registered or not (tổ chức PCPNN)."""
        return self.kind in NGOS

    @property
    def totals(self) -> Totals:
        """Whether its gifts are aid in the sense of the decree, or only published beside it."""
        return Totals.OUTSIDE if self.kind in OUTSIDE_LEGAL_TOTALS else Totals.INSIDE


class PartnerAlias(Base):
    """Another way this donor is written (tên gọi khác)."""

    __tablename__ = "partner_aliases"

    partner_id: Mapped[int] = labelled("Bên cung cấp", ForeignKey("partners.id"), index=True)
    name: Mapped[str] = labelled("Tên gọi khác", String(300))
    folded: Mapped[str] = mapped_column(String(300), index=True)

    partner: Mapped[Partner] = relationship(back_populates="aliases")

    __table_args__ = ({"info": {"label": "Tên gọi khác"}},)

    @property
    def root(self) -> Base:
        return self.partner
