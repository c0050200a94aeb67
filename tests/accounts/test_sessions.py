"""The session of a browser: rotated, ended by idleness, ended everywhere by a new password."""

from datetime import date

import pytest
import time_machine

from app.accounts import actions
from app.core.db import db
from app.core.transaction import transaction
from tests import factories as make

START = "2026-01-05 08:00:00Z"


def signed_in(client, made):
    client.post("/dang-nhap", data={"username": made.username, "password": make.PASSWORD})
    return client


def test_an_hour_without_a_request_ends_the_session(client):
    with time_machine.travel(START, tick=False) as clock:
        signed_in(client, make.user("LHHN"))
        clock.move_to("2026-01-05 09:00:00Z")
        assert client.get("/").status_code == 200
        clock.move_to("2026-01-05 10:00:01Z")
        answer = client.get("/?a=1")
        page = client.get(answer.headers["Location"])
    assert answer.headers["Location"] == "/dang-nhap?next=/?a%3D1"
    assert "Bạn đã được đăng xuất sau 60 phút không thao tác." in page.text


def test_idleness_is_judged_by_the_office_s_setting(client, monkeypatch):
    monkeypatch.setitem(client.application.config, "IDLE_MINUTES", 5)
    with time_machine.travel(START, tick=False) as clock:
        signed_in(client, make.user("LHHN"))
        clock.move_to("2026-01-05 08:05:01Z")
        assert client.get("/").status_code == 302


def test_the_session_is_written_anew_at_most_once_a_minute(client):
    with time_machine.travel(START, tick=False) as clock:
        signed_in(client, make.user("LHHN")).get("/")
        clock.move_to("2026-01-05 08:00:59Z")
        assert "Set-Cookie" not in client.get("/").headers
        clock.move_to("2026-01-05 08:01:00Z")
        assert "Set-Cookie" in client.get("/").headers


def test_a_file_that_a_page_fetches_is_no_sign_of_a_person(client):
    with time_machine.travel(START, tick=False) as clock:
        signed_in(client, make.user("LHHN"))
        clock.move_to("2026-01-05 08:30:00Z")
        client.get("/static/app.css").close()
        clock.move_to("2026-01-05 09:00:01Z")
        assert client.get("/").status_code == 302


def test_a_session_without_a_time_has_ended(client):
    client.sign_in(make.user("LHHN"))
    with client.session_transaction() as session:
        del session["seen"]
    assert client.get("/").status_code == 302


def test_signing_in_takes_nothing_over_from_the_session_before(client):
    with client.session_transaction() as session:
        session["csrf_token"] = session["planted"] = "x"
    signed_in(client, make.user("LHHN"))
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != "x"


def test_signing_out_leaves_nothing_in_the_session_but_the_message(client):
    signed_in(client, make.user("LHHN"))
    client.post("/dang-xuat")
    with client.session_transaction() as session:
        assert list(session) == ["_flashes"]
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("change", ["password", "disabled"])
def test_a_new_password_or_a_disabled_account_ends_every_session(client, change):
    made = make.user("LHHN")
    signed_in(client, made)
    with transaction(made, by=make.person("LHHN"), doing="Sửa"):
        if change == "password":
            actions.set_password(made, "mật khẩu khác hẳn", must_change=False)
        else:
            made.active = False
    assert client.get("/").status_code == 302


def test_a_script_without_a_session_gets_a_refusal_and_not_the_sign_in_page(client):
    assert client.get("/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 401


def test_people_of_a_unit_that_ended_sign_in_only_to_read_so(client, set_today):
    made = make.user("SKHDT")
    set_today(make.DAY)
    signed_in(client, made)
    assert client.get("/").status_code == 200
    set_today(date(2025, 3, 1))
    answer = client.get("/")
    assert answer.status_code == 403
    assert "đã kết thúc từ ngày 01/03/2025 và quyền của bạn dừng từ ngày đó" in answer.text
    assert db.session.get(type(made), made.id).active
    assert client.get("/doi-mat-khau").status_code == 200
