"""Rows that belong to an NGO or to one of its certificates: their facts, forms and verbs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.child_rows import Badge, ChildKind, Fact, fact
from app.core.parsing import parse_document_number
from app.core.register.columns import Kind
from app.core.rules import By
from app.core.terms import label_of
from app.partners import actions, queries
from app.partners.actions import ActionFacts, CertificateFacts, NoticeFacts
from app.partners.forms import ActionForm, CertificateForm, NoticeForm
from app.partners.models import (
    ActionKind,
    Certificate,
    CertificateAction,
    CertificateStanding,
    NoticeState,
    Partner,
    PartnerNotice,
)
from app.partners.requirements import registration_warnings, too_long
from app.partners.views.contacts import contact_kind
from app.partners.views.record import RECORD
from app.web import today

S = CertificateStanding
TONES: Mapping[CertificateStanding, str] = {
    S.VALID: "success",
    S.EXPIRING: "warning",
    S.EXPIRED: "danger",
    S.SUSPENDED: "danger",
    S.TERMINATED: "neutral",
    S.REVOKED: "danger",
    S.NOT_YET: "info",
}
NOTICE_TONES: Mapping[NoticeState, str] = {
    NoticeState.WAITING: "info",
    NoticeState.REMIND: "warning",
    NoticeState.OVERDUE: "danger",
    NoticeState.RECEIVED: "success",
    NoticeState.LATE: "warning",
    NoticeState.UNDATED: "neutral",
}


def standing_badge(certificate: Certificate, day: date) -> Badge:
    """Where a certificate stands, as a word with its colour."""
    standing = queries.standing_on(certificate.actions, day, queries.expiry_horizon())
    return standing.label, TONES[standing]


def _notice_badge(notice: PartnerNotice, day: date) -> Badge:
    state = queries.notice_state(notice.due_on, notice.received_on, day)
    return state.label, NOTICE_TONES[state]


def _write_certificate(row: Certificate, facts: Mapping[str, Any], _by: By) -> None:
    actions.write_certificate(row, CertificateFacts(**facts))


def _write_action(row: CertificateAction, facts: Mapping[str, Any], _by: By) -> None:
    actions.write_action(row, ActionFacts(**facts))


def _write_notice(row: PartnerNotice, facts: Mapping[str, Any], by: By) -> None:
    actions.write_notice(row, NoticeFacts(**facts), by=by)


def certificate_warnings(certificate: Certificate) -> list[str]:
    """What an officer should look at again in a certificate (vẫn lưu được)."""
    issue, found = certificate.issue, list(registration_warnings(certificate.partner, today()))
    if issue.expires_on and (sentence := too_long(certificate, issue.expires_on, issue.on)):
        found.append(sentence)
    if parse_document_number(certificate.number) is None:
        found.append(
            f"Số “{certificate.number}” không theo mẫu như 63/CNV-VPĐD; được giữ nguyên như đã nhập."
        )
    return found


def _said_of(action: CertificateAction) -> str:
    parts = [
        f"giá trị đến {action.expires_on:%d/%m/%Y}" if action.expires_on else "",
        f"đến hết {action.suspended_to:%d/%m/%Y}" if action.suspended_to else "",
        "địa bàn: " + ", ".join(x.place.name for x in action.places) if action.places else "",
        "lĩnh vực: " + ", ".join(x.sector.name for x in action.sectors) if action.sectors else "",
        action.missing,
        action.note,
    ]
    return "; ".join(filter(None, parts))


def _later(certificate: Certificate) -> Sequence[CertificateAction]:
    return [action for action in certificate.actions if action.kind != ActionKind.ISSUED]


CERTIFICATES = ChildKind(
    "certificates",
    "giay-dang-ky",
    "giấy đăng ký",
    Certificate,
    "partner",
    CertificateForm,
    (
        fact(Certificate.number),
        fact(Certificate.kind),
        fact(Certificate.issued_on),
        fact(Certificate.expires_on),
    ),
    title="Giấy đăng ký",
    rows=lambda partner: queries.certificates_of([partner.id]),
    write=_write_certificate,
    remove=actions.remove_certificate,
    warnings=certificate_warnings,
    standing=standing_badge,
)

ACTIONS = ChildKind(
    "actions",
    "dien-bien",
    "diễn biến",
    CertificateAction,
    "certificate",
    ActionForm,
    (
        fact(CertificateAction.kind),
        fact(CertificateAction.on),
        Fact("Văn bản", lambda action: action.document.title if action.document else ""),
        Fact(label_of(CertificateAction.note), _said_of, Kind.WRAPPED, 40),
    ),
    title="Gia hạn, sửa đổi, đình chỉ, hoạt động trở lại, thu hồi",
    rows=_later,
    write=_write_action,
    remove=actions.remove_action,
    warnings=lambda action: certificate_warnings(action.certificate),
)

NOTICES = ChildKind(
    "notices",
    "thong-bao",
    "thông báo",
    PartnerNotice,
    "partner",
    NoticeForm,
    (
        Fact(
            label_of(PartnerNotice.kind),
            lambda notice: notice.kind.label + (f" {notice.year}" if notice.year else ""),
        ),
        Fact(
            label_of(PartnerNotice.certificate_id),
            lambda notice: notice.certificate.number if notice.certificate else "",
        ),
        fact(PartnerNotice.runs_from),
        fact(PartnerNotice.due_on),
        fact(PartnerNotice.rule),
        fact(PartnerNotice.received_on),
    ),
    title="Thông báo, báo cáo gửi tỉnh",
    lead="Hạn tính theo quy định có hiệu lực vào ngày bắt đầu tính; chưa rõ quy định thì không có hạn.",
    rows=lambda partner: queries.notices_of(partner.id),
    write=_write_notice,
    standing=_notice_badge,
)

PEOPLE = contact_kind("partner")
ROWS = (NOTICES, *RECORD, PEOPLE)


def sections_of(partner: Partner) -> tuple[ChildKind, ...]:
    """The kinds of rows that the page of a donor shows; notices are owed by NGOs alone."""
    return ROWS if partner.is_ngo else (*RECORD, PEOPLE)
