"""Rules about dossiers (hồ sơ) of any procedure: whose they are, who sees them, their opinions and their remarks."""

from typing import Any

from app.accounts.models import Role
from app.core.rules import all_of, any_of, worded
from app.dossiers.models import Dossier
from app.office.models import DutyKind
from app.permissions.people import (
    SEEING_DUTIES,
    WORKING_ROLES,
    Actor,
    clerk,
    issuer,
    of_decider,
    of_office,
    office_officer,
    officer,
    preparer,
    role,
    working,
)


def dossier_of(record: Any) -> Dossier:
    """The dossier behind a record of any procedure."""
    trunk: Dossier = record.trunk
    return trunk


@worded("đơn vị đề nghị hoặc đơn vị nhập thay")
def of_applicant(actor: Actor, record: Any) -> str | None:
    """The applicant's unit, or the unit that typed the file for it (nhập thay)."""
    dossier = dossier_of(record)
    if actor.belongs_to(dossier.applicant_id) or actor.belongs_to(dossier.entered_by_id):
        return None
    return "Việc này dành cho đơn vị đề nghị hoặc đơn vị nhập thay."


@worded("cơ quan chủ trì thẩm định hồ sơ")
def of_lead(actor: Actor, record: Any) -> str | None:
    """The unit that leads the appraisal of this file."""
    dossier = dossier_of(record)
    if actor.belongs_to(dossier.lead_id):
        return None
    return "Việc này dành cho cơ quan chủ trì thẩm định hồ sơ."


@worded("cơ quan được lấy ý kiến")
def of_consulted(actor: Actor, record: Any) -> str | None:
    """A unit whose opinion was asked."""
    if any(actor.belongs_to(o.unit_id) for o in dossier_of(record).opinions):
        return None
    return "Việc này dành cho cơ quan được lấy ý kiến."


applicant_officer = all_of(of_applicant, working)
lead_officer = all_of(of_lead, officer)
lead_leader = all_of(of_lead, issuer)
lead_preparer = all_of(of_lead, preparer)
lead_reception = all_of(of_lead, any_of(issuer, role(Role.CLERK)))
decision_recorder = any_of(office_officer, all_of(any_of(of_office, of_decider), clerk))
consulted_officer = all_of(of_consulted, working)


@worded(
    "hồ sơ của mình; cơ quan được lấy ý kiến từ khi được hỏi; cơ quan đầu mối, chủ trì, trình ký, quyết định từ khi nộp"
)
def may_see_dossier(actor: Actor, record: Any) -> str | None:
    """Architecture section 5: by duty from hand_in on, own files always, consulted from the asking on."""
    if actor.role == Role.ADMIN:
        return "Người quản trị quản lý dữ liệu của cơ quan, không xem hồ sơ."
    if of_applicant(actor, record) is None or of_consulted(actor, record) is None:
        return _unless_viewer(actor)
    dossier = dossier_of(record)
    if dossier.handed_in_on is None and not dossier.from_old_book:
        return "Hồ sơ chưa nộp: chỉ đơn vị lập hồ sơ xem được."
    if actor.belongs_to(dossier.lead_id) or actor.has(*SEEING_DUTIES):
        return _unless_viewer(actor)
    return "Hồ sơ này không thuộc phạm vi đơn vị của bạn được xem."


def _unless_viewer(actor: Actor) -> str | None:
    if actor.role == Role.VIEWER:
        return "Vai trò “xem” chỉ xem số liệu các khoản đã phê duyệt."
    return None


@worded("đơn vị đề nghị, cơ quan chủ trì, cơ quan quyết định")
def may_see_sensitive(actor: Actor, record: Any) -> str | None:
    """Hộ chiếu, lý lịch: applicant, lead and decider only."""
    dossier = dossier_of(record)
    if (
        of_applicant(actor, record) is None
        or actor.belongs_to(dossier.lead_id)
        or of_decider(actor, record) is None
    ):
        return None
    return "Hộ chiếu, lý lịch chỉ mở cho đơn vị đề nghị, cơ quan chủ trì và cơ quan quyết định."


def may_answer_opinion(actor: Actor, opinion: Any) -> str | None:
    """A consulted unit answers for itself; the lead writes down what came on paper."""
    lead = actor.belongs_to(opinion.dossier.lead_id)
    if actor.role in WORKING_ROLES and (actor.belongs_to(opinion.unit_id) or lead):
        return None
    return "Ý kiến do cơ quan được hỏi trả lời, hoặc do cơ quan chủ trì ghi nhận từ văn bản."


@worded(
    "người xem được hồ sơ; người tổng hợp báo cáo, người xem: chỉ số liệu khoản đã phê duyệt, không xem giấy tờ"
)
def may_see_aid(actor: Actor, record: Any) -> str | None:
    """Whoever sees the dossier; gatherers and viewers see the facts of approved aid, no papers."""
    reason = may_see_dossier(actor, record)
    if reason is None:
        return None
    dossier = dossier_of(record)
    gathers = actor.role == Role.VIEWER or actor.has(DutyKind.GATHER)
    decided = dossier.decided_on is not None and dossier.status in ("approved", "notified")
    if gathers and actor.role != Role.ADMIN and (decided or dossier.from_old_book):
        return None
    return reason


@worded("lãnh đạo xem được hồ sơ")
def may_remark(actor: Actor, record: Any) -> str | None:
    """Leaders who hold or have held the file write bút phê."""
    if actor.role != Role.LEADER:
        return "Bút phê dành cho lãnh đạo."
    return may_see_dossier(actor, record)


@worded(
    "trước quyết định: đơn vị đề nghị, cơ quan chủ trì, đầu mối, trình ký, quyết định; sau quyết định: mọi người xem được hồ sơ"
)
def may_see_opinions(actor: Actor, record: Any) -> str | None:
    """Consulted units see others' opinions only after the decision."""
    dossier = dossier_of(record)
    if dossier.decided_on is not None or of_applicant(actor, record) is None:
        return None
    if actor.belongs_to(dossier.lead_id) or actor.has(*SEEING_DUTIES):
        return None
    return "Ý kiến, văn bản của cơ quan khác chỉ xem được sau khi có quyết định."


def may_read_opinion(actor: Actor, opinion: Any) -> str | None:
    """Its own unit, and whoever may see the opinions of the file."""
    return None if actor.belongs_to(opinion.unit_id) else may_see_opinions(actor, opinion.dossier)


def may_read_letter(actor: Actor, letter: Any) -> str | None:
    """The unit that this letter asked for its opinion, and whoever may see the opinions of the file."""
    opinions = (o for o in letter.dossier.opinions if o.request_id == letter.document_id)
    if any(actor.belongs_to(o.unit_id) for o in opinions):
        return None
    return may_see_opinions(actor, letter.dossier)


def may_read_remarks(actor: Actor, record: Any) -> str | None:
    """Bút phê: who may see the opinions of the file, and a consulted unit as long as its own answer is awaited."""
    if any(actor.belongs_to(o.unit_id) and o.kind is None for o in dossier_of(record).opinions):
        return None
    return may_see_opinions(actor, record)
