"""Old books that were brought in, and the rows that records came from."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from app.core.db import Base, db
from app.imports.models import Import, ImportedRow, ImportLine, ImportState, RememberedColumns, Verdict
from app.permissions import Actor

MOST_SHOWN = 100
PAGE = 100


def imports_of(actor: Actor) -> list[Import]:
    """The newest old books that the reader's unit has brought in."""
    query = select(Import).where(Import.unit_id.in_(actor.unit_ids)).order_by(Import.id.desc())
    return list(db.session.scalars(query.limit(MOST_SHOWN)))


def lines_of(importing: Import, verdict: Verdict | None, after: int) -> Select[ImportLine]:
    """A page of the preview, in the order of the file, after a row; one more than a page, to know of the next."""
    query = select(ImportLine).where(ImportLine.import_id == importing.id, ImportLine.row > after)
    if verdict is not None:
        query = query.where(ImportLine.verdict == verdict)
    return query.order_by(ImportLine.row).limit(PAGE + 1)


def origins_of(record: Base) -> Sequence[ImportedRow]:
    """The rows of old books that a record came from, newest first."""
    query = select(ImportedRow).where(
        ImportedRow.record_kind == record.__tablename__, ImportedRow.record_id == record.id
    )
    return db.session.scalars(query.order_by(ImportedRow.id.desc()).limit(MOST_SHOWN)).all()


def brought_in_before(importing: Import) -> Import | None:
    """An earlier import of the same content into the same register."""
    query = select(Import).where(
        Import.register == importing.register,
        Import.state == ImportState.DONE,
        Import.id != importing.id,
        Import.file.has(sha256=importing.file.sha256),
    )
    return db.session.scalars(query.order_by(Import.id.desc())).first()


def remembered(user_id: int | None, register: str, head: str) -> RememberedColumns | None:
    """How a person last matched the columns of such a head."""
    return db.session.scalars(
        select(RememberedColumns).where(
            RememberedColumns.user_id == user_id,
            RememberedColumns.register == register,
            RememberedColumns.head == head,
        )
    ).one_or_none()
