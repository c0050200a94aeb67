"""Forms of putting up, deciding, sending on and telling."""

from typing import Any

from app.aid.forms.steps.base import StepForm
from app.aid.models import Proposal, Status
from app.aid.workflow import PARTS
from app.core.forms import (
    Day,
    LongText,
    Text,
    WholeNumber,
    required,
)
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.dossiers.forms import SIGNED
from app.permissions import Actor


class PutUpForm(StepForm):
    """Phiếu trình: the Văn phòng's opinion and the draft decision."""

    opinion = LongText(label_of(Proposal.office_opinion), [required()])
    draft = document_fields(PARTS["draft"], required=("abstract",))

    def arguments(self) -> dict[str, Any]:
        return {"opinion": self.opinion.data, "draft": self.draft.form.typed()}


WHOLE = (*SIGNED, "signature_form", "file")


class ApproveForm(StepForm):
    """The signed decision: the province's own, or that which came down from the Prime Minister."""

    brings = {"decision": "decision"}  # noqa: RUF012 - declared once and only read

    decision = document_fields("Quyết định đã ký", required=WHOLE, with_signature_form=True)
    central = document_fields(
        PARTS["central_decision"],
        required=(*WHOLE, "arrived_on"),
        with_signature_form=True,
        with_arrival=True,
    )

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        if proposal.dossier.status == Status.FORWARDED:
            del self.decision
        else:
            del self.central

    def arguments(self) -> dict[str, Any]:
        given = self.decision if "decision" in self else self.central
        return {"decision": given.form.typed()}


class DeclineForm(StepForm):
    """The paper that says the aid is not received, and when the donor was told."""

    brings = {"letter": "declining"}  # noqa: RUF012 - declared once and only read

    letter = document_fields(PARTS["declining"], required=SIGNED)
    donor_told_on = Day(label_of(Proposal.donor_told_on), [required()])

    def arguments(self) -> dict[str, Any]:
        return {"letter": self.letter.form.typed(), "donor_told_on": self.donor_told_on.data}


class ForwardForm(StepForm):
    """Sending the file up to Thủ tướng."""

    brings = {"letter": "forwarding"}  # noqa: RUF012 - declared once and only read

    letter = document_fields(PARTS["forwarding"], required=SIGNED)
    ministry = Text("Bộ tiếp nhận hồ sơ", [required()])
    sets = WholeNumber("Số bộ hồ sơ", [required()], default=6)

    def arguments(self) -> dict[str, Any]:
        return {"letter": self.letter.form.typed(), "ministry": self.ministry.data, "sets": self.sets.data}


class CentralAsksForm(StepForm):
    """A ministry asks back."""

    ministry = Text("Bộ, cơ quan hỏi", [required()])
    letter = document_fields(PARTS["central_question"], required=SIGNED)

    def arguments(self) -> dict[str, Any]:
        return {"letter": self.letter.form.typed(), "ministry": self.ministry.data}


class NotifyForm(StepForm):
    """Telling the donor and the ministries."""

    donor_told_on = Day(label_of(Proposal.donor_told_on), [required()])
    ministries_told_on = Day(label_of(Proposal.ministries_told_on), [required()])

    def arguments(self) -> dict[str, Any]:
        return {
            "donor_told_on": self.donor_told_on.data,
            "ministries_told_on": self.ministries_told_on.data,
        }
