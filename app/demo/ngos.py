"""Foreign NGOs of the demonstration: certificates and what they owe the province."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.core.db import db
from app.core.transaction import transaction
from app.demo.public_news import UNION
from app.demo.stage import Stage
from app.documents.actions import TypedDocument
from app.law.shapes import CertificateKind, NoticeKind
from app.partners.actions import (
    ActionFacts,
    CertificateFacts,
    NoticeFacts,
    write_action,
    write_certificate,
    write_notice,
)
from app.partners.models import ActionKind, Certificate, CertificateAction, Partner, PartnerNotice

NEWS_SAYS_NOT = "tin công bố không nêu địa bàn, lĩnh vực"
RAINBOW, WARM_HAND = "Tổ chức Cầu Vồng (trình diễn)", "Tổ chức Bàn Tay Ấm (trình diễn)"


def certify(stage: Stage) -> None:
    """One certificate from the news; those of the invented NGOs stand in every way that a list must show."""
    _certificate(
        stage,
        "Saigon Children's Charity CIO",
        CertificateKind.REPRESENTATIVE_OFFICE,
        "63/CNV-VPĐD",
        date(2023, 6, 22),
        date(2028, 6, 22),
        missing=NEWS_SAYS_NOT,
        remarks="Theo tin công bố.",
    )
    issued = stage.ago(400)
    soon = stage.today + timedelta(days=40)
    everywhere = {"place_ids": (stage.place_id("Tỉnh Đồng Nai"),)}
    warm = _certificate(
        stage,
        WARM_HAND,
        CertificateKind.OPERATION,
        "912/CNV-HĐ",
        issued,
        soon,
        sector_codes="12356",
        **everywhere,
    )
    communes = tuple(map(stage.place_id, ("Xã Tà Lài", "Xã Định Quán")))
    rainbow = _certificate(
        stage,
        RAINBOW,
        CertificateKind.OPERATION,
        "918/CNV-HĐ",
        stage.ago(300),
        stage.today + timedelta(days=600),
        sector_codes="12",
        place_ids=communes,
    )
    _act(
        stage,
        rainbow,
        ActionKind.AMENDED,
        "944/CNV-HĐ",
        stage.ago(120),
        sector_codes="123",
        place_ids=communes,
    )
    _receive(stage, warm, stage.later(issued, 40))
    _receive(stage, rainbow, stage.later(stage.ago(300), 60))
    old = _certificate(
        stage, RAINBOW, CertificateKind.OPERATION, "807/CNV-HĐ", date(2021, 3, 1), date(2024, 2, 29),
        sector_codes="1", place_ids=communes,
    )  # fmt: skip
    _act(stage, old, ActionKind.SUSPENDED, "815/CNV-HĐ", date(2022, 5, 16), suspended_to=date(2022, 8, 15))
    _act(stage, old, ActionKind.RESUMED, "838/CNV-HĐ", date(2022, 7, 4))
    _receive(stage, old, date(2021, 4, 9))
    _owe(stage, WARM_HAND, NoticeFacts(kind=NoticeKind.REPORT, year=stage.today.year - 1))
    _owe(stage, RAINBOW, NoticeFacts(kind=NoticeKind.ACCOUNT, runs_from=stage.ago(6)))


def _certificate(
    stage: Stage,
    ngo: str,
    kind: CertificateKind,
    number: str,
    issued_on: date,
    expires_on: date,
    *,
    sector_codes: str = "",
    **facts: Any,
) -> Certificate:
    actor = stage.actor(UNION, stage.today)
    partner = db.session.get_one(Partner, stage.partner_id(ngo))
    with transaction(partner, by=actor, doing="Thêm giấy đăng ký", on=stage.today):
        certificate = Certificate(partner=partner)
        db.session.add(certificate)
        document = TypedDocument(number=number, issued_on=issued_on)
        sectors = tuple(map(stage.sector_id, sector_codes))
        write_certificate(
            certificate,
            CertificateFacts(
                kind=kind, document=document, expires_on=expires_on, sector_ids=sectors, **facts
            ),
        )
    return certificate


def _act(
    stage: Stage,
    certificate: Certificate,
    kind: ActionKind,
    number: str,
    on: date,
    *,
    sector_codes: str = "",
    **facts: Any,
) -> None:
    actor = stage.actor(UNION, stage.today)
    with transaction(certificate, by=actor, doing="Thêm diễn biến", on=stage.today):
        action = CertificateAction(certificate=certificate)
        db.session.add(action)
        document = TypedDocument(number=number, issued_on=on)
        sectors = tuple(map(stage.sector_id, sector_codes))
        write_action(action, ActionFacts(kind=kind, document=document, sector_ids=sectors, **facts))


def _receive(stage: Stage, certificate: Certificate, day: date) -> None:
    """The activity plan that a certificate obliges to has come."""
    facts = {"kind": NoticeKind.PLAN, "certificate_id": certificate.id, "runs_from": certificate.issued_on}
    query = select(PartnerNotice).where(PartnerNotice.certificate_id == certificate.id)
    notice = db.session.scalars(query).one()
    _note(stage, notice, {**facts, "received_on": day})


def _owe(stage: Stage, ngo: str, facts: NoticeFacts) -> None:
    partner = db.session.get_one(Partner, stage.partner_id(ngo))
    _note(stage, PartnerNotice(partner=partner), vars(facts))


def _note(stage: Stage, notice: PartnerNotice, facts: Mapping[str, Any]) -> None:
    actor = stage.actor(UNION, stage.today)
    with transaction(notice.partner, by=actor, doing="Ghi thông báo của tổ chức PCPNN", on=stage.today):
        db.session.add(notice)
        write_notice(notice, NoticeFacts(**facts), by=actor)
