"""A demonstration played once for each worker, on a database of its own."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from app.core import history
from app.core.db import db
from app.demo.player import install
from tests.house import Visitor, migrated
from tests.machine import empty_database

INSTALLED = date(2026, 11, 22)  # a Sunday


@pytest.fixture(scope="session")
def played(worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application of a demonstration that was installed on a Sunday, and stands on that day."""
    folder = tmp_path_factory.mktemp("demonstration")
    with (
        empty_database(f"{worker_id}_demo", folder) as url,
        migrated(url, folder, TESTING=True, WTF_CSRF_ENABLED=False, FIXED_DAY=INSTALLED) as app,
    ):
        app.test_client_class = Visitor
        with app.app_context():
            install(INSTALLED, app.config["FILES"])
            app.config["PLAYED_THROUGH"] = history.head(db.session())[0]  # visitors write on from here
            db.session.remove()
        yield app


@pytest.fixture
def demo(played: Flask) -> Iterator[Flask]:
    """Inside the demonstration, which a test only looks at."""
    with played.app_context():
        yield played
        db.session.remove()
