"""The trunk of every procedure: the dossier (hồ sơ), the steps it has taken, the letters they brought."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base, Versioned, now
from app.core.rules import By
from app.core.terms import Term, TermType, labelled
from app.core.workflow import Move
from app.documents.models import Document
from app.law.shapes import Outcome, RegimeCode
from app.office.models import Unit

if TYPE_CHECKING:
    from app.dossiers.models.corrections import Correction
    from app.dossiers.models.opinions import Opinion, PreparedPaper, Remark
    from app.dossiers.models.papers import Paper, SupplementRequest


class Procedure(Term):
    """Which procedure a dossier goes through (quy trình)."""

    AID = "aid", "Thẩm định, phê duyệt khoản viện trợ"
    FOUNDING = "founding", "Thành lập hội hữu nghị"


class Holder(Term):
    """Whose turn it is (nơi đang giữ)."""

    APPLICANT = "applicant", "đơn vị đề nghị"
    LEAD = "lead", "cơ quan chủ trì thẩm định"
    CONSULTED = "consulted", "cơ quan được lấy ý kiến"
    OFFICE = "office", "Văn phòng UBND tỉnh"
    DECIDER = "decider", "Ủy ban nhân dân tỉnh"
    NOBODY = "nobody", "không còn ai"


class Dossier(Versioned, Base):
    """A dossier (hồ sơ): where it stands, who holds it, by which rules, until when.

    `received_on` ngày đến; `valid_on` the day from which the appraisal clock runs; `due_on` hạn xử lý of the
    present state; `due_counts` is false where the period behind it is not confirmed: then nobody is late.
    """

    __tablename__ = "dossiers"

    procedure: Mapped[Procedure] = labelled("Quy trình", TermType(Procedure))
    code: Mapped[str | None] = labelled("Mã hồ sơ", String(40), unique=True)
    status: Mapped[str] = labelled("Trạng thái", String(40))
    holder: Mapped[Holder] = labelled("Nơi đang giữ", TermType(Holder))
    applicant_id: Mapped[int] = labelled("Đơn vị đề nghị", ForeignKey("units.id"))
    entered_by_id: Mapped[int] = labelled("Đơn vị nhập", ForeignKey("units.id"))
    lead_id: Mapped[int | None] = labelled("Cơ quan chủ trì thẩm định", ForeignKey("units.id"))
    appraiser_id: Mapped[int | None] = labelled("Người thẩm định", ForeignKey("users.id"))
    appraiser_name: Mapped[str] = labelled("Họ tên người thẩm định", String(200), default="")
    no_interest_declared: Mapped[bool] = labelled("Đã cam kết không có lợi ích liên quan", default=False)
    from_old_book: Mapped[bool] = labelled("Từ sổ cũ", default=False)
    regime: Mapped[RegimeCode | None] = labelled("Quy định áp dụng", TermType(RegimeCode))
    regime_reason: Mapped[str] = labelled("Lý do áp dụng", String(300), default="")
    outcome: Mapped[Outcome | None] = labelled("Thẩm quyền quyết định", TermType(Outcome))
    outcome_article: Mapped[str] = labelled("Căn cứ thẩm quyền", String(300), default="")
    outcome_body: Mapped[str] = labelled("Cơ quan có thẩm quyền khác", String(300), default="")
    outcome_confirmed_by: Mapped[str] = labelled("Người xác nhận thẩm quyền", String(200), default="")
    arrival_number: Mapped[str] = labelled("Số đến", String(40), default="")
    received_on: Mapped[date | None] = labelled("Ngày đến")
    originals: Mapped[int | None] = labelled("Số bộ bản chính")
    copies: Mapped[int | None] = labelled("Số bộ bản sao")
    valid_on: Mapped[date | None] = labelled("Ngày hồ sơ hợp lệ")
    valid_reason: Mapped[str] = labelled("Lý do tính từ ngày muộn hơn", String(500), default="")
    due_on: Mapped[date | None] = labelled("Hạn xử lý")
    due_counts: Mapped[bool] = labelled("Hạn có giá trị tính quá hạn", default=False)
    return_to: Mapped[str | None] = labelled("Bước trở về", String(40))
    decided_on: Mapped[date | None] = labelled("Ngày quyết định")
    opened_at: Mapped[datetime] = labelled("Thời điểm lập", default=now)
    handed_in_on: Mapped[date | None] = labelled("Ngày nộp")

    applicant: Mapped[Unit] = relationship(foreign_keys=[applicant_id])
    entered_by: Mapped[Unit] = relationship(foreign_keys=[entered_by_id])
    lead: Mapped[Unit | None] = relationship(foreign_keys=[lead_id])
    steps: Mapped[list["Step"]] = relationship(back_populates="dossier", order_by="Step.id")
    papers: Mapped[list["Paper"]] = relationship(
        back_populates="dossier", order_by="Paper.id", cascade="all, delete-orphan"
    )
    requests: Mapped[list["SupplementRequest"]] = relationship(
        back_populates="dossier", order_by="SupplementRequest.id", cascade="all, delete-orphan"
    )
    opinions: Mapped[list["Opinion"]] = relationship(
        back_populates="dossier", order_by="Opinion.id", cascade="all, delete-orphan"
    )
    letters: Mapped[list["Letter"]] = relationship(
        back_populates="dossier", order_by="Letter.id", cascade="all, delete-orphan"
    )
    remarks: Mapped[list["Remark"]] = relationship(back_populates="dossier", order_by="Remark.id")
    corrections: Mapped[list["Correction"]] = relationship(
        back_populates="dossier", order_by="Correction.id", cascade="all, delete-orphan"
    )
    drafts: Mapped[list["PreparedPaper"]] = relationship(
        back_populates="dossier", order_by="PreparedPaper.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        Index("ix_dossiers_work", "holder", "due_on", "id"),
        Index("ix_dossiers_lead", "lead_id", "holder", "due_on", "id"),
        Index("ix_dossiers_applicant", "applicant_id", "holder", "id"),
        Index("ix_dossiers_entered_by", "entered_by_id", "holder", "id"),
        Index("ix_dossiers_status", "status", "procedure", "id"),
        Index("ix_dossiers_old_book", "from_old_book", "id"),
        Index("ix_dossiers_led", "lead_id", "handed_in_on", "from_old_book", "id"),
        CheckConstraint(
            "status IN ('drafting', 'received', 'withdrawn', 'preparing', 'recognising', 'campaigning') "
            "OR from_old_book OR received_on IS NOT NULL",
            name="received_day",
        ),
        CheckConstraint(
            "status NOT IN ('appraising', 'reviewing', 'consulting', 'submitted', 'signing') "
            "OR valid_on IS NOT NULL",
            name="valid_day",
        ),
        CheckConstraint(
            "status NOT IN ('approved', 'notified', 'declined') OR from_old_book OR decided_on IS NOT NULL",
            name="decision_day",
        ),
        CheckConstraint(
            "regime IS NOT NULL OR from_old_book OR status IN "
            "('drafting', 'received', 'refused', 'withdrawn', 'preparing', 'recognising', 'campaigning')",
            name="regime_pinned",
        ),
        {"info": {"label": "Hồ sơ"}},
    )

    @property
    def trunk(self) -> "Dossier":
        return self

    @property
    def last_step_on(self) -> date | None:
        """Ngày thực hiện of the newest step that stands and led on; what left the file in place sets no order."""
        return max((s.on for s in self.steps if s.leads_on), default=None)

    @property
    def last_step(self) -> "Step | None":
        return next((s for s in reversed(self.steps) if not s.taken_back), None)

    def follow(self, step: Move, by: By) -> None:
        """Keep the step (bước xử lý) and pass to the holder of the new state."""
        self.holder = Holder(step.holder)
        taken = Step(
            action=step.transition.action,
            label=step.label,
            source=step.source,
            target=step.target,
            on=step.on,
            entered_on=by.day,
            basis=step.basis,
            note=step.note,
            actor_id=by.user_id,
            actor=by.name,
            unit_id=by.unit_id,
            unit_name=by.unit_name,
        )
        self.steps.append(taken)
        for letter in self.fresh_letters():
            letter.step = taken
        for opinion in self.opinions:
            opinion.claimed_by(taken)

    def fresh_letters(self, part: str | None = None) -> list["Letter"]:
        """Letters brought by the step that is being taken: no earlier step has claimed them."""
        return [x for x in self.letters if x.step is None and x.step_id is None and part in (None, x.part)]

    def unfollow(self, step: "Step", holder: Term) -> None:
        """Take the newest step back: it stays, marked; its letters and questions go, what it closed is open again."""
        step.taken_back = True
        self.holder = Holder(holder)
        gone = frozenset(x.document_id for x in self.letters if x.step_id == step.id)
        self.letters = [x for x in self.letters if x.step_id != step.id]
        self.opinions = [x for x in self.opinions if x.step_id != step.id]
        for opinion in self.opinions:
            opinion.reopened_with(step, gone)

    @property
    def open_request(self) -> "SupplementRequest | None":
        """The request for papers that still waits for its answer."""
        return next((r for r in self.requests if r.answered_on is None and not r.cancelled), None)


class OfDossier(Base):
    """A row that belongs to one dossier."""

    __abstract__ = True

    @property
    def root(self) -> Base:
        dossier: Base = self.dossier  # type: ignore[attr-defined]  # each child declares its own relationship
        return dossier


class Step(OfDossier):
    """A step as taken (bước xử lý): `on` ngày thực hiện from the paper, `entered_at` thời điểm nhập.

    `entered_on` is the day of typing as the office counts it, which an installation may be told to stand on.
    """

    __tablename__ = "steps"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    action: Mapped[str] = labelled("Thao tác", String(40))
    label: Mapped[str] = labelled("Tên thao tác", String(120))
    source: Mapped[str] = labelled("Từ bước", String(40))
    target: Mapped[str] = labelled("Đến bước", String(40))
    on: Mapped[date] = labelled("Ngày thực hiện")
    entered_at: Mapped[datetime] = labelled("Thời điểm nhập", default=now)
    entered_on: Mapped[date] = labelled("Ngày nhập")
    actor_id: Mapped[int | None] = labelled("Người thực hiện (mã)", ForeignKey("users.id"))
    actor: Mapped[str] = labelled("Người thực hiện", String(200))
    unit_id: Mapped[int | None] = labelled("Đơn vị (mã)", ForeignKey("units.id"))
    unit_name: Mapped[str] = labelled("Đơn vị", String(300))
    note: Mapped[str] = labelled("Ghi chú", String(2000), default="")
    basis: Mapped[str] = labelled("Căn cứ", String(300), default="")
    taken_back: Mapped[bool] = labelled("Đã rút lại", default=False)

    dossier: Mapped[Dossier] = relationship(back_populates="steps")

    __table_args__ = ({"info": {"label": "Bước xử lý"}},)

    @property
    def leads_on(self) -> bool:
        """Whether it stands and led from one state to another."""
        return not self.taken_back and self.source != self.target


class Letter(OfDossier):
    """A document of this dossier and the part it plays there (văn bản của hồ sơ)."""

    __tablename__ = "letters"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    document_id: Mapped[int] = labelled("Văn bản", ForeignKey("documents.id"), index=True)
    part: Mapped[str] = labelled("Vai trò văn bản", String(40))
    label: Mapped[str] = labelled("Loại văn bản", String(120))
    step_id: Mapped[int | None] = labelled("Bước", ForeignKey("steps.id"))

    dossier: Mapped[Dossier] = relationship(back_populates="letters")
    document: Mapped[Document] = relationship(lazy="joined", innerjoin=True)
    step: Mapped[Step | None] = relationship()

    __table_args__ = ({"info": {"label": "Văn bản của hồ sơ"}},)
