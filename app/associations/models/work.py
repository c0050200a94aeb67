"""What an association does in a year and what it owes: activities, reports."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.associations.models.association import Association, OfAssociation
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay
from app.core.terms import Term, TermType, labelled


class Activity(OfAssociation):
    """An activity of the programme of a year (chương trình, hoạt động năm): planned, and held or not."""

    __tablename__ = "association_activities"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    year: Mapped[int] = labelled("Năm")
    name: Mapped[str] = labelled("Hoạt động", String(500))
    planned: Mapped[bool] = labelled("Trong kế hoạch", default=True)
    planned_on: Mapped[PartialDate | None] = labelled("Dự kiến", PartialDay)
    held_on: Mapped[PartialDate | None] = labelled("Thực hiện", PartialDay)
    place: Mapped[str] = labelled("Địa điểm", String(300), default="")
    participants: Mapped[int | None] = labelled("Số người")
    result: Mapped[str] = labelled("Kết quả", String(1000), default="")

    association: Mapped[Association] = relationship(back_populates="activities")

    __table_args__ = (
        CheckConstraint("participants IS NULL OR participants >= 0", name="participants"),
        {"info": {"label": "Hoạt động của hội"}},
    )


class ReportKind(Term):
    """Kind of report that an association hands in (loại báo cáo)."""

    YEAR = "year", "báo cáo năm"
    HALF_YEAR = "half_year", "báo cáo 6 tháng"
    CONGRESS = "congress", "báo cáo kết quả đại hội"
    OTHER = "other", "báo cáo khác"


class AssociationReport(OfAssociation):
    """A report due on a day and received or not (báo cáo của hội); the day is what the receiving body asks for."""

    __tablename__ = "association_reports"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    year: Mapped[int] = labelled("Năm")
    kind: Mapped[ReportKind] = labelled("Loại báo cáo", TermType(ReportKind))
    due_on: Mapped[date | None] = labelled("Hạn nộp")
    received_on: Mapped[date | None] = labelled("Ngày nhận")
    number: Mapped[str] = labelled("Số, ký hiệu", String(60), default="")
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    association: Mapped[Association] = relationship(back_populates="reports")

    __table_args__ = (
        UniqueConstraint("association_id", "year", "kind", "due_on"),
        {"info": {"label": "Báo cáo của hội"}},
    )

    def is_late(self, day: date) -> bool:
        """Whether it came after its day, or had not come when a day after it was over."""
        return self.due_on is not None and (self.received_on or day) > self.due_on
