"""The procedure of an aid dossier as a table (quy trình thẩm định, phê duyệt khoản viện trợ)."""

from datetime import date

from app.aid.models import Status
from app.aid.workflow.appraising import (
    appraisal_is_written,
    instruction_is_named,
    opinions_are_asked,
    opinions_are_closed,
    opinions_are_in_or_late,
    recommendation_fits,
    recovery_is_instructed,
)
from app.aid.workflow.conditions import (
    authority_is_confirmed,
    confirmed_by_another,
    draft_is_complete,
    faults_are_answered,
    faults_are_named,
    letters_are_signed,
    papers_are_complete,
    reception_is_complete,
    supplement_is_overdue,
    typed_here,
)
from app.aid.workflow.deciding import (
    decision_is_signed,
    donor_is_told,
    draft_decision_is_there,
    prime_minister_decides,
    province_decides,
    recorder_is_another,
    told_everyone,
)
from app.aid.workflow.desks import DESKS
from app.core.rules import all_of
from app.core.workflow import State, Transition, Workflow
from app.dossiers.models import Holder
from app.law.shapes import Clock
from app.permissions import (
    applicant_officer,
    decider_leader,
    decision_recorder,
    focal_officer,
    lead_leader,
    lead_officer,
    lead_reception,
    office_officer,
    working,
)

S = Status

IN_APPRAISAL = (S.CHECKING, S.CONSULTING, S.APPRAISING)
UNDER_WAY = (
    S.RECEIVED, S.CHECKING, S.INCOMPLETE, S.CONSULTING, S.APPRAISING, S.REVIEWING, S.SUBMITTED,
)  # fmt: skip
HANDED_IN = tuple(s for s in S if s != S.DRAFTING)
A = Clock.APPRAISAL

