"""What an association works with: divisions, posts and budget by year, commendations, social resources."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.associations.models.association import Association, OfAssociation
from app.core.money import Money
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import Term, TermType, labelled


class Division(OfAssociation):
    """A division of the office (phòng, ban chuyên môn)."""

    __tablename__ = "association_divisions"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    name: Mapped[str] = labelled("Phòng, ban", String(300))
    head: Mapped[str] = labelled("Người phụ trách", String(200), default="")
    tasks: Mapped[str] = labelled("Nhiệm vụ", String(1000), default="")
    founded_on: Mapped[PartialDate | None] = labelled("Thành lập", PartialDay)
    ended_on: Mapped[PartialDate | None] = labelled("Kết thúc", PartialDay)

    association: Mapped[Association] = relationship(back_populates="divisions")

    __table_args__ = (
        CheckConstraint(orderly("founded_on", "ended_on"), name="days"),
        {"info": {"label": "Phòng, ban"}},
    )


class EstablishmentKind(Term):
    """Kind of positions (loại biên chế)."""

    ASSIGNED = "assigned", "biên chế được giao"
    CONTRACT = "contract", "hợp đồng lao động"
    PART_TIME = "part_time", "kiêm nhiệm"


class Establishment(OfAssociation):
    """Positions of a kind in a year, given and filled (biên chế theo năm)."""

    __tablename__ = "establishments"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    year: Mapped[int] = labelled("Năm")
    kind: Mapped[EstablishmentKind] = labelled("Loại biên chế", TermType(EstablishmentKind))
    given: Mapped[int | None] = labelled("Được giao")
    filled: Mapped[int | None] = labelled("Có mặt")
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    association: Mapped[Association] = relationship(back_populates="establishments")

    __table_args__ = (
        UniqueConstraint("association_id", "year", "kind"),
        {"info": {"label": "Biên chế theo năm"}},
    )


class BudgetSource(Term):
    """Where money of the association comes from (nguồn kinh phí)."""

    STATE = "state", "ngân sách nhà nước"
    FEES = "fees", "hội phí"
    SOCIAL = "social", "xã hội hóa"
    OTHER = "other", "khác"


class Budget(OfAssociation):
    """Money of one source in a year, planned and spent (kinh phí theo năm), in đồng."""

    __tablename__ = "association_budgets"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    year: Mapped[int] = labelled("Năm")
    money_source: Mapped[BudgetSource] = labelled("Nguồn kinh phí", TermType(BudgetSource))
    planned: Mapped[Decimal | None] = labelled("Dự toán được giao (VND)", Money)
    spent: Mapped[Decimal | None] = labelled("Đã thực hiện (VND)", Money)
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    association: Mapped[Association] = relationship(back_populates="budgets")

    __table_args__ = (
        UniqueConstraint("association_id", "year", "money_source"),
        {"info": {"label": "Kinh phí theo năm"}},
    )


class Commendation(OfAssociation):
    """A commendation of the association or of its people (khen thưởng)."""

    __tablename__ = "association_commendations"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    form: Mapped[str] = labelled("Hình thức khen thưởng", String(200))
    awarded_to: Mapped[str] = labelled("Tập thể, cá nhân được khen", String(300), default="")
    given_by: Mapped[str] = labelled("Cơ quan khen", String(300), default="")
    number: Mapped[str] = labelled("Số quyết định", String(60), default="")
    awarded_on: Mapped[PartialDate | None] = labelled("Ngày khen", PartialDay)
    reason: Mapped[str] = labelled("Thành tích", String(1000), default="")

    association: Mapped[Association] = relationship(back_populates="commendations")

    __table_args__ = ({"info": {"label": "Khen thưởng của hội"}},)


class SocialResource(OfAssociation):
    """What others gave to the association's work (nguồn lực xã hội hóa): who, how much, for which activity."""

    __tablename__ = "social_resources"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    supporter: Mapped[str] = labelled("Bên hỗ trợ", String(300))
    activity: Mapped[str] = labelled("Hoạt động được hỗ trợ", String(500), default="")
    value: Mapped[Decimal | None] = labelled("Giá trị (VND)", Money)
    in_kind: Mapped[str] = labelled("Hiện vật, công sức", String(500), default="")
    given_on: Mapped[PartialDate | None] = labelled("Thời gian", PartialDay)
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    association: Mapped[Association] = relationship(back_populates="social_resources")

    __table_args__ = ({"info": {"label": "Nguồn lực xã hội hóa"}},)
