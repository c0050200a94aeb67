"""What is kept of foreign NGOs by the number of a document: certificates, notices, consultations."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, String, false, func, literal, or_, select, true, union_all
from sqlalchemy.orm import aliased

from app.core.search import has_number
from app.core.terms import label_of
from app.documents.models import Document
from app.partners.models import (
    Certificate,
    CertificateAction,
    Consultation,
    ConsultationOpinion,
    Partner,
    PartnerNotice,
)
from app.partners.queries.consultations import consultations_seen_by
from app.permissions import CONSULTING_DUTIES, Actor


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


def notices_with_number(
    _actor: Actor, typed: str, _documents: Sequence[int], most: int
) -> Select[int, str, str, date | None, str]:
    """The notices whose letter has this number; the newest first."""
    own = has_number(PartnerNotice.number_key, typed)
    columns = (PartnerNotice.id, Partner.name, PartnerNotice.number, PartnerNotice.received_on)
    return (
        select(*columns, literal(PartnerNotice.word(), String).label("what"))
        .join(Partner, Partner.id == PartnerNotice.partner_id)
        .where(false() if own is None else own)
        .order_by(PartnerNotice.listed_on.desc(), PartnerNotice.id.desc())
        .limit(most)
    )


def consultations_with_number(
    actor: Actor, _typed: str, documents: Sequence[int], most: int
) -> Select[int, str, str, date | None, str]:
    """The consultations that hold one of these documents, each as far as this person may read it; the newest first.

    The letter is for whoever sees the consultation, an answer for those of `may_read_consultation_opinion`, what
    the province signed for those of `may_read_draft`.
    """
    seen, handles = consultations_seen_by(actor), true() if actor.has(*CONSULTING_DUTIES) else false()
    units, answered = actor.unit_ids, aliased(ConsultationOpinion)  # the rule of sight asks the opinions too
    reads = or_(handles, Consultation.unit_id.in_(units), answered.unit_id.in_(units))
    arms = (
        _consulted(label_of(Consultation.letter_id)).join(Document, Document.id == Consultation.letter_id),
        _consulted(label_of(Consultation.answer_id))
        .join(Document, Document.id == Consultation.answer_id)
        .where(handles),
        _consulted(ConsultationOpinion.word())
        .join(answered, answered.consultation_id == Consultation.id)
        .join(Document, Document.id == answered.answer_id)
        .where(reads),
    )
    held = union_all(*(arm.where(seen, Document.id.in_(documents)) for arm in arms)).subquery()
    columns = (held.c.id, held.c.name, held.c.number, held.c.issued_on, held.c.what)
    return select(*columns).order_by(held.c.issued_on.desc(), held.c.id.desc()).limit(most)


def _consulted(what: str) -> Select[int, str, str, date | None, str]:
    name = func.coalesce(Partner.name, Consultation.ngo_name).label("name")
    return (
        select(
            Consultation.id, name, Document.number, Document.issued_on, literal(what, String).label("what")
        )
        .select_from(Consultation)
        .outerjoin(Partner, Partner.id == Consultation.partner_id)
    )


def _word(model: type[Certificate] | type[CertificateAction]) -> ColumnElement[str]:
    return literal(model.word(), String).label("what")
