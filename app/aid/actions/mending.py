"""Changing a fact of a file that is under way, with everything that follows from it: regime, validity, clocks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.aid.actions.registering import complete_amount
from app.aid.actions.steps import reckon
from app.aid.models import Amount, Proposal
from app.aid.requirements import pinning, regime_on
from app.aid.workflow import DECIDING, Subject
from app.core.db import db
from app.core.money import grouped
from app.core.terms import label_of
from app.documents.actions import renumber
from app.documents.models import Document
from app.dossiers.models import Dossier, Opinion, Step

BY_DECISION = "theo ngày quyết định trong nguồn"


@dataclass(frozen=True)
class Change:
    """One line of what a correction changes, in words."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after

    def __iter__(self) -> Iterator[str]:
        return iter((self.label, self.before, self.after))

    def __str__(self) -> str:
        if not self.differs:
            return f"{self.label}: {self.before or 'không có'}, không đổi"
        return f"{self.label}: {self.before or 'không có'} → {self.after or 'không có'}"


def mend(proposal: Proposal, subject: Subject, value: Any) -> list[Change]:
    """Set the fact and what follows from it; the fact first, then whatever else changed, the due day always."""
    before, follow = dict(_standing(proposal, subject)), FOLLOWING.get(type(subject.record))
    natural = complete_on(proposal.dossier)
    setattr(subject.record, subject.field, value)
    if follow:
        follow(proposal, subject)
    _follow_completion(proposal.dossier, natural)
    reckon(proposal)
    due = label_of(Dossier.due_on)
    lines = [Change(label, before[label], after) for label, after in _standing(proposal, subject)]
    return [line for line in lines if line.differs or line.label in (subject.label, due)]


def _standing(p: Proposal, subject: Subject) -> Iterator[tuple[str, str]]:
    d = p.dossier
    yield subject.label, subject.written
    yield label_of(Dossier.regime), d.regime.label if d.regime else ""
    yield label_of(Dossier.regime_reason), d.regime_reason
    days = (
        (label_of(Dossier.valid_on), d.valid_on),
        (label_of(Dossier.decided_on), d.decided_on),
        (label_of(Proposal.in_force_from), p.in_force_from),
        (label_of(Dossier.due_on), d.due_on),
    )
    if isinstance(subject.record, Amount) and subject.field != "vnd":
        vnd = subject.record.vnd
        yield label_of(Amount.vnd), grouped(vnd, "VND") if vnd is not None else ""
    yield from ((label, f"{day:%d/%m/%Y}" if day else "") for label, day in days if label != subject.label)


def complete_on(dossier: Dossier) -> date | None:
    """The day from which the file was complete: its arrival, or that of the last supplement before it was valid."""
    checked = next((s for s in dossier.steps if s.action in VALIDATING and not s.taken_back), None)
    arrivals = (r.answered_on for r in dossier.requests if r.answered_on)
    days = [dossier.received_on, *(day for day in arrivals if checked is None or day <= checked.on)]
    return max((day for day in days if day), default=None)


VALIDATING = ("consult", "skip_opinions")


def _follow_completion(dossier: Dossier, natural: date | None) -> None:
    """The day of validity goes along where it was that of the arrival, and no later one for a reason."""
    if natural and dossier.valid_on == natural:
        dossier.valid_on = complete_on(dossier)


def _follow_dossier(proposal: Proposal, subject: Subject) -> None:
    dossier = proposal.dossier
    if subject.field == "received_on" and dossier.regime and dossier.received_on:
        dossier.regime, dossier.regime_reason = pinning(dossier.received_on)


def _follow_step(_proposal: Proposal, subject: Subject) -> None:
    step: Any = subject.record
    for row, field in rows_dated_by(step):
        setattr(row, field, step.on)


def rows_dated_by(step: Step) -> Iterator[tuple[Any, str]]:
    """What took its day from this step: the handing in, a request for papers or its answer, the opinions asked."""
    dossier = step.dossier
    if step.action == "hand_in":
        yield dossier, "handed_in_on"
    for action, field in (("ask_papers", "asked_on"), ("add_papers", "answered_on")):
        same = [s for s in dossier.steps if s.action == action and not s.taken_back]
        if step in same and same.index(step) < len(dossier.requests):
            yield dossier.requests[same.index(step)], field
    for opinion in dossier.opinions:
        if opinion.step_id == step.id:
            yield opinion, "asked_on"


def _follow_document(proposal: Proposal, subject: Subject) -> None:
    document: Any = subject.record
    if subject.field == "number":
        renumber(document, document.number)
    if subject.field == "issued_on":
        date_by(proposal, document)


def date_by(proposal: Proposal, document: Document) -> None:
    """The file follows the day of the paper that decided it, or that annulled its decision."""
    parts = {letter.part for letter in proposal.dossier.letters if letter.document is document}
    day = document.issued_on
    if "annulment" in parts and proposal.in_force_from and day:
        proposal.in_force_to = max(day, proposal.in_force_from)
    if parts.intersection(DECIDING) or proposal.decision is document:
        proposal.dossier.decided_on = day
        _move_force(proposal, day)
        if proposal.dossier.from_old_book and day:
            proposal.dossier.regime, proposal.dossier.regime_reason = regime_on(day).code, BY_DECISION


def _move_force(proposal: Proposal, day: date | None) -> None:
    """The facts are in force from another day, and those before them until the day before."""
    old = proposal.in_force_from
    if old is None or day is None:
        return
    query = select(Proposal).where(
        Proposal.aid_id == proposal.aid_id,
        Proposal.in_force_to == old - timedelta(days=1),
        Proposal.id != proposal.id,
    )
    for earlier in db.session.scalars(query):
        earlier.in_force_to = max(day - timedelta(days=1), earlier.in_force_from or day)
    proposal.in_force_from = day


def _follow_opinion(_proposal: Proposal, subject: Subject) -> None:
    opinion: Any = subject.record
    opinion.late = opinion.due_on is not None and opinion.answered_on > opinion.due_on


def _follow_amount(_proposal: Proposal, subject: Subject) -> None:
    amount: Any = subject.record
    complete_amount(amount)


FOLLOWING: Mapping[type[Any], Callable[[Proposal, Subject], None]] = {
    Dossier: _follow_dossier,
    Step: _follow_step,
    Document: _follow_document,
    Opinion: _follow_opinion,
    Amount: _follow_amount,
}
