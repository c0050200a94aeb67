"""Who may see, register, edit, export, administer: the person who acts, the rules, and ONE table of permissions.

Who takes a step of a procedure stands in the workflow table; the atoms for it (`part`) are here.
Rights = (duty of my unit on the day of acting, or its part in this record) × role.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.accounts.models import Role
from app.core.rules import Rule, all_of, any_of, said, worded
from app.dossiers.models import Dossier
from app.office.models import DutyKind


@dataclass(frozen=True)
class Actor:
    """The person who acts on a day: `unit_ids` are his unit and every unit whose successions end in it."""

    user_id: int | None
    name: str
    role: Role
    unit_id: int
    unit_name: str
    unit_ids: frozenset[int]
    duties: frozenset[DutyKind]
    day: date
    division_head_issues: bool = False
    unit_ended_on: date | None = None

    def belongs_to(self, unit_id: int | None) -> bool:
        return unit_id is not None and unit_id in self.unit_ids

    def has(self, *duties: DutyKind) -> bool:
        return bool(self.duties.intersection(duties))


WORKING_ROLES = (Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER, Role.CLERK)
SEEING_DUTIES = (DutyKind.FOCAL, DutyKind.LEAD, DutyKind.PUT_UP, DutyKind.DECIDE)


def role(*roles: Role) -> Rule:
    """Only these roles."""
    names = ", ".join(r.label for r in roles)

    def rule(actor: Actor, _record: Any) -> str | None:
        return None if actor.role in roles else f"Việc này dành cho vai trò: {names}."

    return said(rule, names)


def duty(*duties: DutyKind) -> Rule:
    """Only people of a unit that has one of these duties on the day of acting."""
    names = " hoặc ".join(d.label for d in duties)

    def rule(actor: Actor, _record: Any) -> str | None:
        return None if actor.has(*duties) else f"Việc này dành cho đơn vị có nhiệm vụ: {names}."

    return said(rule, f"đơn vị có nhiệm vụ {names}")


def of_living_unit(actor: Actor, _record: Any) -> str | None:
    """Rights end with the unit, that day; an administrator keeps his, or nobody could move the others."""
    if actor.unit_ended_on is None or actor.role == Role.ADMIN:
        return None
    return (
        f"{actor.unit_name} đã kết thúc từ ngày {actor.unit_ended_on:%d/%m/%Y} và quyền của bạn dừng từ ngày đó. "
        "Xin liên hệ người quản trị để được chuyển sang đơn vị mới."
    )


@worded("mọi người đã đăng nhập")
def signed_in(_actor: Actor, _record: Any) -> str | None:
    """Everybody who has signed in."""
    return None


@worded("mọi người, không cần đăng nhập")
def everybody(_actor: Any, _record: Any) -> str | None:
    """No sign-in asked: the sign-in page itself and the files every page needs."""
    return None


@worded("lãnh đạo, hoặc lãnh đạo phòng khi cơ quan cho phép ký thừa lệnh (TL.)")
def issuer(actor: Actor, _record: Any) -> str | None:
    """A leader, or by the office's setting the head of division signing TL."""
    if actor.role == Role.LEADER or (actor.division_head_issues and actor.role == Role.DIVISION_HEAD):
        return None
    return "Việc này do lãnh đạo thực hiện; chuyên viên soạn và gửi lãnh đạo ký."


officer = role(Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER)
preparer = role(Role.OFFICER, Role.DIVISION_HEAD)
clerk = role(Role.CLERK)
leader = role(Role.LEADER)
administrator = role(Role.ADMIN)
working = role(*WORKING_ROLES)


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


of_office = duty(DutyKind.PUT_UP)
of_decider = duty(DutyKind.DECIDE)
of_focal = duty(DutyKind.FOCAL)

