"""When a file may be put up, decided, sent on and told: nothing, or the sentence that says why not."""

from app.aid.models import Proposal
from app.aid.workflow.conditions import S
from app.core.rules import worded
from app.law.shapes import Outcome
from app.permissions import Actor


@worded("phiếu trình có ý kiến của Văn phòng và dự thảo quyết định")
def draft_decision_is_there(_actor: Actor, proposal: Proposal) -> str | None:
    """put_up: phiếu trình with the Văn phòng's opinion and the draft decision."""
    if not proposal.office_opinion:
        return "Chưa ghi ý kiến thẩm tra của Văn phòng."
    return None if proposal.dossier.fresh_letters("draft") else "Chưa kèm dự thảo quyết định."


@worded("khi còn ở tỉnh: chỉ khoản thuộc thẩm quyền của tỉnh")
def province_decides(_actor: Actor, proposal: Proposal) -> str | None:
    """approve from signing: only where the province is competent."""
    dossier = proposal.dossier
    if dossier.status == S.SIGNING and dossier.outcome != Outcome.PROVINCE:
        return "Thẩm quyền quyết định thuộc Thủ tướng Chính phủ: hãy gửi hồ sơ trình Thủ tướng."
    return None


@worded("thuộc thẩm quyền Thủ tướng Chính phủ")
def prime_minister_decides(_actor: Actor, proposal: Proposal) -> str | None:
    """forward: the authority check says Thủ tướng Chính phủ."""
    if proposal.dossier.outcome == Outcome.PRIME_MINISTER:
        return None
    return "Thẩm quyền quyết định thuộc Chủ tịch UBND tỉnh, không trình Thủ tướng."


@worded("người ghi nhận không lập và không thẩm định hồ sơ này")
def recorder_is_another(actor: Actor, proposal: Proposal) -> str | None:
    """approve: whoever records the decision neither registered nor appraised this file."""
    dossier = proposal.dossier
    own = {s.actor_id for s in dossier.steps if s.action in HANDLED and not s.taken_back}
    if actor.user_id in own or actor.user_id == dossier.appraiser_id:
        return "Người ghi nhận quyết định phải khác người lập hồ sơ và người thẩm định."
    return None


@worded("tệp đã ký, số, ngày, người ký, hình thức ký")
def decision_is_signed(_actor: Actor, proposal: Proposal) -> str | None:
    """approve: the signed file, its number, day, signer and form of signature."""
    letters = proposal.dossier.fresh_letters("decision") + proposal.dossier.fresh_letters("central_decision")
    if not letters:
        return "Chưa ghi quyết định."
    document = letters[-1].document
    if not (document.number and document.issued_on and document.signer and document.signature_form):
        return "Quyết định phải có số, ngày, người ký và hình thức ký."
    if document.file is None:
        return "Chưa đính kèm bản quyết định đã ký."
    if letters[-1].part == "central_decision" and not document.arrived_on:
        return "Chưa ghi ngày đến của văn bản từ Trung ương."
    handlers = {s.actor for s in proposal.dossier.steps if s.action in HANDLED and not s.taken_back}
    if document.signer in handlers | {proposal.dossier.appraiser_name}:
        return "Người ký quyết định phải khác người lập hồ sơ và người thẩm định."
    return None


HANDLED = frozenset({"hand_in", "add_papers", "consult", "appraise", "put_forward"})


@worded("có ngày thông báo cho bên cung cấp")
def donor_is_told(_actor: Actor, proposal: Proposal) -> str | None:
    """decline: the donor is told, on a day."""
    return None if proposal.donor_told_on else "Chưa ghi ngày thông báo cho bên cung cấp viện trợ."


@worded("có ngày thông báo cho bên cung cấp và ngày gửi quyết định cho các bộ")
def told_everyone(_actor: Actor, proposal: Proposal) -> str | None:
    """notify: the donor's notice and the sending to the ministries have their days."""
    if proposal.donor_told_on and proposal.ministries_told_on:
        return None
    return "Chưa ghi ngày thông báo cho bên cung cấp và ngày gửi các bộ."
