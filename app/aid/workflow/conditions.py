"""When a step of the aid procedure may be taken: each condition answers nothing, or the sentence that says why not."""

from datetime import date
from functools import partial
from typing import Any

from app.aid.models import Proposal, Status
from app.aid.requirements import (
    Authority,
    authority,
    missing_facts,
    papers_asked,
    regime_on,
    traits_of,
)
from app.aid.workflow.subjects import units_that_typed
from app.core.rules import worded
from app.dossiers.models import Paper
from app.dossiers.workflow import letters_signed
from app.law.papers import REQUEST
from app.law.shapes import Outcome, PaperRule, RegimeCode
from app.office import queries as office
from app.office.models import DutyKind, Unit
from app.permissions import Actor

S = Status


def listed(names: Any) -> str:
    return "; ".join(str(name) for name in names)


def paper_for(proposal: Proposal, rule: PaperRule) -> Paper | None:
    """The row of the dossier that answers a required paper."""
    return next((p for p in proposal.dossier.papers if p.code == rule.code), None)


def regime_of(proposal: Proposal, actor: Actor) -> RegimeCode:
    """The pinned regime, or the provisional one of the day while drafting."""
    return proposal.dossier.regime or regime_on(proposal.dossier.received_on or actor.day).code


@worded("đủ nội dung; văn bản đề nghị có số, ngày, người ký; giấy tờ bắt buộc đã có hoặc nêu lý do chưa có")
def draft_is_complete(actor: Actor, proposal: Proposal) -> str | None:
    """hand_in: the facts, the signed request, every required paper there or its absence explained."""
    if lacking := missing_facts(proposal):
        return f"Hồ sơ còn thiếu: {listed(lacking)}."
    rules = papers_asked(regime_of(proposal, actor), traits_of(proposal))
    silent = [r.label for r in rules if not ((p := paper_for(proposal, r)) and (p.present or p.absence))]
    if silent:
        return f"Giấy tờ chưa có và chưa nêu lý do: {listed(silent)}."
    request = next((p for p in proposal.dossier.papers if p.code == REQUEST), None)
    if request and request.present and not (request.number and request.issued_on and request.signer):
        return "Văn bản đề nghị của chủ khoản viện trợ phải có số, ngày và người ký."
    return None


@worded("có số đến, ngày đến, số bộ nhận, người thẩm định; quy định áp dụng đã xác định")
def reception_is_complete(_actor: Actor, proposal: Proposal) -> str | None:
    """accept: số đến, ngày đến, the sets received, a named appraiser, the regime pinned."""
    dossier = proposal.dossier
    if not (dossier.arrival_number and dossier.received_on and dossier.originals is not None):
        return "Chưa ghi đủ số đến, ngày đến, số bộ hồ sơ nhận."
    if not dossier.appraiser_name:
        return "Chưa phân công người thẩm định."
    return None if dossier.regime else "Chưa xác định quy định áp dụng."


@worded("đủ giấy tờ theo quy định áp dụng, hoặc lý do chưa có được chấp nhận")
def papers_are_complete(actor: Actor, proposal: Proposal) -> str | None:
    """consult: every paper of the pinned regime is there, or the lead accepts why not."""
    rules = papers_asked(regime_of(proposal, actor), traits_of(proposal))
    open_papers = [r.label for r in rules if not _settled(paper_for(proposal, r))]
    return f"Thành phần hồ sơ chưa đủ: {listed(open_papers)}." if open_papers else None


def _settled(paper: Paper | None) -> bool:
    return paper is not None and (paper.present or bool(paper.absence and paper.absence_accepted))


@worded("đã kiểm tra thẩm quyền và hồ sơ thuộc tỉnh giải quyết")
def authority_is_confirmed(_actor: Actor, proposal: Proposal) -> str | None:
    """The check of authority has its outcome, and this province handles the file."""
    dossier = proposal.dossier
    if dossier.outcome is None or not dossier.outcome_confirmed_by:
        return "Chưa xác nhận thẩm quyền quyết định."
    if dossier.outcome == Outcome.ELSEWHERE:
        return (
            "Khoản viện trợ không thuộc thẩm quyền của tỉnh: hãy từ chối tiếp nhận và nêu nơi có thẩm quyền."
        )
    return None


