"""Forms of asking opinions and of submitting the appraisal."""

from typing import Any

from app.aid.forms.steps.base import StepForm
from app.aid.models import Proposal
from app.aid.requirements import papers_asked, traits_of
from app.aid.workflow import PARTS, paper_for, regime_of
from app.core.forms import (
    Day,
    PickMany,
    Text,
    required,
)
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.dossiers.forms import SIGNED, usual_due
from app.dossiers.models import Dossier, Opinion, OpinionKind
from app.law.shapes import Clock
from app.office import queries as office
from app.office.models import DutyKind
from app.permissions import Actor


class ValidForm(StepForm):
    """What both ways into the appraisal ask: the day of validity, the absences accepted."""

    valid_on = Day(
        label_of(Dossier.valid_on), description="để trống: ngày đến của hồ sơ hoặc của lần bổ sung cuối"
    )
    valid_reason = Text(label_of(Dossier.valid_reason), longest=500)
    accepted = PickMany("Chấp nhận lý do chưa có của", coerce=str)

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        rules = papers_asked(regime_of(proposal, actor), traits_of(proposal))
        absent = [(r, p) for r in rules if (p := paper_for(proposal, r)) and not p.present and p.absence]
        self.accepted.offer((r.code, f"{r.label}: {p.absence}") for r, p in absent)
        if not absent:
            del self.accepted

    def validity(self) -> dict[str, Any]:
        return {
            "valid_on": self.valid_on.data,
            "valid_reason": self.valid_reason.data,
            "accepted": self.accepted.data if "accepted" in self else (),
        }


class ConsultForm(ValidForm):
    """Asking opinions: whom, until when, by which letter."""

    brings = {"letter": "consultation"}  # noqa: RUF012 - declared once and only read

    units = PickMany("Cơ quan lấy ý kiến thêm", render_kw={"class": "js-search"})
    due_on = Day("Hạn trả lời", [required()])
    letter = document_fields(PARTS["consultation"], required=())

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        super().offer(proposal, actor)
        must = office.duty_holders(DutyKind.ALWAYS_CONSULTED, actor.day)
        self.units.offer(_others(actor, {u.id for u in must}))
        self.units.description = f"Bắt buộc lấy ý kiến: {', '.join(u.name for u in must)}."
        if self.due_on.data is None and not self.is_submitted():
            self.due_on.data = usual_due(Clock.OPINION, actor.day)

    def arguments(self) -> dict[str, Any]:
        return {
            "units": list(office.units_by_id(self.units.data).values()),
            "due_on": self.due_on.data,
            "letter": self.letter.form.typed(),
            **self.validity(),
        }


def _others(actor: Actor, left_out: set[int]) -> list[tuple[int, str]]:
    """Living units but for these and the lead's own: nobody asks himself."""
    return [(i, name) for i, name in office.live_units(actor.day) if i not in left_out | actor.unit_ids]


class SkipOpinionsForm(ValidForm):
    """Going on without opinions, on the Chairman's instruction."""

    instruction = Text(label_of(Proposal.recovery_instruction), [required()])

    def arguments(self) -> dict[str, Any]:
        return {"instruction": self.instruction.data, **self.validity()}


class AskMoreForm(StepForm):
    """Asking further units, or again."""

    brings = {"letter": "consultation"}  # noqa: RUF012 - declared once and only read

    units = PickMany(
        "Cơ quan lấy ý kiến", [required("Chọn ít nhất một cơ quan.")], render_kw={"class": "js-search"}
    )
    due_on = Day("Hạn trả lời", [required()])
    changed = Text(
        label_of(Opinion.asked_again),
        longest=500,
        description="khi có cơ quan đã được hỏi: nội dung, giá trị nào đã thay đổi",
    )
    letter = document_fields(PARTS["consultation"], required=())

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        self.units.offer(_others(actor, set()))
        if self.due_on.data is None and not self.is_submitted():
            self.due_on.data = usual_due(Clock.OPINION, actor.day)

    def arguments(self) -> dict[str, Any]:
        return {
            "units": list(office.units_by_id(self.units.data).values()),
            "due_on": self.due_on.data,
            "changed": self.changed.data,
            "letter": self.letter.form.typed(),
        }


class AppraiseForm(StepForm):
    """The end of the asking; for units that stay silent it needs the letter that asked them."""

    letter = document_fields(
        PARTS["consultation"],
        required=("number", "issued_on"),
        description="có cơ quan quá hạn không trả lời mà khi lấy ý kiến chưa ghi văn bản",
    )

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        opinions = proposal.dossier.opinions
        if not any(o.kind in (None, OpinionKind.SILENT) and o.request is None for o in opinions):
            del self.letter

    def arguments(self) -> dict[str, Any]:
        return {"letter": self.letter.form.typed() if "letter" in self else None}


class SubmitForm(StepForm):
    """Submission: báo cáo thẩm định and tờ trình."""

    brings = {"report": "report", "submission": "submission"}  # noqa: RUF012 - declared once and only read

    report = document_fields(PARTS["report"], required=SIGNED)
    submission = document_fields(PARTS["submission"], required=SIGNED)

    def arguments(self) -> dict[str, Any]:
        return {"report": self.report.form.typed(), "submission": self.submission.form.typed()}
