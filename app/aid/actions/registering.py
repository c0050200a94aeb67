"""Registering an aid (lập hồ sơ): the draft, its facts section by section, the stored keys of lists."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select

from app.aid.actions.needs import retell_needs
from app.aid.actions.steps import take
from app.aid.models import (
    Aid,
    Amount,
    AuthorityAnswer,
    CriterionFinding,
    GoodsLine,
    Proposal,
    ProposalDonor,
    ProposalPlace,
    ProposalSector,
    Recipient,
    Status,
)
from app.aid.requirements import authority
from app.aid.workflow import APPRAISAL, regime_of
from app.core.db import Base, db
from app.core.money import converted
from app.core.rules import Refused, allow
from app.core.search import searchable, searchable_accents
from app.core.vietnamese import sort_key
from app.dossiers.models import Dossier, Holder, Procedure
from app.office.models import Unit
from app.permissions import Actor, officer

CHILDREN: Mapping[str, tuple[type[Base], Callable[[Any], Any] | None]] = {
    "donors": (ProposalDonor, lambda row: row.partner_id),
    "recipients": (Recipient, lambda row: row.unit_id),
    "places": (ProposalPlace, lambda row: row.place_id),
    "sectors": (ProposalSector, lambda row: row.sector_id),
    "amounts": (Amount, None),
    "goods": (GoodsLine, None),
    "findings": (CriterionFinding, lambda row: row.criterion),
}


def open_draft(title: str, applicant_id: int, *, by: Actor) -> Proposal:
    """Open a draft (lập hồ sơ) for a chủ khoản viện trợ; typed by the Union it is shown as nhập thay."""
    allow(officer, by, None)
    dossier = Dossier(
        procedure=Procedure.AID,
        holder=Holder.APPLICANT,
        applicant_id=applicant_id,
        entered_by_id=by.unit_id,
    )
    APPRAISAL.begin(dossier, Status.DRAFTING)
    proposal = Proposal(aid=Aid(), dossier=dossier, title=title, aid_owner_id=applicant_id, dated_on=by.day)
    db.session.add(proposal)
    db.session.flush()
    return keys_of(proposal)


def save_facts(proposal: Proposal, facts: Mapping[str, Any]) -> None:
    """Save one section: plain facts as they are, children by what identifies them.

    A child list is given as dicts of columns; rows that are no longer given go.
    """
    for name, value in facts.items():
        if name in CHILDREN:
            model, key = CHILDREN[name]
            _replace(getattr(proposal, name), list(value), model, key)
        else:
            setattr(proposal, name, value)
    for amount in proposal.amounts:
        complete_amount(amount)
    keys_of(proposal)


def _replace(
    rows: list[Any], wanted: list[Mapping[str, Any]], model: type[Base], key: Callable[[Any], Any] | None
) -> None:
    """Bring a list of children in line, keeping the rows that are still meant."""
    if key is None:
        for old, new in zip(rows, wanted, strict=False):
            _assign(old, new)
        del rows[len(wanted) :]
        rows.extend(model(**new) for new in wanted[len(rows) :])
        return
    known = {key(row): row for row in rows}
    kept = {key(_Row(new)): new for new in wanted}
    for identity, row in known.items():
        if identity in kept:
            _assign(row, kept[identity])
        else:
            rows.remove(row)
    rows.extend(model(**new) for identity, new in kept.items() if identity not in known)


class _Row:
    """A dict of columns read like a record."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)


def _assign(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def complete_amount(amount: Amount) -> None:
    """The equivalent in VND where the paper states none: amount × rate, rounded to đồng."""
    if amount.currency == "VND":
        amount.rate, amount.vnd = Decimal(1), amount.amount
    elif not amount.vnd_stated:
        amount.vnd = converted(amount.amount, amount.rate) if amount.rate else None


def keys_of(proposal: Proposal) -> Proposal:
    """Bring what lists and search repeat in line with the facts and their children."""
    db.session.flush()
    proposal.donor_names = "; ".join(_donor_label(d) for d in proposal.donors)[:600]
    owner = proposal.aid_owner
    proposal.owner_name = owner.name if owner else ""
    dossier = proposal.dossier
    decision = proposal.decision.number if proposal.decision else ""
    names: Iterable[str] = (
        proposal.title,
        dossier.code or "",
        decision,
        proposal.owner_name,
        *(n for d in proposal.donors for p in (d.partner, d.via) if p for n in _names(p)),
        *(r.unit.name for r in proposal.recipients),
        *(p.place.name for p in proposal.places),
    )
    text = " ".join(filter(None, names))
    proposal.search_text, proposal.written_text = searchable(text), searchable_accents(text)
    proposal.sort_key = sort_key(proposal.title)
    return proposal


def retell_unit(unit: Unit) -> None:
    """Bring lists and search in line after the name of a unit was corrected, or another was merged into it."""
    named = or_(Proposal.aid_owner_id == unit.id, Proposal.recipients.any(Recipient.unit_id == unit.id))
    for proposal in db.session.scalars(select(Proposal).where(named)):
        keys_of(proposal)
    retell_needs(unit)


def _donor_label(donor: Any) -> str:
    name: str = donor.partner.name
    return f"{name} (qua {donor.via.name})" if donor.via else name


def _names(partner: Any) -> Iterable[str]:
    yield from (partner.name, partner.original_name, partner.english_name, partner.abbreviation)
    yield from (alias.name for alias in partner.aliases)


def answer_authority(
    proposal: Proposal,
    answers: Mapping[str, tuple[bool, str]],
    *,
    body: str = "",
    by: Actor,
    confirm: bool = False,
) -> None:
    """Answer the authority check; its outcome and article follow from the answers, and are confirmed by name."""
    wanted: list[Mapping[str, Any]] = [
        {"question": q, "yes": yes, "note": note} for q, (yes, note) in answers.items()
    ]
    _replace(proposal.answers, wanted, AuthorityAnswer, lambda row: row.question)
    found = authority(regime_of(proposal, by), {q: yes for q, (yes, _) in answers.items()})
    dossier = proposal.dossier
    dossier.outcome, dossier.outcome_article, dossier.outcome_body = found.outcome, found.article, body
    dossier.outcome_confirmed_by = by.name if confirm and found.outcome else ""


def discard(proposal: Proposal, *, by: Actor, on: date, reason: str) -> None:
    """Throw a draft away (hủy bản nháp): the row goes, the history keeps all of it."""
    if not reason:
        raise Refused("Hãy nêu lý do.", field="note")
    take("discard", proposal, by=by, on=on, note=reason)
    aid, dossier = proposal.aid, proposal.dossier
    db.session.flush()
    for step in list(dossier.steps):
        db.session.delete(step)
    db.session.delete(proposal)
    db.session.flush()
    db.session.delete(dossier)
    if len(aid.proposals) <= 1:
        db.session.delete(aid)
