"""Checking, asking opinions, appraising and submitting: the work of the lead."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.aid.actions.registering import save_facts
from app.aid.actions.steps import take
from app.aid.models import Proposal
from app.aid.workflow import PARTS
from app.core.rules import Refused
from app.documents.actions import TypedDocument
from app.dossiers.actions import (
    TypedFault,
    ask_for_papers,
    ask_opinions,
    bring_letter,
    close_silent_opinions,
)
from app.dossiers.models import Dossier, OpinionKind
from app.office import queries as office
from app.office.models import DutyKind, Unit
from app.permissions import Actor


def ask_papers(
    proposal: Proposal,
    faults: Iterable[TypedFault],
    due_on: date,
    letter: TypedDocument,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Ask for papers (yêu cầu bổ sung), each fault at its paper or facts, with the day they are due."""
    dossier = proposal.dossier
    dossier.return_to = dossier.status
    document = bring_letter(dossier, "supplement", PARTS["supplement"], letter, issuer=dossier.lead)
    ask_for_papers(dossier, faults, due_on=due_on, on=on, letter=document)
    take("ask_papers", proposal, by=by, on=on, note=note, basis=basis)


def consult(
    proposal: Proposal,
    units: Iterable[Unit],
    due_on: date,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    valid_on: date | None = None,
    valid_reason: str = "",
    accepted: Iterable[str] = (),
    note: str = "",
    basis: str = "",
) -> None:
    """Confirm the file valid and ask opinions (xác nhận hợp lệ, lấy ý kiến); the appraisal clock starts.

    Those who must be asked (cho ý kiến bắt buộc) are asked whether chosen or not. `accepted` names the papers
    whose absence the lead accepts.
    """
    dossier = proposal.dossier
    confirm_authority(dossier, by)
    make_valid(dossier, valid_on=valid_on, reason=valid_reason, accepted=accepted)
    must = office.duty_holders(DutyKind.ALWAYS_CONSULTED, on)
    chosen = {u.id: u for u in (*must, *units)}
    document = None
    if letter and letter.is_given:
        document = bring_letter(dossier, "consultation", PARTS["consultation"], letter, issuer=dossier.lead)
    obligatory = frozenset(u.id for u in must)
    ask_opinions(dossier, chosen.values(), on=on, due_on=due_on, obligatory=obligatory, letter=document)
    take("consult", proposal, by=by, on=on, note=note, basis=basis)


def skip_opinions(
    proposal: Proposal,
    instruction: str,
    *,
    by: Actor,
    on: date,
    valid_on: date | None = None,
    valid_reason: str = "",
    accepted: Iterable[str] = (),
    note: str = "",
    basis: str = "",
) -> None:
    """Go on without opinions (không lấy ý kiến): recovery aid on the Chairman's instruction."""
    proposal.recovery_instruction = instruction
    confirm_authority(proposal.dossier, by)
    make_valid(proposal.dossier, valid_on=valid_on, reason=valid_reason, accepted=accepted)
    take("skip_opinions", proposal, by=by, on=on, note=note, basis=basis or instruction)


def confirm_authority(dossier: Dossier, by: Actor) -> None:
    """The lead confirms the outcome of the authority check at the check of the file."""
    if dossier.outcome is not None:
        dossier.outcome_confirmed_by = by.name


def make_valid(dossier: Dossier, *, valid_on: date | None, reason: str, accepted: Iterable[str]) -> None:
    """Set the day from which the file is valid: its arrival, or that of the last supplement; later with a reason."""
    arrivals = [r.answered_on for r in dossier.requests if r.answered_on]
    natural = max((d for d in (dossier.received_on, *arrivals) if d), default=None)
    if valid_on and natural and valid_on > natural and not reason:
        raise Refused(
            f"Ngày hợp lệ muộn hơn ngày đủ hồ sơ ({natural:%d/%m/%Y}): hãy nêu lý do.", field="valid_reason"
        )
    if valid_on and natural and valid_on < natural:
        raise Refused(f"Ngày hợp lệ không thể trước ngày đủ hồ sơ ({natural:%d/%m/%Y}).", field="valid_on")
    dossier.valid_on = valid_on or natural
    dossier.valid_reason = reason
    for paper in dossier.papers:
        paper.absence_accepted = paper.absence_accepted or paper.code in set(accepted)


def ask_more(
    proposal: Proposal,
    units: Iterable[Unit],
    due_on: date,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    changed: str = "",
    note: str = "",
    basis: str = "",
) -> None:
    """Ask further units, or again because content or value `changed` (lấy ý kiến bổ sung)."""
    dossier = proposal.dossier
    document = None
    if letter and letter.is_given:
        document = bring_letter(dossier, "consultation", PARTS["consultation"], letter, issuer=dossier.lead)
    ask_opinions(dossier, units, on=on, due_on=due_on, letter=document, changed=changed)
    take("ask_more", proposal, by=by, on=on, note=note, basis=basis)


def appraise(
    proposal: Proposal,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """End the asking (kết thúc lấy ý kiến): those past their day on that day are written down as silent.

    `letter` is the request that the silent units had, where the asking did not name it.
    """
    dossier = proposal.dossier
    close_silent_opinions(dossier, on)
    if letter and letter.number:
        document = bring_letter(dossier, "consultation", PARTS["consultation"], letter, issuer=dossier.lead)
        for opinion in dossier.opinions:
            if opinion.kind == OpinionKind.SILENT and opinion.request is None:
                opinion.request = document
    take("appraise", proposal, by=by, on=on, note=note, basis=basis)


def write_appraisal(proposal: Proposal, facts: Mapping[str, Any], resolutions: Mapping[int, str]) -> None:
    """Write the appraisal: findings, method, recommendation, and how each opinion was taken up."""
    save_facts(proposal, facts)
    for opinion in proposal.dossier.opinions:
        if opinion.id in resolutions:
            opinion.resolution = resolutions[opinion.id]


def put_forward(proposal: Proposal, *, by: Actor, on: date, note: str = "", basis: str = "") -> None:
    """Put the appraisal before the leader (trình lãnh đạo)."""
    take("put_forward", proposal, by=by, on=on, note=note, basis=basis)


def return_officer(proposal: Proposal, *, by: Actor, on: date, note: str = "", basis: str = "") -> None:
    """Return the appraisal to its officer (trả lại chuyên viên) with a reason."""
    take("return_officer", proposal, by=by, on=on, note=note, basis=basis)


def submit(
    proposal: Proposal,
    report: TypedDocument,
    submission: TypedDocument,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Submit to UBND tỉnh (trình UBND tỉnh) with báo cáo thẩm định and tờ trình; the appraisal clock stands."""
    dossier = proposal.dossier
    bring_letter(dossier, "report", PARTS["report"], report, issuer=dossier.lead)
    bring_letter(dossier, "submission", PARTS["submission"], submission, issuer=dossier.lead)
    take("submit", proposal, by=by, on=on, note=note, basis=basis)
