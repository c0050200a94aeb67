"""Consultations on NGO registrations in the demonstration: one new, one with its units asked, one answered."""

from datetime import date
from typing import Any

from app.core.transaction import transaction
from app.demo.ngos import WARM_HAND
from app.demo.stage import Stage
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedAnswer
from app.dossiers.models import OpinionKind
from app.law.shapes import CertificateKind
from app.partners.actions import (
    answer_for_unit,
    ask_units,
    receive_consultation,
    record_answer,
    write_draft,
)
from app.partners.models import Consultation, ConsultationSubject

HANDLER, POLICE = "ngoaivu.chuyenvien", "congan.chuyenvien"
ASKED = ("CAT", "TALAI")


def be_consulted(stage: Stage) -> None:
    """What the foreign affairs office has on its desk, and what it has sent back."""
    _received(stage, 2, 10, "Quỹ Bình Minh (trình diễn)", ConsultationSubject.ISSUE)
    asking = _received(
        stage, 15, -3, "Tổ chức Bàn Tay Ấm (trình diễn)", ConsultationSubject.EXTEND, WARM_HAND
    )
    answered = _received(stage, 30, 12, "Hội Bạn Trẻ em (trình diễn)", ConsultationSubject.AMEND)
    for consultation, asked, due in ((asking, 13, 4), (answered, 28, 20)):
        with _doing(stage, consultation, HANDLER, "Lấy ý kiến đơn vị", stage.ago(asked)):
            units = [stage.unit_id(code) for code in ASKED]
            ask_units(consultation, units, stage.ago(asked), stage.ago(due))
    _opinion(stage, asking, 0, stage.ago(6), OpinionKind.AGREE)
    _opinion(stage, answered, 0, stage.ago(24), OpinionKind.AGREE_WITH_REMARKS)
    _opinion(stage, answered, 1, stage.ago(21), OpinionKind.AGREE)
    with _doing(stage, answered, HANDLER, "Dự thảo trả lời", stage.ago(19)):
        write_draft(
            answered, "Ủy ban nhân dân tỉnh thống nhất, đề nghị tổ chức gửi kế hoạch hoạt động đúng hạn."
        )
    with _doing(stage, answered, HANDLER, "Ghi nhận văn bản trả lời", stage.ago(16)):
        letter = stage.letter("UBND2025", "{}-NV", stage.ago(16), "Tham gia ý kiến về đăng ký hoạt động")
        record_answer(answered, letter)


def _received(
    stage: Stage, ago: int, days: int, ngo: str, subject: ConsultationSubject, known: str = ""
) -> Consultation:
    """A letter that came so many working days ago and is due so many working days from today (before it if negative)."""
    arrived = stage.ago(ago)
    due_on = stage.ago(-days) if days < 0 else stage.calendar.working_days_after(arrived, ago // 2 + days)
    letter = TypedDocument(
        number=f"{400 + ago}/CNV-HĐ",
        issued_on=stage.ago(ago + 2),
        arrival_number=str(1200 - ago),
        arrived_on=arrived,
        signer="Nguyễn Văn Ký",
    )
    facts = {
        "subject": subject,
        "kind": CertificateKind.OPERATION,
        "asker": "Bộ Ngoại giao",
        "content": "Hoạt động giáo dục, y tế tại xã Tà Lài (trình diễn).",
        "due_on": due_on,
        "partner_id": stage.partner_id(known) if known else None,
        "ngo_name": ngo,
    }
    actor = stage.actor(HANDLER, stage.today)
    with transaction(by=actor, doing="Tiếp nhận văn bản hỏi ý kiến", on=arrived):
        return receive_consultation(facts, letter, by=actor)


def _opinion(stage: Stage, consultation: Consultation, number: int, on: date, kind: OpinionKind) -> None:
    actor = stage.actor(POLICE if number == 0 else "xa.chuyenvien", stage.today)
    with transaction(consultation, by=actor, doing="Ghi nhận ý kiến", on=on):
        opinion = consultation.opinions[number]
        answer_for_unit(opinion, TypedAnswer(kind, on, "Không có ý kiến khác (trình diễn)."), by=actor)


def _doing(stage: Stage, consultation: Consultation, who: str, doing: str, on: date) -> Any:
    return transaction(consultation, by=stage.actor(who, stage.today), doing=doing, on=on)
