"""What passes between an officer and his leader: a step prepared for the signature, the leader's word on the file."""

import json
from collections.abc import Mapping

from app.core.db import now
from app.dossiers.models import Dossier, PreparedPaper, Remark
from app.permissions import Actor


def write_remark(dossier: Dossier, text: str, *, by: Actor) -> Remark:
    """A leader's word on the file (bút phê), never the decision itself."""
    remark = Remark(text=text, author=by.name, author_id=by.user_id)
    dossier.remarks.append(remark)
    return remark


def prepare(
    dossier: Dossier, action: str, label: str, typed: Mapping[str, list[str]], *, by: Actor
) -> PreparedPaper:
    """Keep what an officer typed for a leader to issue (chờ ký); a newer preparation replaces the older."""
    draft = next((d for d in dossier.drafts if d.action == action), None)
    if draft is None:
        draft = PreparedPaper(action=action, label=label)
        dossier.drafts.append(draft)
    draft.typed = json.dumps(typed, ensure_ascii=False)
    draft.prepared_by, draft.prepared_by_id, draft.prepared_at = by.name, by.user_id, now()
    return draft


def clear_preparations(dossier: Dossier) -> None:
    """A step was taken: what was prepared for the state before is no longer waiting."""
    dossier.drafts.clear()
