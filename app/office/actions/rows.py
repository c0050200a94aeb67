"""The simple rows of the office (nhiệm vụ, địa bàn, lĩnh vực, lịch, thời hạn): adding, changing, removing one."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.core.db import Base, db
from app.core.references import uses_of
from app.core.rules import By, Refused
from app.core.transaction import transaction
from app.office.actions import judging
from app.office.actions.judging_successions import judge_change, judge_removal, judge_succession
from app.office.models import (
    CalendarDay,
    Certainty,
    Duty,
    GroupMember,
    InternalTarget,
    Place,
    RelationGroup,
    RuleValue,
    Sector,
    Succession,
)
from app.office.queries import calendar_days

Row = TypeVar("Row", bound=Base)

JUDGES: Mapping[type[Base], Callable[[Any], None]] = {
    CalendarDay: judging.judge_calendar_day,
    Duty: judging.judge_duty,
    GroupMember: judging.judge_group_member,
    InternalTarget: judging.judge_target,
    RelationGroup: judging.judge_group,
    Place: judging.judge_place,
    RuleValue: judging.judge_value,
    Sector: judging.judge_sector,
    Succession: judge_succession,
}


def add_row(model: type[Row], facts: Mapping[str, Any], *, by: By) -> Row:
    """Add a row; raises `Refused` with its field where the facts cannot be right."""
    row = model(**facts)
    with transaction(by=by, doing=f"Thêm: {model.word()}"):
        JUDGES[type(row)](row)
        db.session.add(row)
    return row


def change_row(row: Base, facts: Mapping[str, Any], *, by: By, version: int | None) -> None:
    """Change a row as the form says; raises `Refused` or `Superseded`."""
    with transaction(row, by=by, version=version, doing=f"Sửa: {row.word()}"):
        if isinstance(row, Succession):
            judge_change(row, facts)
        for name, value in facts.items():
            setattr(row, name, value)
        JUDGES[type(row)](row)


def remove_row(row: Base, reason: str, *, by: By, version: int | None) -> None:
    """Take away a row that was a mistake; one that records point at can only be ended."""
    with transaction(row, by=by, version=version, doing=f"Xóa: {row.word()} – {reason}"[:200]):
        if isinstance(row, Succession):
            judge_removal(row)
        remove_unused(row)


def remove_unused(row: Base) -> None:
    """Take away a row, inside a transaction; refused while other records point at it."""
    if uses := uses_of(row):
        counted = ", ".join(f"{number} {word.lower()}" for word, number in uses.items())
        raise Refused(f"Không xóa được vì đang được dùng ({counted}). Hãy ghi ngày kết thúc thay cho xóa.")
    db.session.delete(row)


def confirm_year(year: int, basis: str, *, by: By) -> None:
    """Confirm every projected day of a year's calendar against one announcement."""
    with transaction(by=by, doing=f"Xác nhận lịch làm việc năm {year}"):
        for day in calendar_days(year):
            if not day.confirmed:
                day.certainty, day.basis = Certainty.CONFIRMED, basis
                day.touched()
