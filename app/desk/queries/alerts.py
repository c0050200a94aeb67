"""What comes due or is overdue (nhắc việc): opinions, and what registers keep with a day of their own.

Each kind is one Select; the page, the home page, the letter of the morning and the counts ask all of them at once.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, String, and_, case, cast, exists, func, literal, or_, select, union_all

from app.associations.models import Association, Congress, Founding, FoundingStatus
from app.associations.queries import congresses_awaited, overdue_terms
from app.core.db import db
from app.core.rules import Rule, all_of
from app.core.terms import Term
from app.dossiers.models import Dossier, Holder, Opinion
from app.dossiers.queries import visible_to
from app.law.shapes import NoticeKind
from app.office.models import DutyKind, Unit
from app.partners.models import (
    Certificate,
    CertificateStanding,
    Consultation,
    ConsultationOpinion,
    NoticeState,
    Partner,
    PartnerNotice,
)
from app.partners.queries import expiry_horizon, notices_as, stands_as
from app.permissions import Actor, duty, working

PAGE = 50
OPINION_HORIZON = timedelta(days=3)
TERM_HORIZON = timedelta(days=60)
NOTICE_MEMORY = timedelta(days=365)
CONGRESS_HORIZON = timedelta(days=14)
FOUNDING_HORIZON = timedelta(days=30)


class AlertKind(Term):
    """Kind of reminder (loại nhắc việc)."""

    OPINION = "opinion", "Ý kiến đến hạn"
    MANDATE = "mandate", "Nhiệm kỳ đến hạn"
    CONGRESS = "congress", "Đại hội theo kế hoạch chưa tổ chức"
    FOUNDING = "founding", "Đại hội thành lập đến hạn"
    CERTIFICATE = "certificate", "Giấy đăng ký đến hạn"
    NOTICE = "notice", "Thông báo của tổ chức PCPNN chưa nhận"
    CONSULTATION = "consultation", "Tham gia ý kiến đăng ký PCPNN đến hạn"


class Alert(NamedTuple):
    """One thing that comes due: the record that it is about, what is said of it, its day."""

    kind: str
    record_id: int
    title: str
    note: str
    due_on: date


@dataclass(frozen=True)
class AlertSource:
    """Where reminders of a kind come from: for whom, which rows on his day, and the page of such a record."""

    kind: AlertKind
    who: Rule
    rows: Callable[[Actor], Select[Any]]
    endpoint: str


def reminder(record_id: Any, title: Any, note: Any, due_on: Any) -> Select[Any]:
    """The columns that every source selects."""
    columns: Select[Any] = select(
        record_id.label("record_id"), title.label("title"), note.label("note"), due_on.label("due_on")
    )
    return columns


def opinions_due(actor: Actor) -> Select[Any]:
    """Opinions not yet given (ý kiến chưa trả lời) that are due within three days, asked of or by this person's unit.

    Once a dossier has ended nobody waits for them any more.
    """
    parts = or_(Opinion.unit_id.in_(actor.unit_ids), Dossier.lead_id.in_(actor.unit_ids))
    title = func.coalesce(Dossier.code, "Hồ sơ")
    return (
        reminder(Dossier.id, title, Unit.name, Opinion.due_on)
        .join(Dossier, Dossier.id == Opinion.dossier_id)
        .join(Unit, Unit.id == Opinion.unit_id)
        .where(
            Opinion.kind.is_(None),
            Opinion.due_on <= actor.day + OPINION_HORIZON,
            Dossier.holder != Holder.NOBODY,
            parts,
        )
    )


def mandates_over(actor: Actor) -> Select[Any]:
    """Associations whose term (nhiệm kỳ) is over or ends within two months, no congress having been held."""
    return reminder(
        Association.id, Association.name, Association.abbreviation, Association.term_due_on
    ).where(overdue_terms(actor.day + TERM_HORIZON))


def congresses_due(actor: Actor) -> Select[Any]:
    """Congresses planned for a time that is over or nearly so, and not held (đại hội chưa tổ chức)."""
    return (
        reminder(Association.id, Association.name, literal("kế hoạch đại hội"), Congress.due_on)
        .join(Association, Association.id == Congress.association_id)
        .where(congresses_awaited(), Congress.due_on <= actor.day + CONGRESS_HORIZON)
    )


def founding_congresses_due(actor: Actor) -> Select[Any]:
    """Founding congresses (đại hội thành lập) whose permission lapses within a month or has run out."""
    return (
        reminder(Founding.id, Founding.name, func.coalesce(Dossier.code, ""), Dossier.due_on)
        .join(Dossier, Dossier.id == Founding.dossier_id)
        .where(
            Dossier.status == FoundingStatus.PERMITTED,
            Dossier.due_on <= actor.day + FOUNDING_HORIZON,
            visible_to(actor),
        )
    )


def certificates_due(actor: Actor) -> Select[Any]:
    """Certificates (giấy đăng ký) about to expire, and those that did so no longer ago than the same horizon.

    Once the organisation holds another one in force that ends later, nobody waits for this one.
    """
    horizon = expiry_horizon()
    ends = (CertificateStanding.EXPIRING, CertificateStanding.EXPIRED)
    around = Certificate.expires_on.between(
        actor.day - timedelta(days=horizon), actor.day + timedelta(days=horizon)
    )
    held = [Certificate.partner_id, Certificate.expires_on]
    in_force = stands_as((CertificateStanding.VALID, CertificateStanding.EXPIRING), actor.day, horizon)
    another = select(*held).where(in_force).subquery()
    succeeded = exists().where(
        another.c.partner_id == Certificate.partner_id, another.c.expires_on > Certificate.expires_on
    )
    return (
        reminder(Certificate.partner_id, Partner.name, Certificate.number, Certificate.expires_on)
        .join(Partner, Partner.id == Certificate.partner_id)
        .where(around, stands_as(ends, actor.day, horizon), ~succeeded)
    )


def notices_due(actor: Actor) -> Select[Any]:
    """Activity plans, account notices and yearly reports not received that are due soon, or were within the last year.

    What old books bring in of earlier years stands in the register of notices, and is not waited for every morning.
    """
    owed = (NoticeState.REMIND, NoticeState.OVERDUE)
    kind = case({each: each.label for each in NoticeKind}, value=PartnerNotice.kind)
    of_what = func.coalesce(Certificate.number, cast(PartnerNotice.year, String), "")
    return (
        reminder(PartnerNotice.partner_id, Partner.name, kind + " " + of_what, PartnerNotice.due_on)
        .join(Partner, Partner.id == PartnerNotice.partner_id)
        .outerjoin(Certificate, Certificate.id == PartnerNotice.certificate_id)
        .where(
            PartnerNotice.received_on.is_(None),
            PartnerNotice.due_on >= actor.day - NOTICE_MEMORY,
            notices_as(owed, actor.day),
        )
    )


def consultations_due(actor: Actor) -> Select[Any]:
    """Consultations on NGO registrations: the answer of the province, and for a unit asked its own opinion."""
    asked = ConsultationOpinion.consultation_id == Consultation.id
    mine = and_(asked, ConsultationOpinion.kind.is_(None), ConsultationOpinion.unit_id.in_(actor.unit_ids))
    due_on = func.coalesce(ConsultationOpinion.due_on, Consultation.due_on)
    handles = literal(actor.has(DutyKind.GATHER))
    return (
        reminder(Consultation.id, Consultation.ngo_name, cast(Consultation.asker, String), due_on)
        .outerjoin(ConsultationOpinion, mine)
        .where(
            Consultation.answered_on.is_(None),
            or_(ConsultationOpinion.id.is_not(None), handles),
            due_on <= actor.day + OPINION_HORIZON,
        )
    )


keeps_the_books = all_of(duty(DutyKind.FOCAL, DutyKind.GATHER), working)

SOURCES = (
    AlertSource(AlertKind.OPINION, working, opinions_due, "desk.dossier"),
    AlertSource(AlertKind.MANDATE, keeps_the_books, mandates_over, "associations.show"),
    AlertSource(AlertKind.CONGRESS, keeps_the_books, congresses_due, "associations.show"),
    AlertSource(AlertKind.FOUNDING, working, founding_congresses_due, "associations.founding"),
    AlertSource(AlertKind.CERTIFICATE, keeps_the_books, certificates_due, "partners.show"),
    AlertSource(AlertKind.NOTICE, keeps_the_books, notices_due, "partners.show"),
    AlertSource(AlertKind.CONSULTATION, working, consultations_due, "consultations.show"),
)
ENDPOINTS = {source.kind: source.endpoint for source in SOURCES}


def kinds_for(actor: Actor) -> list[AlertKind]:
    """The kinds of reminders that reach this person."""
    return [source.kind for source in SOURCES if source.who(actor, None) is None]


def alerts(
    actor: Actor, kinds: Collection[AlertKind] = (), *, overdue: bool = False, after: int = 0
) -> list[Alert]:
    """The reminders of a page and one more, those due first above; of these kinds, or of all."""
    rows = _rows(actor, kinds, overdue)
    if rows is None:
        return []
    order = (rows.c.due_on, rows.c.kind, rows.c.record_id, rows.c.note)
    return [
        Alert(*row) for row in db.session.execute(select(rows).order_by(*order).limit(PAGE + 1).offset(after))
    ]


def alert_counts(actor: Actor) -> dict[str, tuple[int, int]]:
    """How many reminders of each kind, and how many of them are overdue."""
    rows = _rows(actor, (), overdue=False)
    if rows is None:
        return {}
    late = func.count().filter(rows.c.due_on < actor.day)
    counted = db.session.execute(select(rows.c.kind, func.count(), late).group_by(rows.c.kind))
    return {kind: (number, overdue) for kind, number, overdue in counted}


def _rows(actor: Actor, kinds: Collection[AlertKind], overdue: bool) -> Any:
    asked = [
        source
        for source in SOURCES
        if source.who(actor, None) is None and (not kinds or source.kind in kinds)
    ]
    if not asked:
        return None
    parts = (source.rows(actor).subquery() for source in asked)
    rows = union_all(
        *(
            select(literal(str(source.kind)).label("kind"), *(part.c[name] for name in Alert._fields[1:]))
            for source, part in zip(asked, parts, strict=True)
        )
    ).subquery()
    if not overdue:
        return rows
    return select(rows).where(rows.c.due_on < actor.day).subquery()
