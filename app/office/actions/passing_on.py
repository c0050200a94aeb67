"""What an ended unit passes on (chuyển giao): its open records, its duties; and where its name ends."""

from datetime import date, timedelta

from sqlalchemy import select

from app.core.db import db
from app.core.transaction import also_claim
from app.dossiers.models import Dossier, Opinion, OpinionKind
from app.office.actions.judging import together
from app.office.models import Duty, Succession, Unit
from app.office.queries.holdings import HOLDINGS

ONE_DAY = timedelta(days=1)


def pass_records(old_id: int, new_id: int, only: Dossier | None = None) -> dict[str, int]:
    """Give the open records of a unit, or of it in one dossier, to another; counts them by the part they name.

    A dossier that is not itself the record of the transaction is locked and gets a new version here.
    """
    moved: dict[str, int] = {}
    claimed = {only}
    for holding in HOLDINGS:
        for record in holding.of(old_id):
            if only not in (None, record.root):
                continue
            if record.root not in claimed:
                also_claim(record.root)
                claimed.add(record.root)
            if record is not record.root:
                db.session.refresh(record)  # it may have been answered before the lock was ours
            if getattr(record, holding.column.key) == old_id and may_pass(record, new_id):
                setattr(record, holding.column.key, new_id)
                _settle(record)
                moved[holding.label] = moved.get(holding.label, 0) + 1
                db.session.flush()
    return moved


def may_pass(record: Dossier | Opinion, new_id: int) -> bool:
    """Whether a record can: not where the successor was asked in the same round, whose people may answer for both."""
    if isinstance(record, Dossier):
        return True
    if record.kind is not None:
        return False
    asked = select(Opinion.id).where(
        Opinion.dossier_id == record.dossier_id, Opinion.round == record.round, Opinion.unit_id == new_id
    )
    return db.session.scalar(asked) is None


def _settle(record: Dossier | Opinion) -> None:
    """A unit never asks itself: what the lead now would ask of itself belongs to its appraisal."""
    dossier = record if isinstance(record, Dossier) else record.dossier
    for opinion in dossier.opinions:
        if opinion.kind is None and opinion.unit_id == dossier.lead_id:
            opinion.kind = OpinionKind.OWN_CONTENT


def end_names(unit: Unit, day: date) -> None:
    """Let the last name of a unit end on the day before."""
    last = unit.version_on(day - ONE_DAY)
    if last and (last.valid_from is None or last.valid_from < day) and (last.valid_to or day) >= day:
        last.valid_to = day - ONE_DAY
        unit.touched()


def pass_duties(succession: Succession, successor: Unit | None, day: date) -> list[str]:
    """End the duties of a unit on the day before and begin them anew for the successor, unless somebody has them.

    Returns the duties that nobody has from that day on.
    """
    lost: list[str] = []
    for duty in db.session.scalars(select(Duty).where(Duty.unit_id == succession.from_unit_id)).all():
        if (duty.until or date.max) < day or (duty.since or date.min) >= day:
            continue
        until, duty.until = duty.until, day - ONE_DAY
        duty.touched()
        if _is_had(duty, successor, day, until):
            continue
        if successor is None:
            lost.append(duty.kind.label)
        else:
            db.session.add(_inherited(duty, successor, succession, day, until))
    return lost


def _inherited(duty: Duty, successor: Unit, succession: Succession, day: date, until: date | None) -> Duty:
    basis = f"Kế thừa {succession.from_unit.name}: {succession.basis}"[:300]
    heir = Duty(kind=duty.kind, unit_id=successor.id, since=day, until=until, basis=basis)
    heir.certainty = succession.certainty
    return heir


def _is_had(duty: Duty, successor: Unit | None, day: date, until: date | None) -> bool:
    others = select(Duty).where(Duty.kind == duty.kind, Duty.id != duty.id)
    if not duty.kind.exclusive:
        others = others.where(Duty.unit_id == (successor.id if successor else None))
    return any(together(day, until, other.since, other.until) for other in db.session.scalars(others))
