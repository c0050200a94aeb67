"""Sub-registers over all associations: members by time and kind, people in posts."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.associations import queries
from app.associations.models import (
    Association,
    Body,
    Branch,
    MemberCount,
    MemberKind,
    Post,
    PostTitle,
)
from app.core.register import Choice, Column, DateRange, Kind, OnDay, Register, Search, Sort
from app.core.register.columns import Batch
from app.core.terms import label_of

M, P = MemberCount, Post


def associations_there(_session: Session) -> Iterable[tuple[str, str]]:
    """Every association, by name."""
    return [(str(i), name) for i, name in queries.association_choices()]


MEMBER_REGISTER = Register(
    key="member-counts",
    title="Hội viên theo thời gian",
    noun="số liệu",
    source=select(M.id)
    .outerjoin(Association, Association.id == M.association_id)
    .outerjoin(Branch, Branch.id == M.branch_id),
    id_column=M.id,
    columns=(
        Column("hoi", label_of(Association.name), Association.name, Kind.WRAPPED, 40),
        Column("chi-hoi", label_of(M.branch_id), Branch.name, Kind.WRAPPED, 28),
        Column("tinh-den", expression=M.counted_on, width=12),
        Column("loai", expression=M.kind, width=18),
        Column("so", expression=M.number, kind=Kind.INTEGER, width=12),
        Column("tang", expression=M.joined, kind=Kind.INTEGER, width=12),
        Column("giam", expression=M.departed, kind=Kind.INTEGER, width=12),
        Column("nguon", expression=M.source, kind=Kind.WRAPPED, width=30, on_page=False),
    ),
    filters=(
        Choice("hoi", "Hội", M.association_id, associations_there, many=True, stored=int),
        Choice("loai", label_of(M.kind), M.kind, MemberKind.choices(), many=True),
        DateRange("tinh-den", label_of(M.counted_on), M.counted_on, partial=True),
    ),
    sorts=(Sort("tinh-den", M.counted_on, descending=True),),
    empty_hint="Chưa có số liệu hội viên. Ghi trong trang của từng hội.",
)


def post_register(day: date | None) -> Register:
    """People in posts; with a day the doubts about that day are said."""
    doubts = (
        (Column("con-ngo", "Còn chưa rõ", batch=_doubts(day), kind=Kind.WRAPPED, width=26),) if day else ()
    )
    return Register(
        key="association-posts",
        title="Người giữ chức vụ trong các hội",
        noun="dòng",
        source=select(P.id).outerjoin(Association, Association.id == P.association_id),
        id_column=P.id,
        columns=(
            Column("ho-ten", expression=P.person, width=28, identifying=True),
            Column("chuc-danh", expression=P.title, width=22),
            Column("hoi", label_of(Association.name), Association.name, Kind.WRAPPED, 40),
            Column("thuoc", expression=P.body, width=18),
            Column("ngoai-hoi", expression=P.outside_office, kind=Kind.WRAPPED, width=30),
            Column("tu", expression=P.begins, width=12),
            Column("den", expression=P.ends, width=12),
            Column("ghi-nhan", expression=P.seen_on, width=12, on_page=False),
            *doubts,
            Column("nguon", expression=P.source, kind=Kind.WRAPPED, width=24, on_page=False),
        ),
        filters=(
            OnDay("ngay", "Giữ chức vụ vào ngày", queries.held_on),
            Choice("chuc-danh", label_of(P.title), P.title, PostTitle.choices(), many=True),
            Choice("thuoc", label_of(P.body), P.body, Body.choices(), many=True),
            Choice("hoi", "Hội", P.association_id, associations_there, many=True, stored=int),
        ),
        sorts=(Sort("ho-ten", P.sort_key),),
        search=Search(P.search_text, "Họ tên, chức vụ ngoài hội; không cần gõ dấu"),
        empty_hint="Không có ai như vậy. Ghi người giữ chức vụ trong trang của từng hội.",
    )


def _doubts(day: date) -> Batch:
    def read(session: Session, ids: Sequence[int]) -> dict[int, str]:
        posts = session.scalars(select(P).where(P.id.in_(ids)))
        return {post.id: queries.doubt_about(post, day) for post in posts}

    return read
