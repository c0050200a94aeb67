"""What the registry has of aid, to be asked thousands of times: what tells each aid apart, the donors by their names."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.aid.models import Proposal
from app.core.db import db
from app.core.vietnamese import plain
from app.documents.models import Document
from app.dossiers.models import Dossier
from app.imports.actions.books import Names
from app.partners.models import Partner, PartnerAlias

Identity: TypeAlias = tuple[str, str, date | None]


class Known(NamedTuple):
    """An aid that the registry has: what tells it apart; `past` is its record where it came from an old book."""

    id: int
    owner_id: int | None
    number: str
    past: Proposal | None


def identity_of(title: str, number: str, day: date | None) -> Identity:
    """What tells aid apart: its title, the number and the day of its decision."""
    return plain(title), plain(number), day


def aids_there() -> Iterator[tuple[str | None, str, date | None, Known]]:
    """Every aid with its code, title and day of decision; those of old books with all that is recorded of them."""
    through = (
        select(
            Proposal.id,
            Proposal.title,
            Proposal.aid_owner_id,
            Dossier.code,
            Document.number,
            Document.issued_on,
        )
        .join(Dossier, Dossier.id == Proposal.dossier_id)
        .outerjoin(Document, Document.id == Proposal.decision_id)
        .where(Dossier.from_old_book.is_(False))
    )
    for proposal_id, title, owner_id, code, number, day in db.session.execute(through):
        yield code, title, day, Known(proposal_id, owner_id, number or "", None)
    lists = (Proposal.donors, Proposal.recipients, Proposal.places, Proposal.sectors, Proposal.amounts)
    recorded = (
        select(Proposal)
        .join(Proposal.dossier)
        .where(Dossier.from_old_book.is_(True))
        .options(contains_eager(Proposal.dossier), joinedload(Proposal.decision), *map(selectinload, lists))
        .order_by(Proposal.id)
    )
    for proposal in db.session.scalars(recorded):
        decision = proposal.decision
        number, day = (decision.number, decision.issued_on) if decision else ("", None)
        yield (
            proposal.dossier.code,
            proposal.title,
            day,
            Known(proposal.id, proposal.aid_owner_id, number, proposal),
        )


def donors_there() -> Names:
    """The donors by every name they have."""
    names = Names()
    for partner_id, *written in db.session.execute(
        select(Partner.id, Partner.name, Partner.original_name, Partner.english_name, Partner.abbreviation)
    ):
        names.add(partner_id, written)
    for partner_id, alias in db.session.execute(select(PartnerAlias.partner_id, PartnerAlias.name)):
        names.add(partner_id, [alias])
    return names
