"""Rules about being consulted on NGO registrations (tham gia ý kiến đăng ký PCPNN)."""

from typing import Any

from app.core.rules import all_of, worded
from app.office.models import DutyKind
from app.permissions.people import Actor, duty, working

CONSULTING_DUTIES = (DutyKind.GATHER, DutyKind.PUT_UP, DutyKind.DECIDE)
handler = all_of(duty(DutyKind.GATHER), working)


@worded("cơ quan tổng hợp báo cáo, thẩm tra, quyết định; cơ quan xử lý; đơn vị được hỏi")
def may_see_consultation(actor: Actor, record: Any) -> str | None:
    """The body that handles it, those it goes through, and the units that were asked."""
    if reason := working(actor, record):
        return reason
    if record is None or actor.has(*CONSULTING_DUTIES) or actor.belongs_to(record.unit_id):
        return None
    if any(actor.belongs_to(opinion.unit_id) for opinion in record.opinions):
        return None
    return "Việc này dành cho cơ quan xử lý và các đơn vị được hỏi ý kiến."


@worded("đơn vị được hỏi, hoặc cơ quan tổng hợp báo cáo ghi nhận từ văn bản")
def may_answer_consultation(actor: Actor, opinion: Any) -> str | None:
    """A unit answers for itself; the handling body writes down what came on paper."""
    if handler(actor, opinion) is None:
        return None
    if actor.belongs_to(opinion.unit_id):
        return working(actor, opinion)
    return "Ý kiến do đơn vị được hỏi trả lời, hoặc do cơ quan xử lý ghi nhận từ văn bản."


@worded("chính đơn vị được hỏi; cơ quan xử lý, thẩm tra, quyết định")
def may_read_consultation_opinion(actor: Actor, opinion: Any) -> str | None:
    """Its own unit, and those who handle the consultation or to whom it is put up."""
    if working(actor, opinion) is None and (
        actor.has(*CONSULTING_DUTIES)
        or actor.belongs_to(opinion.unit_id)
        or actor.belongs_to(opinion.consultation.unit_id)
    ):
        return None
    return "Ý kiến của đơn vị khác chỉ cơ quan xử lý xem."


@worded("cơ quan tổng hợp báo cáo, thẩm tra, quyết định")
def may_read_draft(actor: Actor, _record: Any) -> str | None:
    """The draft and the answer are for those who handle them or to whom they are put up."""
    if actor.has(*CONSULTING_DUTIES):
        return working(actor, _record)
    return "Dự thảo trả lời chỉ cơ quan xử lý xem."
