"""A small register over tables of its own, for the tests of register and search."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, Engine, ForeignKey, Index, event, func, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from app.core.db import Moment
from app.core.money import Money
from app.core.register import (
    Choice,
    Column,
    DateRange,
    Flag,
    Kind,
    Lines,
    NumberRange,
    Register,
    RegisterPage,
    Search,
    Sort,
    Text,
    page_of,
)
from app.core.search import searchable
from app.core.terms import Term, TermType
from app.core.vietnamese import sort_key


class SampleStatus(Term):
    """Where a record stands."""

    APPRAISING = "dang-xet", "Đang thẩm định"
    APPROVED = "da-duyet", "Đã phê duyệt"
    RETURNED = "da-tra", "Đã trả lại"


class SampleBase(DeclarativeBase):
    """Tables that belong to these tests alone."""


class SampleOffice(SampleBase):
    __tablename__ = "sample_office"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class SampleRecord(SampleBase):
    __tablename__ = "sample_record"
    __table_args__ = (
        Index("ix_sample_record_received", "received_on", "id"),
        Index("ix_sample_record_title", "title_key", "id"),
        Index("ix_sample_record_amount", "amount", "id"),
        Index("ix_sample_record_pages", "pages", "id"),
        Index("ix_sample_record_noted", "noted_at", "id"),
        Index("ix_sample_record_status", "status", "received_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(info={"label": "Tên khoản viện trợ"})
    title_key: Mapped[str]
    folded: Mapped[str]
    received_on: Mapped[date] = mapped_column(Date)
    amount: Mapped[Decimal] = mapped_column(Money)
    pages: Mapped[int]
    note: Mapped[str | None]
    status: Mapped[SampleStatus] = mapped_column(TermType(SampleStatus))
    noted_at: Mapped[datetime] = mapped_column(Moment())
    office_id: Mapped[int] = mapped_column(ForeignKey(SampleOffice.id), index=True)


class SampleLine(SampleBase):
    __tablename__ = "sample_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey(SampleRecord.id), index=True)
    goods: Mapped[str]
    value: Mapped[Decimal] = mapped_column(Money)


def goods_of(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
    lines = session.execute(
        select(SampleLine.record_id, SampleLine.goods)
        .where(SampleLine.record_id.in_(ids))
        .order_by(SampleLine.id)
    )
    goods: dict[int, list[str]] = {}
    for record_id, name in lines:
        goods.setdefault(record_id, []).append(name)
    return {record_id: ", ".join(names) for record_id, names in goods.items()}


def office_choices(session: Session) -> Iterable[tuple[str, str]]:
    offices = session.execute(select(SampleOffice.id, SampleOffice.name).order_by(SampleOffice.name))
    return [(str(office_id), name) for office_id, name in offices]


RECORDS = select(SampleRecord.id).outerjoin(SampleOffice)

REGISTER = Register(
    key="sample",
    title="Khoản viện trợ",
    noun="khoản",
    source=RECORDS,
    id_column=SampleRecord.id,
    columns=(
        Column("ten", expression=SampleRecord.title, kind=Kind.WRAPPED, identifying=True),
        Column("ngay-nhan", "Ngày nhận", SampleRecord.received_on, Kind.DATE),
        Column("gia-tri", "Giá trị", SampleRecord.amount, Kind.MONEY, total=True, currency="USD"),
        Column("so-trang", "Số trang", SampleRecord.pages, Kind.INTEGER),
        Column("don-vi", "Đơn vị", SampleOffice.name),
        Column("trang-thai", "Trạng thái", SampleRecord.status, Kind.STATUS),
        Column("ghi-so", "Ghi sổ lúc", SampleRecord.noted_at, Kind.MOMENT),
        Column("hang", "Hàng hoá", batch=goods_of),
        Column("ghi-chu", "Ghi chú", SampleRecord.note, on_page=False),
    ),
    filters=(
        Choice("trang-thai", "Trạng thái", SampleRecord.status, SampleStatus.choices(), many=True),
        Choice("don-vi", "Đơn vị", SampleRecord.office_id, office_choices, stored=int),
        DateRange("ngay-nhan", "Ngày nhận", SampleRecord.received_on),
        DateRange("ghi-so", "Ghi sổ", SampleRecord.noted_at, of_moments=True),
        NumberRange("gia-tri", "Giá trị", SampleRecord.amount),
        NumberRange("so-trang", "Số trang", SampleRecord.pages, whole=True),
        Text("ten", "Tên", SampleRecord.folded),
        Flag("co-ghi-chu", "Có ghi chú", SampleRecord.note.is_not(None)),
    ),
    sorts=(
        Sort("ngay-nhan", SampleRecord.received_on, descending=True),
        Sort("ten", SampleRecord.title_key),
        Sort("gia-tri", SampleRecord.amount, descending=True),
        Sort("so-trang", SampleRecord.pages),
        Sort("ghi-so", SampleRecord.noted_at),
    ),
    search=Search(SampleRecord.folded),
    empty_hint="Chưa có khoản nào; bấm “Thêm mới” để ghi khoản đầu tiên.",
)

WITH_LINES = Register(
    key="sample-lines",
    title="Khoản viện trợ và hàng hoá",
    source=RECORDS,
    id_column=SampleRecord.id,
    columns=(
        Column("ten", expression=SampleRecord.title, identifying=True),
        Column("gia-tri", "Giá trị", SampleRecord.amount, Kind.MONEY, total=True, currency="USD"),
        Column("hang", "Hàng hoá", SampleLine.goods, per_line=True),
        Column("tri-gia", "Trị giá", SampleLine.value, Kind.MONEY, per_line=True, total=True, currency="USD"),
    ),
    sorts=(Sort("ten", SampleRecord.title_key),),
    lines=Lines(RECORDS.outerjoin(SampleLine, SampleLine.record_id == SampleRecord.id), SampleLine.id),
)


def record(record_id: int, title: str = "", **facts: Any) -> dict[str, Any]:
    """One record to insert; what is not given is plain."""
    title = title or f"Khoản số {record_id}"
    return {
        "id": record_id,
        "title": title,
        "title_key": sort_key(title),
        "folded": searchable(title),
        "received_on": date(2025, 1, 1),
        "amount": Decimal(100),
        "pages": 1,
        "note": None,
        "status": SampleStatus.APPRAISING,
        "noted_at": datetime(2025, 1, 1, 2, tzinfo=UTC),
        "office_id": 1,
        **facts,
    }


def filled(session: Session, records: Iterable[dict[str, Any]], lines: Iterable[dict[str, Any]] = ()) -> None:
    """Put these records, and nothing else, into the tables."""
    for table in reversed(SampleBase.metadata.sorted_tables):
        session.execute(table.delete())
    session.execute(insert(SampleOffice), [{"id": 1, "name": "Sở Y tế"}, {"id": 2, "name": "Sở Nội vụ"}])
    for model, rows in ((SampleRecord, list(records)), (SampleLine, list(lines))):
        if rows:
            session.execute(insert(model), rows)


def page(session: Session, args: Mapping[str, Any] | None = None, **options: Any) -> RegisterPage:
    """The page of the sample register at this address."""
    return page_of(REGISTER, session, args or {}, path="/vien-tro", row_url="/vien-tro/{id}", **options)


@contextmanager
def statements_of(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """Collect every statement that runs meanwhile, with its parameters."""
    ran: list[tuple[str, Any]] = []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        ran.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield ran
    finally:
        event.remove(engine, "before_cursor_execute", keep)


def plan_of(session: Session, statement: str, parameters: Any) -> str:
    """The plan of a statement as SQLite explains it."""
    rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return "\n".join(row[3] for row in rows)


def count_of_records(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(SampleRecord)) or 0
