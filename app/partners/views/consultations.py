"""The pages of consultations on NGO registrations (tham gia ý kiến đăng ký PCPNN)."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.core import history
from app.core.calendar import days_left
from app.core.forms import BaseForm, given
from app.core.telling import told
from app.core.templating import dmy
from app.core.terms import label_of
from app.core.transaction import transaction
from app.documents.models import Document
from app.documents.views import send_stored, tell_of_number
from app.dossiers.forms import OpinionForm
from app.partners import actions, queries
from app.partners.forms import AskingForm, ConsultationForm, DraftForm, SignedForm
from app.partners.models import Consultation, ConsultationOpinion, ConsultationState
from app.partners.register import consultation_register
from app.permissions import may_read_consultation_opinion, permission
from app.registers import register_page, register_workbook
from app.web import acting, done, form_page, guarded, today

consultations = Blueprint("consultations", __name__, url_prefix="/tham-gia-y-kien")

S = ConsultationState
TONES = {
    S.RECEIVED: "info",
    S.ASKING: "info",
    S.DRAFTING: "warning",
    S.SIGNING: "warning",
    S.ANSWERED: "success",
    S.LATE: "neutral",
}


@consultations.get("")
@guarded("see_consultations")
def index() -> ResponseReturnValue:
    seen = queries.consultations_seen_by(acting())
    return register_page(
        consultation_register(acting()),
        scope=seen,
        create_endpoint=".create",
        create_label="Tiếp nhận văn bản hỏi",
    )


@consultations.get("/xuat-excel")
@guarded("see_consultations")
def export() -> ResponseReturnValue:
    return register_workbook(consultation_register(acting()), scope=queries.consultations_seen_by(acting()))


@consultations.route("/them", methods=["GET", "POST"])
@guarded("handle_consultations")
def create() -> ResponseReturnValue:
    form, made = ConsultationForm(), list[Consultation]()

    def save() -> None:
        letter = form.letter.form.typed()
        with transaction(by=acting(), doing="Tiếp nhận văn bản hỏi ý kiến"):
            made.append(actions.receive_consultation(form.written(), letter, by=acting()))

    if done(form, save):
        return _shown(made[0], "Đã ghi văn bản hỏi ý kiến.")
    return _page(form, None, "Tiếp nhận văn bản hỏi ý kiến", files=True)


@consultations.route("/<int:id>/sua", methods=["GET", "POST"])
@guarded("handle_consultations", Consultation)
def edit(consultation: Consultation) -> ResponseReturnValue:
    form = ConsultationForm(obj=consultation)

    def save() -> None:
        letter = form.letter.form.typed()
        with _writing(consultation, form, "Sửa văn bản hỏi ý kiến"):
            actions.edit_consultation(consultation, form.written(), letter)

    if done(form, save):
        return _shown(consultation, "Đã lưu.")
    return _page(form, consultation, "Sửa văn bản hỏi ý kiến", files=True)


@consultations.route("/<int:id>/lay-y-kien", methods=["GET", "POST"])
@guarded("handle_consultations", Consultation)
def ask(consultation: Consultation) -> ResponseReturnValue:
    form = AskingForm(asked_on=today(), version=consultation.version)
    form.offer(consultation, today())

    def save() -> None:
        with _writing(consultation, form, "Lấy ý kiến đơn vị"):
            actions.ask_units(consultation, form.unit_ids.data, given(form.asked_on), given(form.due_on))

    if done(form, save):
        return _shown(consultation, "Đã ghi các đơn vị được hỏi.")
    return _page(form, consultation, "Lấy ý kiến đơn vị")


@consultations.route("/y-kien/<int:id>", methods=["GET", "POST"])
@guarded("answer_consultation", ConsultationOpinion)
def opinion(asked: ConsultationOpinion) -> ResponseReturnValue:
    form = OpinionForm(answered_on=today()).number_here(asked.unit, acting())

    def save() -> None:
        typed = form.answer()
        with transaction(asked, by=acting(), doing="Ghi nhận ý kiến"):  # units may answer at the same time
            actions.answer_for_unit(asked, typed, by=acting())

    if done(form, save):
        tell_of_number(asked.answer, "văn bản trả lời")
        return _shown(asked.consultation, "Đã ghi nhận ý kiến.")
    return _page(form, asked.consultation, f"Ý kiến của {asked.unit.name}", files=True)


@consultations.route("/<int:id>/du-thao", methods=["GET", "POST"])
@guarded("handle_consultations", Consultation)
def draft(consultation: Consultation) -> ResponseReturnValue:
    form = DraftForm(obj=consultation)

    def save() -> None:
        with _writing(consultation, form, "Dự thảo trả lời"):
            actions.write_draft(consultation, form.draft.data)

    if done(form, save):
        return _shown(consultation, "Đã lưu dự thảo trả lời.")
    return _page(form, consultation, "Dự thảo trả lời")


@consultations.route("/<int:id>/tra-loi", methods=["GET", "POST"])
@guarded("handle_consultations", Consultation)
def answer(consultation: Consultation) -> ResponseReturnValue:
    form = SignedForm(version=consultation.version)

    def save() -> None:
        signed = form.answer.form.typed()
        with _writing(consultation, form, "Ghi nhận văn bản trả lời"):
            actions.record_answer(consultation, signed)

    if done(form, save):
        return _shown(consultation, "Đã ghi nhận văn bản trả lời.")
    return _page(form, consultation, "Ghi nhận văn bản trả lời", files=True)


@consultations.get("/<int:id>")
@guarded("see_consultations", Consultation)
def show(consultation: Consultation) -> ResponseReturnValue:
    state, actor = queries.consultation_state(consultation), acting()
    handles = permission("handle_consultations")(actor, consultation) is None
    reads = permission("read_consultation_answer")(actor, consultation) is None
    return render_template(
        "partners/consultation.html",
        consultation=consultation,
        state=state,
        tone=TONES[state],
        days_left=None if consultation.answered_on else days_left(consultation.due_on, today()),
        steps=_steps(consultation) if handles else [],
        handles=handles,
        groups=_facts_of(consultation, reads),
        opinions=[_opinion_entry(each, handles) for each in _readable(consultation)],
        deeds=told(history.rows_about(Consultation.__tablename__, consultation.id)) if reads else [],
        reads=reads,
    )


@consultations.get("/<int:id>/van-ban-hoi")
@guarded("see_consultations", Consultation)
def letter_file(consultation: Consultation) -> ResponseReturnValue:
    return _send(consultation.letter)


@consultations.get("/<int:id>/van-ban-tra-loi")
@guarded("read_consultation_answer", Consultation)
def answer_file(consultation: Consultation) -> ResponseReturnValue:
    return _send(consultation.answer)


@consultations.get("/y-kien/<int:id>/tep")
@guarded("read_consultation_opinion", ConsultationOpinion)
def opinion_file(asked: ConsultationOpinion) -> ResponseReturnValue:
    return _send(asked.answer)


def _send(document: Document | None) -> ResponseReturnValue:
    kept = document.file if document else None
    return send_stored(kept or abort(404))


def _writing(consultation: Consultation, form: BaseForm, doing: str) -> Any:
    return transaction(consultation, by=acting(), version=form.opened_version, doing=doing)


def _shown(consultation: Consultation, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return redirect(url_for(".show", id=consultation.id))


def _page(
    form: BaseForm, consultation: Consultation | None, heading: str, *, files: bool = False
) -> ResponseReturnValue:
    return form_page(
        form, "partners/consultation_form.html", consultation=consultation, heading=heading, files=files
    )


def _readable(consultation: Consultation) -> list[ConsultationOpinion]:
    return [each for each in consultation.opinions if may_read_consultation_opinion(acting(), each) is None]


def _steps(consultation: Consultation) -> list[dict[str, Any]]:
    """What the handling body may do now; what is not possible says why."""
    if consultation.answered_on is not None:
        return []
    state = queries.consultation_state(consultation)
    steps: tuple[tuple[str, str, str | None, bool], ...] = (
        (".ask", "Lấy ý kiến đơn vị", None, state == S.RECEIVED),
        (".draft", "Dự thảo trả lời", None, state == S.DRAFTING),
        (
            ".answer",
            "Ghi nhận văn bản trả lời",
            None if consultation.draft else "Chưa có dự thảo trả lời.",
            state == S.SIGNING,
        ),
    )
    return [
        {
            "label": label,
            "url": url_for(view, id=consultation.id),
            "reason": reason,
            "tone": "primary" if is_next else "outline-secondary",
        }
        for view, label, reason, is_next in steps
    ]


def _facts_of(consultation: Consultation, reads: bool) -> list[dict[str, Any]]:
    c, letter = consultation, consultation.letter
    asked = [
        (label_of(Consultation.ngo_name), _ngo(c)),
        (label_of(Consultation.subject), c.subject.label),
        (label_of(Consultation.kind), c.kind.label if c.kind else ""),
        (label_of(Consultation.asker), c.asker),
        ("Số, ngày văn bản hỏi", _titled(letter, ".letter_file", c)),
        (label_of(Document.arrival_number), letter.arrival_number),
        (label_of(Consultation.received_on), dmy(c.received_on)),
        (label_of(Consultation.due_on), dmy(c.due_on)),
        (label_of(Consultation.content), c.content or letter.abstract),
        (label_of(Consultation.unit_id), c.unit.name_on(c.received_on)),
    ]
    groups = [{"heading": "Văn bản hỏi ý kiến", "facts": asked}]
    if reads:
        signed = _titled(c.answer, ".answer_file", c) if c.answer else ""
        signer = c.answer.signer if c.answer else ""
        answered = [
            (label_of(Consultation.draft), c.draft),
            ("Số, ngày văn bản trả lời", signed),
            ("Người ký", signer),
        ]
        groups.append({"heading": "Trả lời của tỉnh", "facts": answered})
    return groups


def _ngo(consultation: Consultation) -> str:
    if consultation.partner is None:
        return f"{consultation.ngo_name} (chưa có trong sổ)"
    link = Markup('<a href="{}">{}</a>').format(
        url_for("partners.show", id=consultation.partner_id), consultation.partner.name
    )
    written = consultation.ngo_name
    return (
        link if written == consultation.partner.name else Markup("{} (văn bản ghi: {})").format(link, written)
    )


def _titled(document: Document, view: str, consultation: Consultation) -> str:
    if document.file is None:
        return document.title
    return Markup('<a href="{}">{}</a>').format(url_for(view, id=consultation.id), document.title)


def _opinion_entry(asked: ConsultationOpinion, handles: bool) -> dict[str, Any]:
    """An opinion as the component draws it."""
    day: date = today()
    overdue = asked.kind is None and asked.due_on < day
    state = asked.kind.label if asked.kind else "quá hạn, chưa trả lời" if overdue else "chưa trả lời"
    late = " (muộn hạn)" if asked.late else ""
    may_answer = handles or acting().belongs_to(asked.unit_id)
    open_ = asked.consultation.answered_on is None
    entry: dict[str, Any] = {
        "unit": asked.unit.name_on(asked.asked_on),
        "state": f"{state}{late}",
        "tone": "danger" if overdue else "neutral" if asked.kind is None else "success",
        "asked_on": asked.asked_on,
        "due_on": asked.due_on,
        "answered_on": asked.answered_on,
        "text": asked.text,
        "url": url_for(".opinion", id=asked.id) if may_answer and open_ else "",
    }
    if asked.answer and asked.answer.file:
        entry["documents"] = [{"label": asked.answer.title, "url": url_for(".opinion_file", id=asked.id)}]
    return entry
