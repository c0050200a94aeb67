"""What a password must be, changing one's own, and the first change."""

import unicodedata

import pytest

from app.accounts.actions import passwords
from app.core import history
from app.core.rules import Refused
from tests import factories as make

NEW = "thuyền về bến cũ"


def change(client, current=make.PASSWORD, new=NEW, again=None):
    typed = {"current_password": current, "new_password": new, "repeated_password": again or new}
    return client.post("/doi-mat-khau", data=typed)


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(client):
    made = make.user("LHHN")
    other = client.application.test_client().sign_in(made)
    client.sign_in(made)
    answer = change(client)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def test_a_wrong_present_password_is_refused_at_its_field(client):
    made = make.user("LHHN")
    answer = change(client.sign_in(made), current="không phải")
    assert "Mật khẩu hiện tại không đúng." in answer.text
    assert passwords.matches(made.password_hash, make.PASSWORD)


def test_guessing_the_present_password_at_an_open_screen_runs_into_the_throttle(client):
    client.sign_in(make.user("LHHN"))
    for _ in range(5):
        change(client, current="không phải")
    assert "Sai mật khẩu quá nhiều lần" in change(client).text


def test_two_different_new_passwords_are_refused(client):
    answer = change(client.sign_in(make.user("LHHN")), again="thuyền về bến khác")
    assert "Hai lần nhập mật khẩu mới chưa giống nhau." in answer.text
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("a" * 9, passwords.TOO_SHORT),
        (unicodedata.normalize("NFD", "ệ" * 9), passwords.TOO_SHORT),
        ("a" * 201, passwords.TOO_LONG),
        ("NGUOI.DUNG.DAI", passwords.LIKE_USERNAME),
        (unicodedata.normalize("NFD", make.PASSWORD), passwords.LIKE_OLD),
    ],
    ids=["short", "short once composed", "long", "the username", "the old one"],
)
def test_a_password_that_will_not_do_is_refused_with_its_sentence(app, new, reason):
    made, by = make.user("LHHN"), make.person("LHHN")
    made.username = "nguoi.dung.dai"
    with pytest.raises(Refused) as refusal:
        passwords.change_password(made, new, by=by)
    assert (refusal.value.reason, refusal.value.field) == (reason, "new_password")


def test_ten_characters_will_do(app):
    made = make.user("LHHN")
    passwords.change_password(made, "a" * 10, by=make.person("LHHN"))
    assert passwords.matches(made.password_hash, "a" * 10)


def test_the_history_says_when_a_password_was_set_and_never_which(client, session):
    made = make.user("LHHN")
    change(client.sign_in(made))
    row = next(history.rows_about("users", made.id))
    assert row.doing == "Đổi mật khẩu"
    assert list(row.differences) == ["password_set_at"]


def test_until_the_given_password_is_changed_every_page_leads_to_the_change(client):
    made = make.user("LHHN", must_change=True)
    client.post("/dang-nhap", data={"username": made.username, "password": make.PASSWORD})
    assert client.get("/").headers["Location"] == "/doi-mat-khau"
    assert "Hãy đổi mật khẩu trước khi làm việc." in client.get("/doi-mat-khau").text
    change(client)
    assert client.get("/").status_code == 200


def test_who_must_change_the_password_may_also_sign_out(client):
    client.sign_in(make.user("LHHN", must_change=True))
    assert client.post("/dang-xuat").headers["Location"] == "/dang-nhap"


def test_random_passwords_will_do_and_hold_no_letters_that_look_alike(app):
    made = {passwords.random_password() for _ in range(200)}
    assert len(made) == 200
    assert not set("".join(made)) & set("0o1lI")
    assert all(len(each) >= passwords.SHORTEST for each in made)
