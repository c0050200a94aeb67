"""The house the tests live in: one application per worker with the reference office, every test rolled back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy.orm import Session

from app import create_app
from app.accounts.actions import passwords
from app.accounts.models import User
from app.cli import Installer
from app.core.db import db
from app.core.sessions import SEEN
from app.core.transaction import transaction
from app.office.actions import install_reference
from config import Config

SETTING_UP = date(2020, 1, 2)


@contextmanager
def furnished(database_url: str, folder: Path, **settings: Any) -> Iterator[Flask]:
    """An application on an empty database, migrated and with the reference rows, while the block runs."""
    with migrated(database_url, folder, **settings) as app:
        with app.app_context():
            with transaction(by=Installer(SETTING_UP), doing="Cài đặt"):
                install_reference()
            db.session.remove()
        yield app


@contextmanager
def migrated(database_url: str, folder: Path, **settings: Any) -> Iterator[Flask]:
    """An application on a database with all its tables and no rows, while the block runs."""
    passwords.TIME_COST, passwords.MEMORY_COST = 1, 8
    config = Config({"DATABASE_URL": database_url, "INSTANCE": str(folder), "SECRET_KEY": "test"})
    app = create_app({**config.flask(), **settings})
    with app.app_context():
        upgrade()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def application(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application on this worker's database, migrated and with the reference rows."""
    folder = tmp_path_factory.mktemp("instance")
    with furnished(database_url, folder, TESTING=True, WTF_CSRF_ENABLED=False) as app:
        app.test_client_class = Visitor
        yield app


class Visitor(FlaskClient):
    """A browser without a picture; what the test or an earlier request has read is let go before each request."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        db.session.commit()
        for name in list(g):  # the test's own context, in which its requests run one after another
            g.pop(name)
        answer = super().open(*args, **{"buffered": True, **kwargs})  # read whole, then closed
        db.session.expire_all()
        return answer

    def sign_in(self, user: User) -> "Visitor":
        """Sign in as this user, past the sign-in page."""
        with self.session_transaction() as session:
            session["_user_id"] = user.get_id()
            session["_fresh"] = True
            session[SEEN] = int(time.time())
        return self


@pytest.fixture
def app(application: Flask) -> Iterator[Flask]:
    """The application inside a transaction that is rolled back when the test is over; today is settable."""
    with application.app_context():
        engine = db.engines[None]
        connection = engine.connect()
        outer = connection.begin()
        db.engines[None] = connection  # type: ignore[assignment]  # sessions bind to either
        application.config["FIXED_DAY"] = None
        try:
            yield application
        finally:
            db.session.remove()
            outer.rollback()
            connection.close()
            db.engines[None] = engine


@pytest.fixture
def session(app: Flask) -> Session:
    """The session of the test."""
    return db.session()


@pytest.fixture
def client(app: Flask) -> Visitor:
    """Somebody who has not signed in."""
    return app.test_client()  # type: ignore[return-value]  # the application makes Visitors


@pytest.fixture
def set_today(app: Flask) -> Callable[[date], None]:
    """Let the application stand on a day."""

    def stand_on(day: date) -> None:
        app.config["FIXED_DAY"] = day

    return stand_on
