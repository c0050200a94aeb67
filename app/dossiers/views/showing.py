"""What the page of every dossier shows alike: the opinions, what this person may do now."""

from collections.abc import Collection
from typing import Any

from flask import url_for

from app.core.workflow import Transition, Workflow
from app.dossiers.actions import why_closed, why_not_undone
from app.dossiers.models import Dossier, Holder, Opinion
from app.permissions import Actor, may_answer_opinion, may_read_opinion, permission

OPINION_TONES = {
    "agree": "success",
    "agree_with_remarks": "success",
    "disagree": "danger",
    "silent": "warning",
}


def opinion_entries(dossier: Dossier, actor: Actor) -> list[dict[str, Any]]:
    """Opinions that this person may see: his own unit's, all of them for those who handle the file."""
    return [_opinion_entry(o, actor) for o in dossier.opinions if may_read_opinion(actor, o) is None]


def _opinion_entry(opinion: Opinion, actor: Actor) -> dict[str, Any]:
    waiting = "không còn chờ" if opinion.dossier.holder == Holder.NOBODY else "chờ trả lời"
    state = opinion.kind.label if opinion.kind else waiting
    answering = url_for("dossiers.opinion", id=opinion.dossier_id, opinion_id=opinion.id)
    may = may_answer_opinion(actor, opinion) is None and not why_closed(opinion)
    documents = []
    if opinion.answer:
        file = url_for("dossiers.opinion_file", id=opinion.dossier_id, opinion_id=opinion.id)
        documents.append({"label": opinion.answer.title, "url": file if opinion.answer.file else None})
    return {
        "unit": opinion.unit.name_on(opinion.asked_on),
        "state": f"{state} (trả lời muộn)" if opinion.late else state,
        "tone": OPINION_TONES.get(str(opinion.kind), "neutral"),
        "asked_on": opinion.asked_on,
        "due_on": opinion.due_on,
        "answered_on": opinion.answered_on,
        "text": opinion.text,
        "answer": opinion.resolution,
        "documents": documents,
        "url": answering if may else None,
    }


def step_choices(
    workflow: Workflow, issued: Collection[str], case: Any, actor: Actor, pages: str
) -> list[dict[str, Any]]:
    """What this person may do now; a step that is not possible stands there with its reason.

    `issued` are the steps that an officer prepares for his leader (chờ ký), `pages` the blueprint of their pages.
    """
    dossier: Dossier = case.trunk
    found = [
        {
            "label": choice.transition.label_on(actor.day)
            + _prepared(dossier, choice.transition.action, "chờ ký"),
            "url": url_for(f"{pages}.{choice.transition.action}", id=case.id),
            "reason": choice.reason,
            "tone": f"outline-{choice.transition.tone}" if choice.transition.tone != "primary" else "primary",
        }
        for choice in workflow.choices(actor, case)
    ]
    if permission("prepare_step")(actor, case) is None:
        found += [_to_prepare(each, case, actor, pages) for each in workflow.transitions if each.action in issued
                  and dossier.status in each.sources and each.who(actor, case) is not None]  # fmt: skip
    if why_not_undone(workflow, case, by=actor) is None:
        undo = {"label": "Rút lại thao tác vừa thực hiện", "url": url_for(f"{pages}.take_back", id=case.id)}
        found.append({**undo, "reason": None, "tone": "outline-secondary"})
    return found


def _to_prepare(step: Transition, case: Any, actor: Actor, pages: str) -> dict[str, Any]:
    """A step of a leader that this officer may prepare; one that waits already says since whom."""
    return {
        "label": f"Soạn: {step.label}{_prepared(case.trunk, step.action, 'đã gửi lãnh đạo')}",
        "url": url_for(f"{pages}.prepare_{step.action}", id=case.id),
        "reason": step.when(actor, case) if step.when else None,
        "tone": "outline-primary",
    }


def _prepared(dossier: Dossier, action: str, words: str) -> str:
    """Said beside a step that an officer has prepared for his leader (chờ ký): by whom."""
    draft = next((d for d in dossier.drafts if d.action == action), None)
    return f" ({words}, {draft.prepared_by} soạn)" if draft else ""
