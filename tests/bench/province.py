"""Offices to measure in: a fresh one, and one whose province has very many aids."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from app import create_app
from app.cli import Installer
from app.core.db import db
from app.core.transaction import transaction
from app.office.actions import install_reference
from config import Config
from tests.bench.seeding import PARTNERS, TODAY, seed
from tests.house import Visitor
from tests.machine import empty_database


@contextmanager
def fresh_office(folder: Path, name: str = "bench") -> Iterator[tuple[Flask, str]]:
    """An application on a database of its own, migrated and with the reference rows."""
    with empty_database(name, folder) as url:
        config = Config({"DATABASE_URL": url, "INSTANCE": str(folder), "SECRET_KEY": "test"})
        app = create_app({**config.flask(), "FIXED_DAY": TODAY})
        app.test_client_class = Visitor
        with app.app_context():
            upgrade()
            with transaction(by=Installer(TODAY), doing="Cài đặt"):
                install_reference()
            db.session.remove()
        yield app, url
        with app.app_context():
            db.engine.dispose()


@contextmanager
def large_province(folder: Path, aids: int, partners: int = PARTNERS) -> Iterator[Flask]:
    """An office with so many aids."""
    with fresh_office(folder, f"bench_{aids}_{partners}") as (app, _):
        with app.app_context():
            seed(aids, partners=partners)
        yield app
