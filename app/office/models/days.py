"""The working calendar (lịch làm việc), the office's own periods and the figures it has confirmed."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped

from app.core.calendar import DayCount, DayKind
from app.core.db import Base, Versioned
from app.core.terms import TermType, labelled
from app.law.shapes import Clock, RegimeCode
from app.office.models.units import Certainty


class CalendarDay(Versioned, Base):
    """A day off, a substitute day off or a worked Saturday (lịch làm việc)."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = labelled("Ngày")
    kind: Mapped[DayKind] = labelled("Loại ngày", TermType(DayKind))
    name: Mapped[str] = labelled("Tên", String(200))
    certainty: Mapped[Certainty] = labelled("Mức tin cậy", TermType(Certainty), default=Certainty.CONFIRMED)
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")

    __table_args__ = (UniqueConstraint("day"), {"info": {"label": "Lịch làm việc"}})

    @property
    def confirmed(self) -> bool:
        return self.certainty == Certainty.CONFIRMED


class InternalTarget(Versioned, Base):
    """A period the office sets for itself (thời hạn nội bộ) where the law leaves it open."""

    __tablename__ = "internal_targets"

    clock: Mapped[Clock] = labelled("Việc", TermType(Clock))
    length: Mapped[int] = labelled("Số ngày")
    count: Mapped[DayCount] = labelled("Cách tính", TermType(DayCount))
    since: Mapped[date] = labelled("Áp dụng từ ngày")
    document: Mapped[str] = labelled("Văn bản quy định", String(300), default="")

    __table_args__ = (
        UniqueConstraint("clock", "since"),
        CheckConstraint("length > 0", name="length"),
        {"info": {"label": "Thời hạn nội bộ"}},
    )


class RuleValue(Versioned, Base):
    """The confirmed figure of a rule that our text does not know (giá trị đã đối chiếu), with its document."""

    __tablename__ = "rule_values"

    regime: Mapped[RegimeCode] = labelled("Quy định áp dụng", TermType(RegimeCode))
    clock: Mapped[Clock] = labelled("Thời hạn", TermType(Clock))
    length: Mapped[int] = labelled("Số ngày")
    count: Mapped[DayCount] = labelled("Cách tính", TermType(DayCount))
    article: Mapped[str] = labelled("Điều, khoản", String(120))
    document: Mapped[str] = labelled("Văn bản", String(300))
    issued_on: Mapped[date | None] = labelled("Ngày văn bản")
    holds_from: Mapped[date] = labelled("Áp dụng cho hồ sơ tiếp nhận từ ngày")

    __table_args__ = (
        UniqueConstraint("regime", "clock", "holds_from"),
        CheckConstraint("length > 0", name="length"),
        {"info": {"label": "Giá trị đã đối chiếu"}},
    )

    @property
    def source(self) -> str:
        """Where the figure comes from, as a page cites it."""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.article} ({self.document}{day})"
