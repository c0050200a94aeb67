"""The dossier before the unit that checks foundings: handed in, checked, opinions asked, submitted or refused."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from app.associations.actions.founding.steps import bring, complete_on, take
from app.associations.models import Founding
from app.associations.requirements import pinning
from app.core.db import db
from app.core.rules import Refused
from app.documents.actions import TypedDocument
from app.dossiers.actions import (
    TypedFault,
    answer_faults,
    ask_for_papers,
    ask_opinions,
    close_silent_opinions,
)
from app.dossiers.models import Dossier
from app.office import queries as office
from app.office.models import DutyKind, Unit
from app.permissions import Actor


def hand_in(founding: Founding, received_on: date, *, by: Actor, on: date, **when: str) -> None:
    """Hand the dossier in at the unit that checks foundings; the decree is pinned by ngày đến."""
    dossier = founding.dossier
    checkers = office.duty_holders(DutyKind.CHECK_FOUNDING, on)
    if not checkers:
        raise Refused("Chưa xác định cơ quan thẩm định hồ sơ thành lập hội; quản trị cần ghi nhiệm vụ.")
    if received_on > by.day:
        raise Refused("Ngày đến chưa tới.", "received_on")
    dossier.lead, dossier.lead_id = checkers[0], checkers[0].id
    dossier.received_on, dossier.handed_in_on = received_on, on
    dossier.regime, dossier.regime_reason = pinning(received_on)
    dossier.code = dossier.code or _code(received_on.year)
    when["basis"] = when.get("basis") or f"hồ sơ đến ngày {received_on:%d/%m/%Y}"
    take("hand_in", founding, by=by, on=on, **when)


def _code(year: int) -> str:
    prefix = f"TLH-{year}-"
    taken = db.session.scalar(
        select(func.max(Dossier.code)).where(Dossier.code.startswith(prefix, autoescape=True))
    )
    return f"{prefix}{int((taken or '0').rpartition('-')[2]) + 1:03}"


def consult(
    founding: Founding,
    units: Iterable[Unit],
    due_on: date,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    **when: str,
) -> None:
    """Find the dossier valid and ask units for their opinion (lấy ý kiến); the days of the decision begin."""
    dossier = founding.dossier
    dossier.valid_on = complete_on(dossier)
    document = None
    if letter and letter.is_given:
        document = bring(founding, "consultation", letter, on)
    ask_opinions(dossier, units, on=on, due_on=due_on, letter=document)
    take("consult", founding, by=by, on=on, **when)


def ask_papers(
    founding: Founding,
    faults: Sequence[TypedFault],
    due_on: date,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    **when: str,
) -> None:
    """Ask for papers (yêu cầu bổ sung), each fault at a paper or at the facts."""
    dossier = founding.dossier
    document = bring(founding, "supplement", letter, on) if letter and letter.is_given else None
    ask_for_papers(dossier, faults, due_on=due_on, on=on, letter=document)
    dossier.return_to = dossier.status
    when["basis"] = when.get("basis") or "yêu cầu bổ sung"
    take("ask_papers", founding, by=by, on=on, **when)


def add_papers(founding: Founding, answers: Mapping[int, str], *, by: Actor, on: date, **when: str) -> None:
    """Hand in the supplement (nộp bổ sung); `on` is the day it arrived."""
    dossier = founding.dossier
    answer_faults(dossier, answers, on=on)
    back = dossier.return_to
    when["basis"] = when.get("basis") or "hồ sơ bổ sung"
    take("add_papers", founding, by=by, on=on, back_to=back, **when)
    dossier.return_to = None


def submit(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Submit to UBND tỉnh (trình UBND tỉnh); units that are past their day count as silent."""
    dossier = founding.dossier
    dossier.valid_on = dossier.valid_on or complete_on(dossier)
    close_silent_opinions(dossier, on)
    bring(founding, "submission", letter, on)
    take("submit", founding, by=by, on=on, **when)


def refuse(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Refuse recognition, or the dossier (từ chối)."""
    dossier = founding.dossier
    dossier.received_on = dossier.received_on or founding.asked_on
    bring(founding, "refusal", letter, on)
    take("refuse", founding, by=by, on=on, **when)


def withdraw(
    founding: Founding, letter: TypedDocument | None = None, *, by: Actor, on: date, **when: str
) -> None:
    """Withdraw the dossier (rút hồ sơ) on the wish of the campaign committee."""
    if letter and not letter.is_blank:
        bring(founding, "withdrawal", letter, on)
    for request in founding.dossier.requests:
        request.cancelled = request.answered_on is None
    take("withdraw", founding, by=by, on=on, **when)
