"""Places (địa bàn) and sectors (lĩnh vực), dated."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.core.db import Base, Versioned, binary_text
from app.core.terms import Term, TermType, labelled
from app.core.vietnamese import sort_key


class PlaceKind(Term):
    """Level of a place (cấp hành chính)."""

    PROVINCE = "province", "tỉnh, thành phố"
    DISTRICT = "district", "cấp huyện"
    COMMUNE = "commune", "cấp xã"


class Place(Versioned, Base):
    """An administrative place with its days (địa bàn)."""

    __tablename__ = "places"

    name: Mapped[str] = labelled("Tên địa bàn", String(200))
    kind: Mapped[PlaceKind] = labelled("Cấp", TermType(PlaceKind))
    parent_id: Mapped[int | None] = labelled("Thuộc", ForeignKey("places.id"))
    valid_from: Mapped[date | None] = labelled("Từ ngày")
    valid_to: Mapped[date | None] = labelled("Đến ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    sort_key: Mapped[str] = mapped_column(binary_text(600))

    parent: Mapped["Place | None"] = relationship(remote_side="Place.id")

    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="days"),
        {"info": {"label": "Địa bàn"}},
    )

    @validates("name")
    def _keep_key(self, _attribute: str, name: str) -> str:
        self.sort_key = sort_key(name)
        return name


class Sector(Versioned, Base):
    """A field of aid (lĩnh vực), dated."""

    __tablename__ = "sectors"

    code: Mapped[str] = labelled("Số thứ tự", String(10))
    name: Mapped[str] = labelled("Lĩnh vực", String(200))
    valid_from: Mapped[date | None] = labelled("Từ ngày")
    valid_to: Mapped[date | None] = labelled("Đến ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")

    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="days"),
        {"info": {"label": "Lĩnh vực"}},
    )
