"""Handling a consultation on an NGO's registration: the letter in, units asked, the draft, the signed answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.core.db import db
from app.core.rules import Refused
from app.core.search import searchable
from app.documents.actions import ONLY_RECEIVED, TypedDocument, keep_file, record_document, renumber
from app.dossiers.actions import TypedAnswer
from app.partners.models import Consultation, ConsultationOpinion, Partner
from app.permissions import Actor

CLOSED = "Việc này đã trả lời, không ghi thêm."
FACTS = ("subject", "kind", "asker", "content", "due_on")


def receive_consultation(facts: Mapping[str, Any], letter: TypedDocument, *, by: Actor) -> Consultation:
    """Write down the letter that asks the province (tiếp nhận văn bản hỏi ý kiến)."""
    consultation = Consultation(unit_id=by.unit_id)
    consultation.letter = record_document(letter, issuer_name=facts["asker"])
    _write(consultation, facts, letter)
    db.session.add(consultation)
    db.session.flush()
    return consultation


def edit_consultation(consultation: Consultation, facts: Mapping[str, Any], letter: TypedDocument) -> None:
    """Put right what was written of the letter."""
    document = consultation.letter
    if letter.is_secret:
        consultation.letter = record_document(letter, issuer_name=facts["asker"])
    else:
        renumber(document, letter.number)
        document.issued_on, document.abstract, document.signer = (
            letter.issued_on,
            letter.abstract,
            letter.signer,
        )
        document.arrival_number, document.arrived_on = letter.arrival_number, letter.arrived_on
        document.file = keep_file(letter.upload) or document.file
    _write(consultation, facts, letter)


def _write(consultation: Consultation, facts: Mapping[str, Any], letter: TypedDocument) -> None:
    if letter.arrived_on is None:
        raise Refused("Ghi ngày đến của văn bản.", letter.part("arrived_on"))
    if letter.issued_on and letter.arrived_on < letter.issued_on:
        raise Refused("Ngày đến trước ngày ban hành văn bản.", letter.part("arrived_on"))
    if facts["due_on"] < letter.arrived_on:
        raise Refused("Hạn trả lời trước ngày đến của văn bản.", "due_on")
    if consultation.answered_on and letter.arrived_on > consultation.answered_on:
        raise Refused("Ngày đến sau ngày đã trả lời.", letter.part("arrived_on"))
    partner = db.session.get(Partner, facts["partner_id"]) if facts["partner_id"] else None
    if not partner and not facts["ngo_name"]:
        raise Refused("Chọn tổ chức trong sổ, hoặc ghi tên tổ chức.", "ngo_name")
    if letter.is_secret and facts["content"]:
        raise Refused(f"Văn bản mật: không nhập nội dung, chỉ ghi {ONLY_RECEIVED}.", "content")
    for name in FACTS:
        setattr(consultation, name, facts[name])
    consultation.partner = partner
    consultation.ngo_name = facts["ngo_name"] or (partner.name if partner else "")
    consultation.received_on = letter.arrived_on
    names = (consultation.name, consultation.ngo_name, letter.number, letter.arrival_number, facts["asker"])
    consultation.search_text = searchable(" ".join(dict.fromkeys(filter(None, names))))


def ask_units(consultation: Consultation, unit_ids: Sequence[int], asked_on: date, due_on: date) -> None:
    """Ask units of the province for their opinion (lấy ý kiến đơn vị), each by a day."""
    _refuse_closed(consultation)
    known = {opinion.unit_id for opinion in consultation.opinions}
    if consultation.unit_id in unit_ids:
        raise Refused("Cơ quan xử lý không hỏi ý kiến chính mình.", "unit_ids")
    if known.intersection(unit_ids):
        raise Refused("Có đơn vị đã được hỏi ở việc này.", "unit_ids")
    if asked_on < consultation.received_on:
        raise Refused("Ngày hỏi trước ngày đến của văn bản.", "asked_on")
    if due_on < asked_on:
        raise Refused("Hạn trả lời trước ngày hỏi.", "due_on")
    consultation.opinions += [
        ConsultationOpinion(unit_id=unit_id, asked_on=asked_on, due_on=due_on) for unit_id in unit_ids
    ]


def answer_for_unit(opinion: ConsultationOpinion, typed: TypedAnswer, *, by: Actor) -> None:
    """Write down what a unit answers; a late answer is taken until the province has answered."""
    _refuse_closed(opinion.consultation)
    if typed.answered_on < opinion.asked_on:
        raise Refused("Ngày đến của ý kiến trước ngày hỏi.", "answered_on")
    paper = typed.document
    if paper is not None and paper.is_secret and typed.text:
        raise Refused(f"Văn bản mật: không nhập nội dung, chỉ ghi {ONLY_RECEIVED}.", "text")
    opinion.kind, opinion.answered_on, opinion.entered_by_id = typed.kind, typed.answered_on, by.unit_id
    opinion.text = ONLY_RECEIVED if paper is not None and paper.is_secret else typed.text
    if paper is not None and (paper.is_given or paper.upload):
        opinion.answer = record_document(paper, issuer=opinion.unit)


def write_draft(consultation: Consultation, draft: str) -> None:
    """Write the draft of the answer (dự thảo trả lời)."""
    _refuse_closed(consultation)
    consultation.draft = draft


def record_answer(consultation: Consultation, answer: TypedDocument) -> None:
    """Record the signed answer with its number and day (văn bản trả lời đã ký)."""
    _refuse_closed(consultation)
    if not consultation.draft:
        raise Refused("Chưa có dự thảo trả lời.")
    if answer.issued_on is None or not answer.number:
        raise Refused("Ghi số, ngày của văn bản trả lời.", answer.part("number"))
    if answer.issued_on < consultation.received_on:
        raise Refused("Ngày trả lời trước ngày đến của văn bản hỏi.", answer.part("issued_on"))
    consultation.answer = record_document(answer, issuer=consultation.unit)
    consultation.answered_on = answer.issued_on


def _refuse_closed(consultation: Consultation) -> None:
    if consultation.answered_on is not None:
        raise Refused(CLOSED)
