"""What others say on a dossier: opinions asked for, a leader's word, a step prepared for his hand."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.core.db import now
from app.core.terms import Term, TermType, labelled
from app.documents.models import Document
from app.dossiers.models.dossier import Dossier, OfDossier, Step
from app.office.models import Unit


class OpinionKind(Term):
    """What a consulted unit says (ý kiến)."""

    AGREE = "agree", "thống nhất"
    AGREE_WITH_REMARKS = "agree_with_remarks", "thống nhất, có ý kiến bổ sung"
    DISAGREE = "disagree", "không thống nhất"
    NOT_COMPETENT = "not_competent", "không thuộc chức năng, không có ý kiến"
    SILENT = "silent", "quá hạn, không trả lời"
    OWN_CONTENT = "own_content", "thuộc nội dung thẩm định của cơ quan chủ trì"


class Opinion(OfDossier):
    """A unit is asked and answers (lấy ý kiến); `kind` None while no answer is in.

    `step` asked, `closing` is the step that wrote it down as silent: taking either back undoes its part.
    """

    __tablename__ = "opinions"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    unit_id: Mapped[int] = labelled("Cơ quan được lấy ý kiến", ForeignKey("units.id"))
    round: Mapped[int] = labelled("Lần lấy ý kiến", default=1)
    obligatory: Mapped[bool] = labelled("Bắt buộc", default=False)
    asked_on: Mapped[date] = labelled("Ngày lấy ý kiến")
    due_on: Mapped[date | None] = labelled("Hạn trả lời")
    request_id: Mapped[int | None] = labelled("Văn bản lấy ý kiến", ForeignKey("documents.id"))
    kind: Mapped[OpinionKind | None] = labelled("Ý kiến", TermType(OpinionKind))
    answered_on: Mapped[date | None] = labelled("Ngày đến của ý kiến")
    answer_id: Mapped[int | None] = labelled("Văn bản trả lời", ForeignKey("documents.id"), index=True)
    text: Mapped[str] = labelled("Nội dung ý kiến", default="")
    late: Mapped[bool] = labelled("Trả lời muộn", default=False)
    resolution: Mapped[str] = labelled("Tiếp thu, giải trình", default="")
    asked_again: Mapped[str] = labelled("Lý do hỏi lại", String(500), default="")
    entered_by_id: Mapped[int | None] = labelled("Đơn vị ghi nhận", ForeignKey("units.id"))
    step_id: Mapped[int | None] = labelled("Bước lấy ý kiến", ForeignKey("steps.id"))
    closing_id: Mapped[int | None] = labelled("Bước kết thúc lấy ý kiến", ForeignKey("steps.id"))

    dossier: Mapped[Dossier] = relationship(back_populates="opinions")
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    request: Mapped[Document | None] = relationship(foreign_keys=[request_id])
    answer: Mapped[Document | None] = relationship(foreign_keys=[answer_id])
    step: Mapped[Step | None] = relationship(foreign_keys=[step_id])
    closing: Mapped[Step | None] = relationship(foreign_keys=[closing_id])

    __table_args__ = (
        UniqueConstraint("dossier_id", "unit_id", "round"),
        Index("ix_opinions_unit", "unit_id", "kind", "due_on", "id"),
        CheckConstraint("due_on IS NULL OR due_on >= asked_on", name="due_after_asking"),
        {"info": {"label": "Ý kiến"}},
    )

    @property
    def is_answered(self) -> bool:
        """Whether the unit itself has spoken."""
        return self.kind not in (None, OpinionKind.SILENT, OpinionKind.OWN_CONTENT)

    def claimed_by(self, step: Step) -> None:
        """The step being taken asked it, or closed it as silent, unless an earlier step did."""
        if self.step is None and self.step_id is None:
            self.step = step
        if self.kind == OpinionKind.SILENT and self.closing is None and self.closing_id is None:
            self.closing = step

    def reopened_with(self, step: Step, gone: frozenset[int]) -> None:
        """The step that closed it is taken back, its documents with it: it waits again."""
        if self.closing_id == step.id:
            self.closing = self.kind = None
        if self.request_id in gone:
            self.request = None


class Remark(OfDossier):
    """A leader's word on the file (bút phê), seen by all who hold it; never the decision itself."""

    __tablename__ = "remarks"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    text: Mapped[str] = labelled("Bút phê", String(1000))
    at: Mapped[datetime] = labelled("Thời điểm", default=now)
    author: Mapped[str] = labelled("Người bút phê", String(200))
    author_id: Mapped[int | None] = labelled("Người bút phê (mã)", ForeignKey("users.id"))

    dossier: Mapped[Dossier] = relationship(back_populates="remarks")

    __table_args__ = ({"info": {"label": "Bút phê"}},)


class PreparedPaper(OfDossier):
    """A step prepared by an officer that waits for a leader (chờ ký): what was typed, as typed."""

    __tablename__ = "prepared_papers"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    action: Mapped[str] = labelled("Thao tác", String(40))
    label: Mapped[str] = labelled("Tên thao tác", String(120))
    typed: Mapped[str] = labelled("Nội dung đã soạn")
    prepared_by: Mapped[str] = labelled("Người soạn", String(200))
    prepared_by_id: Mapped[int | None] = labelled("Người soạn (mã)", ForeignKey("users.id"))
    prepared_at: Mapped[datetime] = labelled("Thời điểm soạn", default=now)

    dossier: Mapped[Dossier] = relationship(back_populates="drafts")

    __table_args__ = (
        UniqueConstraint("dossier_id", "action"),
        {"info": {"label": "Dự thảo chờ ký"}},
    )
