"""Making a backup: a copy as of one moment, the files that it names, all in one archive or none."""

import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alembic.migration import MigrationContext
from flask import current_app
from sqlalchemy import Connection, select

from app import web
from app.backup.archive import FILES, BackupRefused, Hashing, Manifest, add, checked, close_with
from app.backup.databases import database_of
from app.core.db import db
from app.core.files import path_of, settle
from app.core.history import GENESIS, HistoryHead
from app.documents.models import StoredFile

Say = Callable[[str], None]
EVERY = 500
"""How many files pass between two lines of progress."""


@dataclass(frozen=True)
class Made:
    """A backup that lies on the disk, read back and found whole."""

    path: Path
    manifest: Manifest
    sha256: str


def backup(folder: Path, *, say: Say) -> Made:
    """Write a backup into a folder, under its moment in Vietnam. Raises BackupRefused, leaving nothing behind."""
    made_at = datetime.now(web.ZONE)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"nhipcau-{made_at:%Y-%m-%d-%H%M%S}.tar.gz"
    if target.exists():
        raise BackupRefused(f"Đã có tệp {target}.")
    with tempfile.TemporaryDirectory(dir=folder, prefix=".nhipcau-") as aside:
        archive = Path(aside) / target.name
        _write(archive, made_at, say)
        say("Đọc lại bản sao lưu để kiểm tra …")
        manifest = checked(archive)
        with archive.open("rb") as stream:
            sha256 = Hashing(stream).exhausted()
        settle(archive, target, folder)
    return Made(target, manifest, sha256)


def _write(archive: Path, made_at: datetime, say: Say) -> None:
    database = database_of(db.engine)
    copy = archive.with_name(database.member)
    say(f"Sao chép cơ sở dữ liệu {database.name} …")
    with database.copied(db.engine, copy) as connection:
        manifest = Manifest(
            f"{made_at:%d/%m/%Y %H:%M}",
            database.name,
            revision_of(connection) or _unprepared(),
            _head(connection),
        )
        named = connection.scalars(select(StoredFile.sha256).distinct().order_by(StoredFile.sha256)).all()
    archive.touch(mode=0o600)
    with archive.open("wb") as written, tarfile.open(fileobj=written, mode="w:gz", compresslevel=6) as packed:
        with copy.open("rb") as stream:
            manifest.members[database.member] = add(packed, database.member, stream, copy.stat().st_size)
        for sha256 in counted(named, "Tệp đính kèm", say):
            _add_file(packed, sha256, manifest)
        close_with(packed, manifest)


def _add_file(packed: tarfile.TarFile, sha256: str, manifest: Manifest) -> None:
    path, name = path_of(sha256, current_app.config["FILES"]), member_of(sha256)
    if not path.is_file():
        manifest.faults[sha256] = "thiếu"
        return
    with path.open("rb") as stream:
        manifest.members[name] = add(packed, name, stream, path.stat().st_size)
    if manifest.members[name] != sha256:
        manifest.faults[sha256] = "hỏng"


def member_of(sha256: str) -> str:
    """The name of a stored file in the archive."""
    return FILES + sha256


def revision_of(connection: Connection) -> str | None:
    """The migration that a database stands at; None for one that has not been set up."""
    return MigrationContext.configure(connection).get_current_revision()


def _unprepared() -> str:
    raise BackupRefused("Cơ sở dữ liệu chưa được tạo (flask db upgrade): không có gì để sao lưu.")


def _head(connection: Connection) -> tuple[int, str]:
    found = connection.execute(select(HistoryHead.seq, HistoryHead.hash)).one_or_none()
    return (found.seq, found.hash) if found else (0, GENESIS)


def counted(items: Iterable[str], what: str, say: Say) -> Iterator[str]:
    """The items one by one, with a line of progress now and then and at the end."""
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        if done % EVERY == 0:
            say(f"{what}: {done} …")
    say(f"{what}: {done}.")
