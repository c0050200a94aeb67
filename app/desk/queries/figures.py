"""Figures of the home page: dossiers by state, those overdue, aid approved in a year."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from app.aid.models import Proposal
from app.aid.queries import DECIDED, visible_aid
from app.core.db import db
from app.dossiers.models import Dossier, Procedure
from app.dossiers.queries import overdue_on
from app.permissions import Actor

NEWEST = 10


class Decided(NamedTuple):
    """An approved aid (khoản viện trợ đã phê duyệt) as the home page names it."""

    proposal_id: int
    title: str
    donors: str
    owner: str
    decided_on: date | None


def counts_by_state(actor: Actor) -> dict[str, int]:
    """How many dossiers of each state this person's register of aid lists."""
    query = (
        select(Dossier.status, func.count())
        .where(Dossier.procedure == Procedure.AID, visible_aid(actor))
        .group_by(Dossier.status)
    )
    return dict(db.session.execute(query).all())


def overdue_count(actor: Actor) -> int:
    """How many dossiers this person sees whose due day is past."""
    query = select(func.count(Dossier.id)).where(
        Dossier.procedure == Procedure.AID, overdue_on(actor.day), visible_aid(actor)
    )
    return db.session.scalar(query) or 0


def decided_since(actor: Actor, first: date) -> int:
    """How many approved aids this person sees that were decided from a day on."""
    decided = (Dossier.decided_on.between(first, actor.day), Dossier.status.in_(DECIDED))
    return db.session.scalar(select(func.count(Dossier.id)).where(*decided, visible_aid(actor))) or 0


def newest_decided(actor: Actor) -> list[Decided]:
    """The aids approved last that this person sees."""
    query = (
        select(Proposal.id, Proposal.title, Proposal.donor_names, Proposal.owner_name, Dossier.decided_on)
        .join(Dossier, Dossier.id == Proposal.dossier_id)
        .where(Dossier.decided_on <= actor.day, Dossier.status.in_(DECIDED), visible_aid(actor))
        .order_by(Dossier.decided_on.desc(), Dossier.id.desc())
        .limit(NEWEST)
    )
    return [Decided(*row) for row in db.session.execute(query)]
