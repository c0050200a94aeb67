"""Migrations build exactly the models, and go up, down and up again with rows in the tables."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import downgrade, upgrade
from sqlalchemy import MetaData, func, inspect, select

from app import create_app
from app.aid.models import Status
from app.cli import Installer
from app.core.db import Base, db
from app.core.files import EXCEL, path_of, store
from app.core.search import Search, belongs_to_search
from app.core.transaction import transaction
from app.core.workbooks import sheets_of
from app.imports.actions import begin, look_at, read_columns
from app.imports.actions.uploading import open_file, standing_reading
from app.imports.models import Import
from app.jobs.actions import ask_for_mail
from app.jobs.models import Job, JobKind
from app.office.actions import install_reference
from app.partners.models import Partner
from config import Config
from tests import factories as make
from tests.aid.cases import FIRST, case_at
from tests.machine import empty_database
from tests.old_books import Sheet, xlsx


@pytest.fixture
def bare(tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    """An application on a database without a single table."""
    with empty_database(f"migrations_{worker_id}", tmp_path) as url:
        app = create_app(
            Config({"DATABASE_URL": url, "INSTANCE": str(tmp_path), "SECRET_KEY": "test"}).flask()
        )
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


def of_a_model(name: str | None, kind: str) -> bool:
    return not (kind in ("table", "index") and name and belongs_to_search(name))


def revisions() -> list[str]:
    """Every revision, oldest first."""
    folder = ScriptDirectory(current_app.extensions["migrate"].directory)
    return [script.revision for script in reversed(list(folder.walk_revisions()))]


def tables() -> set[str]:
    return {name for name in inspect(db.engine).get_table_names() if of_a_model(name, "table")}


def counts() -> dict[str, int]:
    """How many rows stand in each table."""
    found = MetaData()
    found.reflect(db.engine, only=lambda name, _: of_a_model(name, "table"))
    with db.engine.connect() as connection:
        return {
            t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in found.tables.values()
        }


def test_migrations_build_exactly_the_models(bare):
    upgrade()
    with db.engine.connect() as connection:
        options = {"compare_type": True, "include_name": lambda name, kind, _: of_a_model(name, kind)}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_every_migration_goes_down_and_up_again_without_rows(bare):
    upgrade()
    full = tables()
    downgrade(revision="base")
    assert tables() <= {"alembic_version"}
    upgrade()
    assert tables() == full


def test_every_migration_goes_down_and_up_again_with_rows(bare):
    upgrade()
    lead_cases_through()
    before = counts()
    assert before["dossiers"] > 0
    for older, newer in reversed(list(pairwise(revisions()))):
        downgrade(revision=older)
        upgrade(revision=newer)
        downgrade(revision=older)
    upgrade()
    assert tables() == set(before)
    assert counts()["units"] == before["units"]


def test_taking_back_the_jobs_of_letters_keeps_other_jobs_and_what_points_to_them(bare):
    upgrade()
    importing_id, job_id = an_old_book_that_waits()
    ask_for_mail(by=Installer(FIRST))
    db.session.remove()
    downgrade(revision=before_migration("mail_jobs"))
    assert counts()["jobs"] == 1
    upgrade()
    assert db.session.get(Import, importing_id).job_id == job_id
    ask_for_mail(by=Installer(FIRST))
    assert db.session.scalars(select(Job.kind).order_by(Job.id)).all() == [JobKind.IMPORT, JobKind.MAIL]


def test_search_texts_are_found_by_the_beginnings_of_words_after_the_migration_and_whole_before_it(bare):
    upgrade()
    with transaction(by=Installer(FIRST), doing="Cài đặt"):
        install_reference()
    make.partner("Hàn Quốc (KOICA)", abbreviation="KOICA-VN")
    texts = select(Partner.search_text, Partner.written_text)
    after = db.session.execute(texts).one()
    db.session.remove()
    downgrade(revision=before_migration("beginnings_of_words"))
    assert db.session.execute(texts).one() == ("han quoc (koica) koica-vn", "hàn quốc (koica) koica-vn")
    db.session.remove()
    upgrade()
    assert db.session.execute(texts).one() == after
    found = Search(Partner.search_text).matches
    for typed, number in (("koica", 1), ("vn", 1), ("an", 0)):
        assert len(found(db.session(), typed).ids) == number


def before_migration(name: str) -> str:
    """The revision before the migration of this name, whatever their numbers are."""
    folder = ScriptDirectory(current_app.extensions["migrate"].directory)
    (found,) = [each for each in folder.walk_revisions() if each.path.endswith(f"_{name}.py")]
    return str(found.down_revision)


def an_old_book_that_waits() -> tuple[int, int]:
    """An uploaded book that the worker is to check: its id, and that of the job."""
    with transaction(by=Installer(FIRST), doing="Cài đặt"):
        install_reference()
    by, files = make.person("LHHN"), current_app.config["FILES"]
    book = xlsx(Sheet([["STT", "Tên tổ chức", "Loại"], [1, "Quỹ Bầu ơi", "quỹ"]]))
    upload = store(BytesIO(book), "so.xlsx", files, kinds=(EXCEL,))
    with transaction(by=by, doing="Tải lên"):
        importing = begin("partners", upload, sheets_of(path_of(upload.sha256, files)), by=by)
    with transaction(importing, by=by, doing="Kiểm tra"):
        opened = open_file(importing, files)
        read_columns(importing, opened, 1, standing_reading(importing, opened, by=by), by=by)
        look_at(importing, by=by)
    return importing.id, importing.job_id


def lead_cases_through() -> None:
    """Put real rows into as many tables as the straight path fills."""
    with transaction(by=Installer(FIRST), doing="Cài đặt"):
        install_reference()
    case_at(Status.INCOMPLETE)
    case_at(Status.NOTIFIED)
    db.session.remove()
