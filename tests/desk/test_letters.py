"""The letter of the morning: who gets it, what it says, what becomes of one that does not arrive."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.accounts.actions import change_mail
from app.accounts.models import Role
from app.aid.models import Status
from app.cli.mailing import attend
from app.core.db import db
from app.desk.models import MailMessage, MailState
from tests import factories as make
from tests.aid.cases import case_at
from tests.letterbox import letterbox

ADDRESS = "tham.vu@example.vn"
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def morning(day: date, hour: int = 8) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HERE)


@pytest.fixture
def box(app):
    with letterbox() as box:
        app.config["MAIL_SERVER"] = box.settings
        app.config["SITE_URL"] = "http://nhipcau.example"
        yield box
        app.config["MAIL_SERVER"] = None
        app.config["SITE_URL"] = ""


@pytest.fixture
def case(session, set_today):
    """A dossier that an officer with an address has to appraise, on a Monday."""
    case = case_at(Status.APPRAISING)
    case.later((date(2020, 11, 16) - case.day).days)
    change_mail(case.people["officer"], ADDRESS, wants_digest=True, by=case.by("officer"), version=None)
    set_today(case.day)
    return case


def at(moment: datetime) -> None:
    attend(lambda: moment)


def only_letter() -> MailMessage:
    return db.session.scalars(select(MailMessage)).one()


def test_the_letter_names_files_by_their_code_with_the_task_and_the_day(box, case):
    at(morning(case.day))
    (letter,) = box.letters
    assert (letter["To"], letter["Subject"]) == (ADDRESS, "Nhịp Cầu 16/11/2020: 1 việc đang chờ")
    text = letter.get_content()
    assert f"- {case.proposal.dossier.code}: Trình lãnh đạo, hạn 23/11/2020" in text
    assert case.proposal.title not in text
    assert "Mở Nhịp Cầu: http://nhipcau.example" in text
    assert only_letter().state == MailState.SENT


def test_there_is_one_letter_a_day_however_often_the_worker_looks(box, case):
    for hour in (7, 8, 15):
        at(morning(case.day, hour))
    assert len(box.letters) == 1


@pytest.mark.parametrize("hour", [0, 6])
def test_nothing_is_written_before_the_morning(box, case, hour):
    at(morning(case.day, hour))
    assert box.letters == []


def test_nothing_is_written_on_a_day_off(box, case, set_today):
    sunday = date(2020, 11, 22)
    set_today(sunday)
    at(morning(sunday))
    assert box.letters == []


def test_who_has_switched_it_off_or_has_nothing_waiting_gets_none(box, case):
    idle = make.user("TP")
    change_mail(idle, "ranh@example.vn", wants_digest=True, by=case.by("officer"), version=None)
    change_mail(case.people["officer"], ADDRESS, wants_digest=False, by=case.by("officer"), version=None)
    at(morning(case.day))
    assert box.letters == []


def test_a_refused_letter_is_tried_six_times_and_then_given_up_with_its_reason(box, case):
    box.refused.add(ADDRESS)
    moment = morning(case.day)
    for _ in range(6):
        assert only_letters_waiting(moment)
        moment += timedelta(days=1)
    letter = only_letter()
    assert (letter.state, letter.tries) == (MailState.FAILED, 6)
    assert "550" in letter.reason


def only_letters_waiting(moment: datetime) -> bool:
    at(moment)
    return only_letter().tries > 0


def test_the_administrator_sees_why_and_sends_again(box, case, client):
    box.refused.add(ADDRESS)
    for days in range(6):
        at(morning(case.day) + timedelta(days=days))
    client.sign_in(make.user("LHHN", Role.ADMIN))
    shown = client.get("/quan-tri/thu-nhac-viec").text
    assert "không gửi được" in shown
    page = f"/quan-tri/thu-nhac-viec/{only_letter().id}"
    assert "550" in client.get(page).text
    client.post(f"{page}/gui-lai")
    box.refused.clear()
    at(morning(case.day, 9))
    assert len(box.letters) == 1


def test_a_server_that_is_away_keeps_the_letters_waiting(app, case, box):
    app.config["MAIL_SERVER"] = {**box.settings, "port": 1}
    at(morning(case.day))
    assert (only_letter().state, only_letter().tries) == (MailState.WAITING, 1)
    app.config["MAIL_SERVER"] = box.settings
    at(morning(case.day, 9))
    assert len(box.letters) == 1


def test_without_a_server_nothing_is_written(case):
    at(morning(case.day))
    assert db.session.scalars(select(MailMessage)).all() == []


def test_a_user_says_where_letters_go_and_stops_them(client, session):
    user = make.user("LHHN")
    client.sign_in(user)
    wrong = client.post("/thu-nhac-viec", data={"email": "an.nguyen", "wants_digest": "y"})
    assert "không phải địa chỉ thư điện tử" in wrong.text
    client.post("/thu-nhac-viec", data={"email": "An.Nguyen@Example.VN", "version": str(user.version)})
    assert (user.email, user.wants_digest) == ("An.Nguyen@example.vn", False)
