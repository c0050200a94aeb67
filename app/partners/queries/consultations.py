"""Consultations on NGO registrations: where each stands, who sees it, the names of the units asked."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import Session

from app.core.terms import first_of
from app.office.models import Unit
from app.partners.models import Consultation, ConsultationOpinion, ConsultationState
from app.permissions import CONSULTING_DUTIES, Actor, working

C, A, S = Consultation, ConsultationOpinion, ConsultationState


def consultation_state(consultation: Consultation) -> ConsultationState:
    """Where a consultation stands (tình trạng), from what has been written of it."""
    if consultation.answered_on is not None:
        return S.LATE if consultation.answered_on > consultation.due_on else S.ANSWERED
    if consultation.draft:
        return S.SIGNING
    if not consultation.opinions:
        return S.RECEIVED
    awaited = any(opinion.kind is None for opinion in consultation.opinions)
    return S.ASKING if awaited else S.DRAFTING


def state_case() -> ColumnElement[ConsultationState]:
    """The rule of `consultation_state` over a select of consultations."""
    asked = exists().where(A.consultation_id == C.id)
    awaited = exists().where(A.consultation_id == C.id, A.kind.is_(None))
    return first_of(
        S,
        (and_(C.answered_on.is_not(None), C.answered_on > C.due_on), S.LATE),
        (C.answered_on.is_not(None), S.ANSWERED),
        (C.draft != "", S.SIGNING),
        (~asked, S.RECEIVED),
        (awaited, S.ASKING),
        otherwise=S.DRAFTING,
    )


def consultations_seen_by(actor: Actor) -> ColumnElement[bool]:
    """The consultations that `may_see_consultation` allows this person."""
    if working(actor, None) is not None:
        return false()
    if actor.has(*CONSULTING_DUTIES):
        return true()
    asked = exists().where(A.consultation_id == C.id, A.unit_id.in_(actor.unit_ids))
    return or_(asked, C.unit_id.in_(actor.unit_ids))


def asked_units(session: Session, ids: Sequence[int], actor: Actor) -> Mapping[int, str]:
    """The units asked and what each answers; one that was asked itself reads of itself alone."""
    query = (
        select(A.consultation_id, Unit.name, A.kind)
        .join(Unit, Unit.id == A.unit_id)
        .where(A.consultation_id.in_(ids))
        .order_by(A.id)
    )
    if not actor.has(*CONSULTING_DUTIES):
        query = query.where(A.unit_id.in_(actor.unit_ids))
    found: dict[int, list[str]] = {}
    for consultation_id, name, kind in session.execute(query):
        found.setdefault(consultation_id, []).append(f"{name} ({kind.label if kind else 'chưa trả lời'})")
    return {i: "; ".join(names) for i, names in found.items()}
