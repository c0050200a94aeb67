"""On whose desk each state of the aid procedure lies: what waits for whom (việc của tôi)."""

from app.accounts.models import Role
from app.aid.models import Status
from app.core.rules import any_of
from app.core.workflow import Desk
from app.dossiers.models import Dossier, Holder
from app.law.shapes import Clock, Outcome
from app.permissions import issuer, leader, officer, preparer, role, working

S = Status
APPLICANT, LEAD, OFFICE, DECIDER = (Holder.APPLICANT,), (Holder.LEAD,), (Holder.OFFICE,), (Holder.DECIDER,)
for_the_prime_minister = Dossier.outcome == Outcome.PRIME_MINISTER
for_the_province = Dossier.outcome == Outcome.PROVINCE
van_thu = role(Role.CLERK)

DESKS = (
    Desk(S.DRAFTING, APPLICANT, working, "hand_in"),
    Desk(S.INCOMPLETE, APPLICANT, working, "add_papers"),
    Desk(S.RECEIVED, LEAD, any_of(issuer, van_thu), "accept"),
    Desk(S.CHECKING, LEAD, preparer, "consult"),
    Desk(S.CONSULTING, LEAD, preparer, "appraise"),
    Desk(S.APPRAISING, LEAD, preparer, "put_forward"),
    Desk(S.REVIEWING, LEAD, issuer, "submit"),
    Desk(S.SUBMITTED, OFFICE, officer, "put_up"),
    Desk(S.SIGNING, DECIDER, leader, task=Clock.SIGNING.label),
    Desk(S.SIGNING, (Holder.OFFICE, Holder.DECIDER), van_thu, "approve", only=for_the_province),
    Desk(S.SIGNING, OFFICE, officer, "forward", only=for_the_prime_minister),
    Desk(S.FORWARDED, OFFICE, any_of(officer, van_thu), "approve"),
    Desk(S.APPROVED, OFFICE, officer, "notify"),
)
