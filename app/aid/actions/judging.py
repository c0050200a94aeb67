"""Whether a new value can stand where it is put: what the database would refuse, said as a sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.aid.actions.mending import complete_on, rows_dated_by
from app.aid.models import Proposal
from app.aid.workflow import Subject
from app.core.rules import Refused
from app.dossiers.models import Dossier, Opinion, Step
from app.permissions import Actor

Judge = Callable[[Proposal, Any, Any], str | None]


def judge_value(proposal: Proposal, subject: Subject, value: Any, by: Actor) -> None:
    """Raise Refused at the field "new" with the one reason why this value cannot stand there."""
    judges = JUDGES.get((type(subject.record), subject.field), ())
    reason = _alone(subject, value, by.day) or next(
        (said for judge in judges if (said := judge(proposal, subject.record, value))), None
    )
    if reason:
        raise Refused(reason, field="new")


def _alone(subject: Subject, value: Any, today: date) -> str | None:
    longest = getattr(subject.record.__table__.c[subject.field].type, "length", None)
    if isinstance(value, str) and not value:
        return "Chưa nhập giá trị mới."
    if isinstance(value, str) and longest and len(value) > longest:
        return f"Dài quá {longest} ký tự."
    if isinstance(value, Decimal) and value <= 0:
        return "Giá trị phải lớn hơn 0."
    if subject.past and value > today:
        return "Ngày này chưa tới."
    return None


def _before_end(proposal: Proposal, _record: Any, value: date) -> str | None:
    if proposal.ends_on and value > proposal.ends_on:
        return f"Ngày bắt đầu sau ngày kết thúc ({proposal.ends_on:%d/%m/%Y})."
    return None


def _after_start(proposal: Proposal, _record: Any, value: date) -> str | None:
    if proposal.starts_on and value < proposal.starts_on:
        return f"Ngày kết thúc trước ngày bắt đầu ({proposal.starts_on:%d/%m/%Y})."
    return None


def _before_acceptance(_proposal: Proposal, dossier: Dossier, value: date) -> str | None:
    accepted = next((s.on for s in dossier.steps if s.action in ("accept", "refuse") and s.leads_on), None)
    if accepted and value > accepted:
        return f"Ngày đến sau ngày tiếp nhận ({accepted:%d/%m/%Y})."
    return None


def _after_completion(_proposal: Proposal, dossier: Dossier, value: date) -> str | None:
    natural = complete_on(dossier)
    if natural and value < natural:
        return f"Ngày hợp lệ không thể trước ngày đủ hồ sơ ({natural:%d/%m/%Y})."
    return None


def _between_neighbours(_proposal: Proposal, step: Step, value: date) -> str | None:
    road = [s for s in step.dossier.steps if s.leads_on]
    at = road.index(step)
    if at and value < road[at - 1].on:
        return f"Ngày thực hiện trước bước liền trước ({road[at - 1].on:%d/%m/%Y})."
    if at + 1 < len(road) and value > road[at + 1].on:
        return f"Ngày thực hiện sau bước liền sau ({road[at + 1].on:%d/%m/%Y})."
    return None


def _within_terms(_proposal: Proposal, step: Step, value: date) -> str | None:
    """What the step asked keeps its order: asked, due, answered."""
    for row, field in rows_dated_by(step):
        if field == "asked_on" and row.due_on and value > row.due_on:
            return f"Sau hạn trả lời đã ghi ({row.due_on:%d/%m/%Y})."
        if field == "asked_on" and row.answered_on and value > row.answered_on:
            return f"Sau ngày trả lời đã ghi ({row.answered_on:%d/%m/%Y})."
        if field == "answered_on" and value < row.asked_on:
            return f"Trước ngày yêu cầu ({row.asked_on:%d/%m/%Y})."
    return None


def _after_asking(_proposal: Proposal, opinion: Opinion, value: date) -> str | None:
    if value < opinion.asked_on:
        return f"Ngày đến của ý kiến trước ngày lấy ý kiến ({opinion.asked_on:%d/%m/%Y})."
    return None


JUDGES: Mapping[tuple[type[Any], str], tuple[Judge, ...]] = {
    (Proposal, "starts_on"): (_before_end,),
    (Proposal, "ends_on"): (_after_start,),
    (Dossier, "received_on"): (_before_acceptance,),
    (Dossier, "valid_on"): (_after_completion,),
    (Step, "on"): (_between_neighbours, _within_terms),
    (Opinion, "answered_on"): (_after_asking,),
}
