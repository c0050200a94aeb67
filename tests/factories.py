"""People and records for tests, made the way the application makes them."""

from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import select

from app.accounts.actions import add_user
from app.accounts.models import Role, User
from app.accounts.queries import actor_of
from app.associations.actions import AssociationFacts, add_association
from app.associations.models import Association
from app.cli import Installer
from app.core.db import db
from app.core.transaction import transaction
from app.office.models import Unit
from app.partners.actions import PartnerFacts, add_partner
from app.partners.models import Partner, PartnerKind
from app.permissions import Actor

PASSWORD = "mật khẩu dài 12"
DAY = date(2020, 11, 2)
_number = count(1)


def unit(code: str) -> Unit:
    """A unit of the reference office by its code."""
    return db.session.execute(select(Unit).where(Unit.code == code)).scalar_one()


def user(
    unit_code: str,
    role: Role = Role.OFFICER,
    name: str | None = None,
    day: date = DAY,
    *,
    active: bool = True,
    must_change: bool = False,
) -> User:
    """A user of a unit, already past the first change of password."""
    n = next(_number)
    with transaction(by=Installer(day), doing="Tạo người dùng"):
        made = add_user(
            f"nguoi{n}", name or f"Người {n}", unit(unit_code), role, PASSWORD, must_change=must_change
        )
        made.active = active
    return made


def person(unit_code: str, role: Role = Role.OFFICER, day: date = DAY, name: str | None = None) -> Actor:
    """A new user of a unit as the actor of a day."""
    return actor_of(user(unit_code, role, name, day), day)


def partner(name: str, kind: PartnerKind = PartnerKind.FUND, **facts: Any) -> Partner:
    """A donor in the register, whatever its name is like."""
    with transaction(by=Installer(DAY), doing="Thêm bên cung cấp viện trợ"):
        written = PartnerFacts(name=name, kind=kind, **facts)
        return add_partner(written, by=Installer(DAY), another=True)


def association(name: str = "Hội Hữu nghị Việt Nam - Lào tỉnh Đồng Nai", **facts: Any) -> Association:
    """An association in the register."""
    with transaction(by=Installer(DAY), doing="Thêm hội hữu nghị"):
        return add_association(AssociationFacts(name=name, **facts), by=Installer(DAY))
