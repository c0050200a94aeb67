"""What the machine lacks is said once, and cannot be overlooked where everything is required."""

from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text

from tests import machine


@pytest.fixture
def bare_machine(monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    for name in ("CHROMIUM", "TEST_DATABASE_URL", "REQUIRE_ALL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_what_is_missing_is_said_in_a_line_each(bare_machine):
    assert machine.pytest_report_header() == [
        "left out: browser journeys: no chromium found (CHROMIUM may name one)",
        "left out: PostgreSQL: TEST_DATABASE_URL is not set (the tests run on SQLite)",
    ]


def test_nothing_is_said_where_nothing_is_missing(bare_machine):
    bare_machine.setenv("CHROMIUM", "/usr/bin/chromium")
    bare_machine.setenv("TEST_DATABASE_URL", "sqlite://")
    assert machine.pytest_report_header() == []


def test_a_run_that_requires_all_stops_where_something_is_missing(bare_machine):
    bare_machine.setenv("REQUIRE_ALL", "1")
    with pytest.raises(pytest.UsageError, match="no chromium found"):
        machine.pytest_configure()


def test_a_run_that_does_not_require_all_goes_on(bare_machine):
    machine.pytest_configure()


@pytest.mark.parametrize(
    ("database", "kept"),
    [
        ("sqlite://", ["plain", "sqlite"]),
        ("postgresql+psycopg://localhost/nhipcau_test", ["plain", "postgresql"]),
    ],
)
def test_journeys_and_the_other_database_are_left_out_by_their_marks(bare_machine, database, kept):
    bare_machine.setenv("TEST_DATABASE_URL", database)
    items = [marked("plain"), marked("journey"), marked("sqlite"), marked("postgresql")]
    left_out = collected(items)
    assert [item.name for item in items] == kept
    assert len(items) + len(left_out) == 4


def test_journeys_are_kept_where_a_browser_is(bare_machine):
    bare_machine.setenv("CHROMIUM", "/usr/bin/chromium")
    assert collected([marked("journey")]) == []


def test_a_worker_has_a_database_of_its_own(database_url, worker_id):
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    engine.dispose()
    if machine.on_postgresql():
        assert engine.url.database.endswith(f"_{worker_id}")


def marked(name):
    return SimpleNamespace(name=name, iter_markers=lambda: [SimpleNamespace(name=name)])


def collected(items):
    """Let the machine sort these tests; what it leaves out is given back, as it is to pytest."""
    left_out = []
    hook = SimpleNamespace(pytest_deselected=lambda items: left_out.extend(items))
    machine.pytest_collection_modifyitems(SimpleNamespace(hook=hook), items)
    return left_out
