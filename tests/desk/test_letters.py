"""The letter of the morning: who gets it, what it says, what becomes of one that does not arrive."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.accounts.actions import change_mail
from app.accounts.models import Role
from app.aid.models import Status
from app.cli import Installer, mailing
from app.cli.mailing import MORNING, attend, send_mail
from app.core.db import db, now
from app.core.pulse import Reached
from app.desk.actions import send_letter
from app.desk.models import MailMessage, MailState
from app.jobs.actions import ask_for_mail, run_next, stop
from app.jobs.models import Job, JobKind, JobState
from app.jobs.queries import reached
from tests import factories as make
from tests.aid.cases import case_at
from tests.letterbox import letterbox
from tests.pages import opened

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
    work(moment)


def work(moment: datetime) -> None:
    """Let the worker send what he was asked to send."""
    sending = {JobKind.MAIL: lambda work: send_mail(work, lambda: moment)}
    while run_next(sending, files=current_app.config["FILES"], today=moment.date):
        pass
    db.session.expire_all()


def jobs() -> list[Job]:
    return list(db.session.scalars(select(Job).order_by(Job.id)))


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
    assert jobs() == []


# sending as long work


@pytest.fixture
def administrator(client):
    return client.sign_in(make.user("LHHN", Role.ADMIN))


@pytest.fixture
def crowd(case) -> list[str]:
    """Three officers of one dossier, each with an address."""
    addresses = [f"can-bo-{n}@example.vn" for n in range(2)]
    for address in addresses:
        colleague = make.user(case.lead)
        change_mail(colleague, address, wants_digest=True, by=case.by("officer"), version=None)
    return [ADDRESS, *addresses]


def test_letters_that_wait_are_one_job_that_the_administrator_sees(box, case, administrator):
    for hour in (7, 8):
        attend(lambda hour=hour: morning(case.day, hour))
    (job,) = jobs()
    assert (job.kind, job.state, job.owner) == (JobKind.MAIL, JobState.QUEUED, None)
    assert box.letters == []
    assert "Gửi thư nhắc việc" in administrator.get("/cong-viec-nen").text
    work(morning(case.day))
    page = opened(administrator, f"/cong-viec-nen/{job.id}").words
    assert "Đã gửi 1 thư." in page
    assert "gửi thư · tự động" in page


def test_only_administrators_see_that_letters_are_sent(box, case, client):
    client.sign_in(case.people["officer"])
    at(morning(case.day))
    assert "Gửi thư nhắc việc" not in client.get("/cong-viec-nen").text
    assert client.get(f"/cong-viec-nen/{jobs()[0].id}").status_code == 403
    assert client.post("/cong-viec-nen/gui-thu").status_code == 403


def test_the_database_refuses_a_second_job_that_sends_letters(session, case):
    by = Installer(case.day)
    ask_for_mail(by=by)
    session.add(Job(kind=JobKind.MAIL, title="Gửi thư", asked_at=now()))
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()
    ask_for_mail(by=case.by("officer"))
    assert len(jobs()) == 1


def test_a_stop_leaves_the_others_waiting_until_the_next_day_or_the_administrator(
    box, crowd, case, administrator, monkeypatch
):
    seen = []

    def send_and_stop(*args, **named):
        files, job = current_app.config["FILES"], jobs()[-1]
        seen.append(reached(job, files))
        stop(job, files=files)
        return send_letter(*args, **named)

    write_today = datetime.now(HERE).replace(hour=MORNING)
    attend(lambda: write_today)
    with monkeypatch.context() as patched:
        patched.setattr(mailing, "send_letter", send_and_stop)
        work(write_today)
    (job,) = jobs()
    assert (job.state, seen, len(box.letters)) == (JobState.STOPPED, [Reached(0, 3)], 1)
    assert job.said == "Đã gửi 1 trong 3 thư rồi dừng theo yêu cầu; thư còn lại chờ đến hôm sau."
    at(write_today)
    assert len(box.letters) == 1
    administrator.post("/cong-viec-nen/gui-thu")
    work(write_today)
    assert sorted(str(letter["To"]) for letter in box.letters) == sorted(crowd)


def test_sending_that_was_stopped_goes_on_the_next_day(box, case):
    today = datetime.now(HERE).replace(hour=MORNING)
    attend(lambda: today)
    stop(jobs()[0], files=current_app.config["FILES"])
    at(today)
    assert box.letters == []
    at(today + timedelta(days=1))
    assert len(box.letters) == 1


def test_while_the_server_is_away_no_letter_is_tried_in_vain(app, box, crowd, case):
    app.config["MAIL_SERVER"] = {**box.settings, "port": 1}
    for minutes in range(4):
        at(morning(case.day) + timedelta(minutes=minutes))
    (job,) = jobs()
    assert job.state == JobState.FAILED
    assert "Đã gửi 0 trong 3 thư thì máy chủ thư không trả lời" in job.said
    tries = db.session.scalars(select(MailMessage.tries).order_by(MailMessage.id)).all()
    assert tries == [1, 0, 0]
    app.config["MAIL_SERVER"] = box.settings
    at(morning(case.day) + timedelta(minutes=5))
    assert len(box.letters) == 3


def test_one_refused_letter_keeps_no_other_from_leaving(box, crowd, case):
    box.refused.add(ADDRESS)
    at(morning(case.day))
    assert len(box.letters) == 2
    assert jobs()[0].said == "Đã gửi 2 thư. 1 thư bị từ chối, lý do ở trang Thư nhắc việc."


def test_sending_without_a_server_is_refused_with_a_sentence(case, administrator):
    administrator.post("/cong-viec-nen/gui-thu")
    work(morning(case.day))
    assert "SMTP_HOST" in jobs()[0].said


def test_a_user_says_where_letters_go_and_stops_them(client, session):
    user = make.user("LHHN")
    client.sign_in(user)
    wrong = client.post("/thu-nhac-viec", data={"email": "an.nguyen", "wants_digest": "y"})
    assert "không phải địa chỉ thư điện tử" in wrong.text
    client.post("/thu-nhac-viec", data={"email": "An.Nguyen@Example.VN", "version": str(user.version)})
    assert (user.email, user.wants_digest) == ("An.Nguyen@example.vn", False)
