"""`flask demo`: plays into an empty database only, tells its accounts, and goes as a whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from app.accounts.actions.passwords import matches
from app.accounts.models import User
from app.core import history
from app.core.db import db
from app.core.transaction import transaction
from app.demo import player
from app.demo.command import accounts
from app.demo.models import Demonstration
from app.demo.people import PASSWORD, desks
from app.demo.stage import Stagehand
from app.dossiers.models import Dossier
from app.office.models import Unit
from tests.demo.conftest import INSTALLED
from tests.house import migrated
from tests.machine import empty_database


@pytest.fixture
def empty(worker_id: str, tmp_path: Path) -> Iterator[Flask]:
    """A migrated installation without a row, on the day of the demonstration."""
    with (
        empty_database(f"{worker_id}_empty", tmp_path) as url,
        migrated(url, tmp_path, FIXED_DAY=INSTALLED) as app,
    ):
        yield app


@pytest.fixture
def quick_play(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration without its people and dossiers, for what does not depend on them."""
    monkeypatch.setattr(player, "_play", lambda stage: None)


def run(app: Flask, *words: str) -> Result:
    with app.app_context():
        return app.test_cli_runner().invoke(args=words)


def has_rows(app: Flask, model: type) -> bool:
    with app.app_context():
        return db.session.scalar(select(model.id).limit(1)) is not None


def test_the_second_time_it_says_in_one_line_that_it_is_there(played):
    answer = run(played, "demo", "--once")
    assert (answer.exit_code, answer.output) == (
        0,
        "Bản trình diễn đã cài ngày 22/11/2026; dữ liệu được giữ nguyên.\n",
    )


def test_once_leaves_a_real_office_as_it_is(empty):
    assert run(empty, "init-office").exit_code == 0
    answer = run(empty, "demo", "--once")
    assert (answer.exit_code, answer.output) == (0, player.NOT_EMPTY + "\n")
    assert not has_rows(empty, Demonstration)


def test_without_once_a_real_office_is_a_failure(empty):
    assert run(empty, "init-office").exit_code == 0
    answer = run(empty, "demo")
    assert answer.exit_code == 1
    assert player.NOT_EMPTY in answer.output


def test_a_day_before_todays_units_is_refused(empty):
    empty.config["FIXED_DAY"] = player.FIRST_DAY.replace(year=2020)
    answer = run(empty, "demo", "--once")
    assert answer.exit_code == 0
    assert "chỉ cài được từ ngày 15/03/2026" in answer.output
    assert not has_rows(empty, Unit)


def test_the_first_day_on_which_it_may_be_played_is_far_enough_from_the_units_before(empty):
    empty.config["FIXED_DAY"] = player.FIRST_DAY
    assert run(empty, "demo").exit_code == 0
    with empty.app_context():
        regimes = set(
            db.session.scalars(
                select(Dossier.regime).where(Dossier.code.startswith("VT-20"), ~Dossier.from_old_book)
            )
        )
    assert regimes == {"nd80", "nd313"}


def test_a_production_installation_gets_no_public_password(empty):
    empty.config["PRODUCTION"] = True
    answer = run(empty, "demo", "--once")
    assert "APP_ENV=production" in answer.output
    assert not has_rows(empty, Unit)


def test_a_play_that_was_interrupted_begins_anew(empty, quick_play):
    with empty.app_context(), transaction(by=Stagehand(INSTALLED), doing="bị ngắt"):
        db.session.add(Demonstration(installed_on=INSTALLED))
    answer = run(empty, "demo", "--once")
    assert answer.output.splitlines()[0] == "Lần cài bản trình diễn trước bị ngắt giữa chừng; cài lại từ đầu."
    with empty.app_context():
        assert player.demonstration().through == history.head(db.session())[0]


def test_no_real_office_begins_in_a_demonstration(played):
    answer = run(played, "init-office", "--username", "khac")
    assert answer.exit_code == 1
    assert "flask demo --remove" in answer.output


def test_removing_asks_first_and_counts_what_people_have_added(empty, quick_play):
    assert run(empty, "demo").exit_code == 0
    with empty.app_context(), transaction(by=Stagehand(INSTALLED), doing="Sửa"):
        db.session.scalars(select(Unit)).first().short_name = "khác"
    answer = run(empty, "demo", "--remove")
    assert answer.exit_code == 1
    assert "kể cả 1 thay đổi" in answer.output
    assert "--yes" in answer.output
    assert has_rows(empty, Unit)


def test_removing_leaves_an_empty_database_and_no_file(empty):
    assert run(empty, "demo").exit_code == 0
    files = empty.config["FILES"]
    assert any(path.is_file() for path in files.rglob("*"))
    assert run(empty, "demo", "--remove", "--yes").exit_code == 0
    assert not any(path.is_file() for path in files.rglob("*"))
    assert not any(has_rows(empty, model) for model in (Demonstration, Dossier, User, Unit))
    assert run(empty, "init-office").exit_code == 0


def test_an_office_of_its_own_is_never_removed(empty):
    assert run(empty, "init-office").exit_code == 0
    answer = run(empty, "demo", "--remove", "--yes")
    assert answer.exit_code == 1
    assert has_rows(empty, Unit)


def test_the_server_tells_every_account_and_its_password(demo):
    lines = list(accounts())
    assert PASSWORD in lines[0]
    for desk, line in zip(desks(), lines[1:], strict=True):
        assert all(username in line for username in desk.usernames)
    assert lines[2].startswith("  Sở Tài chính (chủ trì thẩm định")


def test_everybody_signs_in_with_the_password_that_is_told(demo):
    users = db.session.scalars(select(User)).all()
    assert len({user.password_hash for user in users}) == 1
    assert matches(users[0].password_hash, PASSWORD)
    assert not any(user.must_change_password for user in users)


def test_every_page_says_that_it_is_a_demonstration(demo):
    assert "Bản trình diễn" in demo.test_client().get("/dang-nhap").get_data(as_text=True)
