"""The office on the stage: units of today beside those of 2020, and one account for each duty and role."""

from itertools import groupby
from typing import NamedTuple

from app.accounts.actions.passwords import hashed
from app.accounts.actions.users import move_users, new_user
from app.accounts.models import Role
from app.core.transaction import transaction
from app.demo.rows import day_of, rows
from app.demo.stage import Stage
from app.office.actions import add_row, add_unit
from app.office.models import Certainty, Place, PlaceKind, UnitKind

PASSWORD = "cau-huu-nghi"  # noqa: S105 - everybody is told it: it opens invented dossiers only


class Desk(NamedTuple):
    """The accounts of one unit, as the start of the server lists them."""

    unit: str
    usernames: tuple[str, ...]


def desks() -> list[Desk]:
    """The accounts of the demonstration by unit."""
    return [
        Desk(code, tuple(row["username"] for row in people))
        for code, people in groupby(rows("people"), key=lambda row: row["unit"])
    ]


def add_units(stage: Stage) -> None:
    """Units of today, marked chờ xác nhận, and those that the published cases name."""
    with transaction(by=stage.hand, doing="Thêm đơn vị của bản trình diễn"):
        for row in rows("units"):
            unit = add_unit(
                row["name"],
                UnitKind(row["kind"]),
                symbol=row["symbol"],
                short_name=row["short_name"],
                code=row["code"] or None,
                parent=stage.unit(row["parent"]) if row["parent"] else None,
                since=day_of(row["valid_from"]),
                basis=row["basis"],
                confirmed=False,
            )
            unit.versions[0].certainty = Certainty.LIKELY


def add_places(stage: Stage) -> None:
    """Communes and wards of today, marked chờ xác nhận."""
    for row in rows("places"):
        facts = {
            "name": row["name"],
            "kind": PlaceKind(row["kind"]),
            "parent_id": stage.place_id(row["parent"]),
            "valid_from": day_of(row["valid_from"]),
            "basis": row["basis"],
        }
        add_row(Place, facts, by=stage.hand)


def add_people(stage: Stage) -> None:
    """Everybody at the desk where he sat in 2020; one password, hashed once."""
    password_hash = hashed(PASSWORD)
    with transaction(by=stage.hand, doing="Tạo người dùng của bản trình diễn"):
        for row in rows("people"):
            facts = {
                "name": row["name"],
                "unit_id": stage.unit_id(row["unit_in_2020"] or row["unit"]),
                "role": Role(row["role"]),
                "position": row["position"],
            }
            new_user(row["username"], facts, password_hash, must_change=False)


def move_people(stage: Stage) -> None:
    """Those whose unit has ended since go to the unit that took its work over."""
    moving = [row for row in rows("people") if row["unit_in_2020"]]
    for (old, new), people in groupby(moving, key=lambda row: (row["unit_in_2020"], row["unit"])):
        movers = [stage.user(row["username"]).id for row in people]
        move_users(movers, stage.unit(old), stage.unit_id(new), by=stage.hand)
