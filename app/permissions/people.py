"""Who acts: the person of a day, and the rules about his role, his unit's duties and nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.accounts.models import Role
from app.core.rules import Rule, all_of, said, worded
from app.office.models import DutyKind


@dataclass(frozen=True)
class Actor:
    """The person who acts on a day: `unit_ids` are his unit and every unit whose successions end in it."""

    user_id: int | None
    name: str
    role: Role
    unit_id: int
    unit_name: str
    unit_ids: frozenset[int]
    duties: frozenset[DutyKind]
    day: date
    division_head_issues: bool = False
    unit_ended_on: date | None = None

    def belongs_to(self, unit_id: int | None) -> bool:
        return unit_id is not None and unit_id in self.unit_ids

    def has(self, *duties: DutyKind) -> bool:
        return bool(self.duties.intersection(duties))


WORKING_ROLES = (Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER, Role.CLERK)
SEEING_DUTIES = (DutyKind.FOCAL, DutyKind.LEAD, DutyKind.PUT_UP, DutyKind.DECIDE)


def role(*roles: Role) -> Rule:
    """Only these roles."""
    names = ", ".join(r.label for r in roles)

    def rule(actor: Actor, _record: Any) -> str | None:
        return None if actor.role in roles else f"Việc này dành cho vai trò: {names}."

    return said(rule, names)


def duty(*duties: DutyKind) -> Rule:
    """Only people of a unit that has one of these duties on the day of acting."""
    names = " hoặc ".join(d.label for d in duties)

    def rule(actor: Actor, _record: Any) -> str | None:
        return None if actor.has(*duties) else f"Việc này dành cho đơn vị có nhiệm vụ: {names}."

    return said(rule, f"đơn vị có nhiệm vụ {names}")


def of_living_unit(actor: Actor, _record: Any) -> str | None:
    """Rights end with the unit, that day; an administrator keeps his, or nobody could move the others."""
    if actor.unit_ended_on is None or actor.role == Role.ADMIN:
        return None
    return (
        f"{actor.unit_name} đã kết thúc từ ngày {actor.unit_ended_on:%d/%m/%Y} và quyền của bạn dừng từ ngày đó. "
        "Xin liên hệ người quản trị để được chuyển sang đơn vị mới."
    )


@worded("mọi người đã đăng nhập")
def signed_in(_actor: Actor, _record: Any) -> str | None:
    """Everybody who has signed in."""
    return None


@worded("mọi người, không cần đăng nhập")
def everybody(_actor: Any, _record: Any) -> str | None:
    """No sign-in asked: the sign-in page itself and the files every page needs."""
    return None


@worded("lãnh đạo, hoặc lãnh đạo phòng khi cơ quan cho phép ký thừa lệnh (TL.)")
def issuer(actor: Actor, _record: Any) -> str | None:
    """A leader, or by the office's setting the head of division signing TL."""
    if actor.role == Role.LEADER or (actor.division_head_issues and actor.role == Role.DIVISION_HEAD):
        return None
    return "Việc này do lãnh đạo thực hiện; chuyên viên soạn và gửi lãnh đạo ký."


officer = role(Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER)
preparer = role(Role.OFFICER, Role.DIVISION_HEAD)
clerk = role(Role.CLERK)
leader = role(Role.LEADER)
administrator = role(Role.ADMIN)
working = role(*WORKING_ROLES)
of_office = duty(DutyKind.PUT_UP)
of_decider = duty(DutyKind.DECIDE)
of_focal = duty(DutyKind.FOCAL)
office_officer = all_of(of_office, officer)
decider_leader = all_of(of_decider, leader)
focal_officer = all_of(of_focal, officer)
