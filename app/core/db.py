"""The database: one metadata, one session, one kind of moment, and what each dialect needs to be safe."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any, Self

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Date, DateTime, Dialect, Engine, Index, MetaData, String, Text, event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC on either database and always aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table of the registry; `root` is the record whose version and history a row belongs to."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={date: Date(), datetime: Moment(), str: Text()},
    )
    recorded = True  # its changes go into the history

    id: Mapped[int] = mapped_column(primary_key=True)

    @property
    def root(self) -> "Base":
        """The aggregate this row is part of: locked, versioned and shown in the history as one."""
        return self

    def reset(self, fact: str) -> None:
        """Return a column to what a new row has: its default, or nothing."""
        default = self.__table__.c[fact].default
        setattr(self, fact, default.arg if default is not None and default.is_scalar else None)

    @classmethod
    def word(cls) -> str:
        """What the office calls such a record (nhãn of the table)."""
        return str(cls.metadata.tables[cls.__tablename__].info["label"])


class Versioned:
    """An edited aggregate: every saved change, its children's too, makes the version one higher."""

    version: Mapped[int] = mapped_column(default=1)

    def touched(self) -> Self:
        self.version += 1
        return self


class Part(Base):
    """A row that is edited as part of its aggregate: the version its form carries is that of the root."""

    __abstract__ = True

    @property
    def version(self) -> int:
        root: Any = self.root
        found: int = root.version
        return found


def repeated(error: IntegrityError) -> type[Base] | None:
    """The kind of record that would have stood twice where only one may; None for any other broken constraint."""
    if getattr(error.orig, "sqlstate", "") == "23505":  # PostgreSQL
        name = str(error.orig.diag.table_name)  # type: ignore[union-attr]  # psycopg's, by the sqlstate
    elif (said := str(error.orig)).startswith("UNIQUE constraint failed: "):  # SQLite
        name = said.removeprefix("UNIQUE constraint failed: ").partition(".")[0]
    else:
        return None
    return next((m.class_ for m in Base.registry.mappers if m.class_.__tablename__ == name), Base)


def binary_text(length: int) -> String:
    """Text compared byte by byte on either database, as a stored sort key must be."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def unique_while(name: str, column: str, condition: str) -> Index:
    """A unique index over the rows for which a condition holds, on either database."""
    where = text(condition)
    return Index(name, column, unique=True, sqlite_where=where, postgresql_where=where)


db = SQLAlchemy(
    metadata=Base.metadata,
    disable_autonaming=True,
    session_options={"autoflush": False, "join_transaction_mode": "create_savepoint"},
)

_writing: ContextVar[bool] = ContextVar("writing", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """Transactions begun inside take the write lock at once: on SQLite a later upgrade would fail, not wait."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


PLANNING = (
    "plan_cache_mode=force_custom_plan",  # a generic plan is far off where filters vary
    "random_page_cost=1.1",  # the default counts on a turning disk and reads whole tables for a page of a list
    "jit=off",  # compiling costs more than any list
)


def engine_options(url: str) -> dict[str, Any]:
    """Pool and connection settings that the dialect of this address wants."""
    if url.startswith("postgresql"):
        return {
            "pool_pre_ping": True,
            "connect_args": {"options": " ".join(f"-c {each}" for each in PLANNING)},
        }
    return {"connect_args": {"timeout": 60, "isolation_level": None}}


def prepare_engine(engine: Engine) -> None:
    """Install the listeners that make SQLite keep foreign keys, wait for locks and begin as asked."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def settings(connection: Any, _record: Any) -> None:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "busy_timeout=60000",  # SQLite queues unfairly: a patient writer must not be told "locked"
            "foreign_keys=ON",
            "cache_size=-16000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def now() -> datetime:
    """The moment of typing (thời điểm nhập), in UTC."""
    return datetime.now(UTC)
