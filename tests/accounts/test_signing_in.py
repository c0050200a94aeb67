"""Signing in with a password, and the throttle that wrong ones run into."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import event, func, select

from app.accounts import actions
from app.accounts.actions import passwords, signing_in
from app.accounts.models import SignInAttempt
from app.core import history
from app.core.db import db, now
from tests import factories as make

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
WAIT = "Sai mật khẩu quá nhiều lần. Hãy thử lại sau {} phút."


def knock(client, username, password=None, address="10.0.0.7"):
    password = password or "sai hoàn toàn"
    return client.post(
        "/dang-nhap",
        data={"username": username, "password": password},
        environ_overrides={"REMOTE_ADDR": address},
    )


def attempts(session):
    return session.scalar(select(func.count()).select_from(SignInAttempt))


def test_the_right_password_opens_the_home_page(client):
    made = make.user("LHHN")
    assert knock(client, made.username, make.PASSWORD).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_the_name_may_be_typed_in_capitals(client):
    made = make.user("LHHN")
    assert knock(client, f" {made.username.upper()} ", make.PASSWORD).status_code == 302


def test_the_password_is_the_same_from_a_keyboard_that_composes_accents(client):
    made = make.user("LHHN")
    assert knock(client, made.username, "mâ\u0323t kh\u00e2\u0309u d\u00e0i 12").status_code == 302


def test_a_stranger_is_sent_to_the_sign_in_page(client):
    assert client.get("/").headers["Location"] == "/dang-nhap?next=/"


def test_a_wrong_password_and_an_unknown_name_get_the_same_page(client):
    made = make.user("LHHN")
    wrong, unknown = knock(client, made.username), knock(client, "khongco")
    assert WRONG in wrong.text
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace(made.username, "x") == unknown.text.replace("khongco", "x")


def test_a_disabled_user_gets_the_sentence_of_a_wrong_password(client, session):
    made = make.user("LHHN", active=False)
    assert WRONG in knock(client, made.username, make.PASSWORD).text


@pytest.mark.parametrize("known", [True, False])
def test_one_hash_is_verified_whether_the_name_is_known_or_not(client, monkeypatch, known):
    name = make.user("LHHN").username if known else "khongco"
    seen = []
    monkeypatch.setattr(passwords, "matches", lambda kept, typed: seen.append(kept) or False)
    knock(client, name)
    assert [kept.startswith("$argon2id$") for kept in seen] == [True]


@pytest.mark.parametrize("known", [True, False])
def test_after_five_failures_the_right_password_waits_too(client, monkeypatch, known):
    name = make.user("LHHN").username if known else "khongco"
    with time_machine.travel("2026-01-05 08:00Z", tick=False):
        for _ in range(5):
            assert knock(client, name).status_code == 422
    monkeypatch.setattr(passwords, "matches", lambda kept, typed: pytest.fail("a password was looked at"))
    with time_machine.travel("2026-01-05 08:04:30Z", tick=False):
        answer = knock(client, name, make.PASSWORD)
    assert answer.status_code == 429
    assert WAIT.format(11) in answer.text
    assert answer.headers["Retry-After"] == "630"


def test_the_failures_are_counted_under_the_folded_name(client):
    made = make.user("LHHN")
    for name in (made.username, made.username.upper(), f" {made.username}", made.username, made.username):
        knock(client, name)
    assert knock(client, made.username, make.PASSWORD).status_code == 429


def test_after_fifteen_minutes_one_may_try_again(client):
    made = make.user("LHHN")
    with time_machine.travel("2026-01-05 08:00Z", tick=False):
        for _ in range(6):
            knock(client, made.username)
    with time_machine.travel("2026-01-05 08:15Z", tick=False):
        assert knock(client, made.username, make.PASSWORD).status_code == 302


def test_knocking_on_while_one_must_wait_does_not_make_the_wait_longer(client, session):
    made = make.user("LHHN")
    for _ in range(8):
        knock(client, made.username)
    assert attempts(session) == 2 * 5


def test_a_success_clears_the_failures_of_the_name(client, session):
    made = make.user("LHHN")
    for _ in range(4):
        knock(client, made.username)
    knock(client, made.username, make.PASSWORD)
    assert knock(client, made.username).status_code == 422
    assert session.scalar(select(func.count()).where(SignInAttempt.key.startswith("name:"))) == 1


def test_a_success_buys_no_tries_at_other_names_from_the_same_address(client, session, monkeypatch):
    monkeypatch.setattr(signing_in, "PER_ADDRESS", 3)
    made = make.user("LHHN")
    for name in ("nguoi.a", "nguoi.b"):
        knock(client, name)
    assert knock(client, made.username, make.PASSWORD).status_code == 302
    assert knock(client.application.test_client(), "nguoi.c").status_code == 422
    assert knock(client.application.test_client(), "nguoi.d").status_code == 429


def test_thirty_failures_from_one_address_stop_that_address_only(client):
    made = make.user("LHHN")
    for n in range(30):
        assert knock(client, f"ten{n}").status_code == 422
    assert knock(client, made.username, make.PASSWORD).status_code == 429
    assert knock(client, made.username, make.PASSWORD, address="10.0.0.8").status_code == 302


def test_the_addresses_of_one_ipv6_network_count_as_one(client, monkeypatch):
    monkeypatch.setattr(signing_in, "PER_ADDRESS", 2)
    for n in (1, 2):
        knock(client, f"ten{n}", address=f"2001:db8:0:7::{n}")
    assert knock(client, "ten3", address="2001:db8:0:7:ffff::3").status_code == 429
    assert knock(client, "ten4", address="2001:db8:0:8::1").status_code == 422


def test_attempts_sent_at_the_same_moment_do_not_slip_past_the_limit(app, monkeypatch, session):
    """Another process notes its failures between our first look and our own note."""
    made, noted = make.user("LHHN"), signing_in._noted

    def others_first(keys, at):
        for _ in range(5):
            noted(keys, at)
        return noted(keys, at)

    monkeypatch.setattr(signing_in, "_noted", others_first)
    with pytest.raises(actions.Throttled):
        actions.verified(made.username, make.PASSWORD, address=None, at=now())
    assert attempts(session) == 5


def test_rows_too_old_to_count_are_swept(client, session):
    with time_machine.travel("2026-01-05 08:00Z", tick=False):
        knock(client, "khongco")
    with time_machine.travel("2026-01-05 08:15Z", tick=False):
        knock(client, "nguoikhac")
        assert session.scalars(select(SignInAttempt.at)).all() == [now()] * 2


def test_what_was_typed_as_a_name_is_kept_nowhere(client, session):
    knock(client, "mat khau go nham o")
    assert not [key for key in session.scalars(select(SignInAttempt.key)) if "nham" in key]


def test_a_failed_attempt_leaves_no_row_in_the_history(client, session):
    before = history.head(session)[0]
    knock(client, make.user("LHHN").username)
    assert history.head(session)[0] == before + 1  # the user


def test_an_outdated_hash_is_made_anew_at_the_next_sign_in(client, session, monkeypatch):
    made = make.user("LHHN")
    old = made.password_hash
    passwords.hasher.cache_clear()
    monkeypatch.setattr(passwords, "MEMORY_COST", 16)
    try:
        knock(client, made.username, make.PASSWORD)
        assert made.password_hash != old
        assert not passwords.is_outdated(made.password_hash)
        assert passwords.matches(made.password_hash, make.PASSWORD)
    finally:
        passwords.hasher.cache_clear()


def test_a_password_changed_while_it_was_being_verified_does_not_open(app, monkeypatch):
    made, matches = make.user("LHHN"), passwords.matches

    def slowly(kept, typed):
        right = matches(kept, typed)
        with signing_in.unrecorded():
            made.password_hash = passwords.hashed("đã đổi ở nơi khác")
        return right

    monkeypatch.setattr(passwords, "matches", slowly)
    assert actions.verified(made.username, make.PASSWORD, address=None, at=now()) is None
    assert matches(made.password_hash, "đã đổi ở nơi khác")


def test_the_next_page_must_be_one_of_this_site(client):
    made = make.user("LHHN")
    inside = {"username": made.username, "password": make.PASSWORD}
    for target in ("https://xa.example", "//xa.example", "/\\xa.example", "/\t/xa.example", "xa"):
        answer = client.application.test_client().post("/dang-nhap", data={**inside, "next": target})
        assert answer.headers["Location"] == "/"
    answer = client.post("/dang-nhap", data={**inside, "next": "/doi-mat-khau?a=1"})
    assert answer.headers["Location"] == "/doi-mat-khau?a=1"


def test_somebody_signed_in_is_not_asked_again(client):
    client.sign_in(make.user("LHHN"))
    assert client.get("/dang-nhap").headers["Location"] == "/"


def test_the_wait_is_said_in_whole_minutes():
    assert str(actions.Throttled(timedelta(seconds=61))) == WAIT.format(2)
    assert str(actions.Throttled(timedelta(seconds=1))) == WAIT.format(1)


def test_a_signed_in_request_asks_who_acts_in_two_queries(client, session):
    client.sign_in(make.user("LHHN"))
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    client.get("/")
    read_first = [sql.partition("FROM ")[2].split()[0] for sql in asked if "FROM " in sql]
    about_the_person = [table for table in read_first if table in ("users", "successions", "duties")]
    assert len(about_the_person) == 2
