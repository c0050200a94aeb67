"""Donors and aid as published in the news (tin công bố): what the source does not say stays missing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import select

from app.aid.actions import PastAid, record_past
from app.aid.actions.past import UNKNOWN
from app.aid.models import AmountKind, Form, Modality, Qualifier, Source
from app.core.db import db
from app.core.transaction import transaction
from app.demo.rows import day_of, listed, rows
from app.demo.stage import Stage
from app.documents.actions import TypedDocument
from app.law.shapes import RegimeCode
from app.office.models import Sector, Unit
from app.partners.actions import PartnerFacts, add_partner
from app.partners.models import PartnerKind
from app.permissions import Actor

NEWS = "tin công bố"
INVENTED = "bản trình diễn"
UNION = "lienhiep.chuyenvien"
Row = Mapping[str, str]


def add_partners(stage: Stage) -> None:
    """The donors of the published cases, then those invented for the dossiers."""
    actor = stage.actor(UNION, stage.today)
    with transaction(by=actor, doing="Thêm bên cung cấp viện trợ"):
        for table, source in (("partners", NEWS), ("invented_partners", INVENTED)):
            for row in rows(table):
                add_partner(_donor(row, source), by=actor, another=True)


def _donor(row: Row, source: str) -> PartnerFacts:
    return PartnerFacts(
        name=row["name"],
        kind=PartnerKind(row["kind"]),
        abbreviation=row["abbreviation"],
        aliases=tuple(listed(row["aliases"])),
        country=row["country"],
        remarks=row["remarks"],
        source=source,
    )


def record_published(stage: Stage) -> None:
    """Every published case as an aid of the past; several rows of one code are yearly amounts of one aid."""
    actor = stage.actor(UNION, stage.today)
    for _, lines in groupby(rows("published_aid"), key=lambda row: row["code"]):
        with transaction(by=actor, doing="Ghi nhận khoản đã phê duyệt"):
            record_past(_past(stage, list(lines), actor), by=actor, on=stage.today)


def _past(stage: Stage, lines: list[Row], actor: Actor) -> PastAid:
    row = lines[0]
    units = [_unit(name) for name in listed(row["recipients"])]
    facts = {
        "donors": _donors(stage, row),
        "recipients": [{"unit_id": unit.id, "share": None} for unit in units],
        "amounts": [amount for line in lines for amount in _amounts(line)],
        "modality": Modality(row["modality"]) if row["modality"] else None,
        "management": f"Thực hiện qua {row['carried_out_by']}." if row["carried_out_by"] else "",
        "ends_on": day_of(row["ends_on"]),
        "period_text": row["period_text"],
        "places": [{"place_id": stage.place_id(row["place"])}],
        "sectors": [{"sector_id": _sector(row["sector"]).id}],
    }
    if not units:  # the dossier must have an applicant: the unit that writes it down; the aid has no owner
        facts["aid_owner_id"] = None
    return PastAid(
        title=row["title"],
        applicant_id=units[0].id if units else actor.unit_id,
        approving_body=row["decided_by"] or UNKNOWN,
        decision=_decision(row),
        decision_unknown=_unknown(row),
        regime=RegimeCode(row["regime"]) if row["regime"] else None,
        source=NEWS,
        facts=facts,
    )


def _decision(row: Row) -> TypedDocument | None:
    if not row["decision_number"]:
        return None
    return TypedDocument(number=row["decision_number"], issued_on=day_of(row["decision_on"]))


def _unknown(row: Row) -> str:
    if row["decision_number"]:
        return "" if row["decision_on"] else "Tin công bố nêu số quyết định, không nêu ngày."
    return "Tin công bố không nêu số, ngày quyết định."


def _donors(stage: Stage, row: Row) -> list[dict[str, Any]]:
    via = stage.partner_id(row["via"]) if row["via"] else None
    return [{"partner_id": stage.partner_id(name), "via_id": via} for name in listed(row["donors"])]


def _amounts(row: Row) -> Iterator[dict[str, Any]]:
    """The amount of a line and its counterpart, as far as the source gives them."""
    if row["amount"]:
        yield {
            "kind": AmountKind(row["amount_kind"]),
            "source": Source.GRANT,
            "form": Form(row["form"]),
            "qualifier": Qualifier(row["qualifier"]),
            "currency": row["currency"],
            "amount": Decimal(row["amount"]),
            "vnd": Decimal(row["vnd"]) if row["vnd"] else None,
            "vnd_stated": bool(row["vnd"]),
            "period_text": row["amount_period"],
        }
    if row["counterpart_vnd"]:
        yield {
            "kind": AmountKind.COMMITTED,
            "source": Source.COUNTERPART_BUDGET,
            "form": Form.MONEY,
            "currency": "VND",
            "amount": Decimal(row["counterpart_vnd"]),
        }


def _unit(name: str) -> Unit:
    return db.session.scalars(select(Unit).where(Unit.name == name)).one()


def _sector(name: str) -> Sector:
    return db.session.scalars(select(Sector).where(Sector.name == name)).one()
