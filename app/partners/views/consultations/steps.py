"""The forms of a consultation, from the letter that asks to the signed answer."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.core.forms import BaseForm, given
from app.core.transaction import transaction
from app.documents.views import tell_of_number
from app.dossiers.forms import OpinionForm
from app.partners import actions
from app.partners.forms import AskingForm, ConsultationForm, DraftForm, SignedForm
from app.partners.models import Consultation, ConsultationOpinion
from app.partners.views.consultations.blueprint import consultations
from app.web import acting, done, form_page, guarded, today


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
