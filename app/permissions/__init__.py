"""Who may see, register, edit, export, administer: the person who acts, the rules, and ONE table of permissions.

Who takes a step of a procedure stands in the workflow table; the atoms for it are here.
Rights = (duty of my unit on the day of acting, or its part in this record) × role.
"""

from app.permissions.consultations import CONSULTING_DUTIES, may_read_consultation_opinion
from app.permissions.dossiers import (
    applicant_officer,
    decision_recorder,
    dossier_of,
    lead_leader,
    lead_officer,
    lead_reception,
    may_answer_opinion,
    may_read_letter,
    may_read_opinion,
    may_read_remarks,
    may_see_dossier,
    may_see_opinions,
    may_see_sensitive,
)
from app.permissions.people import (
    SEEING_DUTIES,
    WORKING_ROLES,
    Actor,
    decider_leader,
    duty,
    focal_officer,
    issuer,
    leader,
    of_living_unit,
    office_officer,
    officer,
    preparer,
    role,
    working,
)
from app.permissions.table import PERMISSIONS, permission

__all__ = [
    "CONSULTING_DUTIES",
    "PERMISSIONS",
    "SEEING_DUTIES",
    "WORKING_ROLES",
    "Actor",
    "applicant_officer",
    "decider_leader",
    "decision_recorder",
    "dossier_of",
    "duty",
    "focal_officer",
    "issuer",
    "lead_leader",
    "lead_officer",
    "lead_reception",
    "leader",
    "may_answer_opinion",
    "may_read_consultation_opinion",
    "may_read_letter",
    "may_read_opinion",
    "may_read_remarks",
    "may_see_dossier",
    "may_see_opinions",
    "may_see_sensitive",
    "of_living_unit",
    "office_officer",
    "officer",
    "permission",
    "preparer",
    "role",
    "working",
]
