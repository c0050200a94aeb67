"""What may be corrected (sửa lỗi nhập liệu): each fact of a file, how it is read and written, who typed it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.aid.models import Amount, GoodsLine, Proposal, Recipient
from app.core.db import Base
from app.core.money import grouped
from app.core.parsing import (
    as_grouped,
    clean_text,
    parse_amount,
    parse_date,
    parse_percent,
    parse_quantity,
    parse_rate,
    parse_whole_number,
    unmistakable,
)
from app.core.terms import label_of
from app.documents.models import Document
from app.dossiers.models import Dossier, Letter, Opinion, Step, SupplementRequest

DECIDING = ("decision", "central_decision", "declining")


@dataclass(frozen=True)
class Kind:
    """A kind of value: how it is read from what was typed, and how the page writes it."""

    read: Callable[[str], Any]
    written: Callable[[Any], str]


DAY = Kind(parse_date, "{:%d/%m/%Y}".format)
TEXT = Kind(clean_text, str)
COUNT = Kind(parse_whole_number, str)
RATE = Kind(partial(as_grouped, parse_rate), lambda rate: unmistakable(grouped(rate)))
NUMBER = Kind(partial(as_grouped, parse_quantity), lambda number: unmistakable(grouped(number)))
SHARE = Kind(parse_percent, grouped)


def money(currency: str) -> Kind:
    """Amounts of a currency."""
    return Kind(
        partial(as_grouped, partial(parse_amount, currency=currency)), partial(grouped, currency=currency)
    )


@dataclass(frozen=True)
class Subject:
    """One fact that may be corrected; `unit_id` is the unit that typed it.

    `of_decision`: the signed decision says it, so that it is corrected only to what that paper says.
    """

    key: str
    label: str
    record: Base
    field: str
    kind: Kind
    unit_id: int | None
    of_decision: bool = False
    past: bool = False  # a day that has come

    @property
    def value(self) -> Any:
        return getattr(self.record, self.field)

    @property
    def written(self) -> str:
        """Its present value in the words of the page."""
        return "" if self.value in (None, "") else self.kind.written(self.value)


FACTS: tuple[tuple[Any, Kind], ...] = (
    (Proposal.title, TEXT),
    (Proposal.aims, TEXT),
    (Proposal.content, TEXT),
    (Proposal.results, TEXT),
    (Proposal.beneficiaries, TEXT),
    (Proposal.management, TEXT),
    (Proposal.preconditions, TEXT),
    (Proposal.starts_on, DAY),
    (Proposal.ends_on, DAY),
    (Proposal.period_text, TEXT),
)
ARRIVAL: tuple[tuple[Any, Kind], ...] = (
    (Dossier.arrival_number, TEXT),
    (Dossier.received_on, DAY),
    (Dossier.originals, COUNT),
    (Dossier.copies, COUNT),
    (Dossier.valid_on, DAY),
)
TOLD: tuple[tuple[Any, Kind], ...] = ((Proposal.donor_told_on, DAY), (Proposal.ministries_told_on, DAY))
OF_A_LETTER: tuple[tuple[Any, Kind], ...] = (
    (Document.number, TEXT),
    (Document.issued_on, DAY),
    (Document.signer, TEXT),
)


def subjects_of(proposal: Proposal) -> dict[str, Subject]:
    """Everything of this file that may be corrected, by key, in the order of the page."""
    parts = (_arrival, _facts, _lists, _letters, _steps, _opinions)
    return {subject.key: subject for part in parts for subject in part(proposal)}


def units_that_typed(proposal: Proposal) -> frozenset[int]:
    """The units that typed something of this file."""
    return frozenset(s.unit_id for s in subjects_of(proposal).values() if s.unit_id is not None)


def _arrival(p: Proposal) -> Iterator[Subject]:
    if p.dossier.received_on is None:
        return
    for column, kind in ARRIVAL:
        if getattr(p.dossier, column.key) is not None:
            yield Subject(f"dossier.{column.key}", label_of(column), p.dossier, column.key, kind,
                          p.dossier.lead_id, past=kind is DAY)  # fmt: skip


def _facts(p: Proposal) -> Iterator[Subject]:
    dossier = p.dossier
    signed = dossier.decided_on is not None and not dossier.from_old_book
    for column, kind in FACTS:
        yield Subject(f"proposal.{column.key}", label_of(column), p, column.key, kind,
                      dossier.entered_by_id, of_decision=signed)  # fmt: skip
    telling = next((s for s in dossier.steps if s.action in ("notify", "decline") and not s.taken_back), None)
    for column, kind in TOLD if telling else ():
        if getattr(p, column.key):
            yield Subject(f"proposal.{column.key}", label_of(column), p, column.key, kind,
                          _unit_of(telling, dossier), past=True)  # fmt: skip
    if dossier.from_old_book:
        for column in (Proposal.approving_body, Proposal.decision_unknown):
            yield Subject(
                f"proposal.{column.key}", label_of(column), p, column.key, TEXT, dossier.entered_by_id
            )
        if p.decision:
            yield from _document(p.decision, "decision", "Quyết định", dossier.entered_by_id, signed=False)


def _lists(p: Proposal) -> Iterator[Subject]:
    signed = p.dossier.decided_on is not None and not p.dossier.from_old_book
    unit_id = p.dossier.entered_by_id

    def fact(record: Any, name: str, heading: str, column: Any, kind: Kind) -> Subject:
        key = f"{name}-{record.id}.{column.key}"
        return Subject(
            key, f"{heading}: {label_of(column)}", record, column.key, kind, unit_id, of_decision=signed
        )

    for recipient in p.recipients:
        if recipient.share is not None:
            yield fact(recipient, "recipient", recipient.unit.name, Recipient.share, SHARE)
    for n, amount in enumerate(p.amounts, 1):
        heading = f"Khoản {n} ({amount.source.label})"
        yield fact(amount, "amount", heading, Amount.amount, money(amount.currency))
        if amount.currency != "VND":
            yield fact(amount, "amount", heading, Amount.rate, RATE)
            yield fact(amount, "amount", heading, Amount.rate_on, DAY)
        if amount.vnd_stated:
            yield fact(amount, "amount", heading, Amount.vnd, money("VND"))
        if amount.usd is not None:
            yield fact(amount, "amount", heading, Amount.usd, money("USD"))
    for n, line in enumerate(p.goods, 1):
        heading = f"Hàng hóa dòng {n}"
        yield fact(line, "goods", heading, GoodsLine.name, TEXT)
        yield fact(line, "goods", heading, GoodsLine.quantity, NUMBER)
        if line.value is not None:
            yield fact(line, "goods", heading, GoodsLine.value, money(line.currency))


def _letters(p: Proposal) -> Iterator[Subject]:
    for letter in p.dossier.letters:
        if letter.step is not None:
            unit_id = _unit_of(letter.step, p.dossier)
            yield from _document(
                letter.document, f"letter-{letter.id}", letter.label, unit_id, signed=_decides(letter)
            )


def _decides(letter: Letter) -> bool:
    return letter.part in DECIDING


def _document(
    document: Document, key: str, heading: str, unit_id: int | None, *, signed: bool
) -> Iterator[Subject]:
    for column, kind in OF_A_LETTER:
        label = f"{heading}: {label_of(column)}"
        yield Subject(f"{key}.{column.key}", label, document, column.key, kind, unit_id, signed, kind is DAY)


def _steps(p: Proposal) -> Iterator[Subject]:
    """The day of each step; that of a supplement is the day it arrived."""
    for step in p.dossier.steps:
        if step.leads_on and step.source:
            arrival = step.action == "add_papers"
            said = label_of(SupplementRequest.answered_on) if arrival else label_of(Step.on)
            yield Subject(f"step-{step.id}.on", f"{step.label} ({step.on:%d/%m/%Y}): {said}", step, "on", DAY,
                          _unit_of(step, p.dossier), past=True)  # fmt: skip


def _opinions(p: Proposal) -> Iterator[Subject]:
    for opinion in p.dossier.opinions:
        if opinion.answered_on is not None:
            label = f"{opinion.unit.name}: {label_of(Opinion.answered_on)}"
            yield Subject(f"opinion-{opinion.id}.answered_on", label, opinion, "answered_on", DAY,
                          opinion.entered_by_id, past=True)  # fmt: skip


def _unit_of(step: Step | None, dossier: Dossier) -> int | None:
    """The unit whose person took a step."""
    return step.unit_id if step and step.unit_id else dossier.entered_by_id
