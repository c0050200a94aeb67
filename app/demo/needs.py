"""Projects that seek aid, two of them answered by aid of the stories, one whose figures do not add up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.aid import actions
from app.aid.models import Proposal, Source
from app.core.db import db
from app.core.parsing import parse_partial_date
from app.core.transaction import transaction
from app.demo.rows import listed, rows
from app.demo.stage import Stage


def add_needs(stage: Stage) -> None:
    """Every project of the table, then the aid that answers it."""
    for row in rows("needs"):
        day = stage.ago(int(row["listed_ago"]))
        actor = stage.actor(row["typist"], day)
        with transaction(by=actor, doing="Thêm nhu cầu viện trợ", on=day):
            need = actions.add_need(_facts(stage, row) | {"listed_on": day}, by=actor)
        if row["aid"]:
            actor = stage.actor(row["typist"], stage.today)
            aid_id = db.session.scalars(select(Proposal.aid_id).where(Proposal.title == row["aid"])).one()
            with transaction(need, by=actor, doing="Ghép khoản viện trợ với nhu cầu"):
                actions.match_need(need, aid_id, whole=bool(row["whole"]), by=actor)


def _facts(stage: Stage, row: dict[str, str]) -> dict[str, Any]:
    amounts = {name: Decimal(row[name]) for name in ("total", "asked", "counterpart") if row[name]}
    term = {"starts_on": row["starts"], "ends_on": row["ends"]}
    texts = ("title", "location", "aims", "content", "currency", "period_text", "basis")
    return {
        **{name: row[name] for name in texts},
        **amounts,
        **{name: parse_partial_date(text) for name, text in term.items() if text},
        "sector_id": stage.sector_id(row["sector"]),
        "unit_id": stage.unit_id(row["unit"]),
        "places": [{"place_id": stage.place_id(row["place"])}],
        "lines": list(_lines(row["lines"])),
    }


def _lines(text: str) -> Iterator[dict[str, Any]]:
    for line in listed(text):
        source, year, amount = line.split()
        yield {"source": Source(source), "year": int(year), "amount": Decimal(amount)}
