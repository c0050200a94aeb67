"""The list, the page and the files of consultations on NGO registrations."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from app.core import history
from app.core.calendar import days_left
from app.core.telling import told
from app.documents.models import Document
from app.documents.views import send_stored
from app.partners import queries
from app.partners.models import Consultation, ConsultationOpinion
from app.partners.register import consultation_register
from app.partners.views.consultations.blueprint import consultations
from app.partners.views.consultations.parts import TONES, facts_of, opinion_entry, steps_now
from app.permissions import may_read_consultation_opinion, permission
from app.registers import register_page, register_workbook
from app.web import acting, guarded, today


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
        steps=steps_now(consultation) if handles else [],
        handles=handles,
        groups=facts_of(consultation, reads),
        opinions=[opinion_entry(each, handles) for each in _readable(consultation)],
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


def _readable(consultation: Consultation) -> list[ConsultationOpinion]:
    return [each for each in consultation.opinions if may_read_consultation_opinion(acting(), each) is None]
