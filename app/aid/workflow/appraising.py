"""When opinions may be asked, the asking ended, the appraisal put forward: nothing, or the sentence that says why not."""

from app.aid.models import Finding, Proposal, Recommendation
from app.aid.workflow.conditions import listed
from app.core.rules import worded
from app.dossiers.models import Opinion, OpinionKind
from app.law.criteria import CRITERIA
from app.office import queries as office
from app.office.models import SettingKey
from app.permissions import Actor

FEW = 2  # contents of appraisal that a reason still names one by one


@worded("hỏi ít nhất một cơ quan, mỗi cơ quan có hạn trả lời")
def opinions_are_asked(_actor: Actor, proposal: Proposal) -> str | None:
    """consult, ask_more: somebody new is asked, each with a due date."""
    waiting = [o for o in proposal.dossier.opinions if o.kind is None]
    if not waiting:
        return "Chưa chọn cơ quan cần lấy ý kiến."
    undated = [o.unit.name for o in waiting if o.due_on is None]
    return f"Chưa ghi hạn trả lời của: {listed(undated)}." if undated else None


@worded("chỉ với viện trợ khắc phục hậu quả, theo chỉ đạo của Chủ tịch UBND tỉnh (khoản 4 Điều 10)")
def recovery_is_instructed(_actor: Actor, proposal: Proposal) -> str | None:
    """skip_opinions: only for recovery aid, on the Chairman's instruction (khoản 4 Điều 10)."""
    if not proposal.is_recovery:
        return "Chỉ khoản viện trợ khắc phục hậu quả mới được bỏ qua việc lấy ý kiến."
    return None


@worded("văn bản chỉ đạo có số, ngày")
def instruction_is_named(_actor: Actor, proposal: Proposal) -> str | None:
    """skip_opinions: the instruction has its number and day."""
    return (
        None if proposal.recovery_instruction else "Chưa ghi số, ngày văn bản chỉ đạo của Chủ tịch UBND tỉnh."
    )


@worded("mọi ý kiến đã trả lời hoặc đã quá hạn")
def opinions_are_in_or_late(actor: Actor, proposal: Proposal) -> str | None:
    """appraise: every opinion is in, or its due date is past."""
    waiting = [
        f"{o.unit.name} (hạn {o.due_on:%d/%m/%Y})"
        for o in proposal.dossier.opinions
        if o.kind is None and o.due_on and o.due_on >= actor.day
    ]
    return f"Còn chờ ý kiến trong hạn: {listed(waiting)}." if waiting else None


@worded("không còn ý kiến nào đang chờ; cơ quan không trả lời đã được hỏi bằng văn bản có số, ngày")
def opinions_are_closed(_actor: Actor, proposal: Proposal) -> str | None:
    """appraise: on the day of the step no opinion is awaited; who is silent was asked by a paper with number and day."""
    opinions = proposal.dossier.opinions
    if waiting := [o.unit.name for o in opinions if o.kind is None]:
        return f"Vào ngày thực hiện còn chờ ý kiến trong hạn của: {listed(waiting)}."
    unproved = [
        o.unit.name
        for o in opinions
        if o.kind == OpinionKind.SILENT and not (o.request and o.request.number and o.request.issued_on)
    ]
    if unproved:
        return f"Chưa ghi số, ngày văn bản lấy ý kiến đã gửi {listed(unproved)}."
    return None


@worded("mọi nội dung thẩm định có kết quả; ý kiến không thống nhất được tiếp thu, giải trình; có kiến nghị")
def appraisal_is_written(_actor: Actor, proposal: Proposal) -> str | None:
    """put_forward: a finding on each criterion, each disagreement answered, a recommendation."""
    found = {f.criterion for f in proposal.findings}
    if lacking := [c.text for c in CRITERIA if c.code not in found]:
        which = listed(lacking) if len(lacking) <= FEW else f"{len(lacking)} nội dung"
        return f"Chưa có kết quả thẩm định về: {which}."
    if unsettled := [o.unit.name for o in not_agreeing(proposal) if not o.resolution]:
        return f"Chưa ghi tiếp thu, giải trình ý kiến không thống nhất hoặc việc không trả lời của: {listed(unsettled)}."
    if proposal.recommendation is None or proposal.method is None:
        return "Chưa ghi hình thức thẩm định và kiến nghị."
    return None


def not_agreeing(proposal: Proposal) -> list[Opinion]:
    """Opinions that are no agreement: those against, and silence unless the office counts it as agreement."""
    kinds = {OpinionKind.DISAGREE}
    if not office.switched_on(SettingKey.SILENCE_IS_AGREEMENT):
        kinds.add(OpinionKind.SILENT)
    return [o for o in proposal.dossier.opinions if o.kind in kinds]


@worded("nội dung không đạt thì không kiến nghị phê duyệt")
def recommendation_fits(_actor: Actor, proposal: Proposal) -> str | None:
    """An unmet criterion cannot end in a plain recommendation to approve."""
    unmet = any(f.finding == Finding.NOT_MET for f in proposal.findings)
    if unmet and proposal.recommendation == Recommendation.APPROVE:
        return "Có nội dung “không đạt” nhưng kiến nghị lại là đề nghị phê duyệt."
    return None
