"""Handing in, receiving, refusing; asking for papers is the appraiser's, adding them the applicant's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.accounts.models import User
from app.aid.actions.steps import take
from app.aid.models import Proposal
from app.aid.requirements import pinning
from app.aid.workflow import PARTS
from app.core.db import db
from app.core.rules import Refused
from app.documents.actions import TypedDocument
from app.dossiers.actions import answer_faults, bring_letter
from app.dossiers.models import Dossier
from app.law.shapes import Outcome
from app.office import queries as office
from app.office.models import DutyKind, SettingKey
from app.permissions import Actor


@dataclass(frozen=True)
class Reception:
    """What is written down when a file comes in (tiếp nhận)."""

    arrival_number: str
    received_on: date
    originals: int
    copies: int
    appraiser: User
    transfer: TypedDocument | None = None
    code: str = ""
    no_interest: bool = False


def hand_in(proposal: Proposal, *, by: Actor, on: date, basis: str = "", note: str = "") -> None:
    """Hand the file in (nộp hồ sơ) to the unit that leads the appraisal on that day."""
    dossier = proposal.dossier
    leads = office.duty_holders(DutyKind.LEAD, on)
    if not leads:
        raise Refused("Chưa xác định cơ quan chủ trì thẩm định vào ngày này; quản trị cần ghi nhiệm vụ.")
    dossier.lead = leads[0]
    dossier.lead_id = leads[0].id
    dossier.handed_in_on = on
    take("hand_in", proposal, by=by, on=on, basis=basis, note=note)


def accept(
    proposal: Proposal, facts: Reception, *, by: Actor, on: date, basis: str = "", note: str = ""
) -> None:
    """Receive the file and name its appraiser (tiếp nhận, phân công); the regime is pinned by ngày đến."""
    dossier = proposal.dossier
    if facts.received_on > on:
        raise Refused("Ngày đến sau ngày tiếp nhận.", field="received_on")
    if facts.appraiser.unit_id not in by.unit_ids:
        raise Refused("Người thẩm định phải thuộc cơ quan chủ trì.", field="appraiser")
    if office.switched_on(SettingKey.DECLARE_NO_INTEREST) and not facts.no_interest:
        raise Refused(
            "Cần có cam kết không có lợi ích liên quan của người được phân công.", field="no_interest"
        )
    dossier.arrival_number = facts.arrival_number
    dossier.received_on = facts.received_on
    dossier.originals, dossier.copies = facts.originals, facts.copies
    dossier.appraiser_id, dossier.appraiser_name = facts.appraiser.id, facts.appraiser.name
    dossier.no_interest_declared = facts.no_interest
    pin_regime(proposal, facts.received_on)
    dossier.code = dossier.code or _code(facts)
    if facts.transfer and facts.transfer.number:
        bring_letter(dossier, "transfer", PARTS["transfer"], facts.transfer)
    take("accept", proposal, by=by, on=on, basis=basis or f"số đến {facts.arrival_number}", note=note)


def pin_regime(proposal: Proposal, received_on: date) -> None:
    """Pin the regime by ngày đến, with the reason that is shown ever after."""
    dossier = proposal.dossier
    dossier.regime, dossier.regime_reason = pinning(received_on)


def _code(facts: Reception) -> str:
    """The code of the file: typed from the province's one-stop system, or by the office's own pattern."""
    if office.switched_on(SettingKey.ONE_STOP_SYSTEM):
        if not facts.code:
            raise Refused("Nhập mã hồ sơ của hệ thống một cửa.", field="code")
        return facts.code
    year = facts.received_on.year
    pattern = office.setting(SettingKey.CODE_PATTERN)
    prefix = pattern.split("{serial")[0].format(year=year)
    taken = db.session.scalar(
        select(func.max(Dossier.code)).where(Dossier.code.startswith(prefix, autoescape=True))
    )
    digits = "".join(c for c in (taken or "")[len(prefix) :] if c.isdecimal())
    return pattern.format(year=year, serial=int(digits or 0) + 1)


def refuse(
    proposal: Proposal,
    letter: TypedDocument,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
    body: str = "",
    received_on: date | None = None,
) -> None:
    """Refuse the file (từ chối tiếp nhận hồ sơ): outside the scope, or another body decides, named.

    `received_on` is the day it arrived, where it was not received before.
    """
    dossier = proposal.dossier
    dossier.received_on = dossier.received_on or received_on
    if dossier.received_on is None:
        raise Refused("Chưa ghi ngày đến của hồ sơ.", field="received_on")
    if dossier.received_on > on:
        raise Refused("Ngày đến sau ngày từ chối.", field="received_on")
    if dossier.outcome == Outcome.ELSEWHERE and not (body or dossier.outcome_body):
        raise Refused("Nêu cơ quan có thẩm quyền.", field="body")
    dossier.outcome_body = body or dossier.outcome_body
    bring_letter(dossier, "refusal", PARTS["refusal"], letter, issuer=dossier.lead)
    take("refuse", proposal, by=by, on=on, note=note, basis=basis)
    _stop_waiting(dossier)


def add_papers(
    proposal: Proposal, answers: Mapping[int, str], *, by: Actor, on: date, basis: str = "", note: str = ""
) -> None:
    """Hand in the supplement (nộp bổ sung); `on` is the day it arrived; the file returns where it came from."""
    dossier = proposal.dossier
    answer_faults(dossier, answers, on=on)
    back = dossier.return_to
    take("add_papers", proposal, by=by, on=on, note=note, basis=basis or "hồ sơ bổ sung", back_to=back)
    dossier.return_to = None


def withdraw(
    proposal: Proposal, letter: TypedDocument, *, by: Actor, on: date, note: str = "", basis: str = ""
) -> None:
    """Withdraw the file (rút hồ sơ) by the applicant's own letter."""
    dossier = proposal.dossier
    bring_letter(dossier, "withdrawal", PARTS["withdrawal"], letter, issuer=dossier.applicant)
    take("withdraw", proposal, by=by, on=on, note=note, basis=basis)
    _stop_waiting(dossier)


def stop(
    proposal: Proposal,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    note: str = "",
    basis: str = "",
) -> None:
    """Stop the file (dừng giải quyết): the day set for the supplement is past."""
    dossier = proposal.dossier
    request = dossier.open_request
    if request and on <= request.due_on:
        raise Refused(f"Ngày thực hiện còn trong hạn bổ sung ({request.due_on:%d/%m/%Y}).", field="on")
    if letter and letter.is_given:
        bring_letter(dossier, "stopping", PARTS["stopping"], letter, issuer=dossier.lead)
    take("stop", proposal, by=by, on=on, note=note, basis=basis)
    _stop_waiting(dossier)


def _stop_waiting(dossier: Dossier) -> None:
    """Nothing is awaited any more of a file that has ended."""
    for request in dossier.requests:
        if request.answered_on is None:
            request.cancelled = True
