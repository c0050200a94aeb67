"""Taking a step: the engine moves, then the due day of the new state is reckoned."""

from datetime import date

from app.aid.clock import reading
from app.aid.models import Proposal
from app.aid.workflow import APPRAISAL, REASONED
from app.core import history
from app.core.db import db
from app.core.rules import Refused
from app.dossiers.actions import clear_preparations
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

    Exactly what the step set is cleared: its facts, its letters, the opinions it asked or closed, the absences it
    accepted.
    """
    if not reason:
        raise Refused("Hãy nêu lý do.", field="note")
    dossier = proposal.dossier
    step = dossier.last_step
    if step is None:
        raise Refused("Chưa có bước nào để rút lại.")
    if why_not := why_not_taken_back(proposal, by=by):
        raise Refused(why_not)
    documents = [letter.document for letter in dossier.letters if letter.step_id == step.id]
    APPRAISAL.take_back(proposal, step, by=by)
    for document in documents:
        db.session.delete(document)
    if step.action in ACCEPTING:
        for paper in dossier.papers:
            paper.absence_accepted = False
    step.note = f"{step.note} Rút lại: {reason}".strip()
    reckon(proposal)


ACCEPTING = ("consult", "skip_opinions")


def why_not_taken_back(proposal: Proposal, *, by: Actor) -> str | None:
    """Nothing, or why the newest step stands: also when somebody has acted on the file since."""
    dossier = proposal.dossier
    step = dossier.last_step
    if (reason := APPRAISAL.why_not_taken_back(step, by=by)) or step is None:
        return reason
    if any(o.is_answered for o in dossier.opinions if o.step_id == step.id or o.closing_id == step.id):
        return "Đã có ý kiến trả lời sau bước này, không rút lại được."
    if history.touched_by_others(dossier, since=step.entered_at, actor_id=by.user_id, besides=("openings",)):
        return "Đã có người khác xử lý hồ sơ sau bước này, không rút lại được."
    return None
