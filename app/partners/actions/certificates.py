"""Recording certificates of foreign NGOs and what is done about them; everything runs inside a transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.core.db import db
from app.core.rules import Refused
from app.documents.actions import TypedDocument, keep_file, record_document, renumber
from app.documents.models import Document
from app.law.shapes import CertificateKind
from app.partners.actions.notices import expect_plan, forget_plan
from app.partners.models import (
    ENDS,
    NGOS,
    ActionKind,
    Certificate,
    CertificateAction,
    CertificatePlace,
    CertificateSector,
)
from app.partners.queries import certificate_named, last_day_on, suspended_on
from app.partners.requirements import certificate_rule, instrument

NO_PLACES = "Giấy đăng ký phải ghi địa bàn; nếu nguồn không nêu, hãy ghi rõ ở mục “Không có trong nguồn”."
NO_SECTORS = "Giấy đăng ký phải ghi lĩnh vực; nếu nguồn không nêu, hãy ghi rõ ở mục “Không có trong nguồn”."


@dataclass(frozen=True, kw_only=True)
class CertificateFacts:
    """A certificate as it was issued (giấy đăng ký): number and day are those of its document."""

    kind: CertificateKind
    document: TypedDocument
    expires_on: date
    issuer: str = "Bộ Ngoại giao"
    place_ids: Sequence[int] = ()
    sector_ids: Sequence[int] = ()
    missing: str = ""
    remarks: str = ""

    @property
    def issue(self) -> "ActionFacts":
        """The first action of the certificate."""
        return ActionFacts(
            kind=ActionKind.ISSUED,
            document=self.document,
            on=self.document.issued_on,
            expires_on=self.expires_on,
            place_ids=self.place_ids,
            sector_ids=self.sector_ids,
            missing=self.missing,
        )


@dataclass(frozen=True, kw_only=True)
class ActionFacts:
    """What was done about a certificate; without `on` it takes effect on the day of its document."""

    kind: ActionKind
    document: TypedDocument = field(default_factory=TypedDocument)
    on: date | None = None
    expires_on: date | None = None
    suspended_to: date | None = None
    place_ids: Sequence[int] = ()
    sector_ids: Sequence[int] = ()
    missing: str = ""
    note: str = ""


def write_certificate(certificate: Certificate, facts: CertificateFacts) -> None:
    """Write a certificate of an NGO as it was issued (cấp mới).

    The activity plan that the NGO owes the province because of it is awaited from then on.
    """
    if certificate.partner.kind not in NGOS:
        raise Refused(
            "Chỉ tổ chức phi chính phủ nước ngoài có giấy đăng ký; loại bên cung cấp này thì không."
        )
    if not certificate.actions:
        certificate.actions = [CertificateAction(kind=ActionKind.ISSUED)]
    _write_issue(certificate, certificate.issue, facts)
    _refresh(certificate)
    db.session.flush()
    expect_plan(certificate)


def _write_issue(certificate: Certificate, action: CertificateAction, facts: CertificateFacts) -> None:
    number, issued_on = facts.document.number, facts.document.issued_on
    if not number or issued_on is None:
        raise Refused("Giấy đăng ký phải có số và ngày cấp.", facts.document.part("number"))
    rule = certificate_rule(facts.kind)
    if rule.last_issued_on and issued_on > rule.last_issued_on:
        raise Refused(
            f"{facts.kind.label} chỉ được cấp đến hết ngày {rule.last_issued_on:%d/%m/%Y} "
            f"({instrument(rule.instrument).title}).",
            "kind",
        )
    if twin := certificate_named(number, issued_on, besides=certificate.id):
        raise Refused(
            f"Sổ đã có giấy đăng ký {number} năm {issued_on.year} của {twin.partner.name}.",
            facts.document.part("number"),
        )
    later = [each.on for each in certificate.actions if each is not action]
    if later and min(later) < issued_on:
        raise Refused(
            f"Giấy đã có việc ghi từ ngày {min(later):%d/%m/%Y}, trước ngày cấp này.",
            facts.document.part("issued_on"),
        )
    certificate.kind, certificate.number, certificate.issuer = facts.kind, number, facts.issuer
    certificate.remarks = facts.remarks
    _write(action, facts.issue)


def write_action(action: CertificateAction, facts: ActionFacts) -> None:
    """Write what was done about a certificate: gia hạn, sửa đổi, cấp lại, đình chỉ, cho trở lại, thu hồi …"""
    if action.kind == ActionKind.ISSUED:
        raise Refused("Việc cấp mới được sửa ở giấy đăng ký.")
    _judge_action(action.certificate, action, facts)
    _write(action, facts)
    _refresh(action.certificate)


def remove_action(action: CertificateAction) -> None:
    """Take away an action that was a mistake; the issue itself goes with its certificate alone."""
    certificate = action.certificate
    if action.kind == ActionKind.ISSUED:
        raise Refused("Việc cấp mới đi cùng giấy đăng ký: hãy sửa, hoặc xóa cả giấy.")
    certificate.actions.remove(action)
    _refresh(certificate)


def remove_certificate(certificate: Certificate) -> None:
    """Take away a certificate that was a mistake, with the plan that was awaited because of it."""
    forget_plan(certificate)
    db.session.delete(certificate)


def _judge_action(certificate: Certificate, action: CertificateAction, facts: ActionFacts) -> None:
    on, first = _day_of(facts), certificate.issue
    others = [each for each in certificate.actions if each is not action]
    if facts.kind == ActionKind.ISSUED:
        raise Refused("Mỗi giấy đăng ký chỉ được cấp mới một lần.", "kind")
    if on < first.on:
        raise Refused(f"Trước ngày cấp giấy đăng ký ({first.on:%d/%m/%Y}).", "on")
    end = next((each for each in others if each.kind in ENDS), None)
    if end and facts.kind in ENDS:
        raise Refused(f"Giấy đăng ký đã {end.kind.label} từ {end.on:%d/%m/%Y}.", "kind")
    if end and on >= end.on:
        raise Refused(f"Giấy đăng ký đã {end.kind.label} từ {end.on:%d/%m/%Y}; sau đó không ghi thêm.", "on")
    after = [each for each in others if each.on > on]
    if facts.kind in ENDS and after:
        raise Refused(f"Giấy có việc ghi từ ngày {after[0].on:%d/%m/%Y}, sau ngày này.", "on")
    if facts.kind == ActionKind.RESUMED and not suspended_on(others, on - timedelta(days=1)):
        raise Refused(f"Trước ngày {on:%d/%m/%Y} giấy đăng ký không bị đình chỉ.", "on")
    if facts.kind == ActionKind.EXTENDED:
        before = last_day_on(others, on)
        if facts.expires_on is None:
            raise Refused("Gia hạn phải ghi giấy có giá trị đến ngày nào.", "expires_on")
        if before and facts.expires_on <= before:
            raise Refused(f"Gia hạn phải đến sau ngày hết hạn cũ ({before:%d/%m/%Y}).", "expires_on")
    states = facts.place_ids or facts.sector_ids or facts.missing
    if facts.kind == ActionKind.AMENDED and not (states or facts.expires_on or facts.note):
        raise Refused(
            "Ghi nội dung được sửa đổi, bổ sung: địa bàn, lĩnh vực, thời hạn hoặc nội dung khác.", "note"
        )
    if states:
        _judge_content(facts)


def _judge_content(facts: ActionFacts) -> None:
    if not facts.place_ids and not facts.missing:
        raise Refused(NO_PLACES, "place_ids")
    if not facts.sector_ids and not facts.missing:
        raise Refused(NO_SECTORS, "sector_ids")


def _day_of(facts: ActionFacts) -> date:
    on = facts.on or facts.document.issued_on
    if on is None:
        raise Refused("Ghi ngày có hiệu lực, hoặc ngày của văn bản.", "on")
    return on


def _write(action: CertificateAction, facts: ActionFacts) -> None:
    on = _day_of(facts)
    if facts.kind == ActionKind.ISSUED:
        _judge_content(facts)
    if facts.expires_on and facts.expires_on < on:
        raise Refused(f"Ngày hết hạn trước ngày {on:%d/%m/%Y}.", "expires_on")
    if facts.suspended_to and facts.suspended_to < on:
        raise Refused(f"Ngày hết đình chỉ trước ngày {on:%d/%m/%Y}.", "suspended_to")
    action.kind, action.on, action.expires_on = facts.kind, on, facts.expires_on
    action.suspended_to = facts.suspended_to if facts.kind == ActionKind.SUSPENDED else None
    action.missing, action.note = facts.missing, facts.note
    action.places = _kept(action.places, facts.place_ids, "place_id", CertificatePlace)
    action.sectors = _kept(action.sectors, facts.sector_ids, "sector_id", CertificateSector)
    action.document = _written(action.document, facts.document)


def _kept(rows: Iterable[Any], wanted: Sequence[int], name: str, model: type[Any]) -> list[Any]:
    known = {getattr(row, name): row for row in rows}
    return [known.get(each) or model(**{name: each}) for each in dict.fromkeys(wanted)]


def _written(document: Document | None, typed: TypedDocument) -> Document | None:
    """The document as typed; a file that was there stays unless another comes or it has become a secret."""
    if document is None or typed.is_secret:
        return None if typed.is_blank else record_document(typed)
    renumber(document, typed.number)
    document.issued_on, document.signer, document.abstract = typed.issued_on, typed.signer, typed.abstract
    if typed.upload is not None:
        document.file = keep_file(typed.upload)
    return document


def _refresh(certificate: Certificate) -> None:
    """Bring the days that lists show in line with the actions."""
    certificate.issued_on = certificate.issue.on
    stated = [each for each in certificate.actions if each.expires_on]
    newest = max(stated, key=lambda each: (each.on, each.id or 0))
    certificate.expires_on = newest.expires_on or certificate.issued_on