applicant_officer = all_of(of_applicant, working)
lead_officer = all_of(of_lead, officer)
lead_leader = all_of(of_lead, issuer)
lead_preparer = all_of(of_lead, preparer)
lead_reception = all_of(of_lead, any_of(issuer, role(Role.CLERK)))
office_officer = all_of(of_office, officer)
decider_leader = all_of(of_decider, leader)
decision_recorder = any_of(office_officer, all_of(any_of(of_office, of_decider), clerk))
consulted_officer = all_of(of_consulted, working)
focal_officer = all_of(of_focal, officer)


@worded("cơ quan thực hiện dự án hoặc đơn vị đã nhập")
def of_need_unit(actor: Actor, record: Any) -> str | None:
    """The unit that would carry the project out, or the one that wrote it into the list."""
    if actor.belongs_to(record.unit_id) or actor.belongs_to(record.entered_by_id):
        return None
    return "Việc này dành cho cơ quan thực hiện dự án, đơn vị đã nhập, hoặc cơ quan đầu mối."


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


@worded("người đã yêu cầu việc này")
def own_job(actor: Actor, job: Any) -> str | None:
    """Whoever asked for the work."""
    return None if job.owner_id == actor.user_id else "Việc này do người khác yêu cầu."


def of_import(actor: Actor, importing: Any) -> str | None:
    """The unit that brings the old book in."""
    return None if actor.belongs_to(importing.unit_id) else "Sổ cũ này do đơn vị khác nhập."


@worded("bên cung cấp chưa gộp vào bản ghi khác")
def of_standing_donor(_actor: Actor, record: Any) -> str | None:
    """A donor that was not merged into another."""
    if getattr(getattr(record, "root", None), "merged_into_id", None) is None:
        return None
    return "Bản ghi này đã gộp vào bên cung cấp khác; hãy mở bên cung cấp đó để sửa."


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


PERMISSIONS: dict[str, Rule] = {
    "everybody": everybody,
    "own_account": signed_in,
    "signed_in": signed_in,
    "administer": administrator,
    "see_job": said(own_job, "người yêu cầu việc đó"),
    "see_dossier": may_see_dossier,
    "see_aid": may_see_aid,
    "see_sensitive": may_see_sensitive,
    "remark": may_remark,
    "record_past": focal_officer,
    "import_books": officer,
    "see_import": all_of(officer, said(of_import, "đơn vị nhập sổ cũ đó")),
    "see_opinions": may_see_opinions,
    "register_aid": officer,
    "edit_draft": applicant_officer,
    "check_authority": any_of(applicant_officer, lead_officer),
    "appraise_aid": lead_officer,
    "prepare_step": lead_preparer,
    "see_partners": role(*WORKING_ROLES, Role.VIEWER),
    "see_associations": role(*WORKING_ROLES, Role.VIEWER),
    "edit_associations": all_of(duty(DutyKind.FOCAL), officer),
    "edit_partners": all_of(duty(DutyKind.FOCAL), officer, of_standing_donor),
    "see_foundings": working,
    "found_association": all_of(duty(DutyKind.FOCAL), officer),
    "see_consultations": may_see_consultation,
    "handle_consultations": handler,
    "answer_consultation": may_answer_consultation,
    "read_consultation_opinion": may_read_consultation_opinion,
    "read_consultation_answer": may_read_draft,
    "see_aid_register": role(*WORKING_ROLES, Role.VIEWER),
    "see_relations": role(*WORKING_ROLES, Role.VIEWER),
    "edit_relations": all_of(duty(DutyKind.FOCAL, DutyKind.GATHER), officer),
    "see_needs": role(*WORKING_ROLES, Role.VIEWER),
    "register_need": officer,
    "edit_need": all_of(officer, any_of(of_need_unit, of_focal)),
    "export": role(*WORKING_ROLES, Role.VIEWER),
    "work": working,
}


ALWAYS = ("everybody", "own_account")  # open also before the first change of password and without a unit


def permission(name: str) -> Rule:
    """A rule by its name in the table, for people whose unit has not ended; an unknown name is a defect."""
    return PERMISSIONS[name] if name in ALWAYS else all_of(of_living_unit, PERMISSIONS[name])
