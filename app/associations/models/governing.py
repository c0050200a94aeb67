"""How an association governs itself: its congresses with their terms, and who holds which post (đại hội, chức vụ)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.associations.models.association import Association, OfAssociation
from app.core.db import binary_text
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import Term, TermType, labelled


class CongressKind(Term):
    """Kind of a congress (loại đại hội)."""

    FOUNDING = "founding", "thành lập"
    TERM = "term", "nhiệm kỳ"
    EXTRAORDINARY = "extraordinary", "bất thường"


class CongressForm(Term):
    """How it meets (hình thức tổ chức)."""

    IN_PERSON = "in_person", "trực tiếp"
    ONLINE = "online", "trực tuyến"
    BOTH = "both", "trực tiếp kết hợp trực tuyến"


class RequestedBy(Term):
    """Who asked for an extraordinary congress (bên đề nghị)."""

    COMMITTEE = "committee", "ủy viên Ban Chấp hành"
    MEMBERS = "members", "hội viên"


class Congress(OfAssociation):
    """A congress (đại hội) planned or held, and the term (nhiệm kỳ) it opens.

    Quorate when more than half of those called are present; an extraordinary one is asked for by at least two thirds
    of the Ban Chấp hành or by more than half of the members.
    """

    __tablename__ = "congresses"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    ordinal: Mapped[int | None] = labelled("Lần thứ")
    kind: Mapped[CongressKind] = labelled("Loại đại hội", TermType(CongressKind))
    planned_on: Mapped[PartialDate | None] = labelled("Dự kiến tổ chức", PartialDay)
    due_on: Mapped[date | None] = mapped_column()
    held_on: Mapped[PartialDate | None] = labelled("Đã tổ chức", PartialDay)
    form: Mapped[CongressForm | None] = labelled("Hình thức", TermType(CongressForm))
    place: Mapped[str] = labelled("Nơi tổ chức", String(300), default="")
    called: Mapped[int | None] = labelled("Số được triệu tập")
    present: Mapped[int | None] = labelled("Số có mặt")
    requested_by: Mapped[RequestedBy | None] = labelled("Bên đề nghị", TermType(RequestedBy))
    requesting: Mapped[int | None] = labelled("Số người đề nghị")
    entitled: Mapped[int | None] = labelled("Trên tổng số")
    term_begins: Mapped[PartialDate | None] = labelled("Nhiệm kỳ từ", PartialDay)
    term_ends: Mapped[PartialDate | None] = labelled("Nhiệm kỳ đến", PartialDay)
    term_ended_on: Mapped[PartialDate | None] = labelled("Kết thúc thực tế", PartialDay)
    note: Mapped[str] = labelled("Ghi chú", String(1000), default="")
    source: Mapped[str] = labelled("Nguồn", String(200), default="")

    association: Mapped[Association] = relationship(back_populates="congresses")

    __table_args__ = (
        CheckConstraint(orderly("term_begins", "term_ends"), name="term"),
        CheckConstraint(orderly("term_begins", "term_ended_on"), name="term_end"),
        CheckConstraint("present IS NULL OR called IS NULL OR present <= called", name="present"),
        Index("ix_congresses_due_on_id", "due_on", "id"),
        {"info": {"label": "Đại hội"}},
    )

    @validates("planned_on")
    def _plan(self, _name: str, planned: PartialDate | None) -> PartialDate | None:
        """A plan for a month or a year is missed when all of it is over: `due_on` is its last day."""
        self.due_on = planned.last_day if planned else None
        return planned

    @property
    def is_quorate(self) -> bool | None:
        """Whether more than half of those called were present; None where the numbers are not known."""
        return None if not self.called or self.present is None else self.present * 2 > self.called

    @property
    def is_rightly_asked(self) -> bool | None:
        """Whether enough people asked for an extraordinary congress; None where that is not known or not asked."""
        if not (self.requested_by and self.requesting and self.entitled):
            return None
        if self.requested_by == RequestedBy.COMMITTEE:
            return self.requesting * 3 >= self.entitled * 2
        return self.requesting * 2 > self.entitled


class PostTitle(Term):
    """Title in the association (chức danh)."""

    CHAIR = "chair", "Chủ tịch"
    STANDING_VICE = "standing_vice", "Phó Chủ tịch thường trực"
    VICE_CHAIR = "vice_chair", "Phó Chủ tịch"
    SECRETARY_GENERAL = "secretary_general", "Tổng Thư ký"
    SECRETARY = "secretary", "Thư ký"
    STANDING_MEMBER = "standing_member", "Ủy viên Ban Thường vụ"
    MEMBER = "member", "Ủy viên Ban Chấp hành"
    HEAD_OF_INSPECTION = "head_of_inspection", "Trưởng Ban Kiểm tra"
    INSPECTOR = "inspector", "Ủy viên Ban Kiểm tra"
    HONORARY_CHAIR = "honorary_chair", "Chủ tịch danh dự"
    HEAD_OF_DIVISION = "head_of_division", "Trưởng phòng, ban"
    STAFF = "staff", "chuyên viên, nhân viên"


class Body(Term):
    """Body that somebody sits in (cơ quan của hội)."""

    EXECUTIVE = "executive", "Ban Chấp hành"
    STANDING = "standing", "Ban Thường vụ"
    INSPECTION = "inspection", "Ban Kiểm tra"
    OFFICE = "office", "cơ quan chuyên trách"


class Post(OfAssociation):
    """Somebody holds a post from one day to another (người giữ chức vụ).

    Where the source only says that he held it at some time, `seen_on` says when.
    """

    __tablename__ = "association_posts"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    person: Mapped[str] = labelled("Họ và tên", String(200))
    title: Mapped[PostTitle] = labelled("Chức danh", TermType(PostTitle))
    body: Mapped[Body | None] = labelled("Thuộc", TermType(Body))
    outside_office: Mapped[str] = labelled("Chức vụ, nơi công tác ngoài hội", String(300), default="")
    begins: Mapped[PartialDate | None] = labelled("Từ", PartialDay)
    ends: Mapped[PartialDate | None] = labelled("Đến", PartialDay)
    seen_on: Mapped[PartialDate | None] = labelled("Được ghi nhận vào", PartialDay)
    note: Mapped[str] = labelled("Ghi chú", String(1000), default="")
    source: Mapped[str] = labelled("Nguồn", String(200), default="")
    search_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(600), default="")

    association: Mapped[Association] = relationship(back_populates="posts")

    __table_args__ = (
        Index("ix_association_posts_sort_key_id", "sort_key", "id"),
        CheckConstraint(orderly("begins", "ends"), name="days"),
        {"info": {"label": "Người giữ chức vụ"}},
    )
