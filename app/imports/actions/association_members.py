"""The members of an association at a time, as a row of the register of associations tells them."""

from collections.abc import Mapping
from typing import Any

from app.associations.actions import write_count
from app.associations.models import MemberCount, MemberKind
from app.associations.queries import YearOfMembers, members_by_year
from app.core.parsing import PartialDate
from app.imports.actions.association_rows import Rows, agree, covers, otherwise

NO_TIME = "Chưa rõ số này tính đến khi nào; hãy ghi ở cột “{column}”."
COUNTED_BY_KIND = (
    "Sổ đã ghi số hội viên {when} theo loại hoặc nhiều lần, cộng được {total}; hãy sửa ở trang của hội, hoặc nhập "
    "sổ “Hội viên theo thời gian”."
)


def members(rows: Rows) -> None:
    """How many members there were at a time, and how many came and went in that year (hội viên)."""
    number, when = rows.said("cuoi-ky"), rows.said("hoi-vien-tinh-den")
    joined, departed, before = (rows.said(key) for key in ("tang", "giam", "dau-ky"))
    if number is None:
        if joined is not None or departed is not None:
            rows.refuse("tang" if joined is not None else "giam", "Ghi cả số hội viên cuối kỳ.")
        return
    counts = [each for each in rows.of("member_counts") if each.counted_on.first_day <= rows.day]
    if when is None:
        newest = next(iter(members_by_year(counts)), None)
        if newest is None or not _tells(newest, number, joined, departed):
            rows.refuse("cuoi-ky", NO_TIME.format(column="Số hội viên tính đến"))
        return
    if when.first_day > rows.day:
        rows.refuse("hoi-vien-tinh-den", "Thời điểm thống kê chưa tới.")
        return
    _count(rows, when, {"number": number, "joined": joined, "departed": departed}, counts)
    come = None if before is None or joined is None else before + joined - (departed or 0)
    if come is not None and come != number:
        rows.warn(
            "cuoi-ky",
            f"Đầu kỳ {before} + tăng {joined} − giảm {departed or 0} = {come}, khác cuối kỳ {number}.",
        )


def _count(rows: Rows, when: PartialDate, said: Mapping[str, Any], counts: list[Any]) -> None:
    number, joined, departed = said["number"], said["joined"], said["departed"]
    told = next(iter(members_by_year(each for each in counts if agree(each.counted_on, when))), None)
    if told is not None and _tells(told, number, joined, departed):
        return
    own = [each for each in counts if each.branch_id is None and covers(when, each.counted_on)]
    if not own:
        facts = {**said, "counted_on": when, "kind": MemberKind.ALL, "branch_id": None}
        rows.add("cuoi-ky", MemberCount, facts, _members(when, said), write_count)
    elif len(own) == 1 and own[0].kind == MemberKind.ALL:
        differs = otherwise(own[0], said)
        known = {name: getattr(own[0], name) for name in said}
        words = _members(own[0].counted_on, known), _members(own[0].counted_on, {**known, **differs})
        rows.change("cuoi-ky", own[0], differs, words, write_count)
    else:
        total = told.total if told else 0
        rows.refuse("cuoi-ky", COUNTED_BY_KIND.format(when=when.label, total=total))


def _tells(year: YearOfMembers, number: int, joined: int | None, departed: int | None) -> bool:
    """Whether the register tells the same of a year."""
    moved = ((joined, year.joined), (departed, year.departed))
    return year.total == number and all(said is None or said == known for said, known in moved)


def _members(when: PartialDate, facts: Mapping[str, Any]) -> str:
    told = [f"{facts['number']} ({when.label})"]
    told += [
        f"{word} {facts[name]}"
        for name, word in (("joined", "tăng"), ("departed", "giảm"))
        if facts[name] is not None
    ]
    return ", ".join(told)
