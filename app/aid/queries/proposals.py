"""Aid as SQL: which proposals a person sees, whose aid, and the many-valued cells of lists."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, contains_eager, selectinload

from app.accounts.models import Role
from app.aid.models import Proposal, ProposalDonor, ProposalPlace, ProposalSector, Recipient
from app.core.countries import country_name
from app.core.db import db
from app.core.search import as_filter, either
from app.dossiers.models import Dossier
from app.dossiers.queries import visible_to
from app.office.models import DutyKind, Place, Sector, Unit
from app.partners.models import Partner
from app.permissions import Actor

DECIDED = ("approved", "notified")


def visible_aid(actor: Actor) -> ColumnElement[bool]:
    """The proposals whose facts this person may see, over a join of Proposal and Dossier."""
    if actor.role == Role.ADMIN:
        return false()
    if actor.role != Role.VIEWER and not actor.has(DutyKind.GATHER):
        return visible_to(actor)
    approved = and_(Dossier.status.in_(DECIDED), Dossier.decided_on.is_not(None))
    return or_(visible_to(actor), approved, Dossier.from_old_book)


def proposal_of(dossier: Dossier) -> Proposal:
    """The proposal that owns an aid dossier."""
    return db.session.execute(select(Proposal).where(Proposal.dossier_id == dossier.id)).scalar_one()


def given_by(partner_ids: Sequence[int]) -> ColumnElement[bool]:
    """Proposals in which a partner is donor, or the organisation through which a donor acts."""
    return Proposal.id.in_(
        select(ProposalDonor.proposal_id).where(
            or_(ProposalDonor.partner_id.in_(partner_ids), ProposalDonor.via_id.in_(partner_ids))
        )
    )


def aid_of_partner(partner_id: int, actor: Actor) -> Select[Proposal]:
    """What a partner gives or passes on, as far as this person sees aid, the newest first."""
    return (
        select(Proposal)
        .join(Proposal.dossier)
        .where(given_by([partner_id]), visible_aid(actor))
        .options(
            contains_eager(Proposal.dossier), selectinload(Proposal.donors), selectinload(Proposal.amounts)
        )
        .order_by(Proposal.dated_on.desc(), Proposal.id.desc())
    )


def in_sectors(sector_ids: Sequence[int]) -> ColumnElement[bool]:
    """Proposals of these sectors."""
    return _with(ProposalSector.proposal_id, ProposalSector.sector_id.in_(sector_ids))


def in_places(place_ids: Sequence[int]) -> ColumnElement[bool]:
    """Proposals carried out in these places."""
    return _with(ProposalPlace.proposal_id, ProposalPlace.place_id.in_(place_ids))


def from_countries(countries: Sequence[str]) -> ColumnElement[bool]:
    """Proposals with a donor of these countries."""
    theirs = Partner.country.in_(countries)
    lines = select(ProposalDonor.proposal_id).join(Partner, Partner.id == ProposalDonor.partner_id)
    of_this_one = lines.where(ProposalDonor.proposal_id == Proposal.id, as_filter(theirs))
    return either(Proposal.id.in_(lines.where(theirs)), exists(of_this_one))


def _with(proposal_id: InstrumentedAttribute[int], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Proposals that have such a line."""
    lines = select(proposal_id).where(*conditions)
    return either(Proposal.id.in_(lines), exists(lines.where(proposal_id == Proposal.id)))


def _joined(rows: Sequence[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for proposal_id, word in rows:
        words = found.setdefault(proposal_id, [])
        if word and word not in words:
            words.append(word)
    return {proposal_id: "; ".join(words) for proposal_id, words in found.items()}


def donor_countries(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Quốc tịch of the donors of these proposals."""
    query = (
        select(ProposalDonor.proposal_id, Partner.country)
        .join(Partner, Partner.id == ProposalDonor.partner_id)
        .where(ProposalDonor.proposal_id.in_(ids))
        .order_by(ProposalDonor.id)
    )
    return _joined([(i, country_name(code)) for i, code in session.execute(query)])


def place_names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Địa bàn of these proposals."""
    query = (
        select(ProposalPlace.proposal_id, Place.name)
        .join(Place, Place.id == ProposalPlace.place_id)
        .where(ProposalPlace.proposal_id.in_(ids))
        .order_by(ProposalPlace.id)
    )
    return _joined([(i, name) for i, name in session.execute(query)])


def sector_names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Lĩnh vực of these proposals."""
    query = (
        select(ProposalSector.proposal_id, Sector.name)
        .join(Sector, Sector.id == ProposalSector.sector_id)
        .where(ProposalSector.proposal_id.in_(ids))
        .order_by(ProposalSector.id)
    )
    return _joined([(i, name) for i, name in session.execute(query)])


def recipient_names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Bên tiếp nhận of these proposals."""
    query = (
        select(Recipient.proposal_id, Unit.name)
        .join(Unit, Unit.id == Recipient.unit_id)
        .where(Recipient.proposal_id.in_(ids))
        .order_by(Recipient.id)
    )
    return _joined([(i, name) for i, name in session.execute(query)])
