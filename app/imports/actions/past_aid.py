"""Aid of the past from an old book: only added, for what the registry knows is changed by its procedure."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.aid.actions import PastAid, record_past
from app.aid.models import AmountKind, Proposal, Source
from app.aid.requirements import regime_on
from app.core.db import Base, db
from app.core.money import decimals_of
from app.core.parsing.texts import quoted
from app.core.vietnamese import plain
from app.documents.actions import TypedDocument
from app.dossiers.models import Dossier
from app.imports.actions.books import Judged, Names, faulty
from app.imports.actions.known import Units, places, sectors
from app.imports.models import Verdict
from app.imports.register import Note, RowRead
from app.partners.models import Partner, PartnerAlias
from app.permissions import Actor

Identity: TypeAlias = tuple[str, str, date | None]
NOT_GIVEN = "không có trong sổ cũ"
KNOWN = "Sổ đã có khoản này; sổ cũ không sửa khoản đã có."
ANOTHER_AMOUNT = "Thêm một dòng giá trị vào khoản ở dòng {row}."


class PastAids:
    """The book of aid as old books see it; one aid is known by its code, else by title, owner and decision."""

    kind = Proposal.__tablename__
    names_near = True

    def __init__(self, by: Actor) -> None:
        self.by = by
        self.units, self.places, self.sectors = Units(), places(), sectors()
        self.donors = _donors()
        self.codes: dict[str, int] = {}
        self.known: dict[Identity, list[Proposal]] = {}
        query = select(Proposal).options(joinedload(Proposal.dossier).load_only(Dossier.code))
        for proposal in db.session.scalars(query.order_by(Proposal.id)):
            if proposal.dossier.code:
                self.codes[proposal.dossier.code] = proposal.id
            decision = proposal.decision
            number, day = (decision.number, decision.issued_on) if decision else ("", None)
            self.known.setdefault(_identity(proposal.title, number, day), []).append(proposal)
        self.rows: dict[tuple[str, Identity], list[RowRead]] = {}
        self.written: dict[tuple[str, Identity], Base] = {}

    def judge(self, read: RowRead) -> Judged:
        """What a row would do: begin an aid, add an amount to the one above, or nothing."""
        title = str(read.said("ten"))
        code = self.codes.get(str(read.said("ma")))
        if code is not None:
            return Judged(read, Verdict.SAME, title, [Note(read.columns["ma"], KNOWN)], code)
        owner = self._owner(read)
        self._look_up(read)
        self._refuse_impossible(read)
        if read.faults or owner is None:
            return faulty(read, title)
        identity = self._identity(read)
        for proposal in self.known.get(identity[1], ()):
            if proposal.aid_owner_id in self.units.find(read.said("chu-khoan")):
                return Judged(read, Verdict.SAME, title, [Note(read.columns["ten"], KNOWN)], proposal.id)
        before = self.rows.setdefault(identity, [])
        before.append(read)
        if len(before) == 1:
            return Judged(read, Verdict.ADD, title)
        if not isinstance(read.said("nguyen-te"), Decimal):
            note = Note(None, f"Trùng với dòng {before[0].row + 1} của tệp, chỉ tính một lần.")
            return Judged(read, Verdict.SAME, title, [note])
        return Judged(read, Verdict.ADD, title, [Note(None, ANOTHER_AMOUNT.format(row=before[0].row + 1))])

    def write(self, judged: Judged, source: str) -> Base:
        """Record the aid with every amount that the book has of it; its later rows point at the same record."""
        identity = self._identity(judged.read)
        if identity not in self.written:
            rows = self.rows[identity]
            self.written[identity] = record_past(self._past(rows, source), by=self.by, on=self.by.day)
        return self.written[identity]

    def _identity(self, read: RowRead) -> tuple[str, Identity]:
        """What makes two rows of the file one aid: owner and title, number and day of the decision."""
        decision = read.said("so-quyet-dinh"), read.said("ngay-quyet-dinh") or None
        return plain(read.said("chu-khoan")), _identity(read.said("ten"), *decision)

    def _owner(self, read: RowRead) -> int | None:
        """The owner of the day of the decision: old books name units of their time."""
        name, day = read.said("chu-khoan"), read.said("ngay-quyet-dinh") or self.by.day
        return self.units.then(name, day, read, "chu-khoan") if name else None

    def _past(self, rows: list[RowRead], source: str) -> PastAid:
        first = rows[0]
        number, day = str(first.said("so-quyet-dinh")), first.said("ngay-quyet-dinh") or None
        return PastAid(
            title=first.said("ten"),
            applicant_id=self.units.of_day(first.said("chu-khoan"), day or self.by.day)[0],
            approving_body=first.said("co-quan"),
            decision=TypedDocument(number=number, issued_on=day),
            decision_unknown="" if number and day else NOT_GIVEN,
            regime=regime_on(day).code if day else None,
            source=f"Sổ cũ: {source}"[:200],
            facts={
                "donors": [{"partner_id": self.donors.ids(name)[0]} for name in first.said("ben-cung-cap")],
                "recipients": [
                    {"unit_id": self.units.of_day(name, day or self.by.day)[0]}
                    for name in first.said("tiep-nhan")
                ],
                "places": [{"place_id": self.places.find(name)[0]} for name in first.said("dia-ban")],
                "sectors": [{"sector_id": self.sectors.find(name)[0]} for name in first.said("linh-vuc")],
                "amounts": [amount for row in rows if (amount := _amount(row))],
                "modality": first.said("phuong-thuc") or None,
                "starts_on": first.said("tu-ngay") or None,
                "ends_on": first.said("den-ngay") or None,
                "period_text": first.said("thoi-gian"),
            },
        )

    def _look_up(self, read: RowRead) -> None:
        for name in read.said("ben-cung-cap"):
            found = self.donors.ids(name)
            if not found:
                read.refuse(
                    "ben-cung-cap",
                    f"Sổ bên cung cấp chưa có {quoted(name)}; hãy ghi hoặc nhập bên cung cấp trước.",
                )
            elif len(found) > 1:
                read.refuse("ben-cung-cap", f"Sổ có {len(found)} bên cung cấp tên {quoted(name)}.")
        for name in read.said("tiep-nhan"):
            self.units.then(name, read.said("ngay-quyet-dinh") or self.by.day, read, "tiep-nhan")
        for key, known in (("dia-ban", self.places), ("linh-vuc", self.sectors)):
            for name in read.said(key):
                known.the_one(name, read, key)

    def _refuse_impossible(self, read: RowRead) -> None:
        """What the book cannot hold: amounts of nothing or too fine, days that have not come or are out of order."""
        amount, currency = read.said("nguyen-te"), read.said("loai-tien") or "VND"
        if isinstance(amount, Decimal) and amount <= 0:
            read.refuse("nguyen-te", "Số tiền phải lớn hơn 0.")
        elif isinstance(amount, Decimal) and amount != round(amount, decimals_of(currency)):
            read.refuse("nguyen-te", f"Số tiền bằng {currency} không có nhiều số lẻ như vậy.")
        day, starts, ends = (read.said(key) for key in ("ngay-quyet-dinh", "tu-ngay", "den-ngay"))
        if day and day > self.by.day:
            read.refuse("ngay-quyet-dinh", "Ngày này chưa tới.")
        if starts and ends and ends < starts:
            read.refuse("den-ngay", "Kết thúc trước khi bắt đầu.")


def _amount(read: RowRead) -> dict[str, Any]:
    """The amount of a row as its columns state it; none where the row has none."""
    amount, currency = read.said("nguyen-te"), read.said("loai-tien") or "VND"
    vnd = read.said("quy-vnd") if currency != "VND" else ""
    if not isinstance(amount, Decimal):
        if not isinstance(read.said("quy-vnd"), Decimal):
            return {}
        amount, currency, vnd = read.said("quy-vnd"), "VND", ""
    return {
        "source": read.said("nguon-von") or Source.GRANT,
        "kind": read.said("loai-gia-tri") or AmountKind.COMMITTED,
        "currency": currency,
        "amount": amount,
        "rate": read.said("ty-gia") or None,
        "vnd": vnd or None,
        "vnd_stated": isinstance(vnd, Decimal),
    }


def _identity(title: str, number: str, day: date | None) -> Identity:
    return plain(title), plain(number), day


def _donors() -> Names:
    """The donors by every name they have."""
    names = Names()
    for partner_id, *written in db.session.execute(
        select(Partner.id, Partner.name, Partner.original_name, Partner.english_name, Partner.abbreviation)
    ):
        names.add(partner_id, written)
    for partner_id, alias in db.session.execute(select(PartnerAlias.partner_id, PartnerAlias.name)):
        names.add(partner_id, [alias])
    return names
