"""What NGOs send to the province: awaited by the law of the day, received, late; all inside a transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.db import db
from app.core.rules import By, Refused
from app.law.shapes import NoticeKind
from app.office.queries import working_calendar
from app.partners.models import NGOS, Certificate, PartnerNotice
from app.partners.requirements import notice_due


@dataclass(frozen=True, kw_only=True)
class NoticeFacts:
    """A notice as typed; `year` is what a yearly report is about, `runs_from` where another's term begins."""

    kind: NoticeKind
    certificate_id: int | None = None
    year: int | None = None
    runs_from: date | None = None
    received_on: date | None = None
    number: str = ""
    note: str = ""


def expect_plan(certificate: Certificate) -> None:
    """Await the activity plan that a certificate obliges to (kế hoạch hoạt động), reckoned from its day."""
    notice = _plan_of(certificate)
    if notice is None:
        notice = PartnerNotice(kind=NoticeKind.PLAN, partner=certificate.partner, certificate=certificate)
        db.session.add(notice)
    notice.runs_from = certificate.issued_on
    _reckon(notice)


def forget_plan(certificate: Certificate) -> None:
    """Let go of the plan awaited for a certificate that was a mistake; one that came stays, without the certificate."""
    notice = _plan_of(certificate)
    if notice is not None and notice.received_on is None:
        db.session.delete(notice)
        db.session.flush()
    query = select(PartnerNotice).where(PartnerNotice.certificate_id == certificate.id)
    for other in db.session.scalars(query):
        other.certificate = None
    db.session.flush()


def _plan_of(certificate: Certificate) -> PartnerNotice | None:
    query = select(PartnerNotice).where(
        PartnerNotice.certificate_id == certificate.id, PartnerNotice.kind == NoticeKind.PLAN
    )
    return db.session.scalar(query.order_by(PartnerNotice.id).limit(1))


def write_notice(notice: PartnerNotice, facts: NoticeFacts, *, by: By) -> None:
    """Write down a notice that an NGO owes or has sent (thông báo), or that it came (đã nhận)."""
    if notice.partner.kind not in NGOS:
        raise Refused("Chỉ tổ chức phi chính phủ nước ngoài có nghĩa vụ thông báo này.")
    if facts.kind == NoticeKind.REPORT and facts.year is None:
        raise Refused("Báo cáo năm phải ghi của năm nào.", "year")
    if facts.kind != NoticeKind.REPORT and facts.runs_from is None:
        raise Refused(
            "Ghi ngày bắt đầu tính hạn: ngày cấp giấy đăng ký, hoặc ngày mở tài khoản.", "runs_from"
        )
    if facts.received_on and facts.received_on > by.day:
        raise Refused("Ngày nhận chưa tới.", "received_on")
    if facts.received_on and facts.runs_from and facts.received_on < facts.runs_from:
        raise Refused(f"Ngày nhận trước ngày {facts.runs_from:%d/%m/%Y}.", "received_on")
    _judge_certificate(notice, facts)
    reports = facts.kind == NoticeKind.REPORT
    notice.kind, notice.certificate_id = facts.kind, facts.certificate_id
    notice.year = facts.year if reports else None
    notice.runs_from = None if reports else facts.runs_from
    notice.received_on, notice.number, notice.note = facts.received_on, facts.number, facts.note
    _reckon(notice)


def _judge_certificate(notice: PartnerNotice, facts: NoticeFacts) -> None:
    if facts.certificate_id is None:
        return
    certificate = db.session.get(Certificate, facts.certificate_id)
    if certificate is None or certificate.partner_id != notice.partner.id:
        raise Refused("Hãy chọn giấy đăng ký của tổ chức này.", "certificate_id")


def _reckon(notice: PartnerNotice) -> None:
    due = notice_due(notice.kind, working_calendar(), runs_from=notice.runs_from, year=notice.year)
    notice.due_on, notice.rule = due.on, due.rule
    known = (notice.due_on, notice.runs_from, notice.received_on)
    year = notice.year or date.min.year
    notice.listed_on = next((day for day in known if day), date(year, 12, 31))
