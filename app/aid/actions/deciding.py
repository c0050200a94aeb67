"""Putting up, deciding, telling: the Văn phòng UBND tỉnh, the decider, and the Prime Minister's road."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.aid.actions.mending import date_by
from app.aid.actions.registering import keys_of, save_facts
from app.aid.actions.steps import take
from app.aid.models import Proposal, Status
from app.aid.queries import DECIDED
from app.aid.workflow import PARTS
from app.core.db import db
from app.core.money import grouped
from app.core.terms import label_of
from app.documents.actions import TypedDocument, renumber
from app.documents.models import Document
from app.dossiers.actions import bring_letter, write_remark
from app.dossiers.models import Dossier
from app.law.shapes import Outcome
from app.office import queries as office
from app.office.models import DutyKind, Unit
from app.permissions import Actor

PRIME_MINISTER = Outcome.PRIME_MINISTER.label


NOTE_LENGTH = 2000


@dataclass(frozen=True)
class SignedAs:
    """How a signed decision reads: its number, its day, who signed it."""

    number: str
    issued_on: date
    signer: str


def _decider(on: date) -> Unit | None:
    return next(iter(office.duty_holders(DutyKind.DECIDE, on)), None)


def put_up(
    proposal: Proposal,
    draft: TypedDocument,
    opinion: str,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Put the file up for signature (trình ký): the Văn phòng's opinion and the draft decision."""
    proposal.office_opinion = opinion
    bring_letter(proposal.dossier, "draft", PARTS["draft"], draft)
    take("put_up", proposal, by=by, on=on, note=note, basis=basis or "phiếu trình")


def give_back(proposal: Proposal, *, by: Actor, on: date, note: str = "", basis: str = "") -> None:
    """Give the file back to the lead (trả lại, yêu cầu làm rõ); the appraisal clock goes on."""
    take("give_back", proposal, by=by, on=on, note=note, basis=basis)


def hand_back(proposal: Proposal, *, by: Actor, on: date, note: str = "", basis: str = "") -> None:
    """The decider hands the file back to the Văn phòng with a bút phê."""
    take("hand_back", proposal, by=by, on=on, note=note, basis=basis)
    write_remark(proposal.dossier, note, by=by)


def approve(
    proposal: Proposal, decision: TypedDocument, *, by: Actor, on: date, note: str = "", basis: str = ""
) -> None:
    """Record the signed decision (ghi nhận quyết định phê duyệt); the facts come into force on its day."""
    dossier = proposal.dossier
    from_centre = dossier.status == Status.FORWARDED
    part = "central_decision" if from_centre else "decision"
    issuer = None if from_centre else _decider(decision.issued_on or on)
    issuer_name = PRIME_MINISTER if from_centre else ""
    document = bring_letter(dossier, part, PARTS[part], decision, issuer=issuer, issuer_name=issuer_name)
    dossier.decided_on = document.issued_on
    proposal.decision = document
    proposal.approving_body = issuer.name_on(document.issued_on or on) if issuer else issuer_name
    take("approve", proposal, by=by, on=on, note=note, basis=basis)
    _bring_into_force(proposal, document.issued_on or on)
    keys_of(proposal)


def _bring_into_force(proposal: Proposal, day: date) -> None:
    """These facts are the aid's from this day; those before them end the day before."""
    in_force = db.session.scalars(
        select(Proposal).where(
            Proposal.aid_id == proposal.aid_id,
            Proposal.in_force_from.is_not(None),
            Proposal.in_force_to.is_(None),
            Proposal.id != proposal.id,
        )
    )
    for earlier in in_force:
        earlier.in_force_to = max(day - timedelta(days=1), earlier.in_force_from or day)
    db.session.flush()
    proposal.in_force_from = day


