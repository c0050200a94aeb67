"""Projects that seek aid, of an old book held against the list, and written into it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.aid.actions import add_need, edit_need
from app.aid.models import Need, NeedLine
from app.aid.register import NEED_REGISTER
from app.core.db import Base, db
from app.core.money import AMOUNT_LIMIT, AMOUNT_TOO_LARGE, decimals_of
from app.core.transaction import also_claim
from app.core.vietnamese import plain
from app.dossiers.queries import known_of
from app.imports.actions.books import Earlier, Judged, changed, faulty
from app.imports.actions.known import Shown, Units, places, sectors
from app.imports.models import Verdict
from app.imports.register import Note, RowRead
from app.imports.register.budget import BudgetLine
from app.imports.register.needs import NEEDS
from app.permissions import Actor, permission

LABELS = {field.key: field.label for field in NEEDS.fields}
COLUMNS = {
    "ten": "title",
    "muc-dich": "aims",
    "noi-dung": "content",
    "tong-von": "total",
    "xin-vien-tro": "asked",
    "doi-ung": "counterpart",
    "loai-tien": "currency",
    "tu": "starts_on",
    "den": "ends_on",
    "thoi-gian": "period_text",
    "ngay": "listed_on",
    "ghi-chu": "remarks",
    "can-cu": "basis",
    "lien-he": "contact",
}
AMOUNTS = ("tong-von", "xin-vien-tro", "doi-ung")


class Needs:
    """The list of projects as old books see it; one project is known by its name and its unit."""

    kind = Need.__tablename__
    names_near = True

    def __init__(self, by: Actor) -> None:
        self.by, self.earlier = by, Earlier()
        self.units, self.places, self.sectors = Units(), places(), sectors()
        self.shown = Shown(NEED_REGISTER, NEEDS, known_of(by))
        query = select(Need).options(selectinload(Need.lines))
        self.known = {need.id: need for need in db.session.scalars(query)}
        self.by_title: dict[tuple[str, int], list[int]] = {}
        for need in self.known.values():
            self.by_title.setdefault((plain(need.title), need.unit_id), []).append(need.id)

    def judge(self, read: RowRead) -> Judged:
        """What a row would do to the list."""
        title = str(read.said("ten"))
        name = read.said("co-quan")
        unit = self.units.then(name, self.by.day, read, "co-quan") if name else None
        if read.said("linh-vuc"):
            self.sectors.the_one(read.said("linh-vuc"), read, "linh-vuc")
        same_title = [
            need_id
            for unit_id in self.units.find(name)
            for need_id in self.by_title.get((plain(title), unit_id), ())
        ]
        standing = self.known[same_title[0]].currency if same_title else "VND"
        self._refuse_impossible(read, read.said("loai-tien") or standing)
        if read.faults or unit is None:
            return faulty(read, title)
        told = [(need_id, self._changes(need_id, read)) for need_id in same_title]
        same = next((need_id for need_id, changes in told if not changes), None)
        if repeated := self.earlier.repeated(f"{same or ''}{plain(title)}|{unit}", read, title):
            return repeated
        if same is not None:
            return changed(read, same, title, [], LABELS)
        if len(told) > 1:
            read.refuse("ten", f"Danh mục có {len(told)} dự án cùng tên của đơn vị này; hãy sửa trực tiếp.")
            return faulty(read, title)
        if told and (reason := permission("edit_need")(self.by, self.known[told[0][0]])):
            read.refuse("ten", reason)
            return faulty(read, title)
        if told:
            judged = changed(read, told[0][0], title, told[0][1], LABELS)
            return replace(judged, notes=[*judged.notes, *self._mismatches(read, self.known[told[0][0]])])
        return Judged(read, Verdict.ADD, title, self._mismatches(read, None))

    def write(self, judged: Judged, source: str) -> Base:
        """Add the project, or change what the row says otherwise."""
        values = judged.read.values
        if judged.record_id is None:
            return add_need({"currency": "VND", "listed_on": self.by.day, **self._facts(values)}, by=self.by)
        need = self.known[judged.record_id]
        also_claim(need)
        edit_need(need, self._facts({change.key: values[change.key] for change in judged.changes}))
        return need

    def _facts(self, values: dict[str, Any]) -> dict[str, Any]:
        facts = {COLUMNS[key]: value for key, value in values.items() if key in COLUMNS}
        if "linh-vuc" in values:
            facts["sector_id"] = self.sectors.find(values["linh-vuc"])[0]
        if "co-quan" in values:
            facts["unit_id"] = self.units.of_day(values["co-quan"], self.by.day)[0]
        if "phan-ky" in values:
            facts["lines"] = _lines(values["phan-ky"])
        if "dia-diem" in values:
            named = [part.strip() for part in values["dia-diem"].split(",") if part.strip()]
            found = {part: self.places.find(part) for part in named}
            facts["places"] = [{"place_id": ids[0]} for ids in found.values() if len(ids) == 1]
            facts["location"] = ", ".join(part for part, ids in found.items() if len(ids) != 1)
        return facts

    def _changes(self, need_id: int, read: RowRead) -> list[Any]:
        need = self.known[need_id]
        more = {"can-cu": need.basis, "lien-he": need.contact, "phan-ky": _budget_of(need)}
        return self.shown.changes(need_id, read, more)

    def _mismatches(self, read: RowRead, need: Need | None) -> list[Note]:
        """Where the figures would not add up, as the page of the project says it; nothing is refused for it."""
        facts = self._facts(read.values)
        names = ("currency", "total", "asked", "counterpart")
        draft = Need(**{name: facts.get(name, getattr(need, name, None)) for name in names})
        draft.currency = draft.currency or "VND"
        lines = _lines(_budget_of(need)) if need and "lines" not in facts else facts.get("lines", ())
        draft.lines = [NeedLine(**line) for line in lines]
        column = read.columns.get("phan-ky" if "phan-ky" in read.values else "tong-von")
        return [Note(column, f"Số liệu chưa khớp: {each}.") for each in draft.differences()]

    def _refuse_impossible(self, read: RowRead, currency: str) -> None:
        """What the list cannot hold: amounts of nothing or too fine, lines of two currencies, an end before the beginning."""
        lines = read.said("phan-ky") or ()
        for line in lines:
            if line.currency and line.currency != currency:
                read.refuse("phan-ky", f"Dòng phân kỳ ghi bằng {line.currency}, dự án tính bằng {currency}.")
                break
            if line.amount >= AMOUNT_LIMIT:
                read.refuse("phan-ky", AMOUNT_TOO_LARGE)
                break
            if line.amount != round(line.amount, decimals_of(currency)):
                read.refuse("phan-ky", f"Số tiền bằng {currency} không có nhiều số lẻ như vậy.")
                break
        if lines:
            read.values["phan-ky"] = tuple(line._replace(currency=currency) for line in lines)
        for key in AMOUNTS:
            amount = read.said(key)
            if isinstance(amount, Decimal) and amount >= AMOUNT_LIMIT:
                read.refuse(key, AMOUNT_TOO_LARGE)
            elif isinstance(amount, Decimal) and (amount < 0 or (amount == 0 and key != "doi-ung")):
                read.refuse(key, "Số tiền phải lớn hơn 0.")
            elif isinstance(amount, Decimal) and amount != round(amount, decimals_of(currency)):
                read.refuse(key, f"Số tiền bằng {currency} không có nhiều số lẻ như vậy.")
        starts, ends = read.said("tu"), read.said("den")
        if starts and ends and ends.ends_before(starts):
            read.refuse("den", "Kết thúc trước khi bắt đầu.")
        listed = read.said("ngay")
        if listed and listed > self.by.day:
            read.refuse("ngay", "Ngày này chưa tới.")


def _budget_of(need: Need) -> tuple[BudgetLine, ...]:
    return tuple(BudgetLine(line.year, line.source, line.amount, need.currency) for line in need.lines)


def _lines(budget: Sequence[BudgetLine]) -> list[dict[str, Any]]:
    return [{"source": line.source, "year": line.year, "amount": line.amount} for line in budget]
