"""What was typed into a form survives an expired session, comes back to the one who typed it, and saves nothing."""

import re
from html import unescape

import pytest
from werkzeug.datastructures import MultiDict

from app.accounts.models import Role, User
from app.cli import Installer
from app.core import history, typed
from app.core.transaction import transaction
from app.core.typed import REFILL, TYPIST
from tests import factories as make

FORM = "/quan-tri/nguoi-dung/them"
KEPT = "Nội dung bạn vừa nhập vẫn được giữ"
NOT_KEPT = "Phiên làm việc đã kết thúc trước khi gửi, nên chưa có gì được ghi."


@pytest.fixture(autouse=True)
def forged_posts_are_refused(app, monkeypatch):
    """As in the office, and unlike in other tests."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)


@pytest.fixture
def admin(app, set_today):
    set_today(make.DAY)
    return make.user("LHHN", Role.ADMIN)


def hidden(page):
    """The hidden fields of the page's main form, as a browser would send them."""
    fields = re.findall(r'<input[^>]*type="hidden"[^>]*>', page.partition("<main")[2])
    pairs = [(re.search(r'name="([^"]*)"', f), re.search(r'value="([^"]*)"', f)) for f in fields]
    return [(name[1], unescape(value[1]) if value else "") for name, value in pairs]


def filled(client, admin, **other):
    """The form as the administrator filled it in, before his session expired."""
    mark = dict(hidden(client.sign_in(admin).get(FORM).text))[TYPIST]
    client.delete_cookie("nhipcau")
    return {TYPIST: mark, "name": "Lê “Hoa” <b>", "username": "hoa.le", "role": "viewer", **other}


def sign_in(client, page, user, **other):
    """Sign in at the page shown, as a browser would."""
    typed_in = {"username": user.username, "password": make.PASSWORD}
    return client.post("/dang-nhap", data={**dict(hidden(page.text)), **typed_in, **other})


def test_after_signing_in_again_one_button_opens_the_form_filled_and_saves_nothing(client, admin, session):
    lost = client.post(f"{FORM}?tu=1", data=filled(client, admin))
    assert lost.status_code == 401
    assert KEPT in lost.text
    before = history.head(session)
    again = sign_in(client, lost, admin)
    assert "Bạn đã đăng nhập lại" in again.text
    assert f'action="{FORM}?tu=1"' in again.text
    page = client.post(f"{FORM}?tu=1", data=MultiDict(hidden(again.text)))
    assert page.status_code == 200
    assert 'value="hoa.le"' in page.text
    assert '<option selected value="viewer">' in page.text
    assert "Chưa lưu:" in page.text
    assert history.head(session) == before
    assert session.query(User).filter_by(username="hoa.le").count() == 0


def test_the_filled_form_is_saved_by_its_own_button(client, admin, session):
    unit = make.unit("LHHN").id
    lost = client.post(FORM, data=filled(client, admin, unit_id=unit))
    again = sign_in(client, lost, admin)
    fields = [pair for pair in hidden(again.text) if pair[0] != REFILL]
    client.post(FORM, data=MultiDict(fields))
    assert session.query(User).filter_by(username="hoa.le").one().name == "Lê “Hoa” <b>"


def test_somebody_else_who_signs_in_does_not_get_what_was_typed(client, admin):
    other = make.user("LHHN", Role.ADMIN)
    lost = client.post(FORM, data=filled(client, admin))
    answer = sign_in(client, lost, other)
    assert answer.headers["Location"] == "/"
    assert "hoa.le" not in answer.text
    assert "Nội dung đã nhập trước đó là của người khác" in client.get("/").text


def test_text_without_the_mark_of_a_typist_is_not_kept(client, admin):
    """Else another site could post its own text here and have it signed in."""
    lost = client.post(FORM, data={"name": "Chuyển tiền cho tôi", TYPIST: "1.bịa"})
    assert lost.status_code == 401
    assert NOT_KEPT in lost.text
    assert dict(hidden(lost.text))["kept"] == ""
    assert "Chuyển tiền" not in lost.text


def test_a_kept_text_that_was_tampered_with_is_left_out(client, admin):
    lost = client.post(FORM, data=filled(client, admin))
    kept = dict(hidden(lost.text))["kept"]
    assert sign_in(client, lost, admin, kept=kept[:-2] + "xx").headers["Location"] == "/"


