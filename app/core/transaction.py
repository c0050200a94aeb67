"""Facts first, move last, commit once: the only way in which records change."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from sqlalchemy.exc import IntegrityError

from app.core import history
from app.core.db import Base, Versioned, db, repeated, writing
from app.core.rules import By, Refused, Rule, Superseded, allow

standing_rule: ContextVar[Rule | None] = ContextVar("standing_rule", default=None)
only_showing: ContextVar[bool] = ContextVar("only_showing", default=False)

ONLY_SHOWN = "Nội dung chỉ được điền lại để xem, chưa có gì được ghi. Hãy mở lại trang rồi lưu."

JUST_WRITTEN = (
    "“{}” này vừa được người khác ghi nên không ghi thêm lần nữa; chưa có gì của bạn được ghi. "
    "Hãy tải lại trang, xem lại rồi làm tiếp."
)


@contextmanager
def transaction(
    record: Base | None = None, *, by: By, doing: str, version: int | None = None, on: date | None = None
) -> Iterator[None]:
    """Begin the writing transaction, re-read the record, check its version and the rule, commit with history.

    `version` is the one the form carried; another one now raises `Superseded`. A refusal or a crash inside
    rolls everything back; two people who wrote the same at the same moment end in a refusal of the second. `on` is the day of the act (ngày thực hiện), the day of acting unless given.
    """
    if only_showing.get():
        raise Refused(ONLY_SHOWN)
    session = db.session()
    session.rollback()  # the reading transaction ends; what it read is read anew under the lock
    with writing():
        try:
            if record is not None:
                _claim(record, version, by)
            yield
            session.flush()
            if record is not None:
                _bump(record.root)
            history.write(session, history.Act(by=by, on=on or by.day, doing=doing))
            session.commit()
        except IntegrityError as error:
            session.rollback()
            if (kind := repeated(error)) is None:
                raise
            raise Refused(JUST_WRITTEN.format(kind.word())) from error
        except BaseException:
            session.rollback()
            raise


@contextmanager
def unrecorded() -> Iterator[None]:
    """A short writing transaction for rows that stand outside the history, such as attempts to sign in.

    A recorded change inside it is refused by the history when it commits.
    """
    session = db.session()
    session.rollback()
    with writing():
        try:
            yield
            session.flush()
            session.commit()
        except BaseException:
            session.rollback()
            raise


def also_claim(root: Base) -> None:
    """Inside a transaction about something else: lock and re-read one more aggregate, and make its version higher.

    Its other changes must be flushed before, for they would be read over.
    """
    db.session().refresh(root, with_for_update=True)
    if isinstance(root, Versioned):
        root.touched()


def _claim(record: Base, version: int | None, by: By) -> None:
    session = db.session()
    root = record.root
    session.refresh(root, with_for_update=True)
    if isinstance(root, Versioned) and version is not None and root.version != version:
        raise Superseded(record, root.version)
    rule = standing_rule.get()
    if rule is not None:
        allow(rule, by, record)


def _bump(root: Base) -> None:
    session = db.session()
    if isinstance(root, Versioned) and session.info.get(history.CHANGES) and root in session:
        root.touched()
        session.flush()
