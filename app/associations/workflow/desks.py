"""On whose desk each state of a founding lies: what waits for whom (việc của tôi)."""

from app.accounts.models import Role
from app.associations.models import FoundingStatus
from app.core.rules import any_of
from app.core.workflow import Desk
from app.dossiers.models import Holder
from app.law.shapes import Clock
from app.permissions import issuer, leader, officer, preparer, role, working

S = FoundingStatus
APPLICANT, LEAD, OFFICE, DECIDER = (Holder.APPLICANT,), (Holder.LEAD,), (Holder.OFFICE,), (Holder.DECIDER,)
van_thu = role(Role.CLERK)

DESKS = (
    Desk(S.PREPARING, APPLICANT, working, "ask_recognition"),
    Desk(S.RECOGNISING, LEAD, any_of(preparer, issuer), "recognise"),
    Desk(S.CAMPAIGNING, APPLICANT, working, "hand_in"),
    Desk(S.CHECKING, LEAD, preparer, "consult"),
    Desk(S.INCOMPLETE, APPLICANT, working, "add_papers"),
    Desk(S.CONSULTING, LEAD, preparer, "submit"),
    Desk(S.SUBMITTED, OFFICE, officer, "put_up"),
    Desk(S.SIGNING, DECIDER, leader, task=Clock.SIGNING.label),
    Desk(S.SIGNING, (Holder.OFFICE, Holder.DECIDER), van_thu, "permit"),
    Desk(S.PERMITTED, APPLICANT, working, "hold_congress"),
    Desk(S.CONGRESSED, LEAD, any_of(preparer, issuer), "approve_charter"),
)
