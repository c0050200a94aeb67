"""Certificates of foreign NGOs by their number, or by that of a document about them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, String, false, literal, select, union_all

from app.core.search import has_number
from app.documents.models import Document
from app.partners.models import Certificate, CertificateAction, Partner
from app.permissions import Actor


def certificates_with_number(
    _actor: Actor, typed: str, documents: Sequence[int], most: int
) -> Select[int, str, str, date | None, str]:
    """The certificates of this number, and those about which one of these documents is; the newest first."""
    own = has_number(Certificate.number_key, typed)
    by_number = (
        select(Certificate.id, Partner.name, Certificate.number, Certificate.issued_on, _word(Certificate))
        .join(Partner, Partner.id == Certificate.partner_id)
        .where(false() if own is None else own)
    )
    by_document = (
        select(Certificate.id, Partner.name, Document.number, Document.issued_on, _word(CertificateAction))
        .join(CertificateAction, CertificateAction.certificate_id == Certificate.id)
        .join(Partner, Partner.id == Certificate.partner_id)
        .join(Document, Document.id == CertificateAction.document_id)
        .where(CertificateAction.document_id.in_(documents))
    )
    held = union_all(by_number, by_document).subquery()
    columns = (held.c.id, held.c.name, held.c.number, held.c.issued_on, held.c.what)
    return select(*columns).order_by(held.c.issued_on.desc(), held.c.id.desc()).limit(most)


def _word(model: type[Certificate] | type[CertificateAction]) -> ColumnElement[str]:
    return literal(model.word(), String).label("what")
