"""Foreign missions (cơ quan đại diện nước ngoài) and localities abroad with which the province has ties."""

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.countries import Country
from app.core.db import Base, Versioned, binary_text
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import Term, TermType, labelled


class MissionKind(Term):
    """Kind of a foreign mission (loại cơ quan đại diện)."""

    EMBASSY = "embassy", "đại sứ quán"
    CONSULATE_GENERAL = "consulate_general", "tổng lãnh sự quán"
    CONSULATE = "consulate", "lãnh sự quán"
    HONORARY_CONSULATE = "honorary_consulate", "lãnh sự danh dự"
    OFFICE = "office", "văn phòng đại diện"
    INTERNATIONAL = "international", "cơ quan đại diện tổ chức quốc tế"


class LocalityTie(Term):
    """How the province stands with a locality abroad (mức độ quan hệ)."""

    TWINNED = "twinned", "kết nghĩa"
    COOPERATING = "cooperating", "hợp tác hữu nghị"
    EXPLORING = "exploring", "đang tìm hiểu"
    ENDED = "ended", "không còn quan hệ"


class Counterpart(Versioned, Base):
    """What every register of foreign relations keeps: a name, a country, the keys of its list."""

    __abstract__ = True

    name: Mapped[str]
    country: Mapped[str] = labelled("Nước", Country, default="")
    remarks: Mapped[str] = labelled("Ghi chú", String(2000), default="")
    source: Mapped[str] = labelled("Nguồn", String(200), default="")
    search_text: Mapped[str] = mapped_column(default="")
    written_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(1500), default="")


class Mission(Counterpart):
    """A foreign mission in Việt Nam (cơ quan đại diện nước ngoài) and the consular district it serves."""

    __tablename__ = "missions"

    name: Mapped[str] = labelled("Tên cơ quan đại diện", String(300))
    kind: Mapped[MissionKind] = labelled("Loại cơ quan đại diện", TermType(MissionKind))
    city: Mapped[str] = labelled("Nơi đặt trụ sở", String(120), default="")
    address: Mapped[str] = labelled("Địa chỉ", String(300), default="")
    district: Mapped[str] = labelled("Khu vực lãnh sự", String(500), default="")
    phone: Mapped[str] = labelled("Điện thoại", String(120), default="")
    email: Mapped[str] = labelled("Thư điện tử", String(120), default="")
    website: Mapped[str] = labelled("Trang thông tin", String(200), default="")
    opened_on: Mapped[PartialDate | None] = labelled("Hoạt động từ", PartialDay)
    closed_on: Mapped[PartialDate | None] = labelled("Hoạt động đến", PartialDay)

    __table_args__ = (
        Index("ix_missions_sort_key_id", "sort_key", "id"),
        Index("ix_missions_country_sort_key_id", "country", "sort_key", "id"),
        CheckConstraint(orderly("opened_on", "closed_on"), name="days"),
        {"info": {"label": "Cơ quan đại diện nước ngoài"}},
    )


class PartnerLocality(Counterpart):
    """A locality abroad with which the province has ties (địa phương kết nghĩa, đối tác)."""

    __tablename__ = "partner_localities"

    name: Mapped[str] = labelled("Tên địa phương", String(300))
    original_name: Mapped[str] = labelled("Tên nguyên ngữ", String(300), default="")
    tie: Mapped[LocalityTie] = labelled("Mức độ quan hệ", TermType(LocalityTie))
    begins: Mapped[PartialDate | None] = labelled("Quan hệ từ", PartialDay)
    ends: Mapped[PartialDate | None] = labelled("Quan hệ đến", PartialDay)
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    website: Mapped[str] = labelled("Trang thông tin", String(200), default="")

    __table_args__ = (
        Index("ix_partner_localities_sort_key_id", "sort_key", "id"),
        Index("ix_partner_localities_country_sort_key_id", "country", "sort_key", "id"),
        CheckConstraint(orderly("begins", "ends"), name="days"),
        {"info": {"label": "Địa phương nước ngoài"}},
    )
