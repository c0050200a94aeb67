"""The procedure of founding an association as a table (quy trình thành lập hội hữu nghị)."""

from app.associations.models import FoundingStatus
from app.associations.workflow.conditions import (
    campaign_is_described,
    congress_is_overdue,
    congress_is_quorate,
    dossier_is_complete,
    faults_are_answered,
    faults_are_named,
    office_has_spoken,
    opinions_are_asked,
    opinions_are_in_or_late,
    recogniser,
    refuser,
)
from app.associations.workflow.desks import DESKS
from app.associations.workflow.letters import letters_are_signed, withdrawal_is_asked_for
from app.core.rules import any_of
from app.core.workflow import State, Transition, Workflow
from app.dossiers.models import Holder
from app.law.shapes import Clock
from app.permissions import (
    applicant_officer,
    decider_leader,
    decision_recorder,
    lead_leader,
    lead_officer,
    office_officer,
)

S = FoundingStatus
UNDER_WAY = (
    S.PREPARING, S.RECOGNISING, S.CAMPAIGNING, S.CHECKING, S.INCOMPLETE, S.CONSULTING, S.SUBMITTED,
)  # fmt: skip

FOUNDING = Workflow(
    title="Thành lập hội hữu nghị",
    states=(
        State(S.PREPARING, Holder.APPLICANT),
        State(S.RECOGNISING, Holder.LEAD, Clock.RECOGNITION),
        State(S.CAMPAIGNING, Holder.APPLICANT),
        State(S.CHECKING, Holder.LEAD, Clock.CHECKING),
        State(S.INCOMPLETE, Holder.APPLICANT, Clock.SUPPLEMENT),
        State(S.CONSULTING, Holder.LEAD, Clock.FOUNDING),
        State(S.SUBMITTED, Holder.OFFICE, Clock.FOUNDING),
        State(S.SIGNING, Holder.DECIDER, Clock.FOUNDING),
        State(S.PERMITTED, Holder.APPLICANT, Clock.CONGRESS),
        State(S.CONGRESSED, Holder.LEAD),
        State(S.ACTIVE, Holder.NOBODY, final=True),
        State(S.LAPSED, Holder.NOBODY, final=True),
        State(S.REFUSED, Holder.NOBODY, final=True),
        State(S.WITHDRAWN, Holder.NOBODY, final=True),
    ),
    transitions=(
        Transition("ask_recognition", "Đề nghị công nhận Ban vận động", (S.PREPARING,), S.RECOGNISING,
                   applicant_officer, when=campaign_is_described, complete=letters_are_signed("request")),
        Transition("recognise", "Ghi nhận công nhận Ban vận động", (S.RECOGNISING,), S.CAMPAIGNING,
                   recogniser, when=campaign_is_described, complete=letters_are_signed("recognition")),
        Transition("hand_in", "Nộp hồ sơ thành lập hội", (S.CAMPAIGNING,), S.CHECKING, applicant_officer,
                   when=dossier_is_complete, undoable=True,
                   sets=("code", "received_on", "regime", "regime_reason")),
        Transition("consult", "Xác nhận hợp lệ, lấy ý kiến", (S.CHECKING,), S.CONSULTING, lead_leader,
                   complete=opinions_are_asked, sets=("valid_on",), undoable=True),
        Transition("submit", "Trình UBND tỉnh", (S.CHECKING, S.CONSULTING), S.SUBMITTED, lead_leader,
                   when=opinions_are_in_or_late, complete=letters_are_signed("submission")),
        Transition("put_up", "Trình ký", (S.SUBMITTED,), S.SIGNING, office_officer,
                   complete=office_has_spoken, sets=("office_opinion",), undoable=True),
        Transition("permit", "Ghi nhận quyết định cho phép thành lập", (S.SIGNING,), S.PERMITTED,
                   decision_recorder, complete=letters_are_signed("decision")),
        Transition("hold_congress", "Ghi nhận đại hội thành lập", (S.PERMITTED,), S.CONGRESSED,
                   applicant_officer, complete=congress_is_quorate),
        Transition("approve_charter", "Ghi nhận quyết định phê duyệt điều lệ", (S.CONGRESSED,), S.ACTIVE,
                   any_of(lead_officer, decision_recorder), complete=letters_are_signed("charter")),
        Transition("ask_papers", "Yêu cầu bổ sung", (S.CHECKING, S.CONSULTING), S.INCOMPLETE, lead_leader,
                   complete=faults_are_named, tone="warning"),
        Transition("add_papers", "Nộp bổ sung", (S.INCOMPLETE,), None, applicant_officer,
                   complete=faults_are_answered, returns=True),
        Transition("give_back", "Trả lại, yêu cầu làm rõ", (S.SUBMITTED,), S.CHECKING, office_officer,
                   tone="warning"),
        Transition("hand_back", "Trả lại Văn phòng", (S.SIGNING,), S.SUBMITTED, decider_leader,
                   tone="warning"),
        Transition("extend", "Gia hạn đại hội", (S.PERMITTED,), None, office_officer,
                   complete=letters_are_signed("extension"), tone="secondary"),
        Transition("decline", "Ghi nhận không cho phép thành lập", (S.SIGNING,), S.REFUSED, office_officer,
                   complete=letters_are_signed("declining"), tone="danger"),
        Transition("lapse", "Ghi nhận quyết định hết hiệu lực", (S.PERMITTED,), S.LAPSED, office_officer,
                   when=congress_is_overdue, tone="danger"),
        Transition("refuse", "Từ chối", (S.RECOGNISING, S.CHECKING, S.CONSULTING), S.REFUSED, refuser,
                   complete=letters_are_signed("refusal"), tone="danger"),
        Transition("withdraw", "Rút hồ sơ", UNDER_WAY, S.WITHDRAWN, applicant_officer,
                   complete=withdrawal_is_asked_for, tone="danger"),
    ),
    desks=DESKS,
)  # fmt: skip

ISSUED = frozenset({"ask_papers", "consult", "refuse", "submit"})
"""Steps that a leader issues and an officer of the checking unit prepares."""

REASONED = frozenset({"give_back", "hand_back", "decline", "lapse", "refuse", "withdraw"})
"""Steps that are not taken without a reason."""
