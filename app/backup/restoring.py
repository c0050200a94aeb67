"""Putting a backup back: first everything that can be refused, then the files, last the database."""

import tempfile
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from sqlalchemy import Connection, inspect, literal, select

from app.backup.archive import FILES, BackupRefused, Manifest, checked, unpack
from app.backup.databases import Database, database_of
from app.backup.making import Say, counted, revision_of
from app.core.db import Base, db
from app.core.files import path_of, settle


def restore(archive: Path, *, replace: bool, say: Say) -> Manifest:
    """Put the content of a backup in place of what is here; nothing has changed when it raises BackupRefused.

    Files that are here beside those of the backup stay: what no record names is swept later.
    """
    say("Kiểm tra tệp sao lưu …")
    manifest, database = checked(archive), database_of(db.engine)
    _refuse_unfit(manifest, database)
    with db.engine.connect() as connection:
        if not replace and not _is_empty(connection):
            raise BackupRefused(
                "Cơ sở dữ liệu đang có dữ liệu. Muốn thay toàn bộ bằng bản sao lưu thì thêm --replace."
            )
    files: Path = current_app.config["FILES"]
    with tempfile.TemporaryDirectory(dir=files, prefix=".restore-") as aside:
        say("Giải nén …")
        unpack(archive, Path(aside))
        _put_files(Path(aside), files, manifest, say)
        say(f"Nạp cơ sở dữ liệu {database.name} …")
        db.session.remove()
        database.put_back(db.engine, Path(aside) / database.member)
    db.engine.dispose()
    return manifest


def needs_upgrade() -> bool:
    """Whether the database stands at an earlier migration than this software."""
    with db.engine.connect() as connection:
        return revision_of(connection) != _migrations().get_current_head()


def _refuse_unfit(manifest: Manifest, database: Database) -> None:
    if manifest.database != database.name:
        raise BackupRefused(
            f"Bản sao lưu là của {manifest.database}, còn nơi này dùng {database.name}: không khôi phục được."
        )
    try:
        _migrations().get_revision(manifest.schema)
    except CommandError as error:
        raise BackupRefused(
            f"Bản sao lưu thuộc phiên bản phần mềm mới hơn (lược đồ {manifest.schema}): hãy cập nhật phần mềm trước."
        ) from error


def _migrations() -> ScriptDirectory:
    return ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())


def _is_empty(connection: Connection) -> bool:
    there = set(inspect(connection).get_table_names())
    tables = (table for table in Base.metadata.sorted_tables if table.name in there)
    return not any(connection.scalar(select(literal(1)).select_from(table).limit(1)) for table in tables)


def _put_files(unpacked: Path, files: Path, manifest: Manifest, say: Say) -> None:
    hashes = (name.removeprefix(FILES) for name in manifest.members if name.startswith(FILES))
    for sha256 in counted(hashes, "Tệp đính kèm", say):
        target = path_of(sha256, files)
        if sha256 not in manifest.faults or not target.exists():
            settle(unpacked / FILES / sha256, target, files)
