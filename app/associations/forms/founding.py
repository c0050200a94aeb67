"""Forms of a founding: its facts, and one form for each step of the procedure."""

from typing import Any, cast

from wtforms import FieldList, FormField

from app.associations.actions.founding import TERM_YEARS, Held
from app.associations.models import CongressForm as Meeting
from app.associations.models import Founding, FoundingCountry, FoundingStatus, PostTitle
from app.associations.requirements import papers_asked, regime_of
from app.associations.workflow import PARTS
from app.core.countries import countries_and_groups
from app.core.forms import (
    BaseForm,
    Day,
    HiddenNumber,
    LongText,
    Pick,
    PickMany,
    Rows,
    SpareRow,
    Text,
    WholeNumber,
    given,
    not_after_today,
    required,
    rows_of,
)
from app.core.rules import Superseded
from app.core.templating import moment
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.dossiers.actions import TypedFault
from app.dossiers.models import Dossier, Fault, FaultKind, SupplementRequest
from app.office import queries as office
from app.permissions import Actor

SIGNED = ("number", "issued_on", "signer")
F = Founding
FACTS_OF_FILE = "facts"


class FoundingForm(BaseForm):
    """What the association is to be, and who campaigns for it (hồ sơ thành lập hội)."""

    name = Text(label_of(F.name), [required()])
    english_name = Text(label_of(F.english_name))
    abbreviation = Text(label_of(F.abbreviation), longest=60)
    country_codes = PickMany(label_of(FoundingCountry.country), coerce=str)
    purpose = LongText(label_of(F.purpose), longest=2000)
    field = Text(label_of(F.field), longest=500)
    scope = Text(label_of(F.scope))
    head_office = Text(label_of(F.head_office))
    manager_id = Pick(label_of(F.manager_id), coerce=int, blank="– chọn –")
    head = Text(label_of(F.head), longest=200)
    committee = LongText(
        label_of(F.committee), longest=4000, description="Mỗi người một dòng, kể cả trưởng ban."
    )
    registered = WholeNumber(
        label_of(F.registered), description="Số người đăng ký tham gia sáng lập, tính đến khi nộp hồ sơ."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country_codes.offer(countries_and_groups().items())

    def offer_managers(self, actor: Actor) -> "FoundingForm":
        """Living units may manage the field."""
        self.manager_id.offer(office.live_units(actor.day))
        return self

    def typed(self) -> dict[str, Any]:
        """What was typed, as the action wants it."""
        return {**self.facts(), "country_codes": self.country_codes.data or []}


class FoundingStepForm(BaseForm):
    """What every step asks: the day it was done, and the paper behind an earlier day."""

    on = Day("Ngày thực hiện", [required()], description="ngày ghi trên văn bản; không ở tương lai")
    basis = Text("Căn cứ", description="văn bản làm căn cứ, khi ngày thực hiện trước hôm nay")
    note = LongText("Ghi chú, lý do", longest=2000)

    def superseded(self, conflict: Superseded) -> None:
        """Say what has become of the file meanwhile: two steps are never merged."""
        dossier = cast(Founding, conflict.record).dossier
        last = dossier.last_step
        done = f" {last.actor} đã ghi nhận “{last.label}” lúc {moment(last.entered_at)}." if last else ""
        self.version.data = str(conflict.version)
        self.version.raw_data = [self.version.data]
        self.refuse(
            f"Trong lúc bạn nhập, hồ sơ đã có thay đổi.{done} Hồ sơ hiện ở bước "
            f"“{FoundingStatus(dossier.status).label}”; chưa có gì của bạn được ghi."
        )

    def offer(self, founding: Founding, actor: Actor) -> None:
        """Fill the choices that depend on the file and the person."""

    def ask_reason(self) -> None:
        """This step is not taken without a reason: the form says so."""
        self.note.label.text = "Lý do"
        self.note.flags.required = True
        self.note.validators = [required(), *self.note.validators]

    def arguments(self) -> dict[str, Any]:
        """What the verb of the step wants besides who and when."""
        return {}

    def when(self) -> dict[str, Any]:
        """Day, basis and note, as every verb takes them."""
        return {"on": self.on.data, "basis": self.basis.data, "note": self.note.data}


def letter_form(
    part: str, argument: str = "letter", named: tuple[str, ...] = SIGNED
) -> type[FoundingStepForm]:
    """A step that brings one letter."""

    class LetterForm(FoundingStepForm):
        letter = document_fields(PARTS[part], required=named)

        def arguments(self) -> dict[str, Any]:
            return {argument: self.letter.form.typed()}

    return LetterForm


class HandInForm(FoundingStepForm):
    """Handing in: the day on which the dossier came in."""

    received_on = Day(label_of(Dossier.received_on), [required(), not_after_today])

    def arguments(self) -> dict[str, Any]:
        return {"received_on": given(self.received_on)}


class ConsultForm(FoundingStepForm):
    """Asking opinions: whom, until when, by which letter."""

    units = PickMany("Cơ quan lấy ý kiến", [required("Chọn ít nhất một cơ quan.")])
    due_on = Day("Hạn trả lời", [required()])
    letter = document_fields(PARTS["consultation"], required=())

    def offer(self, founding: Founding, actor: Actor) -> None:
        """Living units but for that of the person himself: nobody asks himself."""
        units = office.live_units(actor.day)
        self.units.offer((i, name) for i, name in units if i not in actor.unit_ids)

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

    faults = Rows(FaultRow, "Điểm cần bổ sung", min_entries=1, max_entries=20)
    due_on = Day(label_of(SupplementRequest.due_on), [required()])
    letter = document_fields(PARTS["supplement"], required=())

    def offer(self, founding: Founding, actor: Actor) -> None:
        """The papers of the decree, and the facts of the file."""
        rules = papers_asked(regime_of(founding, actor.day)).rules
        self.subjects = {FACTS_OF_FILE: "Nội dung hồ sơ", **{rule.code: rule.label for rule in rules}}
        self.faults.offer("subject", self.subjects.items())

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


class PutUpForm(FoundingStepForm):
    """Phiếu trình: the Văn phòng's opinion, the draft decision."""

    opinion = LongText(label_of(F.office_opinion), [required()], longest=4000)
    draft = document_fields(PARTS["draft"], required=())

    def arguments(self) -> dict[str, Any]:
        return {"opinion": self.opinion.data, "draft": self.draft.form.typed()}


class ExtendForm(FoundingStepForm):
    """Putting the congress off: asked when, until when, by which paper."""

    asked_on = Day("Ngày Ban vận động đề nghị", [required(), not_after_today])
    until = Day(label_of(F.extended_to), [required()])
    letter = document_fields(PARTS["extension"], required=SIGNED)

    def arguments(self) -> dict[str, Any]:
        return {
            "asked_on": given(self.asked_on),
            "until": given(self.until),
            "letter": self.letter.form.typed(),
        }


class ElectedRow(SpareRow):
    """Somebody elected by the congress (người được bầu)."""

    presets = ("title",)
    title = Pick("Chức danh", choices=PostTitle.choices(), coerce=PostTitle, default=PostTitle.CHAIR)
    person = Text("Họ và tên", [required()], longest=200)


class HoldCongressForm(FoundingStepForm):
    """The founding congress: who came, whom it elected, for how long."""

    held_on = Day(label_of(F.congress_on), [required(), not_after_today])
    present = WholeNumber("Số người có mặt", [required()])
    form = Pick("Hình thức", choices=Meeting.choices(), coerce=Meeting, default=Meeting.IN_PERSON)
    place = Text("Nơi tổ chức")
    term_years = WholeNumber("Nhiệm kỳ (năm)", [required()], default=TERM_YEARS)
    elected = Rows(ElectedRow, "Người được bầu", max_entries=40)
    minutes = document_fields(PARTS["minutes"], required=())

    def offer(self, founding: Founding, actor: Actor) -> None:
        """How many registered: more than half of them must be present."""
        self.present.description = f"Có {founding.registered or 0} người đăng ký; cần trên 1/2 có mặt."

    def arguments(self) -> dict[str, Any]:
        held = Held(
            held_on=given(self.held_on),
            present=given(self.present),
            form=self.form.data,
            place=self.place.data,
            term_years=given(self.term_years),
            elected=[(row["title"], row["person"]) for row in rows_of(self.elected)],
        )
        return {"held": held, "minutes": self.minutes.form.typed()}


FOUNDING_FORMS: dict[str, type[FoundingStepForm]] = {
    "ask_recognition": letter_form("request"),
    "recognise": letter_form("recognition"),
    "hand_in": HandInForm,
    "consult": ConsultForm,
    "submit": letter_form("submission"),
    "put_up": PutUpForm,
    "permit": letter_form("decision", "decision"),
    "hold_congress": HoldCongressForm,
    "approve_charter": letter_form("charter", "decision"),
    "ask_papers": AskPapersForm,
    "add_papers": AddPapersForm,
    "give_back": FoundingStepForm,
    "extend": ExtendForm,
    "decline": letter_form("declining"),
    "lapse": FoundingStepForm,
    "refuse": letter_form("refusal"),
    "withdraw": FoundingStepForm,
}
