"""Taking back the step just taken (rút lại thao tác vừa thực hiện), in every procedure alike."""

from app.core import history
from app.core.db import db
from app.core.rules import Refused
from app.core.workflow import Case, Workflow
from app.dossiers.models import Dossier, Step
from app.permissions import Actor


def undo_step(workflow: Workflow, case: Case, *, by: Actor, reason: str) -> Step:
    """Undo the newest step; it stays in the timeline, marked, with its reason.

    Exactly what the step set is cleared: the facts that its arrow names, its letters, the opinions it asked or
    closed. What it did besides is for the procedure to clear.
    """
    if not reason:
        raise Refused("Hãy nêu lý do.", field="note")
    dossier = _dossier(case)
    step = dossier.last_step
    if step is None:
        raise Refused("Chưa có bước nào để rút lại.")
    if why_not := why_not_undone(workflow, case, by=by):
        raise Refused(why_not)
    documents = [letter.document for letter in dossier.letters if letter.step_id == step.id]
    workflow.take_back(case, step, by=by)
    for document in documents:
        db.session.delete(document)
    step.note = f"{step.note} Rút lại: {reason}".strip()
    return step


def why_not_undone(workflow: Workflow, case: Case, *, by: Actor) -> str | None:
    """Nothing, or why the newest step stands: also when somebody has acted on the file since."""
    dossier = _dossier(case)
    step = dossier.last_step
    if (reason := workflow.why_not_taken_back(step, by=by)) or step is None:
        return reason
    if any(o.is_answered for o in dossier.opinions if o.step_id == step.id or o.closing_id == step.id):
        return "Đã có ý kiến trả lời sau bước này, không rút lại được."
    if history.touched_by_others(dossier, since=step.entered_at, actor_id=by.user_id, besides=("openings",)):
        return "Đã có người khác xử lý hồ sơ sau bước này, không rút lại được."
    return None


def _dossier(case: Case) -> Dossier:
    if not isinstance(case.trunk, Dossier):
        raise TypeError(f"{case!r} owns no dossier")
    return case.trunk