PARTS = {
    "refusal": "Văn bản từ chối",
    "supplement": "Văn bản yêu cầu bổ sung",
    "report": "Báo cáo thẩm định",
    "submission": "Tờ trình",
    "decision": "Quyết định",
    "central_decision": "Văn bản của Thủ tướng Chính phủ hoặc Văn phòng Chính phủ",
    "declining": "Văn bản không tiếp nhận",
    "forwarding": "Công văn gửi hồ sơ",
    "central_question": "Văn bản của bộ",
    "withdrawal": "Văn bản đề nghị rút",
    "errata": "Văn bản đính chính",
    "annulment": "Quyết định hủy bỏ, thay thế",
    "stopping": "Văn bản dừng giải quyết",
    "consultation": "Văn bản lấy ý kiến",
    "transfer": "Phiếu chuyển của UBND tỉnh",
    "draft": "Dự thảo quyết định",
}

letters_are_signed = partial(letters_signed, PARTS)


BY_LEAD = ("refusal", "supplement", "report", "submission", "stopping", "consultation")
BY_DECIDER = ("decision", "declining", "forwarding", "errata", "annulment")
TYPES = {"report": "BC", "submission": "TTr", "decision": "QĐ", "annulment": "QĐ"}  # the others are công văn


def issuer_of(part: str, proposal: Proposal, day: date) -> Unit | None:
    """The unit that issues the paper of this part (cơ quan ban hành); None where it comes from outside."""
    dossier = proposal.dossier
    if part in BY_LEAD:
        return dossier.lead
    if part in BY_DECIDER and not (part == "declining" and dossier.status == S.FORWARDED):
        return next(iter(office.duty_holders(DutyKind.DECIDE, day)), None)
    return dossier.applicant if part == "withdrawal" else None


@worded("nêu ít nhất một điểm cần bổ sung, gắn với giấy tờ hoặc nội dung")
def faults_are_named(_actor: Actor, proposal: Proposal) -> str | None:
    """ask_papers: at least one fault, each at a paper or a group of facts."""
    request = proposal.dossier.open_request
    return None if request and request.faults else "Chưa nêu điểm nào cần bổ sung."


@worded("mọi điểm cần bổ sung đã được trả lời")
def faults_are_answered(_actor: Actor, proposal: Proposal) -> str | None:
    """add_papers: every fault has its answer."""
    request = proposal.dossier.requests[-1]
    silent = [f.subject_label for f in request.faults if not f.answer]
    return f"Chưa trả lời: {listed(silent)}." if silent else None


@worded("đã quá hạn bổ sung")
def supplement_is_overdue(actor: Actor, proposal: Proposal) -> str | None:
    """stop: the day set for the supplement is past."""
    request = proposal.dossier.open_request
    if request is None or request.due_on >= actor.day:
        due = f" ({request.due_on:%d/%m/%Y})" if request else ""
        return f"Chưa hết hạn bổ sung{due}."
    return None


@worded("đơn vị đã nhập mục cần sửa")
def typed_here(actor: Actor, proposal: Proposal) -> str | None:
    """Đơn vị đã nhập mục cần sửa."""
    if any(actor.belongs_to(unit_id) for unit_id in units_that_typed(proposal)):
        return None
    return "Việc này dành cho đơn vị đã nhập nội dung của hồ sơ."


@worded("người thứ hai của đơn vị đã nhập xác nhận")
def confirmed_by_another(actor: Actor, proposal: Proposal) -> str | None:
    """correct: a second person of the unit that typed it confirms."""
    fresh = [c for c in proposal.dossier.corrections if c.waits and c.confirmed_by_id == actor.user_id]
    if fresh and fresh[0].proposed_by_id != actor.user_id:
        return None
    return "Sửa lỗi nhập liệu phải được người thứ hai của đơn vị đã nhập xác nhận."


def authority_now(proposal: Proposal, actor: Actor) -> Authority:
    """The outcome that the answers given so far lead to."""
    return authority(regime_of(proposal, actor), {a.question: a.yes for a in proposal.answers})


def open_parts(proposal: Proposal) -> frozenset[str]:
    """What may be edited now: all of a draft; while papers are awaited, only what the request names.

    Papers by their code, parts of the facts as "section:<slug>".
    """
    dossier = proposal.dossier
    if dossier.status == Status.DRAFTING:
        return frozenset({"all"})
    if dossier.status == Status.INCOMPLETE and dossier.open_request:
        return frozenset(fault.subject for fault in dossier.open_request.faults)
    return frozenset()
