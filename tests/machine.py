"""What this machine gives the tests: a browser and a database for each worker.

What it has not is left out and said in one line at the start; with REQUIRE_ALL=1 it stops the run instead.
TEST_DATABASE_URL names the database: sqlite:// or postgresql+psycopg://user@host/name, where each worker
makes and drops name_gw0, name_gw1 …
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL, make_url

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def chromium() -> str | None:
    """The browser to drive: the one that CHROMIUM names, or the first found."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def given_database() -> URL:
    return make_url(os.environ.get("TEST_DATABASE_URL") or "sqlite://")


def on_postgresql() -> bool:
    return given_database().get_backend_name() == "postgresql"


def missing() -> list[str]:
    """One sentence for each thing that the tests would use and this machine or call does not give."""
    lacks = []
    if chromium() is None:
        lacks.append("browser journeys: no chromium found (CHROMIUM may name one)")
    if "TEST_DATABASE_URL" not in os.environ:
        lacks.append("PostgreSQL: TEST_DATABASE_URL is not set (the tests run on SQLite)")
    return lacks


def pytest_configure() -> None:
    if os.environ.get("REQUIRE_ALL") == "1" and missing():
        raise pytest.UsageError("REQUIRE_ALL=1, but the tests would leave out " + "; ".join(missing()))


def pytest_report_header() -> list[str]:
    return [f"left out: {lack}" for lack in missing()]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    out = {"sqlite" if on_postgresql() else "postgresql"}
    if chromium() is None:
        out.add("journey")
    left_out = [item for item in items if out & {mark.name for mark in item.iter_markers()}]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@contextmanager
def empty_database(name: str, folder: Path) -> Iterator[str]:
    """The address of a new database, gone afterwards; on PostgreSQL beside the one that was given."""
    if not on_postgresql():
        yield f"sqlite:///{folder / f'{name}.db'}"
        return
    given = given_database()
    own = given.set(database=f"{given.database}_{name}")
    quoted = Identifier(str(own.database))
    server = given.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(quoted))
        yield own.render_as_string(hide_password=False)
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


@pytest.fixture(scope="session")
def database_url(worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty database of this worker alone, gone when the worker is done."""
    with empty_database(worker_id, tmp_path_factory.mktemp("database")) as url:
        yield url
