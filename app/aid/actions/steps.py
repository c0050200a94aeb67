"""Taking a step: the engine moves, then the due day of the new state is reckoned."""

from datetime import date

from app.aid.clock import reading
from app.aid.models import Proposal
from app.aid.workflow import APPRAISAL, REASONED
from app.core.rules import Refused
from app.dossiers.actions import clear_preparations, undo_step
from app.permissions import Actor


def take(
    action: str,
    proposal: Proposal,
    *,
    by: Actor,
    on: date,
    basis: str = "",
    note: str = "",
    back_to: str | None = None,
) -> None:
    """Take one step of the procedure and reckon the new due day; the facts of the step are already set.

    A letter the step brings names the paper behind an earlier day; else `basis` must.
    """
    if action in REASONED and not note:
        raise Refused("Hãy nêu lý do.", field="note")
    letters = proposal.dossier.fresh_letters()
    basis = basis or (letters[-1].document.title if letters else "")
    APPRAISAL.move(action, proposal, by=by, on=on, basis=basis, note=note, back_to=back_to)
    clear_preparations(proposal.dossier)
    reckon(proposal)


def reckon(proposal: Proposal) -> None:
    """Store the due day of the present state (hạn xử lý) and whether missing it makes anybody late."""
    dossier = proposal.dossier
    now = reading(proposal, APPRAISAL.state(dossier.status).clock)
    dossier.due_on = now.due_on if now else None
    dossier.due_counts = now.counts if now else False
    proposal.dated_on = dossier.decided_on or dossier.handed_in_on or proposal.dated_on


def take_back(proposal: Proposal, *, by: Actor, reason: str) -> None:
    """Undo the step just taken (rút lại thao tác vừa thực hiện); both stay in the history.

    Besides what every procedure clears, the absences that the step accepted.
    """
    step = undo_step(APPRAISAL, proposal, by=by, reason=reason)
    if step.action in ACCEPTING:
        for paper in proposal.dossier.papers:
            paper.absence_accepted = False
    reckon(proposal)


ACCEPTING = ("consult", "skip_opinions")
