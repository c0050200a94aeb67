"""The rows of the history, each bound to the one before by its hash."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Date, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.db import Base, db
from app.core.parsing import PartialDate

GENESIS = "0" * 64


class HistoryRow(Base):
    """One record changed by one act: old and new of each field, chained to the row before by its hash."""

    __tablename__ = "history"
    recorded = False

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    acted_on: Mapped[date] = mapped_column(Date)
    actor_id: Mapped[int | None]
    actor: Mapped[str] = mapped_column(String(200))
    unit: Mapped[str] = mapped_column(String(300))
    doing: Mapped[str] = mapped_column(String(200))
    event: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(60))
    record_id: Mapped[int]
    root_kind: Mapped[str] = mapped_column(String(60))
    root_id: Mapped[int]
    changes: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        Index("ix_history_root", "root_kind", "root_id", "id"),
        {"info": {"label": "Lịch sử thay đổi"}},
    )

    @property
    def differences(self) -> dict[str, list[Any]]:
        """Column name → [old, new], as kept."""
        kept: dict[str, list[Any]] = json.loads(self.changes)
        return kept


class HistoryHead(Base):
    """The end of the chain: how many rows there are and the hash of the last one."""

    __tablename__ = "history_head"
    recorded = False

    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = ({"info": {"label": "Đầu chuỗi lịch sử"}},)


def plain(value: Any) -> Any:
    """A value as canonical JSON keeps it: exact, and the same on either database."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | PartialDate):
        return value.isoformat()
    return str(value)


LINKED = [
    "id",
    "at",
    "acted_on",
    "actor_id",
    "actor",
    "unit",
    "doing",
    "event",
    "kind",
    "record_id",
    "root_kind",
    "root_id",
    "changes",
]


def link(previous: str, row: HistoryRow) -> str:
    """SHA-256 over the hash before and this row in canonical JSON."""
    body = json.dumps(
        {name: plain(getattr(row, name)) for name in LINKED},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256((previous + body).encode()).hexdigest()


def head(session: Session) -> tuple[int, str]:
    """Length of the chain and the hash of its last row."""
    found = session.get(HistoryHead, 1)
    return (found.seq, found.hash) if found else (0, GENESIS)


def touched_by_others(
    root: Base, *, since: datetime, actor_id: int | None, besides: tuple[str, ...] = ()
) -> bool:
    """Whether anybody else has changed a record or what belongs to it since a moment; `besides` names tables."""
    query = select(HistoryRow.id).where(
        HistoryRow.root_kind == root.__tablename__,
        HistoryRow.root_id == root.id,
        HistoryRow.at > since,
        HistoryRow.actor_id.is_distinct_from(actor_id),
        HistoryRow.kind.not_in(besides),
    )
    return db.session.scalar(query.limit(1)) is not None


def rows_about(kind: str, record_id: int, limit: int = 500) -> Iterator[HistoryRow]:
    """History of one aggregate, newest first."""
    query = select(HistoryRow).where(HistoryRow.root_kind == kind, HistoryRow.root_id == record_id)
    yield from db.session.scalars(query.order_by(HistoryRow.id.desc()).limit(limit))


def rows_of_kind(kind: str, limit: int = 60) -> Iterator[HistoryRow]:
    """History of every aggregate of one kind, those that are gone too, newest first."""
    query = select(HistoryRow).where(HistoryRow.root_kind == kind)
    yield from db.session.scalars(query.order_by(HistoryRow.id.desc()).limit(limit))
