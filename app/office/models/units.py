"""Units (đơn vị), their names from day to day, and what becomes of them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base, Versioned, binary_text
from app.core.terms import Term, TermType, labelled


class Certainty(Term):
    """How sure the office is of a fact about itself (mức tin cậy)."""

    CONFIRMED = "confirmed", "đã xác nhận"
    LIKELY = "likely", "chờ xác nhận"
    PROJECTED = "projected", "dự kiến"


class UnitKind(Term):
    """Kind of a unit (loại đơn vị)."""

    PROVINCE = "province", "ủy ban nhân dân tỉnh"
    PROVINCE_OFFICE = "province_office", "văn phòng"
    DEPARTMENT = "department", "sở"
    BOARD = "board", "ban"
    POLICE = "police", "công an"
    PRESS = "press", "báo chí"
    UNION = "union", "liên hiệp"
    FRONT = "front", "mặt trận"
    DISTRICT = "district", "ủy ban nhân dân cấp huyện"
    COMMUNE = "commune", "ủy ban nhân dân cấp xã"
    MASS_ORGANISATION = "mass_organisation", "đoàn thể"
    TREASURY = "treasury", "kho bạc"
    ASSOCIATION = "association", "hội"
    FUND = "fund", "quỹ"
    PUBLIC_SERVICE = "public_service", "đơn vị sự nghiệp"
    ENTERPRISE = "enterprise", "doanh nghiệp"
    CENTRAL = "central", "cơ quan trung ương"
    OTHER = "other", "khác"


class SuccessionKind(Term):
    """How a unit became another (hình thức kế thừa)."""

    MERGED_INTO = "merged_into", "sáp nhập"
    CONSOLIDATED = "consolidated", "hợp nhất"
    RENAMED = "renamed", "đổi tên"
    DIVIDED = "divided", "chia"
    SPLIT_OFF = "split_off", "tách"
    DISSOLVED = "dissolved", "giải thể, kết thúc hoạt động"

    @property
    def moves_whole(self) -> bool:
        """Whether one successor takes everything over (procedure: 1→1 and n→1)."""
        return self in WHOLE

    @property
    def ends_unit(self) -> bool:
        """Whether the old unit is no more afterwards; a unit from which another is split off goes on."""
        return self is not SuccessionKind.SPLIT_OFF


WHOLE = (SuccessionKind.MERGED_INTO, SuccessionKind.CONSOLIDATED, SuccessionKind.RENAMED)
ENDING = tuple(kind for kind in SuccessionKind if kind.ends_unit)


class Unit(Versioned, Base):
    """Every Vietnamese body that receives, owns, answers, organises or reports (đơn vị).

    `name`, `symbol` and `short_name` repeat the newest version, for lists; papers print `name_on(day)`.
    """

    __tablename__ = "units"

    code: Mapped[str | None] = labelled("Mã", String(30), unique=True)
    name: Mapped[str] = labelled("Tên đơn vị", String(300))
    symbol: Mapped[str] = labelled("Ký hiệu văn bản", String(40), default="")
    short_name: Mapped[str] = labelled("Tên gọi tắt", String(120), default="")
    kind: Mapped[UnitKind] = labelled("Loại đơn vị", TermType(UnitKind))
    confirmed: Mapped[bool] = labelled("Đã xác nhận", default=True)
    issues_numbers: Mapped[bool] = labelled("Cấp số tại đây", default=False)
    merged_into_id: Mapped[int | None] = labelled("Gộp vào đơn vị", ForeignKey("units.id"))
    search_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(900), default="")

    versions: Mapped[list["UnitVersion"]] = relationship(
        back_populates="unit",
        order_by="UnitVersion.valid_from.nulls_first()",
        cascade="all, delete-orphan",
        foreign_keys="UnitVersion.unit_id",
    )

    __table_args__ = (Index("ix_units_sort_key_id", "sort_key", "id"), {"info": {"label": "Đơn vị"}})

    def version_on(self, day: date) -> "UnitVersion | None":
        """The version valid on a day, else the first one (a day before all we know)."""
        known = sorted(self.versions, key=lambda v: v.valid_from or date.min)
        valid = [v for v in known if v.valid_from is None or v.valid_from <= day]
        return (valid or known)[-1 if valid else 0] if known else None

    def name_on(self, day: date) -> str:
        """The name that a paper of this day prints."""
        version = self.version_on(day)
        return version.name if version else self.name


class UnitVersion(Base):
    """A name, symbol and parent of a unit from one day to another, with its basis (phiên bản đơn vị)."""

    __tablename__ = "unit_versions"

    unit_id: Mapped[int] = labelled("Đơn vị", ForeignKey("units.id"), index=True)
    name: Mapped[str] = labelled("Tên đơn vị", String(300))
    symbol: Mapped[str] = labelled("Ký hiệu văn bản", String(40), default="")
    short_name: Mapped[str] = labelled("Tên gọi tắt", String(120), default="")
    kind: Mapped[UnitKind] = labelled("Loại đơn vị", TermType(UnitKind))
    parent_id: Mapped[int | None] = labelled("Cơ quan cấp trên", ForeignKey("units.id"))
    valid_from: Mapped[date | None] = labelled("Từ ngày")
    valid_to: Mapped[date | None] = labelled("Đến ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    certainty: Mapped[Certainty] = labelled("Mức tin cậy", TermType(Certainty), default=Certainty.CONFIRMED)

    unit: Mapped[Unit] = relationship(back_populates="versions", foreign_keys=[unit_id])
    parent: Mapped[Unit | None] = relationship(foreign_keys=[parent_id])

    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="days"),
        {"info": {"label": "Tên gọi theo thời gian"}},
    )

    @property
    def root(self) -> Base:
        return self.unit

    @property
    def version(self) -> int:
        """The version of the unit: its names are edited as one."""
        return self.unit.version


class Succession(Versioned, Base):
    """One unit ends, wholly or in part, in another (kế thừa); no successor named yet where `to_unit` is None."""

    __tablename__ = "successions"

    from_unit_id: Mapped[int] = labelled("Đơn vị cũ", ForeignKey("units.id"), index=True)
    to_unit_id: Mapped[int | None] = labelled("Đơn vị kế thừa", ForeignKey("units.id"), index=True)
    kind: Mapped[SuccessionKind] = labelled("Hình thức", TermType(SuccessionKind))
    takes_effect_on: Mapped[date | None] = labelled("Từ ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    certainty: Mapped[Certainty] = labelled("Mức tin cậy", TermType(Certainty), default=Certainty.CONFIRMED)
    carried_out: Mapped[bool] = labelled("Đã chuyển hồ sơ", default=False)

    from_unit: Mapped[Unit] = relationship(foreign_keys=[from_unit_id])
    to_unit: Mapped[Unit | None] = relationship(foreign_keys=[to_unit_id])

    __table_args__ = (
        CheckConstraint("to_unit_id IS NULL OR from_unit_id <> to_unit_id", name="other_unit"),
        {"info": {"label": "Kế thừa đơn vị"}},
    )
