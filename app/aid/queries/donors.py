"""What donors have given, as SQL over a select of donors: aid whose facts are in force on the reader's day."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, distinct, func, or_, select
from sqlalchemy.orm import Session

from app.aid.models import Amount, AmountKind, Proposal, ProposalDonor, Source
from app.aid.queries.proposals import DECIDED, visible_aid
from app.core.money import grouped
from app.dossiers.models import Dossier
from app.partners.models import Partner
from app.permissions import Actor


def _in_force(actor: Actor) -> ColumnElement[bool]:
    return and_(
        Dossier.status.in_(DECIDED),
        Proposal.in_force_from <= actor.day,
        or_(Proposal.in_force_to.is_(None), Proposal.in_force_to >= actor.day),
        visible_aid(actor),
    )


def _given(actor: Actor, *columns: Any) -> Select[Any]:
    """Facts in force of aid that a partner gives or passes on, as far as this person sees aid."""
    return (
        select(*columns)
        .select_from(ProposalDonor)
        .join(Proposal, Proposal.id == ProposalDonor.proposal_id)
        .join(Dossier, Dossier.id == Proposal.dossier_id)
        .where(_in_force(actor))
    )


def _of(partner_id: Any) -> ColumnElement[bool]:
    return or_(ProposalDonor.partner_id == partner_id, ProposalDonor.via_id == partner_id)


def aid_count(actor: Actor) -> ColumnElement[int]:
    """Số dự án: how many aids a partner gives or passes on."""
    counted = _given(actor, func.count(distinct(Proposal.aid_id))).where(_of(Partner.id))
    return counted.correlate(Partner).scalar_subquery()


def committed_vnd(actor: Actor) -> ColumnElement[Decimal | None]:
    """The grants committed in these aids, as far as they have an equivalent in VND; co-donated aid counts whole."""
    wanted = _given(actor, Proposal.id).where(_of(Partner.id)).correlate(Partner)
    grants = select(func.sum(Amount.vnd)).where(
        Amount.proposal_id.in_(wanted), Amount.source == Source.GRANT, Amount.kind == AmountKind.COMMITTED
    )
    return grants.correlate(Partner).scalar_subquery()


def grants_as_stated(session: Session, ids: Sequence[int], actor: Actor) -> dict[int, str]:
    """The grants of these partners' aids, added up by kind and currency as the papers state them."""
    query = (
        _given(actor, ProposalDonor.partner_id, ProposalDonor.via_id, Proposal.id, Amount)
        .join(Amount, Amount.proposal_id == Proposal.id)
        .where(
            or_(ProposalDonor.partner_id.in_(ids), ProposalDonor.via_id.in_(ids)),
            Amount.source == Source.GRANT,
        )
        .order_by(Amount.id)
    )
    sums: dict[int, dict[tuple[AmountKind, str], Decimal]] = {i: {} for i in ids}
    seen: set[tuple[int, int]] = set()
    for donor_id, via_id, _, amount in session.execute(query):
        for partner_id in {donor_id, via_id} & sums.keys():
            if (partner_id, amount.id) not in seen:
                seen.add((partner_id, amount.id))
                key = (amount.kind, amount.currency)
                sums[partner_id][key] = sums[partner_id].get(key, Decimal(0)) + amount.amount
    return {partner_id: _worded(found) for partner_id, found in sums.items() if found}


def _worded(sums: dict[tuple[AmountKind, str], Decimal]) -> str:
    return "; ".join(
        f"{kind.label} {grouped(total, currency)} {currency}" for (kind, currency), total in sums.items()
    )
