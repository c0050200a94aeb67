"""The Văn phòng and UBND tỉnh: the dossier put up, given or handed back, the association permitted or not."""

from datetime import date

from app.associations.actions.facts import AssociationFacts, add_association, settle
from app.associations.actions.founding.steps import bring, take
from app.associations.models import (
    Association,
    AssociationDecision,
    AssociationStanding,
    DecisionKind,
    Founding,
)
from app.core.db import db
from app.core.parsing import PartialDate
from app.documents.actions import TypedDocument
from app.documents.models import Document
from app.dossiers.actions import write_remark
from app.permissions import Actor


def give_back(founding: Founding, *, by: Actor, on: date, **when: str) -> None:
    """Give the dossier back to the checking unit (trả lại, yêu cầu làm rõ)."""
    take("give_back", founding, by=by, on=on, **when)


def put_up(
    founding: Founding, opinion: str, draft: TypedDocument | None = None, *, by: Actor, on: date, **when: str
) -> None:
    """Put the dossier up for signature (trình ký) with the Văn phòng's opinion."""
    founding.office_opinion = opinion
    if draft and not draft.is_blank:
        bring(founding, "draft", draft, on)
    when["basis"] = when.get("basis") or "phiếu trình"
    take("put_up", founding, by=by, on=on, **when)


def hand_back(founding: Founding, *, by: Actor, on: date, note: str = "", basis: str = "") -> None:
    """The decider hands the dossier back to the Văn phòng with a bút phê (trả lại Văn phòng)."""
    take("hand_back", founding, by=by, on=on, note=note, basis=basis)
    write_remark(founding.dossier, note, by=by)


def permit(founding: Founding, decision: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record the decision that permits the association (cho phép thành lập): from now on it stands in the register."""
    dossier, day = founding.dossier, decision.issued_on or on
    document = bring(founding, "decision", decision, on)
    dossier.decided_on = day
    association = add_association(_facts(founding, document, day), by=by)
    founding.association = association
    keep_decision(association, DecisionKind.PERMIT, document)
    take("permit", founding, by=by, on=on, **when)
    association.standing = AssociationStanding.PERMITTED
    db.session.flush()
    settle(association, by)


def _facts(founding: Founding, document: Document, day: date) -> AssociationFacts:
    return AssociationFacts(
        name=founding.name,
        english_name=founding.english_name,
        abbreviation=founding.abbreviation,
        country_codes=tuple(founding.country_codes),
        founded_on=PartialDate.of(day),
        field=founding.field,
        scope=founding.scope,
        manager_id=founding.manager_id,
        head_office=founding.head_office,
        source=f"Quyết định {document.title}"[:200],
    )


def keep_decision(association: Association, kind: DecisionKind, document: Document) -> None:
    """Let the association keep a decision of its founding (văn bản của hội)."""
    day = PartialDate.of(document.issued_on) if document.issued_on else None
    decision = AssociationDecision(association=association, kind=kind, decided_on=day, document=document)
    db.session.add(decision)


def decline(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record that the association is not permitted (không cho phép thành lập)."""
    bring(founding, "declining", letter, on)
    take("decline", founding, by=by, on=on, **when)
