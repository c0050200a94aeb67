"""The form of an erratum: its paper, and the facts in force as they should read."""

from types import SimpleNamespace
from typing import Any

from wtforms import FieldList, FormField

from app.aid.actions import SignedAs
from app.aid.forms.rows import AmountRow
from app.aid.forms.sections import Term
from app.aid.forms.steps.base import StepForm
from app.aid.models import Proposal
from app.aid.workflow import PARTS
from app.core.forms import Day, LongText, RowForm, Text, given, required, rows_of
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.documents.models import Document
from app.dossiers.forms import SIGNED
from app.permissions import Actor

FACTS = ("title", "starts_on", "ends_on", "period_text", "aims", "results")


class SignedForm(RowForm):
    """How the decision reads once it is put right."""

    number = Text(label_of(Document.number), [required()], longest=60)
    issued_on = Day(label_of(Document.issued_on), [required()])
    signer = Text(label_of(Document.signer), [required()], longest=200)


class ErrataForm(Term, StepForm):
    """What the erratum puts right; everything else stays as it stands here."""

    brings = {"letter": "errata"}  # noqa: RUF012 - declared once and only read

    letter = document_fields(PARTS["errata"], required=SIGNED)
    decision = FormField(SignedForm, "Quyết định, sau khi đính chính")
    title = Text(label_of(Proposal.title), [required()], longest=500)
    starts_on = Day(label_of(Proposal.starts_on))
    ends_on = Day(label_of(Proposal.ends_on))
    period_text = Text(label_of(Proposal.period_text), longest=200)
    aims = LongText(label_of(Proposal.aims))
    results = LongText(label_of(Proposal.results))
    amounts = FieldList(FormField(AmountRow), "Giá trị, sau khi đính chính", max_entries=50)

    @classmethod
    def filled_from(cls, proposal: Proposal, /) -> Any:
        """The facts in force."""
        facts = {name: getattr(proposal, name) for name in FACTS}
        return SimpleNamespace(decision=proposal.decision, amounts=proposal.amounts, **facts)

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        if proposal.decision is None:
            del self.decision

    def arguments(self) -> dict[str, Any]:
        facts = {name: self[name].data for name in FACTS}
        signed = self.decision.form if "decision" in self else None
        return {
            "letter": self.letter.form.typed(),
            "facts": {**facts, "amounts": rows_of(self.amounts)},
            "decision": SignedAs(signed.number.data, given(signed.issued_on), signed.signer.data)
            if signed
            else None,
        }
