"""Walking the chain: whether it holds from its first row to its head."""

from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.history.rows import GENESIS, HistoryHead, HistoryRow, link


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold."""

    seq: int
    reason: str


def first_break(session: Session, known: tuple[int, str] | None = None) -> Break | None:
    """Walk the whole chain: the first row that is changed, missing or out of place, or a tail cut off.

    `known` is an earlier head (seq, hash), kept in a backup or written down: a chain rewritten since then no longer holds it.
    """
    length, last = 0, GENESIS
    query = select(HistoryRow).order_by(HistoryRow.id).execution_options(yield_per=1000)
    with closing(session.scalars(query)) as rows:
        for row in rows:
            length += 1
            if reason := _row_break(row, length, last, known):
                return Break(length, reason)
            last = row.hash
            session.expunge(row)
    return _tail_break(session, length, last, known)


def _row_break(row: HistoryRow, place: int, previous: str, known: tuple[int, str] | None) -> str | None:
    if row.id != place:
        return f"thiếu dòng {place}: sau dòng {place - 1} là dòng {row.id}"
    if link(previous, row) != row.hash:
        return f"dòng {row.id} không khớp mã băm: nội dung đã bị sửa"
    if known and row.id == known[0] and row.hash != known[1]:
        return f"dòng {row.id} khác với mã băm của đầu chuỗi đã lưu"
    return None


def _tail_break(session: Session, length: int, last: str, known: tuple[int, str] | None) -> Break | None:
    if known and known[0] > length:
        return Break(length + 1, f"đuôi bị cắt: đầu chuỗi đã lưu ghi {known[0]} dòng, còn {length} dòng")
    head = session.get(HistoryHead, 1)
    if head is None:
        return None if length == 0 else Break(length, "không còn đầu chuỗi")
    if (head.seq, head.hash) != (length, last):
        return Break(length + 1, f"đuôi bị cắt: đầu chuỗi ghi {head.seq} dòng, còn {length} dòng")
    return None
