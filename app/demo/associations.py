"""The friendship associations of the province as the news told of them (tin công bố), and the Union as a record."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from app.associations import actions
from app.associations.models import (
    Activity,
    Association,
    AssociationDecision,
    AssociationKind,
    AssociationReport,
    Branch,
    BranchKind,
    Budget,
    BudgetSource,
    Commendation,
    Congress,
    CongressKind,
    DecisionKind,
    Division,
    Establishment,
    EstablishmentKind,
    MemberCount,
    MemberKind,
    OfAssociation,
    Post,
    PostTitle,
    ReportKind,
    SocialResource,
)
from app.core.db import db
from app.core.parsing import PartialDate, parse_partial_date
from app.core.transaction import transaction
from app.demo.public_news import INVENTED, NEWS, UNION
from app.demo.rows import rows
from app.demo.stage import Stage
from app.permissions import Actor

Row = Mapping[str, str]
PAPER: Mapping[str, Any] = dict.fromkeys(("issuer", "signer", "abstract", "note"), "") | {
    "secrecy": None,
    "file": None,
}
TO_COME = f"Số liệu {INVENTED}, không phải của cơ quan."


def add_associations(stage: Stage) -> None:
    """Every published association with what the source says of it; what it does not say stays missing."""
    actor = stage.actor(UNION, stage.today)
    for row in rows("associations"):
        with transaction(by=actor, doing="Thêm hội hữu nghị"):
            association = actions.add_association(_facts(row), by=actor)
            _decision(association, row, actor)
            _congress(association, row, actor)
            _chair(association, row, actor)
            _members(association, row, actor)
            db.session.flush()
            actions.settle(association, actor)


def add_union(stage: Stage) -> None:
    """The Union over its own unit, with invented divisions, posts and money, so that every section shows something."""
    actor = stage.actor(UNION, stage.today)
    with transaction(by=actor, doing="Thêm Liên hiệp"):
        unit = stage.unit("LHHN")
        facts = actions.AssociationFacts(
            name=unit.name,
            kind=AssociationKind.UNION,
            english_name="Dong Nai Union of Friendship Organizations",
            abbreviation="DUFO",
            scope="Tỉnh Đồng Nai",
            central_body="Liên hiệp các tổ chức hữu nghị Việt Nam (VUFO)",
            remarks=TO_COME,
            source=INVENTED,
        )
        union = actions.add_association(facts, by=actor, unit=unit)
        year = stage.today.year
        for name in ("Văn phòng", "Ban Hữu nghị", "Ban Viện trợ"):
            _row(Division, union, {"name": f"{name} (trình diễn)"}, actor)
        for ago, money in ((1, 1_850_000_000), (0, 2_040_000_000)):
            _yearly(union, year - ago, Decimal(money), actor)
        _row(
            Commendation, union,
            {"form": "Bằng khen (trình diễn)", "given_by": "Chủ tịch UBND tỉnh", "awarded_on": PartialDate(year - 1)},
            actor,
        )  # fmt: skip
        _row(
            SocialResource, union,
            {"supporter": "Một doanh nghiệp (trình diễn)", "activity": "Giao lưu thanh niên", "value": Decimal(60_000_000),
             "given_on": PartialDate(year - 1, 9)},
            actor,
        )  # fmt: skip
        _row(
            Activity, union,
            {"year": year, "name": "Giao lưu hữu nghị nhân dân (trình diễn)", "planned_on": PartialDate(year, 9)},
            actor,
        )  # fmt: skip
        last_year = {"year": year - 1, "kind": ReportKind.YEAR, "due_on": date(year - 1, 12, 15)}
        _row(
            AssociationReport,
            union,
            {**last_year, "received_on": date(year - 1, 12, 10)},
            actor,
            actions.write_report,
        )
        above = _row(
            Branch, union,
            {"name": "Liên chi hội (trình diễn)", "kind": BranchKind.FEDERATION, "parent_id": None},
            actor, actions.write_branch,
        )  # fmt: skip
        db.session.flush()
        _row(
            Branch, union, {"name": "Chi hội (trình diễn)", "kind": BranchKind.BRANCH, "parent_id": above.id}, actor,
            actions.write_branch,
        )  # fmt: skip
        actions.settle(union, actor)


def _yearly(union: Association, year: int, money: Decimal, actor: Actor) -> None:
    positions = {"year": year, "kind": EstablishmentKind.ASSIGNED, "given": 9, "filled": 8}
    _row(Establishment, union, positions, actor, actions.write_yearly)
    budget = {"year": year, "money_source": BudgetSource.STATE, "planned": money}
    _row(Budget, union, budget, actor, actions.write_yearly)


def _facts(row: Row) -> actions.AssociationFacts:
    return actions.AssociationFacts(
        name=row["name"],
        country_codes=(row["country"],),
        expected=bool(row["expected"]),
        founded_on=_known(row["founded_on"]),
        founded_note=row["founded_note"],
        scope="Tỉnh Đồng Nai",
        remarks=row["remarks"],
        source=NEWS,
    )


def _decision(association: Association, row: Row, actor: Actor) -> None:
    if row["founded_number"]:
        facts = {
            **PAPER,
            "kind": DecisionKind.PERMIT,
            "number": row["founded_number"],
            "decided_on": _known(row["founded_on"]),
            "note": NEWS,
        }
        _row(AssociationDecision, association, facts, actor, actions.write_decision)


def _congress(association: Association, row: Row, actor: Actor) -> None:
    if row["term_begins"]:
        facts = {
            "ordinal": int(row["ordinal"]),
            "kind": CongressKind.FOUNDING if row["ordinal"] == "1" else CongressKind.TERM,
            **{name: _known(row[name]) for name in ("planned_on", "held_on", "term_begins", "term_ends")},
            "source": NEWS,
        }
        _row(Congress, association, facts, actor, actions.write_congress)


def _chair(association: Association, row: Row, actor: Actor) -> None:
    if row["chair"]:
        facts = {
            "person": row["chair"],
            "title": PostTitle.CHAIR,
            "seen_on": _known(row["seen_on"]),
            "source": NEWS,
        }
        _row(Post, association, facts, actor, actions.write_post)


def _members(association: Association, row: Row, actor: Actor) -> None:
    if row["members"]:
        facts = {
            "counted_on": _known(row["counted_on"]),
            "kind": MemberKind.ALL,
            "number": int(row["members"]),
            "source": NEWS,
        }
        _row(MemberCount, association, facts, actor, actions.write_count)


def _row(
    model: type[OfAssociation],
    association: Association,
    facts: Mapping[str, Any],
    actor: Actor,
    write: Any = None,
) -> Any:
    row: Any = model(association=association)
    if write is not None:
        write(row, facts, actor)
    else:
        for name, value in facts.items():
            setattr(row, name, value)
    db.session.add(row)
    return row


def _known(text: str) -> PartialDate | None:
    return parse_partial_date(text) if text else None
