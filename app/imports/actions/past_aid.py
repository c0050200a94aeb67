"""Aid of the past from an old book: added, or filled in where it came from an old book itself."""

from decimal import Decimal

from app.aid.actions import PastAid, mend_past, record_past, why_not_mended
from app.aid.models import Proposal
from app.aid.requirements import regime_on
from app.core.db import Base
from app.core.parsing.texts import quoted
from app.core.transaction import also_claim
from app.core.vietnamese import plain
from app.documents.actions import TypedDocument
from app.imports.actions.books import Judged, changed, faulty
from app.imports.actions.known import Units, places, sectors
from app.imports.actions.past_facts import (
    PLAIN,
    Listed,
    Otherwise,
    amount_of,
    compare_amount,
    compare_lists,
    compare_plain,
    refuse_amount,
)
from app.imports.actions.past_known import Identity, Known, aids_there, donors_there, identity_of
from app.imports.models import Verdict
from app.imports.register import Note, RowRead
from app.imports.register.past_aid import PAST_AID
from app.permissions import Actor

NOT_GIVEN = "không có trong sổ cũ"
BY_PROCEDURE = "Sổ đã có khoản này theo quy trình thẩm định; sổ cũ không sửa."
NAMESAKE = "Sổ đã có khoản cùng tên, cùng chủ khoản ({}); vẫn sẽ thêm."
LABELS = {field.key: field.label for field in PAST_AID.fields}
FACTS = {
    **PLAIN,
    "ben-cung-cap": "donors",
    "tiep-nhan": "recipients",
    "dia-ban": "places",
    "linh-vuc": "sectors",
}
ANOTHER_AMOUNT = "Thêm một dòng giá trị vào khoản ở dòng {row}."


