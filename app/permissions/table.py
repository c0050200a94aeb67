"""The ONE table of permissions: its rules stand in the files beside it."""

from app.accounts.models import Role
from app.core.rules import Rule, all_of, any_of, said
from app.office.models import DutyKind
from app.permissions.consultations import (
    handler,
    may_answer_consultation,
    may_read_consultation_opinion,
    may_read_draft,
    may_see_consultation,
)
from app.permissions.dossiers import (
    applicant_officer,
    lead_officer,
    lead_preparer,
    may_remark,
    may_see_aid,
    may_see_dossier,
    may_see_opinions,
    may_see_sensitive,
)
from app.permissions.people import (
    WORKING_ROLES,
    administrator,
    duty,
    everybody,
    focal_officer,
    of_focal,
    of_living_unit,
    officer,
    role,
    signed_in,
    working,
)
from app.permissions.records import of_import, of_need_unit, of_standing_donor, own_job

PERMISSIONS: dict[str, Rule] = {
    "everybody": everybody,
    "own_account": signed_in,
    "signed_in": signed_in,
    "administer": administrator,
    "see_job": own_job,
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
