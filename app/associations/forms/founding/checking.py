"""Forms of handing in and checking: arrival, opinions, papers asked for and handed in later, withdrawal."""

from typing import Any

from wtforms import FieldList, FormField

from app.associations.forms.founding.base import FoundingStepForm
from app.associations.models import Founding, FoundingStatus
from app.associations.requirements import papers_asked, regime_of
from app.associations.workflow import PARTS
from app.core.forms import (
    Day,
    HiddenNumber,
    LongText,
    Pick,
    PickMany,
    Rows,
    SpareRow,
    Text,
    given,
    not_after_today,
    required,
    rows_of,
)
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.dossiers.actions import TypedFault
from app.dossiers.forms import usual_due
from app.dossiers.models import Dossier, Fault, FaultKind, SupplementRequest
from app.law.shapes import Clock
from app.office import queries as office
from app.permissions import Actor

FACTS_OF_FILE = "facts"


class HandInForm(FoundingStepForm):
    """Handing in: the day on which the dossier came in."""

    received_on = Day(label_of(Dossier.received_on), [required(), not_after_today])

    def arguments(self) -> dict[str, Any]:
        return {"received_on": given(self.received_on)}


class ConsultForm(FoundingStepForm):
    """Asking opinions: whom, until when, by which letter."""

    brings = {"letter": "consultation"}  # noqa: RUF012 - declared once and only read

    units = PickMany("Cơ quan lấy ý kiến", [required("Chọn ít nhất một cơ quan.")])
    due_on = Day("Hạn trả lời", [required()])
    letter = document_fields(PARTS["consultation"], required=())

    def offer(self, founding: Founding, actor: Actor) -> None:
        """Living units but for that of the person himself: nobody asks himself."""
        units = office.live_units(actor.day)
        self.units.offer((i, name) for i, name in units if i not in actor.unit_ids)
        if self.due_on.data is None and not self.is_submitted():
            self.due_on.data = usual_due(Clock.OPINION, actor.day)

    def arguments(self) -> dict[str, Any]:
        return {
            "units": list(office.units_by_id(self.units.data).values()),
            "due_on": given(self.due_on),
            "letter": self.letter.form.typed(),
        }


class FaultRow(SpareRow):
    """One fault (điểm cần bổ sung)."""

    presets = ("kind",)
    subject = Pick(label_of(Fault.subject), [required()], blank="– chọn –")
    kind = Pick(
        label_of(Fault.kind), choices=FaultKind.choices(), coerce=FaultKind, default=FaultKind.MISSING
    )
    note = Text(label_of(Fault.note), longest=1000)


class AskPapersForm(FoundingStepForm):
    """Asking for papers: each fault at a paper or at the facts, until when."""

    brings = {"letter": "supplement"}  # noqa: RUF012 - declared once and only read

    faults = Rows(FaultRow, "Điểm cần bổ sung", min_entries=1, max_entries=20)
    due_on = Day(label_of(SupplementRequest.due_on), [required()])
    letter = document_fields(PARTS["supplement"], required=())

    def offer(self, founding: Founding, actor: Actor) -> None:
        """The papers of the decree, and the facts of the file."""
        rules = papers_asked(regime_of(founding, actor.day)).rules
        self.subjects = {FACTS_OF_FILE: "Nội dung hồ sơ", **{rule.code: rule.label for rule in rules}}
        self.faults.offer("subject", self.subjects.items())
        if self.due_on.data is None and not self.is_submitted():
            self.due_on.data = usual_due(Clock.SUPPLEMENT, actor.day)

    def arguments(self) -> dict[str, Any]:
        faults = [
            TypedFault(row["subject"], self.subjects[row["subject"]], row["kind"], row["note"] or "")
            for row in rows_of(self.faults)
        ]
        return {"faults": faults, "due_on": given(self.due_on), "letter": self.letter.form.typed()}


class AnswerRow(SpareRow):
    """The answer to one fault (trả lời một điểm cần bổ sung)."""

    presets = ("fault_id",)
    fault_id = HiddenNumber()
    answer = LongText("Trả lời", longest=1000)


class AddPapersForm(FoundingStepForm):
    """The supplement: every fault with its answer; papers and facts are mended on their own pages before."""

    answers = FieldList(FormField(AnswerRow), "Trả lời từng điểm")

    def offer(self, founding: Founding, actor: Actor) -> None:
        """One row for each fault of the request."""
        request = founding.dossier.open_request
        faults = request.faults if request else []
        if not self.is_submitted():
            while self.answers.entries:
                self.answers.pop_entry()
            for fault in faults:
                self.answers.append_entry({"fault_id": fault.id, "answer": fault.answer})
        for entry, fault in zip(self.answers.entries, faults, strict=False):
            entry.form.answer.label.text = f"{fault.subject_label} ({fault.kind.label}): {fault.note}"

    def arguments(self) -> dict[str, Any]:
        rows = (entry.form for entry in self.answers.entries)
        return {"answers": {row.fault_id.data: row.answer.data for row in rows if row.fault_id.data}}


class WithdrawForm(FoundingStepForm):
    """The committee's wish to withdraw; before it asked for anything there is nothing to write."""

    letter = document_fields(PARTS["withdrawal"], required=("issued_on", "signer"))

    def offer(self, founding: Founding, actor: Actor) -> None:
        if founding.dossier.status == FoundingStatus.PREPARING:
            del self.letter

    def arguments(self) -> dict[str, Any]:
        return {"letter": self.letter.form.typed() if "letter" in self else None}
