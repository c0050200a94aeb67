"""A province with very many aids, put in by plain inserts: only lists, search and workbooks are measured on it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import insert, select, text

from app.aid.models import (
    Aid,
    Amount,
    AmountKind,
    Form,
    Modality,
    Proposal,
    ProposalDonor,
    ProposalKind,
    ProposalPlace,
    ProposalSector,
    Qualifier,
    Source,
    Status,
)
from app.aid.workflow import APPRAISAL
from app.core.db import db
from app.core.parsing import number_key
from app.core.search import searchable, searchable_accents
from app.core.vietnamese import sort_key
from app.documents.models import Document, Secrecy
from app.dossiers.models import Dossier, Procedure
from app.law.shapes import RegimeCode
from app.office.models import Place, Sector, Unit
from app.partners.models import Partner, PartnerKind
from tests.machine import on_postgresql

AT_ONCE = 2_000
PARTNERS = 2_000
WORDS = "Hỗ trợ trẻ em khuyết tật xây dựng phòng học nước sạch trạm y tế học bổng sinh kế phụ nữ nghèo vùng sâu".split()
GIVERS = (
    "Quỹ Hội Tổ chức Liên minh Trung tâm Ánh Sao Hòa Bình Việt Nhân Ái Cầu Vồng Đại Dương Thiện Chí".split()
)
COUNTRIES = ("US", "KR", "FR", "GB", "DE", "JP", "AU", "NO", "CH", "CA")
UNDER_WAY = (Status.CHECKING, Status.CONSULTING, Status.APPRAISING, Status.SUBMITTED, Status.SIGNING)
TODAY = date(2026, 11, 20)


def seed(aids: int, seed_number: int = 7, partners: int = PARTNERS) -> None:
    """Fill the database with so many aids of one amount to three, and let it take note of its statistics."""
    random = Random(seed_number)  # noqa: S311  # made-up rows, no secret
    units = list(db.session.scalars(select(Unit.id).order_by(Unit.id)))
    places = list(db.session.scalars(select(Place.id)))
    sectors = list(db.session.scalars(select(Sector.id)))
    db.session.rollback()
    with db.engine.begin() as connection:
        for found in batched(_partners(random, partners)):
            connection.execute(insert(Partner), found)
    for first in range(1, aids + 1, AT_ONCE):
        ids = range(first, min(first + AT_ONCE, aids + 1))
        rows = _aids(ids, random, units, places, sectors)
        with db.engine.begin() as connection:
            for model, found in rows.items():
                if found:
                    connection.execute(insert(model), found)
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE" if on_postgresql() else "ANALYZE"))


def _title(random: Random, words: list[str], length: int) -> str:
    return " ".join(random.choices(words, k=length))


def batched(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows, so many at once."""
    while found := list(islice(rows, AT_ONCE)):
        yield found


def _partners(random: Random, number: int) -> Iterator[dict[str, Any]]:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for n in range(1, number + 1):
        name = f"{_title(random, GIVERS, 4)} {n}"
        yield {
            "id": n, "name": name, "kind": random.choice(list(PartnerKind)), "country": random.choice(COUNTRIES),
            "original_name": "", "english_name": "", "abbreviation": f"T{n}", "founded": "", "head_office": "",
            "website": "", "contact": "", "remarks": "", "source": "", "entered_at": moment, "version": 1,
            "search_text": searchable(f"{name} T{n}"), "written_text": searchable_accents(f"{name} T{n}"), "sort_key": sort_key(name),
        }  # fmt: skip


