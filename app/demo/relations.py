"""Foreign missions of the south, invented localities and agreements, and the people one turns to there."""

from typing import Any

from app.core.db import db
from app.core.parsing import parse_partial_date
from app.core.transaction import transaction
from app.demo.rows import rows
from app.demo.stage import Stage
from app.relations.actions import add_record, write_contact
from app.relations.models import (
    Agreement,
    AgreementKind,
    Contact,
    Counterpart,
    LocalityTie,
    Mission,
    MissionKind,
    PartnerLocality,
)

UNION = "lienhiep.chuyenvien"
SOURCE = "bản trình diễn"
DAYS = ("begins", "signed_on", "in_force_from", "in_force_to")


def add_relations(stage: Stage) -> None:
    """Every row of the tables, and two people at the first mission: one who left and one who came."""
    actor = stage.actor(UNION, stage.today)
    with transaction(by=actor, doing="Ghi sổ đối ngoại"):
        missions = [_added(Mission, row, kind=MissionKind(row["kind"])) for row in rows("missions")]
        localities = {
            row["name"]: _added(PartnerLocality, row, tie=LocalityTie(row["tie"]))
            for row in rows("localities")
        }
        db.session.flush()
        for row in rows("agreements"):
            place = localities[row.pop("locality")]
            _added(Agreement, row, kind=AgreementKind(row["kind"]), locality_id=place.id)
    for name, begins, ends in (
        ("Somsak (trình diễn)", "2022", "2025"),
        ("Bounmy (trình diễn)", "09/2025", ""),
    ):
        with transaction(missions[0], by=actor, doing="Thêm người liên hệ"):
            person = Contact(mission=missions[0])
            db.session.add(person)
            facts = {"name": name, "post": "Lãnh sự", **_days({"begins": begins, "ends": ends})}
            write_contact(person, facts, actor)


def _added(model: type[Any], row: dict[str, str], **facts: Any) -> Counterpart:
    texts = {name: text for name, text in row.items() if name not in (*DAYS, *facts)}
    days = _days({name: row[name] for name in DAYS if name in row})
    record: Counterpart = add_record(model, {**texts, **days, **facts, "source": SOURCE})
    return record


def _days(texts: dict[str, str]) -> dict[str, Any]:
    return {name: parse_partial_date(text) for name, text in texts.items() if text}
