"""Acts that change what an association is (đổi tên, sáp nhập, hợp nhất, chia, tách, đình chỉ, giải thể), each by a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.associations.actions.facts import retell_association, settle
from app.associations.actions.papers import TypedDecision, write_paper
from app.associations.models import (
    Association,
    AssociationDecision,
    AssociationStanding,
    DecisionKind,
)
from app.core.db import db
from app.core.parsing import PartialDate
from app.core.rules import By, Refused
from app.core.transaction import also_claim
from app.office.actions import begin_name, end_in
from app.office.models import SuccessionKind

K = DecisionKind
SUCCESSIONS = {
    K.MERGE: SuccessionKind.MERGED_INTO,
    K.CONSOLIDATE: SuccessionKind.CONSOLIDATED,
    K.DIVIDE: SuccessionKind.DIVIDED,
    K.SPLIT: SuccessionKind.SPLIT_OFF,
    K.DISSOLVE: SuccessionKind.DISSOLVED,
}
MOST_SUCCESSORS = {K.MERGE: 1, K.CONSOLIDATE: 1, K.DIVIDE: 20, K.SPLIT: 20}
LEAST_SUCCESSORS = {K.MERGE: 1, K.CONSOLIDATE: 1, K.DIVIDE: 2, K.SPLIT: 1}


@dataclass(frozen=True, kw_only=True)
class Act:
    """An act as typed: what was decided, by which paper, from which day, with the new name or the successors."""

    kind: DecisionKind
    paper: TypedDecision
    effective_on: date
    new_name: str = ""
    successors: tuple[Association, ...] = ()
    note: str = ""


def carry_act(association: Association, act: Act, *, by: By) -> AssociationDecision:
    """Let a decision take effect: the name, the successors, the standing; what was before stays in the history."""
    if reason := _why_not(association, act, by.day):
        raise Refused(*reason)
    decision = AssociationDecision(association=association, kind=act.kind, note=act.note)
    decision.effective_on = PartialDate.of(act.effective_on)
    db.session.add(decision)
    write_paper(decision, act.paper, by)
    before = association.name_on(act.effective_on)
    db.session.flush()
    if act.kind == K.RENAME:
        also_claim(association.unit)
        begin_name(association.unit, _new_version(association, act), by=by)
    elif act.kind in SUCCESSIONS:
        _succeed(association, act)
    decision.result = _result(before, act)[:700]
    settle(association, by)
    retell_association(association.unit)
    return decision


def _new_version(association: Association, act: Act) -> dict[str, object]:
    unit = association.unit
    last = unit.version_on(act.effective_on)
    return {
        "name": act.new_name,
        "symbol": unit.symbol,
        "short_name": "",
        "kind": unit.kind,
        "parent_id": last.parent_id if last else None,
        "valid_from": act.effective_on,
        "basis": _basis(act),
    }


def _succeed(association: Association, act: Act) -> None:
    """Let the unit end in its successors, so that papers and open work know where they went."""
    kind = SUCCESSIONS[act.kind]
    for successor in act.successors or (None,):
        new = successor.unit if successor else None
        end_in(association.unit, new, kind, act.effective_on, basis=_basis(act))
        db.session.flush()


def _basis(act: Act) -> str:
    day = f" ngày {act.paper.decided_on.label}" if act.paper.decided_on else ""
    return f"{act.paper.number}{day}"


def _result(before: str, act: Act) -> str:
    """What the act did, in words that stay whatever the names become."""
    names = "; ".join(f"“{each.name}”" for each in act.successors)
    match act.kind:
        case K.RENAME:
            return f"“{before}” đổi tên thành “{act.new_name}”"
        case K.MERGE | K.CONSOLIDATE:
            return f"“{before}” {act.kind.label} vào {names}"
        case K.DIVIDE:
            return f"“{before}” chia thành {names}"
        case K.SPLIT:
            return f"từ “{before}” tách ra {names}"
    return f"“{before}”: {act.kind.label}"


def _why_not(association: Association, act: Act, today: date) -> tuple[str, str] | None:
    return next(_reasons(association, act, today), None)


def _reasons(association: Association, act: Act, today: date) -> Iterator[tuple[str, str]]:
    standing, count = association.standing, len(act.successors)
    if standing.is_over:
        yield f"Hội {standing.label}: không ghi thêm thay đổi.", "kind"
    if act.effective_on > today:
        yield "Quyết định chưa có hiệu lực: ghi nhận khi đến ngày.", "effective_on"
    decided = act.paper.decided_on
    if decided and act.effective_on < decided.first_day:
        yield "Ngày có hiệu lực trước ngày quyết định.", "effective_on"
    if act.kind == K.RENAME and not act.new_name:
        yield "Ghi tên mới.", "new_name"
    if act.kind == K.RENAME and act.new_name == association.name:
        yield "Tên mới giống tên đang dùng.", "new_name"
    if act.kind != K.RENAME and act.new_name:
        yield "Tên mới chỉ ghi khi đổi tên.", "new_name"
    yield from _faults_of_successors(association, act, count)
    if act.kind == K.SUSPEND and standing != AssociationStanding.ACTIVE:
        yield "Chỉ đình chỉ hội đang hoạt động.", "kind"
    if act.kind == K.RESUME and standing != AssociationStanding.SUSPENDED:
        yield "Hội không bị đình chỉ.", "kind"


def _faults_of_successors(association: Association, act: Act, count: int) -> Iterator[tuple[str, str]]:
    if count > MOST_SUCCESSORS.get(act.kind, 0):
        words = "chỉ có một hội kế thừa" if act.kind in MOST_SUCCESSORS else "không có hội kế thừa"
        yield f"Với “{act.kind.label}” {words}.", "successors"
    if count < LEAST_SUCCESSORS.get(act.kind, 0):
        least = LEAST_SUCCESSORS[act.kind]
        yield f"Chọn {'hội kế thừa' if least == 1 else 'ít nhất hai hội kế thừa'}.", "successors"
    if association in act.successors:
        yield "Hội kế thừa phải là hội khác.", "successors"
    if over := [each.name for each in act.successors if each.standing.is_over]:
        yield f"Hội kế thừa không còn hoạt động: {'; '.join(over)}.", "successors"
