"""What an administrator should look at: rows of the office that are not sure yet, successions to carry out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.accounts.queries import stranded
from app.law.periods import PERIODS
from app.law.shapes import Clock, RegimeCode, Standing
from app.office import queries as office
from app.office.models import Succession


@dataclass(frozen=True)
class Chore:
    """So many rows that wait for the administrator, and the screen where they stand."""

    label: str
    number: int
    endpoint: str
    asked: Mapping[str, Any] = field(default_factory=dict)


def chores(day: date) -> list[Chore]:
    """The chores that have anything to do on a day."""
    return [chore for chore in _chores(day) if chore.number]


def _chores(day: date) -> Iterator[Chore]:
    come = [row for row in office.successions() if row.takes_effect_on and row.takes_effect_on <= day]
    waiting, users = office.waiting_for_successor(day), sum(people for *_, people in stranded(day))
    days = office.unconfirmed_calendar_days(day.year)
    unsure = {"chua-xac-nhan": 1}
    yield Chore("Kế thừa đến hạn chưa chuyển hồ sơ", _to_carry_out(come), "office.successions")
    yield Chore("Hồ sơ chờ xác định đơn vị kế thừa", len(waiting), "office.waiting")
    yield Chore("Người dùng của đơn vị đã kết thúc", users, "accounts.users.moving")
    yield Chore("Đơn vị chưa xác nhận", office.unconfirmed_units(), "office.units", unsure)
    yield Chore(f"Ngày chưa xác nhận trong lịch làm việc năm {day.year}", days, "office.calendar")
    yield Chore("Thời hạn theo quy định chưa đối chiếu", len(open_periods()), "office.values")


def _to_carry_out(successions: Iterable[Succession]) -> int:
    return sum(not row.carried_out for row in successions)


def open_periods() -> set[tuple[RegimeCode, Clock]]:
    """Periods that our text of the law does not know for sure and the office has not confirmed yet."""
    unsure = {(p.regime, p.clock) for p in PERIODS if p.standing != Standing.CONFIRMED}
    return unsure - {(value.regime, value.clock) for value in office.all_values()}
