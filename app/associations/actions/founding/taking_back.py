"""Taking back the step of a founding that was just taken (rút lại thao tác vừa thực hiện)."""

from app.associations.actions.founding.steps import complete_on, reckon
from app.associations.models import Founding
from app.associations.workflow import FOUNDING
from app.dossiers.actions import undo_step
from app.permissions import Actor


def take_back(founding: Founding, *, by: Actor, reason: str) -> None:
    """Undo the step just taken; both stay in the history.

    Besides what every procedure clears: what the step had put in the place of another fact is as it was.
    """
    step = undo_step(FOUNDING, founding, by=by, reason=reason)
    if step.action == "hand_in":
        _return_to_the_campaign(founding)
    if step.action == "consult" and any(
        s.action in VALIDATING and s.leads_on for s in founding.dossier.steps
    ):
        founding.dossier.valid_on = complete_on(founding.dossier)
    reckon(founding)


VALIDATING = ("consult", "submit")


def _return_to_the_campaign(founding: Founding) -> None:
    """Handed in was the wish for recognition, and it lay with the sở that recognised the committee."""
    dossier = founding.dossier
    dossier.handed_in_on = founding.asked_on
    for letter in dossier.letters:
        if letter.part == "recognition":
            dossier.lead, dossier.lead_id = letter.document.issuer, letter.document.issuer_id
