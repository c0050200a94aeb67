"""The two databases: how each is copied as of one moment, and how a copy is put back in one move."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, create_engine, text

from app.backup.archive import BackupRefused

PATIENCE = 10
"""How many seconds a restore waits for others to let go of the database."""

BUSY = "Cơ sở dữ liệu đang được dùng; hãy dừng phục vụ rồi khôi phục lại. Chưa có gì thay đổi."


class Database(Protocol):
    """What backup and restore ask of either database; `member` is the name of its copy in the archive."""

    name: str
    member: str

    def copied(self, engine: Engine, target: Path) -> AbstractContextManager[Connection]: ...

    def put_back(self, engine: Engine, copy: Path) -> None: ...


class SQLite:
    """A single file: copied by the database itself, put back page by page in one transaction."""

    name, member = "SQLite", "database.sqlite"

    @contextmanager
    def copied(self, engine: Engine, target: Path) -> Iterator[Connection]:
        """Copy the database, with a connection that reads the copy."""
        with closing(engine.raw_connection()) as pooled:
            pooled.cursor().execute("VACUUM INTO ?", (str(target),))
        copy = create_engine(f"sqlite:///{target}")
        try:
            with copy.connect() as connection:
                yield connection
        finally:
            copy.dispose()

    def put_back(self, engine: Engine, copy: Path) -> None:
        """Replace the whole content of the database; raises BackupRefused while somebody holds it."""
        with closing(engine.raw_connection()) as pooled, closing(sqlite3.connect(copy)) as source:
            target: Any = pooled.driver_connection
            target.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
            source.backup(target, progress=_refuse_busy)


def _refuse_busy(status: int, _remaining: int, _total: int) -> None:
    """Give up where sqlite3 itself would ask again for ever; the waiting is over by then."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise BackupRefused(BUSY)


EMPTYING = """
DO $$ DECLARE statement text; BEGIN
    FOR statement IN
        SELECT format('DROP TABLE %s CASCADE', oid::regclass) FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        UNION ALL
        SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    LOOP EXECUTE statement; END LOOP;
END $$
"""
"""Drops what the office has in its schema; what belongs to an extension stays."""

LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's own code, the same in every language of its messages."""

OURS = ("--no-owner", "--no-privileges")
"""Whoever restores owns what comes back: the roles of another server are not known here."""


class PostgreSQL:
    """A server: copied by pg_dump as of one snapshot, put back by psql in one transaction."""

    name, member = "PostgreSQL", "database.dump"

    @contextmanager
    def copied(self, engine: Engine, target: Path) -> Iterator[Connection]:
        """Dump the database, with a connection that reads the same snapshot."""
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
            _run("pg_dump", *OURS, "--format=custom", f"--snapshot={snapshot}", f"--file={target}", on=engine)
            yield connection

    def put_back(self, engine: Engine, copy: Path) -> None:
        """Replace the whole content of the database; a fault undoes everything."""
        script = copy.with_suffix(".sql")
        _run("pg_restore", *OURS, "--no-comments", f"--file={script}", str(copy))
        _run(
            "psql",
            *("--no-psqlrc", "--quiet", "--output", os.devnull, "--single-transaction"),
            *(
                "--set=ON_ERROR_STOP=1",
                "--set=VERBOSITY=verbose",
                f"--command=SET lock_timeout = '{PATIENCE}s'",
            ),
            *(f"--command={EMPTYING}", f"--file={script}"),
            on=engine,
        )


def _run(program: str, *arguments: str, on: Engine | None = None) -> None:
    """Run one of PostgreSQL's own programs, on the database of an engine."""
    if shutil.which(program) is None:
        raise BackupRefused(
            f"Không tìm thấy chương trình {program}. Hãy cài bộ công cụ của PostgreSQL (gói postgresql-client, "
            "cùng phiên bản với máy chủ hoặc mới hơn) hoặc thêm thư mục bin của PostgreSQL vào PATH."
        )
    environment = {**os.environ, "PGCLIENTENCODING": "UTF8"}
    if on is not None:
        # as the settings give it: what psycopg's own library adds may be unknown to an older program
        given = {**on.url.translate_connect_args(username="user", database="dbname"), **on.url.query}
        environment |= {"PGPASSWORD": given.pop("password")} if "password" in given else {}
        arguments = (*arguments, f"--dbname={make_conninfo(**given)}")
    done = subprocess.run(  # noqa: S603 - the program is PostgreSQL's own, the arguments are ours
        [program, *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if LOCK_NOT_AVAILABLE in done.stderr:
        raise BackupRefused(BUSY)
    if done.returncode:
        raise BackupRefused(f"{program} báo lỗi: {done.stderr.strip()}")


DATABASES: dict[str, Database] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def database_of(engine: Engine) -> Database:
    """The database behind an engine."""
    return DATABASES[engine.dialect.name]
