"""Aid dossiers by the numbers of their documents and papers, as far as a person sees them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, exists, literal, or_, select, true, union_all
from sqlalchemy.orm import aliased

from app.aid.models import Proposal
from app.aid.queries.proposals import visible_aid
from app.core.search import checked, has_number
from app.core.terms import label_of
from app.documents.models import Document
from app.dossiers.models import Dossier, Letter, Opinion, Paper, SupplementRequest
from app.dossiers.queries import visible_to
from app.law.papers import SENSITIVE
from app.permissions import SEEING_DUTIES, Actor


def aid_with_number(
    actor: Actor, typed: str, documents: Sequence[int], most: int
) -> Select[int, str, str, date | None, str]:
    """The aid whose file holds one of these documents, or a paper of the number typed; the newest first.

    A row names the proposal, its title, the number, its day and what the document is there.
    """
    seen, whole, reads = checked(visible_aid(actor)), checked(visible_to(actor)), _opinions_open(actor)
    answered = aliased(Opinion)  # the rule of sight asks the opinions too
    arms = [
        _held(Document, literal(label_of(Proposal.decision_id), String))
        .join(Document, Document.id == Proposal.decision_id)
        .where(Proposal.decision_id.in_(documents), seen),
        _held(Document, Letter.label)
        .join(Letter, Letter.dossier_id == Dossier.id)
        .join(Document, Document.id == Letter.document_id)
        .where(Letter.document_id.in_(documents), whole, or_(reads, _asked_by_it(actor))),
        _held(Document, literal(label_of(SupplementRequest.document_id), String))
        .join(SupplementRequest, SupplementRequest.dossier_id == Dossier.id)
        .join(Document, Document.id == SupplementRequest.document_id)
        .where(SupplementRequest.document_id.in_(documents), whole),
        _held(Document, literal(label_of(Opinion.answer_id), String))
        .join(answered, answered.dossier_id == Dossier.id)
        .join(Document, Document.id == answered.answer_id)
        .where(answered.answer_id.in_(documents), whole, or_(reads, answered.unit_id.in_(actor.unit_ids))),
    ]
    of_paper = has_number(Paper.number_key, typed)
    if of_paper is not None:
        arms.append(
            _held(Paper, Paper.label)
            .join(Paper, Paper.dossier_id == Dossier.id)
            .where(of_paper, Paper.code.not_in(SENSITIVE), whole)
        )
    held = union_all(*arms).subquery()
    columns = (held.c.id, held.c.title, held.c.number, held.c.issued_on, held.c.label)
    return select(*columns).order_by(held.c.issued_on.desc().nulls_last(), held.c.id.desc()).limit(most)


def _held(numbered: Any, label: ColumnElement[str] | Any) -> Select[Any]:
    return (
        select(Proposal.id, Proposal.title, numbered.number, numbered.issued_on, label.label("label"))
        .select_from(Proposal)
        .join(Dossier, Dossier.id == Proposal.dossier_id)
    )


def _opinions_open(actor: Actor) -> ColumnElement[bool]:
    """Files whose opinions and letters this person may read: the same ones that `may_see_opinions` allows."""
    if actor.has(*SEEING_DUTIES):
        return true()
    units = actor.unit_ids
    return or_(
        Dossier.decided_on.is_not(None),
        Dossier.lead_id.in_(units),
        Dossier.applicant_id.in_(units),
        Dossier.entered_by_id.in_(units),
    )


def _asked_by_it(actor: Actor) -> ColumnElement[bool]:
    """Letters that asked this person's unit for its opinion."""
    asked = Opinion.dossier_id == Letter.dossier_id, Opinion.request_id == Letter.document_id
    return exists().where(*asked, Opinion.unit_id.in_(actor.unit_ids))