APPRAISAL = Workflow(
    title="Thẩm định, phê duyệt khoản viện trợ",
    states=(
        State(S.DRAFTING, Holder.APPLICANT),
        State(S.RECEIVED, Holder.LEAD, Clock.RECEPTION),
        State(S.CHECKING, Holder.LEAD, Clock.CHECKING),
        State(S.INCOMPLETE, Holder.APPLICANT, Clock.SUPPLEMENT),
        State(S.CONSULTING, Holder.CONSULTED, A),
        State(S.APPRAISING, Holder.LEAD, A),
        State(S.REVIEWING, Holder.LEAD, A),
        State(S.SUBMITTED, Holder.OFFICE, Clock.PUT_UP),
        State(S.SIGNING, Holder.DECIDER, Clock.SIGNING),
        State(S.FORWARDED, Holder.OFFICE),
        State(S.APPROVED, Holder.OFFICE, Clock.NOTICE),
        State(S.NOTIFIED, Holder.NOBODY, final=True),
        State(S.DECLINED, Holder.NOBODY, final=True),
        State(S.REFUSED, Holder.NOBODY, final=True),
        State(S.WITHDRAWN, Holder.NOBODY, final=True),
        State(S.STOPPED, Holder.NOBODY, final=True),
        State(S.ANNULLED, Holder.NOBODY, final=True),
    ),
    transitions=(
        Transition("record_past", "Ghi nhận khoản đã phê duyệt", (), S.NOTIFIED, focal_officer),
        Transition("hand_in", "Nộp hồ sơ", (S.DRAFTING,), S.RECEIVED, applicant_officer,
                   when=draft_is_complete, sets=("handed_in_on", "lead_id"), undoable=True),
        Transition("discard", "Hủy bản nháp", (S.DRAFTING,), None, applicant_officer, tone="danger"),
        Transition("accept", "Tiếp nhận, phân công", (S.RECEIVED,), S.CHECKING, lead_reception,
                   complete=reception_is_complete, undoable=True,
                   sets=("code", "arrival_number", "received_on", "originals", "copies", "appraiser_id",
                         "appraiser_name", "no_interest_declared", "regime", "regime_reason")),
        Transition("consult", "Xác nhận hợp lệ, lấy ý kiến", (S.CHECKING,), S.CONSULTING, lead_leader,
                   complete=all_of(papers_are_complete, authority_is_confirmed, opinions_are_asked),
                   sets=("valid_on", "valid_reason", "outcome_confirmed_by"), undoable=True),
        Transition("skip_opinions", "Không lấy ý kiến", (S.CHECKING,), S.APPRAISING, lead_leader,
                   when=recovery_is_instructed, undoable=True,
                   sets=("valid_on", "valid_reason", "outcome_confirmed_by", "recovery_instruction"),
                   complete=all_of(papers_are_complete, authority_is_confirmed, instruction_is_named)),
        Transition("ask_more", "Lấy ý kiến bổ sung", (S.APPRAISING,), S.CONSULTING, lead_leader,
                   complete=opinions_are_asked),
        Transition("appraise", "Kết thúc lấy ý kiến", (S.CONSULTING,), S.APPRAISING, lead_officer,
                   when=opinions_are_in_or_late, complete=opinions_are_closed, undoable=True),
        Transition("put_forward", "Trình lãnh đạo", (S.APPRAISING,), S.REVIEWING, lead_officer,
                   when=all_of(appraisal_is_written, recommendation_fits), undoable=True),
        Transition("submit", "Trình UBND tỉnh", (S.REVIEWING,), S.SUBMITTED, lead_leader,
                   complete=letters_are_signed("report", "submission")),
        Transition("return_officer", "Trả lại chuyên viên", (S.REVIEWING,), S.APPRAISING, lead_leader,
                   tone="warning"),
        Transition("put_up", "Trình ký", (S.SUBMITTED,), S.SIGNING, office_officer,
                   complete=draft_decision_is_there, sets=("office_opinion",), undoable=True),
        Transition("give_back", "Trả lại, yêu cầu làm rõ", (S.SUBMITTED,), S.APPRAISING, office_officer,
                   tone="warning"),
        Transition("approve", "Ghi nhận quyết định phê duyệt", (S.SIGNING, S.FORWARDED), S.APPROVED,
                   decision_recorder, when=all_of(province_decides, recorder_is_another),
                   complete=decision_is_signed),
        Transition("forward", "Gửi hồ sơ trình Thủ tướng", (S.SIGNING,), S.FORWARDED, office_officer,
                   when=prime_minister_decides, complete=letters_are_signed("forwarding")),
        Transition("hand_back", "Trả lại Văn phòng", (S.SIGNING,), S.SUBMITTED, decider_leader,
                   tone="warning"),
        Transition("decline", "Ghi nhận không tiếp nhận", (S.SIGNING, S.FORWARDED), S.DECLINED,
                   office_officer, complete=all_of(letters_are_signed("declining"), donor_is_told),
                   tone="danger"),
        Transition("central_asks", "Bộ yêu cầu bổ sung, giải trình", (S.FORWARDED,), S.APPRAISING,
                   office_officer, complete=letters_are_signed("central_question"), tone="warning"),
        Transition("notify", "Thông báo", (S.APPROVED,), S.NOTIFIED, office_officer,
                   complete=told_everyone),
        Transition("add_papers", "Nộp bổ sung", (S.INCOMPLETE,), None, applicant_officer,
                   complete=faults_are_answered, returns=True),
        Transition("ask_papers", "Yêu cầu bổ sung", IN_APPRAISAL, S.INCOMPLETE, lead_leader,
                   complete=faults_are_named, tone="warning"),
        Transition("stop", "Dừng giải quyết", (S.INCOMPLETE,), S.STOPPED, lead_leader,
                   when=supplement_is_overdue, tone="danger",
                   formerly=(date(2025, 9, 15), "Trả lại hồ sơ")),
        Transition("refuse", "Từ chối tiếp nhận hồ sơ", (S.RECEIVED, *IN_APPRAISAL), S.REFUSED,
                   lead_leader, complete=letters_are_signed("refusal"), tone="danger"),
        Transition("withdraw", "Rút hồ sơ", UNDER_WAY, S.WITHDRAWN, applicant_officer,
                   complete=letters_are_signed("withdrawal"), tone="danger"),
        Transition("errata", "Ghi nhận đính chính", (S.APPROVED, S.NOTIFIED), None, office_officer,
                   complete=letters_are_signed("errata"), tone="secondary"),
        Transition("correct", "Sửa lỗi nhập liệu", HANDED_IN, None, all_of(typed_here, working),
                   complete=confirmed_by_another, tone="secondary"),
        Transition("annul", "Ghi nhận hủy bỏ, thay thế", (S.APPROVED, S.NOTIFIED), S.ANNULLED,
                   office_officer, complete=letters_are_signed("annulment"), tone="danger"),
    ),
    desks=DESKS,
)  # fmt: skip

ISSUED = frozenset({
    "refuse", "ask_papers", "consult", "ask_more", "submit",
})  # fmt: skip  # a leader issues what an officer prepared

REASONED = frozenset({
    "refuse", "return_officer", "give_back", "hand_back", "decline", "stop", "discard", "take_back",
    "errata", "annul", "withdraw",
})  # fmt: skip
