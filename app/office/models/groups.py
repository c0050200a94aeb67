"""Groups of countries (nhóm quan hệ), dated: neighbours, ASEAN, big countries, strategic and comprehensive partners."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, relationship

from app.core.countries import Country
from app.core.db import Base, Versioned
from app.core.terms import TermType, labelled
from app.office.models.units import Certainty


class RelationGroup(Versioned, Base):
    """A group of countries by their relation with Việt Nam (nhóm quan hệ)."""

    __tablename__ = "relation_groups"

    code: Mapped[str] = labelled("Số thứ tự", String(10))
    name: Mapped[str] = labelled("Nhóm quan hệ", String(200))
    valid_from: Mapped[date | None] = labelled("Từ ngày")
    valid_to: Mapped[date | None] = labelled("Đến ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")

    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="days"),
        {"info": {"label": "Nhóm quan hệ"}},
    )


class GroupMember(Versioned, Base):
    """A country in a group from one day to another (nước thuộc nhóm quan hệ); days inclusive."""

    __tablename__ = "group_members"

    group_id: Mapped[int] = labelled("Nhóm quan hệ", ForeignKey("relation_groups.id"), index=True)
    country: Mapped[str] = labelled("Nước", Country)
    valid_from: Mapped[date | None] = labelled("Từ ngày")
    valid_to: Mapped[date | None] = labelled("Đến ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    certainty: Mapped[Certainty] = labelled("Mức tin cậy", TermType(Certainty), default=Certainty.CONFIRMED)

    group: Mapped[RelationGroup] = relationship()

    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="days"),
        {"info": {"label": "Nước thuộc nhóm quan hệ"}},
    )