def decline(
    proposal: Proposal,
    letter: TypedDocument,
    donor_told_on: date | None,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Record that the aid is not received (không tiếp nhận khoản viện trợ): paper, reason, the donor told."""
    dossier = proposal.dossier
    from_centre = dossier.status == Status.FORWARDED
    issuer = None if from_centre else _decider(letter.issued_on or on)
    document = bring_letter(
        dossier,
        "declining",
        PARTS["declining"],
        letter,
        issuer=issuer,
        issuer_name="" if issuer else PRIME_MINISTER,
    )
    proposal.donor_told_on = donor_told_on
    dossier.decided_on = document.issued_on
    take("decline", proposal, by=by, on=on, note=note, basis=basis)


def forward(
    proposal: Proposal,
    letter: TypedDocument,
    ministry: str,
    sets: int,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Send the file up (gửi hồ sơ trình Thủ tướng) by công văn, to the receiving ministry, in so many sets."""
    bring_letter(proposal.dossier, "forwarding", PARTS["forwarding"], letter, issuer=_decider(on))
    words = f"gửi {ministry}, {sets} bộ hồ sơ. {note}".strip()
    take("forward", proposal, by=by, on=on, note=words, basis=basis)


def central_asks(
    proposal: Proposal,
    letter: TypedDocument,
    ministry: str,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """A ministry asks back (bộ yêu cầu bổ sung, giải trình); the file returns to the lead."""
    bring_letter(
        proposal.dossier, "central_question", PARTS["central_question"], letter, issuer_name=ministry
    )
    take("central_asks", proposal, by=by, on=on, note=note, basis=basis)


def notify(
    proposal: Proposal,
    donor_told_on: date,
    ministries_told_on: date,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Tell the donor and send the decision to the ministries (thông báo)."""
    proposal.donor_told_on, proposal.ministries_told_on = donor_told_on, ministries_told_on
    take("notify", proposal, by=by, on=on, note=note, basis=basis or "văn bản thông báo")


def errata(
    proposal: Proposal,
    letter: TypedDocument,
    facts: Mapping[str, Any] | None = None,
    decision: SignedAs | None = None,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Record an erratum (đính chính) to the decision: the facts in force follow the signed paper.

    `facts` are what it puts right, as `save_facts` takes them; `decision` how the decision itself then reads.
    """
    before = facts_in_words(proposal)
    issuer = _decider(letter.issued_on or on)
    bring_letter(proposal.dossier, "errata", PARTS["errata"], letter, issuer=issuer)
    if decision and proposal.decision:
        _sign_as(proposal, proposal.decision, decision)
    save_facts(proposal, facts or {})
    after = facts_in_words(proposal)
    changed = [
        f"{label}: {before[label]} → {after[label]}" for label in after if after[label] != before[label]
    ]
    take("errata", proposal, by=by, on=on, note="; ".join([note, *changed])[:NOTE_LENGTH], basis=basis)


def _sign_as(proposal: Proposal, document: Document, decision: SignedAs) -> None:
    if decision.number != document.number:
        renumber(document, decision.number)
    document.signer = decision.signer
    if decision.issued_on != document.issued_on:
        document.issued_on = decision.issued_on
        date_by(proposal, document)


def facts_in_words(proposal: Proposal) -> dict[str, str]:
    """What an erratum may put right, by its label, as the page says it."""
    decision = proposal.decision
    days = {label_of(c): getattr(proposal, c.key) for c in (Proposal.starts_on, Proposal.ends_on)}
    texts = (Proposal.title, Proposal.period_text, Proposal.aims, Proposal.results)
    return {
        "Quyết định": f"{decision.title}, {decision.signer}" if decision else "",
        **{label_of(column): str(getattr(proposal, column.key)) for column in texts},
        **{label: f"{day:%d/%m/%Y}" if day else "" for label, day in days.items()},
        "Giá trị": "; ".join(f"{grouped(a.amount, a.currency)} {a.currency}" for a in proposal.amounts),
    }


def annul(
    proposal: Proposal, letter: TypedDocument, *, by: Actor, on: date, note: str = "", basis: str = ""
) -> None:
    """Record that the decision was annulled or replaced; its facts are in force no longer.

    Where it had adjusted the aid, the facts before it are in force again, as if they had never ended.
    """
    document: Document = bring_letter(
        proposal.dossier, "annulment", PARTS["annulment"], letter, issuer=_decider(on)
    )
    take("annul", proposal, by=by, on=on, note=note, basis=basis)
    if proposal.in_force_from and proposal.in_force_to is None:
        proposal.in_force_to = max(document.issued_on or on, proposal.in_force_from)
        _bring_back_into_force(proposal)


def _bring_back_into_force(annulled: Proposal) -> None:
    """The facts that this adjustment had ended; those of a decision that was annulled itself stay ended."""
    db.session.flush()  # one set of facts in force for each aid: first the end of these
    earlier = db.session.scalar(
        select(Proposal)
        .join(Dossier, Dossier.id == Proposal.dossier_id)
        .where(
            Proposal.aid_id == annulled.aid_id,
            Proposal.id != annulled.id,
            Proposal.in_force_to.is_not(None),
            Proposal.in_force_from <= annulled.in_force_from,
            Dossier.status.in_(DECIDED),
        )
        .order_by(Proposal.in_force_from.desc(), Proposal.id.desc())
        .limit(1)
    )
    if earlier is not None:
        earlier.in_force_to = None
