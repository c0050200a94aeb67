"""Duties (nhiệm vụ) that units have in the procedure, since when and until when."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base, Versioned
from app.core.terms import Term, TermType, labelled
from app.office.models.units import Certainty, Unit


class DutyKind(Term):
    """A duty in the procedure (nhiệm vụ) that some unit has since some day."""

    FOCAL = "focal", "Cơ quan đầu mối"
    LEAD = "lead", "Chủ trì thẩm định"
    PUT_UP = "put_up", "Thẩm tra, trình ký"
    DECIDE = "decide", "Quyết định"
    GATHER = "gather", "Tổng hợp báo cáo"
    ALWAYS_CONSULTED = "always_consulted", "Cho ý kiến bắt buộc"
    CHECK_FOUNDING = "check_founding", "Thẩm định hồ sơ thành lập hội"

    @property
    def exclusive(self) -> bool:
        """Whether one unit at a time has it: a dossier must know whose turn it is."""
        return self in EXCLUSIVE


EXCLUSIVE = (
    DutyKind.FOCAL,
    DutyKind.LEAD,
    DutyKind.PUT_UP,
    DutyKind.DECIDE,
    DutyKind.CHECK_FOUNDING,
)


class Duty(Versioned, Base):
    """A unit has a duty in the procedure from one day to another (nhiệm vụ của đơn vị); days inclusive."""

    __tablename__ = "duties"

    kind: Mapped[DutyKind] = labelled("Nhiệm vụ", TermType(DutyKind))
    unit_id: Mapped[int] = labelled("Đơn vị", ForeignKey("units.id"), index=True)
    since: Mapped[date | None] = labelled("Từ ngày")
    until: Mapped[date | None] = labelled("Đến ngày")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    certainty: Mapped[Certainty] = labelled("Mức tin cậy", TermType(Certainty), default=Certainty.CONFIRMED)

    unit: Mapped[Unit] = relationship()

    __table_args__ = (
        CheckConstraint("until IS NULL OR since IS NULL OR since <= until", name="days"),
        {"info": {"label": "Nhiệm vụ của đơn vị"}},
    )

    def on(self, day: date) -> bool:
        """Whether the unit has the duty on this day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
