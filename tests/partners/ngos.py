"""Foreign NGOs with certificates, written the way the application writes them."""

from datetime import date
from typing import Any

from sqlalchemy import select

from app.cli import Installer
from app.core.db import db
from app.core.transaction import transaction
from app.documents.actions import TypedDocument
from app.law.shapes import CertificateKind
from app.office.models import Place, Sector
from app.partners.actions import ActionFacts, CertificateFacts, write_action, write_certificate
from app.partners.models import ActionKind, Certificate, CertificateAction, Partner, PartnerKind
from tests import factories as make

HAND = Installer(make.DAY)
ISSUED, EXPIRES = date(2023, 6, 22), date(2026, 6, 21)


def ngo(name: str = "Quỹ Trẻ em", **facts: Any) -> Partner:
    """A registered foreign NGO."""
    return make.partner(name, PartnerKind.REGISTERED_NGO, **facts)


def places(*names: str) -> tuple[int, ...]:
    return tuple(db.session.scalars(select(Place.id).where(Place.name == name)).one() for name in names)


def sectors(*codes: str) -> tuple[int, ...]:
    return tuple(db.session.scalars(select(Sector.id).where(Sector.code == code)).one() for code in codes)


def paper(number: str, day: date) -> TypedDocument:
    return TypedDocument(number=number, issued_on=day, field="document")


def certificate(
    partner: Partner,
    number: str = "12/CNV-HĐ",
    issued_on: date = ISSUED,
    expires_on: date = EXPIRES,
    kind: CertificateKind = CertificateKind.OPERATION,
    **facts: Any,
) -> Certificate:
    """A certificate, in the whole province and for education unless said otherwise."""
    facts.setdefault("place_ids", () if facts.get("missing") else places("Tỉnh Đồng Nai"))
    facts.setdefault("sector_ids", () if facts.get("missing") else sectors("1"))
    with transaction(partner, by=HAND, doing="Thêm giấy đăng ký"):
        made = Certificate(partner=partner)
        db.session.add(made)
        typed = CertificateFacts(kind=kind, document=paper(number, issued_on), expires_on=expires_on, **facts)
        write_certificate(made, typed)
    return made


def act(certificate: Certificate, kind: ActionKind, on: date, **facts: Any) -> CertificateAction:
    """What is done about a certificate on a day."""
    with transaction(certificate, by=HAND, doing="Thêm diễn biến"):
        action = CertificateAction(certificate=certificate)
        db.session.add(action)
        write_action(action, ActionFacts(kind=kind, document=paper(f"{on:%d%m}/CNV-HĐ", on), **facts))
    return action
