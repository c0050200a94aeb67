"""Where a certificate stands on a day: one rule as a pure function and, for filters, the same rule as SQL."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, or_, select, tuple_
from sqlalchemy.orm import aliased, joinedload, selectinload

from app.core.db import db
from app.core.terms import first_of
from app.office.models import SettingKey
from app.office.queries import setting
from app.partners.models import (
    LIFTS,
    ActionKind,
    Certificate,
    CertificateAction,
    CertificatePlace,
    CertificateSector,
    CertificateStanding,
)

S = CertificateStanding
ENDED_AS = ((ActionKind.TERMINATED, S.TERMINATED), (ActionKind.REVOKED, S.REVOKED))


def expiry_horizon() -> int:
    """How many days before its last one a certificate counts as about to expire (thiết lập)."""
    return int(setting(SettingKey.EXPIRY_HORIZON))


def standing_on(actions: Iterable[CertificateAction], day: date, horizon: int) -> CertificateStanding:
    """Where a certificate stands on a day, from what was done about it up to that day."""
    done = _done_by(actions, day)
    if not done:
        return S.NOT_YET
    for kind, ended in ENDED_AS:
        if any(action.kind == kind for action in done):
            return ended
    last_day = last_day_on(done, day)
    if last_day is None or last_day < day:
        return S.EXPIRED
    if suspended_on(done, day):
        return S.SUSPENDED
    return S.EXPIRING if (last_day - day).days <= horizon else S.VALID


def last_day_on(actions: Iterable[CertificateAction], day: date) -> date | None:
    """The last day of the certificate as it was known on a day; that day itself is still in force."""
    return next((a.expires_on for a in reversed(_done_by(actions, day)) if a.expires_on), None)


def content_on(actions: Iterable[CertificateAction], day: date) -> CertificateAction | None:
    """The action that says where and in what the NGO may work on a day (địa bàn, lĩnh vực)."""
    return next((a for a in reversed(_done_by(actions, day)) if a.states_content), None)


def suspended_on(actions: Iterable[CertificateAction], day: date) -> bool:
    """Whether a suspension (đình chỉ) runs on a day: neither is its last day past nor was it lifted."""
    suspended = False
    for action in _done_by(actions, day):
        if action.kind == ActionKind.SUSPENDED:
            suspended = action.suspended_to is None or day <= action.suspended_to
        elif action.kind in LIFTS:
            suspended = False
    return suspended


def _done_by(actions: Iterable[CertificateAction], day: date) -> list[CertificateAction]:
    return sorted((a for a in actions if a.on <= day), key=lambda action: (action.on, action.id or 0))


def standing_case(day: date, horizon: int) -> ColumnElement[CertificateStanding]:
    """The rule of `standing_on` over a select of certificates."""
    last_day = _last_day(day)
    return first_of(
        S,
        (~_was_done(day), S.NOT_YET),
        *((_was_done(day, kind), ended) for kind, ended in ENDED_AS),
        (or_(last_day.is_(None), last_day < day), S.EXPIRED),
        (_stands_still(day), S.SUSPENDED),
        (last_day <= day + timedelta(days=horizon), S.EXPIRING),
        otherwise=S.VALID,
    )


def stands_as(standings: Sequence[CertificateStanding], day: date, horizon: int) -> ColumnElement[bool]:
    """Certificates that stand so on a day."""
    return standing_case(day, horizon).in_(standings)


def _was_done(day: date, *kinds: ActionKind) -> ColumnElement[bool]:
    action = aliased(CertificateAction)
    wanted = [action.kind.in_(kinds)] if kinds else []
    return exists().where(action.certificate_id == Certificate.id, action.on <= day, *wanted)


def _last_day(day: date) -> ScalarSelect[date | None]:
    action = aliased(CertificateAction)
    return (
        select(action.expires_on)
        .where(
            action.certificate_id == Certificate.id,
            action.on <= day,
            action.expires_on.is_not(None),
        )
        .order_by(action.on.desc(), action.id.desc())
        .limit(1)
        .correlate(Certificate)
        .scalar_subquery()
    )


def _stands_still(day: date) -> ColumnElement[bool]:
    """The newest suspension or lifting up to the day is a suspension that still runs."""
    action, later = aliased(CertificateAction), aliased(CertificateAction)
    overtaken = exists().where(
        later.certificate_id == action.certificate_id,
        later.on <= day,
        later.kind.in_((ActionKind.SUSPENDED, *LIFTS)),
        tuple_(later.on, later.id) > tuple_(action.on, action.id),
    )
    return exists().where(
        action.certificate_id == Certificate.id,
        action.on <= day,
        action.kind == ActionKind.SUSPENDED,
        or_(action.suspended_to.is_(None), action.suspended_to >= day),
        ~overtaken,
    )


def found_certificates(condition: ColumnElement[bool]) -> list[Certificate]:
    """Certificates with all that was done about them, the newest first."""
    done = selectinload(Certificate.actions)
    query = select(Certificate).where(condition)
    query = query.options(
        done.selectinload(CertificateAction.places),
        done.selectinload(CertificateAction.sectors),
        done.joinedload(CertificateAction.document),
    )
    return list(db.session.scalars(query.order_by(Certificate.issued_on.desc(), Certificate.id.desc())))


def certificates_of(partner_ids: Iterable[int]) -> list[Certificate]:
    """Every certificate of these NGOs."""
    return found_certificates(Certificate.partner_id.in_(set(partner_ids)))


def covering(partner_id: int, day: date) -> list[tuple[Certificate, CertificateAction | None]]:
    """The certificates in force on a day, each with the action that states its content then."""
    found = certificates_of([partner_id])
    return [(c, content_on(c.actions, day)) for c in found if standing_on(c.actions, day, 0).in_force]


def certificate_named(number: str, issued_on: date, *, besides: int | None = None) -> Certificate | None:
    """Another certificate with the same number of the same year (a series begins anew each year)."""
    same = and_(
        Certificate.number == number,
        Certificate.issued_on.between(date(issued_on.year, 1, 1), date(issued_on.year, 12, 31)),
        Certificate.id != (besides or 0),
    )
    return db.session.scalar(
        select(Certificate).where(same).options(joinedload(Certificate.partner)).limit(1)
    )


def stating(
    listed: type[CertificatePlace] | type[CertificateSector], ids: Sequence[int], day: date
) -> ColumnElement[bool]:
    """Certificates whose content on a day names one of these places, or of these sectors."""
    action = aliased(CertificateAction)
    column = CertificatePlace.place_id if listed is CertificatePlace else CertificateSector.sector_id
    names_one = exists().where(listed.action_id == action.id, column.in_(ids))
    return exists().where(
        action.certificate_id == Certificate.id,
        action.on <= day,
        names_one,
        ~_stated_anew(action, day),
    )


def _stated_anew(action: type[CertificateAction], day: date) -> ColumnElement[bool]:
    later = aliased(CertificateAction)
    states = or_(
        exists().where(CertificatePlace.action_id == later.id),
        exists().where(CertificateSector.action_id == later.id),
        later.missing != "",
    )
    return exists().where(
        later.certificate_id == action.certificate_id,
        later.on <= day,
        tuple_(later.on, later.id) > tuple_(action.on, action.id),
        states,
    )
