"""Forms of receiving and refusing a file, and of asking for papers and adding them."""

from typing import Any

from wtforms import FieldList, FormField

from app.accounts import queries as accounts
from app.aid.actions import Reception
from app.aid.forms.sections import SECTIONS
from app.aid.forms.steps.base import StepForm
from app.aid.models import Proposal
from app.aid.requirements import papers_asked, traits_of
from app.aid.workflow import PARTS, regime_of
from app.core.forms import (
    Day,
    HiddenNumber,
    Pick,
    Rows,
    SpareRow,
    Text,
    Tick,
    WholeNumber,
    given,
    required,
    rows_of,
)
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.dossiers.actions import TypedFault
from app.dossiers.forms import SIGNED, usual_due
from app.dossiers.models import Dossier, Fault, FaultKind, SupplementRequest
from app.law.checklists import OTHER_DECIDERS
from app.law.shapes import Clock
from app.office import queries as office
from app.office.models import SettingKey
from app.permissions import Actor


class AcceptForm(StepForm):
    """Reception: arrival, sets, appraiser."""

    arrival_number = Text(label_of(Dossier.arrival_number), [required()], longest=40)
    received_on = Day(label_of(Dossier.received_on), [required()])
    originals = WholeNumber(label_of(Dossier.originals), [required()], default=1)
    copies = WholeNumber(label_of(Dossier.copies), [required()], default=5)
    appraiser = Pick(
        label_of(Dossier.appraiser_id), [required("Phân công người thẩm định.")], coerce=int, blank="– chọn –"
    )
    no_interest = Tick("Người được phân công đã cam kết không có lợi ích liên quan đến khoản viện trợ")
    code = Text("Mã hồ sơ của hệ thống một cửa", longest=40)
    transfer = document_fields("Phiếu chuyển của UBND tỉnh (nếu có)", required=())

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        self.appraiser.offer(accounts.officers_of(actor.unit_ids))
        if not office.switched_on(SettingKey.ONE_STOP_SYSTEM):
            del self.code

    def arguments(self) -> dict[str, Any]:
        reception = Reception(
            arrival_number=self.arrival_number.data,
            received_on=given(self.received_on),
            originals=given(self.originals),
            copies=given(self.copies),
            appraiser=accounts.user_by_id(self.appraiser.data),
            transfer=self.transfer.form.typed(),
            code=self.code.data if "code" in self else "",
            no_interest=self.no_interest.data,
        )
        return {"facts": reception}


class RefuseForm(StepForm):
    """Refusal: its paper, the reason, the body that decides instead."""

    brings = {"letter": "refusal"}  # noqa: RUF012 - declared once and only read

    body = Pick(
        "Cơ quan có thẩm quyền (nếu không thuộc tỉnh)",
        choices=[(b, b) for b in OTHER_DECIDERS],
        blank="– ngoài phạm vi điều chỉnh –",
    )
    received_on = Day(label_of(Dossier.received_on), [required()])
    letter = document_fields(PARTS["refusal"], required=SIGNED)

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        if proposal.dossier.received_on is not None:
            del self.received_on

    def arguments(self) -> dict[str, Any]:
        return {
            "letter": self.letter.form.typed(),
            "body": self.body.data or "",
            "received_on": self.received_on.data if "received_on" in self else None,
        }


SECTION_SUBJECTS = tuple((f"section:{section.slug}", section.label) for section in SECTIONS.values())


class FaultRow(SpareRow):
    """One fault at a paper or at a part of the facts."""

    presets = ("kind",)

    subject = Pick(
        label_of(Fault.subject_label),
        [required("Chọn giấy tờ hoặc nội dung.")],
        blank="– chọn giấy tờ hoặc nội dung –",
    )
    kind = Pick(label_of(Fault.kind), choices=FaultKind.choices(), coerce=FaultKind)
    note = Text(label_of(Fault.note), longest=1000)


class AskPapersForm(StepForm):
    """The request for papers."""

    brings = {"letter": "supplement"}  # noqa: RUF012 - declared once and only read

    faults = Rows(FaultRow, "Điểm cần bổ sung", min_entries=1, max_entries=40)
    due_on = Day(label_of(SupplementRequest.due_on), [required()])
    letter = document_fields(PARTS["supplement"], required=SIGNED)

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        rules = papers_asked(regime_of(proposal, actor), traits_of(proposal))
        self.subjects = dict([*((r.code, r.label) for r in rules), *SECTION_SUBJECTS])
        if self.due_on.data is None and not self.is_submitted():
            self.due_on.data = usual_due(Clock.SUPPLEMENT, actor.day)
        self.faults.offer("subject", self.subjects.items())

    def arguments(self) -> dict[str, Any]:
        faults = [
            TypedFault(r["subject"], self.subjects[r["subject"]], r["kind"], r["note"])
            for r in rows_of(self.faults)
        ]
        return {"faults": faults, "due_on": self.due_on.data, "letter": self.letter.form.typed()}


class AnswerRow(SpareRow):
    """The answer to one fault."""

    fault_id = HiddenNumber("Điểm cần bổ sung")
    presets = ("fault_id",)
    answer = Text(label_of(Fault.answer), longest=1000)


class AddPapersForm(StepForm):
    """The supplement: an answer to each fault; the papers themselves are put into the file before."""

    answers = FieldList(FormField(AnswerRow), "Trả lời từng điểm", max_entries=40)

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        self.on.label.text = label_of(SupplementRequest.answered_on)
        request = proposal.dossier.open_request
        faults = request.faults if request else []
        if not self.answers.entries:
            for fault in faults:
                self.answers.append_entry({"fault_id": fault.id, "answer": fault.answer})
        labels = {f.id: f"{f.subject_label} ({f.kind.label}): {f.note}" for f in faults}
        for entry in self.answers.entries:
            entry.form.answer.label.text = labels.get(entry.form.fault_id.data, "")

    def arguments(self) -> dict[str, Any]:
        return {"answers": {r["fault_id"]: r["answer"] for r in rows_of(self.answers)}}
