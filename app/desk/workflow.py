"""The procedures whose dossiers wait on desks (việc của tôi): a new procedure joins PROCEDURES."""

from app.aid.models import Proposal
from app.aid.workflow import APPRAISAL
from app.associations.models import Founding
from app.associations.workflow import FOUNDING
from app.desk.queries import Owner
from app.dossiers.models import Procedure

PROCEDURES = {
    Procedure.AID: Owner(APPRAISAL, Proposal, Proposal.title, "aid.show"),
    Procedure.FOUNDING: Owner(FOUNDING, Founding, Founding.name, "associations.founding"),
}