def _aids(
    ids: range, random: Random, units: list[int], places: list[int], sectors: list[int]
) -> dict[Any, list[dict[str, Any]]]:
    rows: dict[Any, list[dict[str, Any]]] = {
        model: []
        for model in (Aid, Document, Dossier, Proposal, ProposalDonor, ProposalPlace, ProposalSector, Amount)
    }
    for n in ids:
        day = TODAY - timedelta(days=random.randrange(6 * 365))
        status = random.choice(UNDER_WAY) if random.random() < 0.03 else Status.NOTIFIED
        decided = day if status == Status.NOTIFIED else None
        owner = random.choice(units)
        title = f"{_title(random, WORDS, 9)} {n}"
        donor = random.randrange(1, PARTNERS + 1)
        rows[Aid].append({"id": n, "source": ""})
        rows[Document].append(_document(n, day))
        rows[Dossier].append(_dossier(n, status, day, decided, owner, units))
        rows[Proposal].append(_proposal(n, title, day, decided, owner, donor, random))
        rows[ProposalDonor].append({"proposal_id": n, "partner_id": donor, "via_id": None})
        rows[ProposalPlace].append({"proposal_id": n, "place_id": random.choice(places)})
        rows[ProposalSector].append({"proposal_id": n, "sector_id": random.choice(sectors)})
        rows[Amount].extend(_amount(n, random) for _ in range(random.choice((1, 1, 1, 2, 3))))
    return rows


def _document(n: int, day: date) -> dict[str, Any]:
    return {
        "id": n, "number": f"{n % 5000 + 1}/QĐ-UBND", "serial": n % 5000 + 1, "symbol": "QĐ-UBND", "issued_on": day,
        "number_key": number_key(f"{n % 5000 + 1}/QĐ-UBND"),
        "issuer_name": "", "abstract": "", "signer": "Nguyễn Văn Ký", "signature_form": "", "secrecy": Secrecy.NONE,
        "arrival_number": "",
    }  # fmt: skip


def _dossier(
    n: int, status: Status, day: date, decided: date | None, owner: int, units: list[int]
) -> dict[str, Any]:
    return {
        "id": n, "procedure": Procedure.AID, "code": f"VT-{day.year}-{n:06}", "status": status,
        "holder": APPRAISAL.state(status).holder, "applicant_id": owner, "entered_by_id": units[14], "lead_id": units[4],
        "received_on": day, "valid_on": day, "handed_in_on": day, "decided_on": decided, "regime": RegimeCode.ND80,
        "due_on": None if decided else day + timedelta(days=20), "due_counts": True,
        "opened_at": datetime(day.year, day.month, day.day, tzinfo=UTC), "version": 1,
    }  # fmt: skip


def _proposal(
    n: int, title: str, day: date, decided: date | None, owner: int, donor: int, random: Random
) -> dict[str, Any]:
    return {
        "id": n, "aid_id": n, "dossier_id": n, "kind": ProposalKind.APPROVAL, "title": title,
        "modality": random.choice(list(Modality)), "aid_owner_id": owner, "dated_on": day, "in_force_from": decided,
        "starts_on": day, "ends_on": day + timedelta(days=365), "decision_id": n if decided else None,
        "approving_body": "Ủy ban nhân dân tỉnh", "donor_names": f"Tổ chức {donor}", "owner_name": f"Đơn vị {owner}",
        "written_text": searchable_accents(f"{title} VT-{day.year}-{n:06} Tổ chức {donor} T{donor}"),
        "search_text": searchable(f"{title} VT-{day.year}-{n:06} Tổ chức {donor} T{donor}"), "sort_key": sort_key(title),
    }  # fmt: skip


def _amount(n: int, random: Random) -> dict[str, Any]:
    foreign = random.random() < 0.4
    amount = Decimal(random.randrange(10_000, 500_000))
    return {
        "proposal_id": n, "kind": AmountKind.COMMITTED, "form": Form.MONEY, "qualifier": Qualifier.EXACT,
        "source": Source.GRANT if random.random() < 0.8 else Source.COUNTERPART_OWN,
        "currency": "USD" if foreign else "VND", "amount": amount if foreign else amount * 10_000,
        "rate": Decimal(25_000) if foreign else Decimal(1), "vnd": amount * (25_000 if foreign else 10_000),
        "vnd_stated": False, "period_text": "",
    }  # fmt: skip
