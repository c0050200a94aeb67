"""The history of an aid dossier as far as each person may read it."""

from app.aid.models import CriterionFinding, Proposal
from app.core.history import HistoryRow, rows_about
from app.dossiers.models import Correction, Dossier, Letter, Opinion, PreparedPaper, Remark, Step
from app.permissions import Actor, may_read_letter, may_read_opinion, may_read_remarks, may_see_opinions

CLOSED_KINDS = (Opinion, Letter, Remark, Correction, PreparedPaper, CriterionFinding)
CLOSED_FACTS = {
    Step.__tablename__: frozenset({"note"}),
    Proposal.__tablename__: frozenset(
        {
            "method",
            "conference_on",
            "conference_members",
            "recommendation",
            "appraisal_note",
            "office_opinion",
        }
    ),
}
"""What a consulted unit does not read before the decision, besides the opinions of others."""


def history_open_to(actor: Actor, proposal: Proposal) -> list[HistoryRow]:
    """The history of a dossier as far as this person may read it before the decision, newest first."""
    dossier = proposal.dossier
    rows = list(rows_about(Dossier.__tablename__, dossier.id))
    if may_see_opinions(actor, dossier) is None:
        return rows
    open_to_him = {
        *((Opinion.__tablename__, o.id) for o in dossier.opinions if may_read_opinion(actor, o) is None),
        *((Letter.__tablename__, x.id) for x in dossier.letters if may_read_letter(actor, x) is None),
        *((Correction.__tablename__, c.id) for c in dossier.corrections if actor.belongs_to(c.unit_id)),
        *((Remark.__tablename__, r.id) for r in dossier.remarks if may_read_remarks(actor, dossier) is None),
    }
    closed = {kind.__tablename__ for kind in CLOSED_KINDS}
    return [row for row in rows if row.kind not in closed or (row.kind, row.record_id) in open_to_him]
