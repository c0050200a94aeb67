"""Needs of aid (nhu cầu viện trợ): projects that seek a donor, what they would cost, and the aid that came of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.aid.models.proposal import Aid
from app.aid.models.terms import NeedState, Source
from app.core.db import Base, Versioned, binary_text
from app.core.money import Money, grouped
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import TermType, labelled
from app.office.models import Place, Sector, Unit


class Need(Versioned, Base):
    """A project that seeks aid (dự án kêu gọi viện trợ), in the fields of the province's list.

    `total`, `asked` and `counterpart` stand as the paper states them; `mismatch` says in words where they and the
    lines do not add up. It and `owner_name` are kept for lists.
    """

    __tablename__ = "needs"

    title: Mapped[str] = labelled("Tên dự án", String(500))
    sector_id: Mapped[int] = labelled("Lĩnh vực", ForeignKey("sectors.id"), index=True)
    unit_id: Mapped[int] = labelled("Cơ quan thực hiện", ForeignKey("units.id"))
    entered_by_id: Mapped[int] = labelled("Đơn vị nhập", ForeignKey("units.id"), index=True)
    location: Mapped[str] = labelled("Địa điểm cụ thể", String(300), default="")
    aims: Mapped[str] = labelled("Mục đích", default="")
    content: Mapped[str] = labelled("Nội dung đề nghị tài trợ", default="")
    currency: Mapped[str] = labelled("Loại tiền", String(3), default="VND")
    total: Mapped[Decimal | None] = labelled("Tổng vốn", Money)
    asked: Mapped[Decimal | None] = labelled("Xin viện trợ", Money)
    counterpart: Mapped[Decimal | None] = labelled("Vốn đối ứng", Money)
    starts_on: Mapped[PartialDate | None] = labelled("Bắt đầu", PartialDay)
    ends_on: Mapped[PartialDate | None] = labelled("Kết thúc", PartialDay)
    period_text: Mapped[str] = labelled("Thời gian thực hiện (theo văn bản)", String(200), default="")
    listed_on: Mapped[date] = labelled("Ngày đưa vào danh mục")
    basis: Mapped[str] = labelled("Văn bản đề xuất (số, ngày)", String(300), default="")
    contact: Mapped[str] = labelled("Đầu mối liên hệ", String(500), default="")
    state: Mapped[NeedState] = labelled("Tình trạng", TermType(NeedState), default=NeedState.SEEKING)
    stopped_reason: Mapped[str] = labelled("Lý do dừng kêu gọi", String(500), default="")
    remarks: Mapped[str] = labelled("Ghi chú", String(2000), default="")
    owner_name: Mapped[str] = mapped_column(String(300), default="")
    mismatch: Mapped[str] = mapped_column(String(600), default="")
    search_text: Mapped[str] = mapped_column(default="")
    written_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(1500), default="")

    sector: Mapped[Sector] = relationship()
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    entered_by: Mapped[Unit] = relationship(foreign_keys=[entered_by_id])
    lines: Mapped[list["NeedLine"]] = relationship(
        back_populates="need", order_by="NeedLine.id", cascade="all, delete-orphan"
    )
    places: Mapped[list["NeedPlace"]] = relationship(
        back_populates="need", order_by="NeedPlace.id", cascade="all, delete-orphan"
    )
    matches: Mapped[list["NeedMatch"]] = relationship(
        back_populates="need", order_by="NeedMatch.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        Index("ix_needs_sort_key_id", "sort_key", "id"),
        Index("ix_needs_listed_on_id", "listed_on", "id"),
        Index("ix_needs_state_listed_on_id", "state", "listed_on", "id"),
        Index("ix_needs_unit_id_listed_on_id", "unit_id", "listed_on", "id"),
        CheckConstraint("total IS NULL OR total > 0", name="total"),
        CheckConstraint("asked IS NULL OR asked > 0", name="asked"),
        CheckConstraint("counterpart IS NULL OR counterpart >= 0", name="counterpart"),
        CheckConstraint(orderly("starts_on", "ends_on"), name="term"),
        CheckConstraint("state <> 'stopped' OR stopped_reason <> ''", name="stopped_reason"),
        {"info": {"label": "Nhu cầu viện trợ"}},
    )

    def differences(self) -> Iterator[str]:
        """Where the figures do not add up (chênh lệch), one sentence each; nothing is refused for it."""
        lines = [(line.source == Source.GRANT, line.amount) for line in self.lines]
        parts = [self.asked, self.counterpart]
        if self.total is not None and None not in parts:
            yield from self._difference(
                "xin viện trợ + vốn đối ứng", sum(filter(None, parts)), "tổng vốn", self.total
            )
        if not lines:
            return
        both = sum(amount for _, amount in lines)
        grants = sum(amount for is_grant, amount in lines if is_grant)
        yield from self._difference("các dòng phân kỳ", both, "tổng vốn", self.total)
        yield from self._difference("các dòng viện trợ", grants, "phần xin viện trợ", self.asked)
        yield from self._difference("các dòng đối ứng", both - grants, "vốn đối ứng", self.counterpart)

    def _difference(self, what: str, found: Decimal | int, of: str, stated: Decimal | None) -> Iterator[str]:
        if stated is None or found == stated:
            return
        word = "thiếu" if found < stated else "thừa"
        amounts = (grouped(each, self.currency) for each in (found, abs(stated - found), stated))
        yield "cộng {what} được {0}, {word} {1} so với {of} {2} {currency}".format(
            *amounts, what=what, word=word, of=of, currency=self.currency
        )


class _OfNeed(Base):
    """A row that belongs to one need."""

    __abstract__ = True

    @property
    def root(self) -> Base:
        need: Need = self.need  # type: ignore[attr-defined]  # each child declares its own relationship
        return need


class NeedLine(_OfNeed):
    """A line of the budget (phân kỳ vốn): so much from a source, in a year if the paper says which."""

    __tablename__ = "need_lines"

    need_id: Mapped[int] = labelled("Nhu cầu", ForeignKey("needs.id"), index=True)
    source: Mapped[Source] = labelled("Nguồn vốn", TermType(Source))
    year: Mapped[int | None] = labelled("Năm")
    amount: Mapped[Decimal] = labelled("Số tiền", Money)

    need: Mapped[Need] = relationship(back_populates="lines")

    __table_args__ = (
        CheckConstraint("amount > 0", name="positive"),
        {"info": {"label": "Phân kỳ vốn của nhu cầu"}},
    )


class NeedPlace(_OfNeed):
    """A place where the project would be carried out (địa điểm)."""

    __tablename__ = "need_places"

    need_id: Mapped[int] = labelled("Nhu cầu", ForeignKey("needs.id"), index=True)
    place_id: Mapped[int] = labelled("Địa điểm", ForeignKey("places.id"), index=True)

    need: Mapped[Need] = relationship(back_populates="places")
    place: Mapped[Place] = relationship()

    __table_args__ = (
        UniqueConstraint("need_id", "place_id"),
        {"info": {"label": "Địa điểm của nhu cầu"}},
    )


class NeedMatch(_OfNeed):
    """An aid that answers a need (khoản viện trợ đáp ứng nhu cầu)."""

    __tablename__ = "need_matches"

    need_id: Mapped[int] = labelled("Nhu cầu", ForeignKey("needs.id"), index=True)
    aid_id: Mapped[int] = labelled("Khoản viện trợ", ForeignKey("aids.id"), index=True)
    matched_on: Mapped[date] = labelled("Ngày ghép")
    note: Mapped[str] = labelled("Phần được đáp ứng", String(500), default="")

    need: Mapped[Need] = relationship(back_populates="matches")
    aid: Mapped[Aid] = relationship()

    __table_args__ = (
        UniqueConstraint("need_id", "aid_id"),
        {"info": {"label": "Viện trợ cho nhu cầu"}},
    )
