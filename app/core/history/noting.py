"""What an act changes, noted as each row is written, and chained as the last thing before the commit."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import RelationshipDirection, Session, object_session
from sqlalchemy.orm.attributes import instance_state

from app.core.db import Base, now
from app.core.history.rows import GENESIS, HistoryHead, HistoryRow, link, plain
from app.core.rules import By

ADDED, CHANGED, REMOVED = "thêm", "sửa", "xóa"
CHANGES = "changes"
UNRECORDED_COLUMNS = frozenset(
    {
        *("version", "password_hash", "session_key"),
        *("search_text", "sort_key", "donor_names", "owner_name"),  # repeat what stands elsewhere
        *("written_text", "number_key", "mismatch"),  # the same
    }
)


@dataclass(frozen=True)
class Act:
    """What is being done and by whom; `on` is the day of the act itself, on the paper (ngày thực hiện)."""

    by: By
    on: date
    doing: str


@event.listens_for(Base, "after_insert", propagate=True)
def note_addition(_mapper: Any, _connection: Any, record: Base) -> None:
    """Note a new row, its foreign keys known by now."""
    _note(record, ADDED)


@event.listens_for(Base, "after_update", propagate=True)
def note_change(_mapper: Any, _connection: Any, record: Base) -> None:
    """Note old and new of what was changed, foreign keys that followed a relationship too."""
    _note(record, CHANGED)


@event.listens_for(Base, "before_delete", propagate=True)
def note_removal(_mapper: Any, _connection: Any, record: Base) -> None:
    """Note a row on its way out, be it only taken out of its parent's list; its parent is found again."""
    session = object_session(record)
    for relation in inspect(type(record)).relationships:
        if session is not None and relation.direction is RelationshipDirection.MANYTOONE:
            session.expire(record, [relation.key])
            getattr(record, relation.key)
    _note(record, REMOVED)


def _note(record: Base, kind: str) -> None:
    session, found = object_session(record), _differences(record, kind)
    if record.recorded and session is not None and (found or kind == REMOVED):
        _merge(session.info.setdefault(CHANGES, {}), record, kind, found)


def _differences(record: Base, kind: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    state = inspect(record)
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name == "id" or name in UNRECORDED_COLUMNS:
            continue
        if kind == REMOVED:
            if (gone := plain(getattr(record, name))) is not None:
                found[name] = [gone, None]
            continue
        history = state.attrs[name].history
        if kind == CHANGED and not history.has_changes():
            continue
        new = plain(history.added[0]) if history.added else plain(getattr(record, name))
        old = plain(history.deleted[0]) if history.deleted and kind == CHANGED else None
        if old != new:
            found[name] = [old, new]
    return found


def _merge(changes: dict[Any, Any], record: Base, kind: str, found: dict[str, list[Any]]) -> None:
    """Several flushes of one act count as one change: the first old value and the last new one."""
    key = instance_state(record)
    if key not in changes:
        changes[key] = (record, kind, found)
        return
    _, first_kind, earlier = changes[key]
    if kind == REMOVED:
        changes[key] = (record, REMOVED, {**found, **{k: [v[0], None] for k, v in earlier.items()}})
        if first_kind == ADDED:
            del changes[key]
        return
    for name, (old, new) in found.items():
        earlier[name] = [earlier[name][0] if name in earlier else old, new]


@event.listens_for(Session, "after_rollback")
def forget(session: Session) -> None:
    """What was rolled back did not happen."""
    session.info.pop(CHANGES, None)


@event.listens_for(Session, "before_commit")
def refuse_unwritten(session: Session) -> None:
    """No recorded change is committed outside `transaction`, which writes the history."""
    waiting = (*session.new, *session.deleted, *(r for r in session.dirty if session.is_modified(r)))
    if session.info.get(CHANGES) or any(isinstance(r, Base) and r.recorded for r in waiting):
        raise RuntimeError("a recorded change was about to be committed without its history")


def write(session: Session, act: Act) -> int:
    """Append the collected changes to the chain; the head is locked here, last of all. Returns how many rows."""
    changes = session.info.pop(CHANGES, {})
    rows = [entry for entry in changes.values() if entry[2] or entry[1] == REMOVED]
    if not rows:
        return 0
    head = session.execute(select(HistoryHead).with_for_update()).scalar_one_or_none()
    if head is None:
        head = HistoryHead(id=1, seq=0, hash=GENESIS)
        session.add(head)
    else:
        session.refresh(head, with_for_update=True)
    at = now()
    for record, kind, found in rows:
        row = _row(record, kind, found, act, at, head.seq + 1)
        row.hash = head.hash = link(head.hash, row)
        head.seq = row.id
        session.add(row)
    session.flush()
    return len(rows)


def _row(
    record: Base, kind: str, found: dict[str, list[Any]], act: Act, at: datetime, seq: int
) -> HistoryRow:
    root = record.root
    return HistoryRow(
        id=seq,
        at=at,
        acted_on=act.on,
        actor_id=act.by.user_id,
        actor=act.by.name,
        unit=act.by.unit_name,
        doing=act.doing,
        event=kind,
        kind=record.__tablename__,
        record_id=record.id,
        root_kind=root.__tablename__,
        root_id=root.id,
        changes=json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    )