class PastAids:
    """The book of aid as old books see it; one aid is known by its code, else by title, owner and decision.

    What went through the procedure is never changed; what was itself recorded from an old book takes what the row
    says otherwise, but for title, owner and decision, which tell it apart.
    """

    kind = Proposal.__tablename__
    names_near = True

    def __init__(self, by: Actor) -> None:
        self.by = by
        self.units, self.places, self.sectors = Units(), places(), sectors()
        self.donors = donors_there()
        self.lists = (
            Listed("ben-cung-cap", "donors", "partner", self.donors.ids),
            Listed("tiep-nhan", "recipients", "unit", self.units.find),
            Listed("dia-ban", "places", "place", self.places.find),
            Listed("linh-vuc", "sectors", "sector", self.sectors.find),
        )
        self.codes: dict[str, Known] = {}
        self.known: dict[Identity, list[Known]] = {}
        self.titles: dict[str, list[Known]] = {}
        for code, title, day, each in aids_there():
            if code:
                self.codes[code] = each
            self.known.setdefault(identity_of(title, each.number, day), []).append(each)
            self.titles.setdefault(plain(title), []).append(each)
        self.rows: dict[tuple[str, Identity], list[RowRead]] = {}
        self.written: dict[tuple[str, Identity], Base] = {}
        self.said: dict[int, dict[str, RowRead]] = {}
        self.taken: dict[int, set[int]] = {}
        self.planned: dict[int, tuple[Proposal, Otherwise]] = {}
        self.claimed: set[int] = set()

    def judge(self, read: RowRead) -> Judged:
        """What a row would do: begin an aid, add an amount to the one above, change one that is there, or nothing."""
        title = str(read.said("ten"))
        if known := self._met(read):
            return self._held_against(known, read)
        owner = self._owner(read)
        self._look_up(read)
        self._refuse_impossible(read)
        if read.faults or owner is None:
            return faulty(read, title)
        identity = self._identity(read)
        before = self.rows.setdefault(identity, [])
        before.append(read)
        if len(before) == 1:
            return Judged(read, Verdict.ADD, title, self._namesakes(read))
        if not isinstance(read.said("nguyen-te"), Decimal):
            note = Note(None, f"Trùng với dòng {before[0].row + 1} của tệp, chỉ tính một lần.")
            return Judged(read, Verdict.SAME, title, [note])
        return Judged(read, Verdict.ADD, title, [Note(None, ANOTHER_AMOUNT.format(row=before[0].row + 1))])

    def write(self, judged: Judged, source: str) -> Base:
        """Record the aid with every amount that the book has of it, or change what the row says otherwise."""
        if judged.record_id is not None:
            return self._mend(judged.read.row)
        identity = self._identity(judged.read)
        if identity not in self.written:
            rows = self.rows[identity]
            self.written[identity] = record_past(self._past(rows, source), by=self.by, on=self.by.day)
        return self.written[identity]

    def _met(self, read: RowRead) -> list[Known]:
        """The aids that a row is about."""
        if (by_code := self.codes.get(str(read.said("ma")))) is not None:
            return [by_code]
        owners = self.units.find(read.said("chu-khoan"))
        return [each for each in self.known.get(self._identity(read)[1], ()) if each.owner_id in owners]

    def _held_against(self, known: list[Known], read: RowRead) -> Judged:
        """What a row would do to an aid that is there."""
        title = str(read.said("ten"))
        told = [(each.past, self._otherwise(read, each.past)) for each in known if each.past]
        same = next((pair for pair in told if not pair[1].changes and not pair[1].faults), None)
        if same is None and (len(told) != 1 or len(known) > 1):
            return self._untouched(known, read)
        proposal, found = same or told[0]
        if same is None and (reason := why_not_mended(proposal, self.by)):
            note = Note(read.columns.get("ten"), f"{reason}; sổ cũ không sửa.")
            return Judged(read, Verdict.SAME, title, [note], proposal.id)
        if found.given:
            refuse_amount(read)
        for key, sentence in found.faults:
            read.refuse(key, sentence)
        if read.faults:
            return faulty(read, title)
        if found.amount is not None:
            self.taken.setdefault(proposal.id, set()).add(found.amount.id)
        first = self.said.setdefault(proposal.id, {})
        for key in read.values:
            first.setdefault(key, read)
        self.planned[read.row] = proposal, found
        return changed(read, proposal.id, title, found.changes, LABELS)

    def _untouched(self, known: list[Known], read: RowRead) -> Judged:
        """A row about an aid that no book changes, or about one of several that nothing tells apart."""
        title, through = str(read.said("ten")), next((each for each in known if not each.past), None)
        if through is not None:
            column = "ma" if "ma" in read.values else "ten"
            return Judged(
                read, Verdict.SAME, title, [Note(read.columns.get(column), BY_PROCEDURE)], through.id
            )
        read.refuse("ten", f"Sổ có {len(known)} khoản cùng tên, cùng quyết định; hãy sửa ở trang của khoản.")
        return faulty(read, title)

    def _otherwise(self, read: RowRead, proposal: Proposal) -> Otherwise:
        """What a row says otherwise of an aid of the past, its earlier rows in the file taken into account."""
        found, earlier = Otherwise(), self.said.get(proposal.id, {})
        compare_plain(read, proposal, found)
        compare_lists(read, proposal, self.lists, found)
        for change in list(found.changes):
            if (first := earlier.get(change.key)) is None:
                continue
            found.changes.remove(change)
            found.facts.pop(FACTS[change.key], None)
            if first.values[change.key] != read.values[change.key]:
                found.faults.append((change.key, f"Khác với dòng {first.row + 1} của tệp về cùng khoản này."))
        compare_amount(read, proposal, self.taken.get(proposal.id, set()), found)
        return found

    def _mend(self, row: int) -> Base:
        proposal, found = self.planned[row]
        if proposal.id not in self.claimed:
            self.claimed.add(proposal.id)
            also_claim(proposal.dossier)
        amounts = [(found.amount, found.given)] if found.given else []
        mend_past(proposal, found.facts, amounts, by=self.by)
        return proposal

    def _namesakes(self, read: RowRead) -> list[Note]:
        """An aid of the same name and owner by another decision may be meant; it is said and the row added."""
        owners = self.units.find(read.said("chu-khoan"))
        alike = [each for each in self.titles.get(plain(read.said("ten")), ()) if each.owner_id in owners]
        told = "; ".join(dict.fromkeys(each.number or "không rõ quyết định" for each in alike))
        return [Note(read.columns.get("ten"), NAMESAKE.format(told))] if alike else []

    def _identity(self, read: RowRead) -> tuple[str, Identity]:
        """What makes two rows of the file one aid: owner and title, number and day of the decision."""
        decision = read.said("so-quyet-dinh"), read.said("ngay-quyet-dinh") or None
        return plain(read.said("chu-khoan")), identity_of(read.said("ten"), *decision)

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
                "amounts": [amount for row in rows if (amount := amount_of(row))],
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
        refuse_amount(read)
        day, starts, ends = (read.said(key) for key in ("ngay-quyet-dinh", "tu-ngay", "den-ngay"))
        if day and day > self.by.day:
            read.refuse("ngay-quyet-dinh", "Ngày này chưa tới.")
        if starts and ends and ends < starts:
            read.refuse("den-ngay", "Kết thúc trước khi bắt đầu.")
