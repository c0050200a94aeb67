"""Migrations build exactly the models, and go up, down and up again with rows in the tables."""

from collections.abc import Iterator
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
from app.core.search import belongs_to_search
from app.core.transaction import transaction
from app.office.actions import install_reference
from config import Config
from tests.aid.cases import FIRST, case_at
from tests.machine import empty_database


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


def lead_cases_through() -> None:
    """Put real rows into as many tables as the straight path fills."""
    with transaction(by=Installer(FIRST), doing="Cài đặt"):
        install_reference()
    case_at(Status.INCOMPLETE)
    case_at(Status.NOTIFIED)
    db.session.remove()