def test_passwords_files_and_tokens_are_not_kept(app):
    form = {TYPIST: "", "csrf_token": "t", "new_password": "bí mật", "version": "3", "name": "Hoa"}
    with app.test_request_context(FORM, method="POST", data=form):
        mark = typed._mark().dumps(7)
    with app.test_request_context(FORM, method="POST", data={**form, TYPIST: mark}):
        kept = typed.typed_now()
    assert kept == typed.Typed(FORM, 7, [("version", "3"), ("name", "Hoa")])


@pytest.mark.parametrize(("length", "is_kept"), [(typed.LARGEST, True), (typed.LARGEST + 1, False)])
def test_up_to_500_kb_of_text_are_kept(client, admin, length, is_kept):
    empty = {"username": "", "role": ""}
    lost = client.post(FORM, data=filled(client, admin, **empty, name="a" * length))
    assert bool(dict(hidden(lost.text))["kept"]) is is_kept


def test_a_button_that_has_no_page_of_its_own_is_not_pressed_again(client, admin):
    data = filled(client, admin)
    lost = client.post(f"/quan-tri/nguoi-dung/{admin.id}/mo-lai", data=data)
    assert NOT_KEPT in lost.text


def test_a_wrong_password_in_between_loses_nothing(client, admin):
    lost = client.post(FORM, data=filled(client, admin))
    kept = dict(hidden(lost.text))["kept"]
    wrong = sign_in(client, lost, admin, password="sai")
    assert dict(hidden(wrong.text))["kept"] == kept
    assert "hoa.le" in sign_in(client, wrong, admin).text


def test_a_reset_in_between_asks_for_the_new_password_first_and_loses_nothing(client, admin, session):
    lost = client.post(FORM, data=filled(client, admin))
    with transaction(by=Installer(make.DAY), doing="Đặt lại mật khẩu"):
        admin.must_change_password = True
    page = sign_in(client, lost, admin)
    assert "Đổi mật khẩu" in page.text
    new = "một mật khẩu mới"
    typed_in = {"current_password": make.PASSWORD, "new_password": new, "repeated_password": new}
    again = client.post("/doi-mat-khau", data={**dict(hidden(page.text)), **typed_in})
    assert ("username", "hoa.le") in hidden(again.text)


def test_a_view_that_would_write_all_the_same_is_stopped(client, admin, session):
    made = make.user("LHHN", active=False)
    token = dict(hidden(client.sign_in(admin).get(FORM).text))["csrf_token"]
    data = {REFILL: "1", "csrf_token": token}
    answer = client.post(f"/quan-tri/nguoi-dung/{made.id}/mo-lai", data=data)
    assert answer.status_code == 409
    session.expire_all()
    assert not made.active


def test_a_form_of_an_earlier_sign_in_is_refused_and_offered_again(client, admin):
    data = filled(client, admin)
    client.sign_in(admin)
    answer = client.post(FORM, data={**data, "csrf_token": "cũ"})
    assert answer.status_code == 400
    assert "chưa có gì được ghi" in answer.text
    page = client.post(FORM, data=MultiDict(hidden(answer.text)))
    assert page.status_code == 200
    assert 'value="hoa.le"' in page.text


def test_a_form_that_another_person_filled_in_is_not_shown_to_the_one_signed_in(client, admin):
    data = filled(client, admin)
    client.sign_in(make.user("LHHN", Role.ADMIN))
    answer = client.post(FORM, data={**data, "csrf_token": "cũ"})
    assert answer.status_code == 400
    assert "hoa.le" not in answer.text


def test_a_sign_in_page_that_was_open_too_long_asks_again_and_keeps_what_it_carried(client, admin):
    data = {"username": admin.username, "password": make.PASSWORD, "next": "/doi-mat-khau", "kept": "x"}
    answer = client.post("/dang-nhap", data=data)
    assert answer.status_code == 400
    assert "Trang đăng nhập đã mở quá lâu." in answer.text
    fields = dict(hidden(answer.text))
    assert (fields["next"], fields["kept"]) == ("/doi-mat-khau", "x")
    assert client.post("/dang-nhap", data={**data, **fields}).headers["Location"] == "/doi-mat-khau"
