"""Carrying out successions (thực hiện kế thừa): what an ended unit held passes on, on the day, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.db import db
from app.core.rules import By, Refused
from app.core.transaction import transaction
from app.dossiers.models import Dossier
from app.office.actions.judging_successions import judge_succession
from app.office.actions.naming import bear_names, unsaid
from app.office.actions.passing_on import end_names, may_pass, pass_duties, pass_records
from app.office.models import Succession, SuccessionKind, Unit, UnitVersion
from app.office.queries import alive_on, moves_whole
from app.office.queries.holdings import HOLDINGS


@dataclass(frozen=True)
class Naming:
    """The document that names who goes on with a dossier."""

    number: str
    issued_on: date

    def __str__(self) -> str:
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"


@dataclass(frozen=True)
class Outcome:
    """What one succession moved: records by the part the unit had, and duties that nobody has now."""

    moved: Mapping[str, int]
    lost_duties: list[str]


def carry_out(succession: Succession, *, by: By) -> Outcome:
    """Let the old unit end and its successor take over; done again it moves only what came in since.

    1→1 and n→1 move open dossiers, waiting opinions and duties; a divided or dissolved unit only ends, and its
    records wait until a successor is named for each. Users are moved by list.
    """
    day = succession.takes_effect_on
    if day is None:
        raise Refused("Chưa rõ ngày có hiệu lực: hãy ghi ngày trước khi chuyển hồ sơ.")
    if day > by.day:
        raise Refused(f"Kế thừa có hiệu lực từ {day:%d/%m/%Y}, chưa đến ngày.")
    with transaction(
        succession, by=by, doing=f"Thực hiện kế thừa: {succession.from_unit.name}"[:200], on=day
    ):
        return _take_over(succession, day)


def end_in(old: Unit, new: Unit | None, kind: SuccessionKind, on: date, *, basis: str) -> Outcome:
    """Let a unit end in another on a day that has come, inside the transaction of the act that decides it."""
    succession = Succession(
        from_unit_id=old.id,
        to_unit_id=new.id if new else None,
        kind=kind,
        takes_effect_on=on,
        basis=basis[:300],
    )
    judge_succession(succession)
    db.session.add(succession)
    db.session.flush()
    return _take_over(succession, on)


def _take_over(succession: Succession, day: date) -> Outcome:
    moved: dict[str, int] = {}
    lost: list[str] = []
    successor = successor_of(succession)
    if succession.kind.ends_unit:
        end_names(succession.from_unit, day)
        lost = pass_duties(succession, successor, day)
    if successor is not None:
        moved = pass_records(succession.from_unit_id, successor.id)
    succession.carried_out = True
    return Outcome(moved, lost)


def carry_out_due(*, by: By, retell: Callable[[Unit], None] = unsaid) -> list[tuple[Succession, Outcome]]:
    """Carry out every succession whose day has come, the earliest first, and let renamed units bear their names.

    `retell` brings in line what records of later features repeat of a name.
    """
    with transaction(by=by, doing="Tên đơn vị theo ngày"):
        for unit in db.session.scalars(
            select(Unit).join(Unit.versions).where(UnitVersion.valid_from <= by.day)
        ).unique():
            retell(bear_names(unit, by.day))
    return [(succession, carry_out(succession, by=by)) for succession in due(by.day)]


def due(day: date) -> list[Succession]:
    """Successions whose day has come and that have something left to do."""
    query = select(Succession).where(Succession.takes_effect_on <= day)
    rows = db.session.scalars(query.order_by(Succession.takes_effect_on, Succession.id))
    return [row for row in rows if not row.carried_out or _has_more(row)]


def successor_of(succession: Succession) -> Unit | None:
    """The unit that takes everything over; None where several do, or none."""
    whole = {(old, new) for old, new, _ in moves_whole()}
    return succession.to_unit if (succession.from_unit_id, succession.to_unit_id) in whole else None


def name_successor(
    dossier: Dossier, old: Unit, new_id: int, document: Naming, *, by: By, version: int | None
) -> None:
    """Name who goes on with one dossier of an ended unit, by the document that says so."""
    doing = f"Xác định đơn vị kế thừa của “{old.short_name}” theo {document}"
    if document.issued_on > by.day:
        raise Refused("Ngày văn bản ở tương lai.", "issued_on")
    with transaction(dossier, by=by, version=version, doing=doing[:200]):
        if not db.session.scalar(select(Unit.id).where(Unit.id == new_id, alive_on(by.day))):
            raise Refused("Đơn vị này không còn hoạt động; hãy chọn đơn vị đang hoạt động.", "unit_id")
        if not pass_records(old.id, new_id, dossier):
            raise Refused("Hồ sơ không còn chờ xác định đơn vị kế thừa; có thể người khác vừa xử lý.")


def _has_more(succession: Succession) -> bool:
    successor = successor_of(succession)
    return successor is not None and any(
        may_pass(record, successor.id)
        for holding in HOLDINGS
        for record in holding.of(succession.from_unit_id)
    )
