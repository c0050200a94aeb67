"""Taking a step of a founding: the engine moves, then the due day of the new state is reckoned."""

from datetime import date

from app.associations.clock import reading
from app.associations.models import Founding
from app.associations.workflow import FOUNDING, PARTS, REASONED, issuer_of
from app.core.rules import Refused
from app.documents.actions import TypedDocument
from app.documents.models import Document
from app.dossiers.actions import bring_letter, clear_preparations
from app.dossiers.models import Dossier
from app.permissions import Actor


def take(
    action: str,
    founding: Founding,
    *,
    by: Actor,
    on: date,
    basis: str = "",
    note: str = "",
    back_to: str | None = None,
) -> None:
    """Take one step and reckon the new due day; the facts of the step are already set."""
    if action in REASONED and not note:
        raise Refused("Hãy nêu lý do.", field="note")
    letters = founding.dossier.fresh_letters()
    basis = basis or (letters[-1].document.title if letters else "")
    FOUNDING.move(action, founding, by=by, on=on, basis=basis, note=note, back_to=back_to)
    clear_preparations(founding.dossier)
    reckon(founding)


def reckon(founding: Founding) -> None:
    """Store the due day of the present state and whether missing it makes anybody late."""
    dossier = founding.dossier
    now = reading(founding, FOUNDING.state(dossier.status).clock)
    dossier.due_on = now.due_on if now else None
    dossier.due_counts = now.counts if now else False


def bring(founding: Founding, part: str, letter: TypedDocument, on: date) -> Document:
    """Add a paper of this part to the dossier, issued by whoever issues such papers on its day."""
    issuer = issuer_of(part, founding, letter.issued_on or on)
    return bring_letter(founding.dossier, part, PARTS[part], letter, issuer=issuer)


def complete_on(dossier: Dossier) -> date | None:
    """The day from which the file was complete: its arrival (ngày đến), or that of the last supplement."""
    arrived = [request.answered_on for request in dossier.requests if request.answered_on]
    return max(arrived, default=None) or dossier.received_on
