"""What cannot be right about a row of the office: each refusal names its field and says the way forward."""

from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.calendar import DayKind, is_weekend, spoken_days, weekday
from app.core.db import db
from app.core.rules import Refused
from app.law.regimes import ALL_REGIMES
from app.law.shapes import Standing
from app.office.models import (
    CalendarDay,
    Duty,
    GroupMember,
    InternalTarget,
    Place,
    PlaceKind,
    RelationGroup,
    RuleValue,
    Sector,
    Unit,
)
from app.office.queries import declared_period, ended_from

LEVELS = tuple(PlaceKind)


def judge_days(first: date | None, last: date | None, field: str) -> None:
    """Refuse days that stand the wrong way round."""
    if first and last and last < first:
        raise Refused(f"Ngày kết thúc {last:%d/%m/%Y} trước ngày bắt đầu {first:%d/%m/%Y}.", field)


def together(
    first: date | None, last: date | None, other_first: date | None, other_last: date | None
) -> bool:
    """Whether two stretches of days, both ends inclusive and perhaps open, have a day in common."""
    return (first or date.min) <= (other_last or date.max) and (other_first or date.min) <= (last or date.max)


def others(row: Any, **same: Any) -> list[Any]:
    """The other rows of the same table that have these values."""
    model = type(row)
    return list(db.session.scalars(select(model).filter_by(**same).where(model.id != row.id)))


def judge_duty(duty: Duty) -> None:
    """A duty (nhiệm vụ): its days, its unit, and that only one unit has it where only one can."""
    judge_days(duty.since, duty.until, "until")
    ended = ended_from(duty.unit_id)
    if ended and (duty.since or date.min) >= ended:
        raise Refused(
            f"Đơn vị này đã kết thúc từ {ended:%d/%m/%Y}; hãy ghi nhiệm vụ cho đơn vị kế thừa.", "unit_id"
        )
    same = {"kind": duty.kind} if duty.kind.exclusive else {"kind": duty.kind, "unit_id": duty.unit_id}
    for other in others(duty, **same):
        if together(duty.since, duty.until, other.since, other.until):
            unit = db.session.get_one(Unit, other.unit_id)
            raise Refused(
                f"{unit.name} đã có nhiệm vụ “{duty.kind.label}” ({spoken_days(other.since, other.until)}). "
                "Hãy ghi ngày kết thúc ở dòng đó trước, hoặc chọn ngày khác.",
                "since",
            )


def judge_calendar_day(day: CalendarDay) -> None:
    """A day of the calendar: worked days are Saturdays and Sundays, and a day stands there once."""
    if day.kind == DayKind.WORKED and not is_weekend(day.day):
        raise Refused(
            f"Ngày làm bù phải là thứ Bảy hoặc Chủ nhật; {day.day:%d/%m/%Y} là {weekday(day.day)}, vốn là ngày làm việc.",
            "day",
        )
    for other in others(day, day=day.day):
        raise Refused(f"Ngày {day.day:%d/%m/%Y} đã có trong lịch: {other.name} ({other.kind.label}).", "day")


def judge_target(target: InternalTarget) -> None:
    """A period of the office: one from each day."""
    if others(target, clock=target.clock, since=target.since):
        raise Refused(
            f"Việc này đã có thời hạn nội bộ áp dụng từ {target.since:%d/%m/%Y}; hãy sửa dòng đó.", "since"
        )


def judge_value(value: RuleValue) -> None:
    """A confirmed figure: only where our text of the law is not confirmed, and within its days."""
    declared = declared_period(value.clock, value.regime)
    if declared is None:
        raise Refused(f"{value.regime.label} không có thời hạn “{value.clock.label}”.", "clock")
    if declared.standing == Standing.CONFIRMED:
        cited = f" ({declared.article})" if declared.article else ""
        raise Refused(
            f"Thời hạn này đã đối chiếu với {value.regime.label}{cited}; không nhập giá trị thay.",
            "clock",
        )
    regime = next(r for r in ALL_REGIMES if r.code == value.regime)
    if not together(value.holds_from, value.holds_from, regime.valid_from, regime.valid_to):
        raise Refused(
            f"{value.regime.label} có hiệu lực {spoken_days(regime.valid_from, regime.valid_to)}.",
            "holds_from",
        )
    if value.issued_on and value.holds_from < value.issued_on:
        raise Refused("Ngày áp dụng trước ngày của văn bản làm căn cứ.", "holds_from")
    if others(value, regime=value.regime, clock=value.clock, holds_from=value.holds_from):
        raise Refused("Đã có giá trị áp dụng từ ngày này; hãy sửa dòng đó.", "holds_from")


def judge_place(place: Place) -> None:
    """A place: inside one of a higher level, and there once."""
    judge_days(place.valid_from, place.valid_to, "valid_to")
    parent = db.session.get(Place, place.parent_id) if place.parent_id else None
    if parent and LEVELS.index(parent.kind) >= LEVELS.index(place.kind):
        raise Refused(
            f"{parent.name} là {parent.kind.label}: địa bàn chứa nó phải ở cấp cao hơn.", "parent_id"
        )
    _refuse_twin(place, "name", name=place.name, kind=place.kind, parent_id=place.parent_id)


def judge_sector(sector: Sector) -> None:
    """A sector: number and name once on any day."""
    judge_days(sector.valid_from, sector.valid_to, "valid_to")
    _refuse_twin(sector, "code", code=sector.code)
    _refuse_twin(sector, "name", name=sector.name)


def judge_group(group: RelationGroup) -> None:
    """A group of countries: number and name once on any day."""
    judge_days(group.valid_from, group.valid_to, "valid_to")
    _refuse_twin(group, "code", code=group.code)
    _refuse_twin(group, "name", name=group.name)


def judge_group_member(member: GroupMember) -> None:
    """A country stands in a group once on any day."""
    judge_days(member.valid_from, member.valid_to, "valid_to")
    for other in others(member, group_id=member.group_id, country=member.country):
        if together(member.valid_from, member.valid_to, other.valid_from, other.valid_to):
            days = spoken_days(other.valid_from, other.valid_to)
            raise Refused(f"Nước này đã thuộc nhóm ({days}); hãy sửa hoặc kết thúc dòng đó.", "country")


def _refuse_twin(row: Place | Sector | RelationGroup, field: str, **same: Any) -> None:
    for other in others(row, **same):
        if together(row.valid_from, row.valid_to, other.valid_from, other.valid_to):
            days = spoken_days(other.valid_from, other.valid_to)
            raise Refused(f"Đã có “{other.name}” ({days}); hãy sửa hoặc kết thúc dòng đó.", field)
