"""What the page of a consultation shows: its facts, its opinions, what may be done now."""

from datetime import date
from typing import Any

from flask import url_for
from markupsafe import Markup

from app.core.templating import dmy
from app.core.terms import label_of
from app.documents.models import Document
from app.partners import queries
from app.partners.models import Consultation, ConsultationOpinion, ConsultationState
from app.web import acting, today

S = ConsultationState

TONES = {
    S.RECEIVED: "info",
    S.ASKING: "info",
    S.DRAFTING: "warning",
    S.SIGNING: "warning",
    S.ANSWERED: "success",
    S.LATE: "neutral",
}


def steps_now(consultation: Consultation) -> list[dict[str, Any]]:
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


def facts_of(consultation: Consultation, reads: bool) -> list[dict[str, Any]]:
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


def opinion_entry(asked: ConsultationOpinion, handles: bool) -> dict[str, Any]:
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
