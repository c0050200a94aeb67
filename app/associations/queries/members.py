"""How many members there were (số hội viên): by year, and on a day, as far as it was counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.associations.models import MemberCount, MemberKind
from app.core.parsing import PartialDate


@dataclass(frozen=True)
class YearOfMembers:
    """The last count of a year: by kind, all together, and what the year brought and took."""

    year: int
    numbers: dict[MemberKind, int]
    joined: int | None
    departed: int | None
    of_branches: bool

    @property
    def total(self) -> int:
        """All members; where the source gives one number for all it is that one."""
        kinds = [number for kind, number in self.numbers.items() if kind != MemberKind.ALL]
        return max(self.numbers.get(MemberKind.ALL, 0), sum(kinds))


def members_by_year(counts: Iterable[MemberCount], until: date = date.max) -> list[YearOfMembers]:
    """The years in which members were counted, the newest first.

    The numbers of the association go before those of its branches, which are added up only where it gave none.
    """
    years: dict[int, list[MemberCount]] = {}
    for count in counts:
        if count.counted_on.first_day <= until:
            years.setdefault(count.counted_on.year, []).append(count)
    return [_year(year, years[year]) for year in sorted(years, reverse=True)]


def _year(year: int, counts: Sequence[MemberCount]) -> YearOfMembers:
    own = [count for count in counts if count.branch_id is None]
    last = _last_of_each(own or counts)
    numbers: dict[MemberKind, int] = {}
    for count in last:
        numbers[count.kind] = numbers.get(count.kind, 0) + count.number
    joined = [count.joined for count in last if count.joined is not None]
    departed = [count.departed for count in last if count.departed is not None]
    return YearOfMembers(
        year, numbers, sum(joined) if joined else None, sum(departed) if departed else None, not own
    )


def _last_of_each(counts: Sequence[MemberCount]) -> list[MemberCount]:
    """The last count in the year of each kind and branch."""
    last: dict[tuple[int | None, MemberKind], MemberCount] = {}
    for count in sorted(counts, key=lambda each: (_in_order(each.counted_on), each.id)):
        last[count.branch_id, count.kind] = count
    return list(last.values())


def _in_order(counted: PartialDate) -> date:
    """A count of which only the year is known stands at the end of it, as yearly figures do."""
    return counted.last_day


def members_on(session: Session, ids: Sequence[int], day: date) -> dict[int, list[YearOfMembers]]:
    """The years of these associations up to a day, with one query."""
    rows: dict[int, list[MemberCount]] = {}
    for count in session.scalars(select(MemberCount).where(MemberCount.association_id.in_(ids))):
        rows.setdefault(count.association_id, []).append(count)
    return {association_id: members_by_year(counts, day) for association_id, counts in rows.items()}
