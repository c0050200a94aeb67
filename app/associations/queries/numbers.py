"""Associations by the numbers of the decisions about them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, String, literal, select

from app.associations.models import Association, AssociationDecision
from app.documents.models import Document
from app.permissions import Actor


def associations_with_number(
    _actor: Actor, _typed: str, documents: Sequence[int], most: int
) -> Select[int, str, str, date | None, str]:
    """The associations about which one of these documents decides, the newest first."""
    return (
        select(
            Association.id,
            Association.name,
            Document.number,
            Document.issued_on,
            literal(AssociationDecision.word(), String),
        )
        .join(AssociationDecision, AssociationDecision.association_id == Association.id)
        .join(Document, Document.id == AssociationDecision.document_id)
        .where(AssociationDecision.document_id.in_(documents))
        .order_by(Document.issued_on.desc().nulls_last(), Association.id.desc())
        .limit(most)
    )
