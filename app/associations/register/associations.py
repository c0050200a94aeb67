"""The register of associations with the columns of Phụ lục 7, as of a day: names and numbers are those of that day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from app.associations import queries
from app.associations.models import (
    Association,
    AssociationCountry,
    AssociationKind,
    AssociationStanding,
    Branch,
    BranchKind,
)
from app.core.countries import countries_in
from app.core.parsing import ParseError, parse_date
from app.core.partial_dates import begun_by, not_ended_before
from app.core.register import Choice, Column, Flag, Kind, OnDay, Register, Sort
from app.core.register.columns import Batch
from app.core.terms import label_of
from app.office.models import Unit

DAY = "ngay"
A = Association


def day_of(args: Mapping[str, Any], today: date) -> date:
    """The day that the address asks for, today unless one can be read."""
    try:
        return parse_date(str(args.get(DAY, "")))
    except ParseError:
        return today


def managers_there(session: Session) -> Iterable[tuple[str, str]]:
    """The sở that manage the fields of the associations."""
    query = select(Unit.id, Unit.name).where(Unit.id.in_(select(A.manager_id)))
    return [(str(i), name) for i, name in session.execute(query.order_by(Unit.sort_key, Unit.id))]


def association_register(day: date) -> Register:
    """Sổ hội hữu nghị as of a day."""
    first = date(day.year, 1, 1)
    overdue = queries.overdue_terms(day)
    return Register(
        key="associations",
        title="Sổ hội hữu nghị",
        noun="hội",
        source=select(A.id),
        id_column=A.id,
        columns=(
            Column("ten", label_of(A.name), batch=_on(queries.names_on, day), kind=Kind.WRAPPED, width=40,
                   identifying=True),
            Column("nuoc", "Nước", batch=queries.countries_of, kind=Kind.WRAPPED, width=16),
            Column("thanh-lap", "QĐ thành lập", batch=queries.founding_decisions, kind=Kind.WRAPPED, width=24),
            Column("tinh-trang", expression=A.standing, kind=Kind.STATUS, width=18),
            Column("nhiem-ky", "Nhiệm kỳ", batch=_terms(day), width=18),
            Column("qua-nhiem-ky", "Quá hạn", batch=_overdue(day), width=12),
            Column("chu-tich", "Chủ tịch", batch=_on(queries.chairs_on, day), kind=Kind.WRAPPED, width=26),
            Column("bch", "BCH/BTV/BKT", batch=_on(queries.body_sizes, day), width=14),
            Column("chi-hoi", "Chi hội", batch=_branches(day), width=9),
            Column("dau-ky", "Đầu kỳ", batch=_members(first, "before"), width=10, on_page=False,
                   group="Hội viên trong năm"),
            Column("tang", "Tăng", batch=_members(day, "joined"), width=9, on_page=False,
                   group="Hội viên trong năm"),
            Column("giam", "Giảm", batch=_members(day, "departed"), width=9, on_page=False,
                   group="Hội viên trong năm"),
            Column("cuoi-ky", "Cuối kỳ", batch=_members(day, "total"), width=10, group="Hội viên trong năm"),
            Column("hoi-vien-tinh-den", "Số hội viên tính đến", batch=_counted(day), width=12, on_page=False),
            Column("hoat-dong", "Hoạt động kế hoạch/thực hiện", batch=_on(queries.activities_on, day), width=13,
                   on_page=False),
            Column("bao-cao", "Báo cáo đúng hạn", batch=_on(queries.reports_on, day), width=11, on_page=False),
            Column("linh-vuc", expression=A.field, kind=Kind.WRAPPED, width=28, on_page=False),
            Column("tru-so", expression=A.head_office, kind=Kind.WRAPPED, width=28, on_page=False),
            Column("trung-uong", expression=A.central_body, kind=Kind.WRAPPED, width=28, on_page=False),
            Column("nguon", expression=A.source, kind=Kind.WRAPPED, width=20, on_page=False),
            Column("ghi-chu", expression=A.remarks, kind=Kind.WRAPPED, width=30, on_page=False),
        ),
        filters=(
            Choice("nuoc", "Nước đối tác", queries.for_countries, countries_in(AssociationCountry.country), many=True),
            Flag("qua-nhiem-ky", "Quá nhiệm kỳ", overdue),
            Choice("tinh-trang", label_of(A.standing), A.standing, AssociationStanding.choices(), many=True),
            Choice("loai", label_of(A.kind), A.kind, AssociationKind.choices()),
            Choice("linh-vuc", label_of(A.manager_id), A.manager_id, managers_there, stored=int),
            OnDay(DAY, "Số liệu tính đến ngày", lambda _day: true()),  # every row stays, as of that day
        ),
        sorts=(Sort("ten", A.sort_key),),
        search=queries.SEARCH,
        empty_hint="Chưa có hội nào như vậy. Hãy bỏ bớt điều kiện, hoặc thêm hội vào sổ.",
    )  # fmt: skip


def _on(read: Callable[[Session, Sequence[int], date], Mapping[int, str]], day: date) -> Batch:
    return lambda session, ids: read(session, ids, day)


def _terms(day: date) -> Batch:
    def read(session: Session, ids: Sequence[int]) -> dict[int, str]:
        return {i: f"{term.term_begins.label if term.term_begins else '?'} – "
                   f"{term.term_ends.label if term.term_ends else '?'}"
                for i, term in queries.terms_on(session, ids, day).items()}  # fmt: skip

    return read


def _overdue(day: date) -> Batch:
    """Whose term had ended by the day without another, of those at work."""

    def read(session: Session, ids: Sequence[int]) -> dict[int, str]:
        active = select(A.id).where(A.id.in_(ids), A.standing == AssociationStanding.ACTIVE)
        late = [
            i
            for i, term in queries.terms_on(session, session.scalars(active).all(), day).items()
            if term.term_ends and term.term_ends.last_day < day
        ]
        return dict.fromkeys(late, "quá nhiệm kỳ")

    return read


def _branches(day: date) -> Batch:
    """How many branches there were on a day, federations apart."""

    def read(session: Session, ids: Sequence[int]) -> dict[int, str]:
        standing = (begun_by(Branch.founded_on, day), not_ended_before(Branch.ended_on, day))
        query = (
            select(Branch.association_id, func.count(Branch.id))
            .where(Branch.association_id.in_(ids), Branch.kind == BranchKind.BRANCH, *standing)
            .group_by(Branch.association_id)
        )
        return {association_id: str(number) for association_id, number in session.execute(query)}

    return read


def _counted(day: date) -> Batch:
    """The year of the last count of members."""

    def read(session: Session, ids: Sequence[int]) -> dict[int, str]:
        found = queries.members_on(session, ids, day)
        return {association_id: str(years[0].year) for association_id, years in found.items() if years}

    return read


def _members(day: date, part: str) -> Batch:
    """Members as of a day: `before` the year, `joined` and `departed` in it, `total` at its last count."""

    def read(session: Session, ids: Sequence[int]) -> dict[int, str]:
        cells: dict[int, str] = {}
        for association_id, years in queries.members_on(session, ids, day).items():
            found: int | None = None
            if part == "before":
                found = next((each.total for each in years if each.year < day.year), None)
            elif part == "total":
                found = years[0].total if years else None
            elif years and years[0].year == day.year:
                found = getattr(years[0], part)
            if found is not None:
                cells[association_id] = f"{found:,}".replace(",", ".")
        return cells

    return read
