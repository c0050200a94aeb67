"""The administrator's users: made, changed, disabled, reset, moved."""

import re
from datetime import date

import pytest

from app.accounts import actions
from app.accounts.actions import passwords
from app.accounts.actions import users as acts
from app.accounts.models import Role, User
from app.accounts.queries import actor_of, stranded
from app.core import history
from app.core.rules import Refused
from tests import factories as make

MERGED = date(2025, 3, 1)  # SKHDT and STC into STC2025


@pytest.fixture
def admin(app):
    return make.user("LHHN", Role.ADMIN, "Trần Quản Trị")


@pytest.fixture
def office(client, admin, set_today):
    set_today(make.DAY)
    return client.sign_in(admin)


def typed(**other):
    unit = make.unit("LHHN")
    return {"name": "Lê Thị Hoa", "unit_id": unit.id, "role": "officer", "position": "Chuyên viên", **other}


def password_shown(answer):
    return re.search(r"<dd>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</dd>", answer.text)[1]


def found(session, username):
    return session.query(User).filter_by(username=username).one_or_none()


def test_a_new_user_signs_in_with_the_password_that_was_shown_and_must_change_it(office, session):
    answer = office.post("/quan-tri/nguoi-dung/them", data=typed(username="Hoa.Le"))
    made = {"username": "hoa.le", "password": password_shown(answer)}
    visitor = office.application.test_client()
    assert visitor.post("/dang-nhap", data=made).status_code == 302
    assert visitor.get("/").headers["Location"] == "/doi-mat-khau"
    assert found(session, "hoa.le").role is Role.OFFICER


def test_a_password_is_shown_once_and_stands_in_no_cookie(office, session):
    answer = office.post("/quan-tri/nguoi-dung/them", data=typed(username="hoa.le"))
    password = password_shown(answer)
    page = office.get(f"/quan-tri/nguoi-dung/{found(session, 'hoa.le').id}")
    assert page.status_code == 200
    assert password not in page.text
    with office.session_transaction() as cookie:
        assert password not in str(dict(cookie))


@pytest.mark.parametrize("username", ["hoa le", "hoà", "h", "-hoa", "hoa@ubnd"])
def test_a_username_that_cannot_be_typed_everywhere_is_refused(office, session, username):
    answer = office.post("/quan-tri/nguoi-dung/them", data=typed(username=username))
    assert answer.status_code == 422
    assert "Tên đăng nhập có từ 3 ký tự" in answer.text


def test_a_username_that_is_taken_is_refused_at_its_field(app, admin):
    taken = make.user("LHHN")
    facts = {"name": "Lê Hoa", "unit_id": taken.unit_id, "role": Role.VIEWER, "position": ""}
    with pytest.raises(Refused, match=acts.TAKEN) as refusal:
        actions.create_user(taken.username.upper(), facts, by=actor_of(admin, make.DAY))
    assert refusal.value.field == "username"


def test_nobody_is_put_into_a_unit_that_has_ended(app, admin, session):
    facts = {"name": "Lê Hoa", "unit_id": make.unit("SKHDT").id, "role": Role.VIEWER, "position": ""}
    with pytest.raises(Refused, match=acts.NOT_ALIVE):
        actions.create_user("hoa.le", facts, by=actor_of(admin, MERGED))
    assert found(session, "hoa.le") is None
    actions.create_user("hoa.le", facts, by=actor_of(admin, make.DAY))


def test_only_an_administrator_opens_the_users(client, set_today):
    set_today(make.DAY)
    client.sign_in(make.user("LHHN", Role.LEADER))
    assert client.get("/quan-tri/nguoi-dung/").status_code == 403


def test_the_list_finds_people_without_accents_and_says_who_was_disabled(office):
    make.user("LHHN", name="Đặng Thị Hòa")
    make.user("LHHN", name="Đặng Văn Ngừng", active=False)
    page = office.get("/quan-tri/nguoi-dung/?tim=dang+thi+hoa").text
    assert "Đặng Thị Hòa" in page
    assert "Đặng Văn Ngừng" not in page
    page = office.get("/quan-tri/nguoi-dung/?da-ngung=1").text
    assert "Đặng Thị Hòa" not in page
    assert "đã ngừng" in page


def test_the_list_goes_out_as_a_workbook(office):
    with office.get("/quan-tri/nguoi-dung/xuat-excel") as answer:
        assert answer.data[:2] == b"PK"


def test_a_change_stands_in_the_history_and_a_stale_form_is_refused(office, session):
    made = make.user("LHHN", name="Lê Hoa")
    address = f"/quan-tri/nguoi-dung/{made.id}/sua"
    opened = typed(version=made.version, name="Lê Thị Hoa")
    assert office.post(address, data=opened).status_code == 302
    assert next(history.rows_about("users", made.id)).differences["name"] == ["Lê Hoa", "Lê Thị Hoa"]
    answer = office.post(address, data={**opened, "name": "Lê Hoà"})
    assert answer.status_code == 409
    assert "Lê Thị Hoa" in answer.text
    assert "Lê Hoà" in answer.text
    session.expire_all()
    assert made.name == "Lê Thị Hoa"


def test_a_new_name_is_found_and_sorted_at_once(app, admin):
    made = make.user("LHHN", name="Lê Hoa")
    facts = {"name": "Phạm Bình", "unit_id": made.unit_id, "role": made.role, "position": "Kế toán"}
    actions.change_user(made, facts, by=actor_of(admin, make.DAY), version=made.version)
    assert made.search_text == f"Pham Binh {made.username.title()} Ke Toan"
    assert make.user("LHHN", name="Phạm Bình").sort_key == made.sort_key


def test_people_of_an_ended_unit_can_be_edited_where_they_are(office, set_today):
    made = make.user("SKHDT")
    set_today(MERGED)
    page = office.get(f"/quan-tri/nguoi-dung/{made.id}/sua").text
    assert "(không còn hoạt động)" in page
    answer = office.post(
        f"/quan-tri/nguoi-dung/{made.id}/sua", data=typed(version=made.version, unit_id=made.unit_id)
    )
    assert answer.status_code == 302


def test_disabling_needs_a_reason_and_ends_the_session(office, session):
    made = make.user("LHHN")
    other = office.application.test_client().sign_in(made)
    address = f"/quan-tri/nguoi-dung/{made.id}/ngung"
    assert office.post(address, data={"reason": " "}).status_code == 422
    assert office.post(address, data={"reason": "Nghỉ hưu", "version": made.version}).status_code == 302
    assert other.get("/").status_code == 302
    assert next(history.rows_about("users", made.id)).doing == "Ngừng tài khoản – Nghỉ hưu"


def test_a_disabled_user_can_be_let_in_again(office, session):
    made = make.user("LHHN", active=False)
    office.post(f"/quan-tri/nguoi-dung/{made.id}/mo-lai")
    assert made.active


def test_an_administrator_does_not_disable_himself(office, admin):
    make.user("LHHN", Role.ADMIN)
    answer = office.post(f"/quan-tri/nguoi-dung/{admin.id}/ngung", data={"reason": "x"})
    assert acts.NOT_ONESELF in answer.text
    assert admin.active


def test_an_administrator_does_not_take_his_own_role_away(office, admin):
    make.user("LHHN", Role.ADMIN)
    answer = office.post(f"/quan-tri/nguoi-dung/{admin.id}/sua", data=typed(version=admin.version))
    assert acts.NOT_OWN_ROLE in answer.text
    assert admin.role is Role.ADMIN


@pytest.mark.parametrize(
    "act",
    [
        lambda last, by: actions.disable_user(last, "x", by=by, version=None),
        lambda last, by: actions.change_user(
            last, {"unit_id": last.unit_id, "role": Role.OFFICER}, by=by, version=None
        ),
    ],
    ids=["disable", "change"],
)
def test_the_last_active_administrator_stays(app, admin, act):
    """Two administrators at once: the other one was disabled after this request had begun."""
    by = actor_of(make.user("LHHN", Role.ADMIN, active=False), make.DAY)
    with pytest.raises(Refused, match=acts.LAST_ADMINISTRATOR):
        act(admin, by)


def test_a_reset_shows_a_new_password_once_and_ends_the_session(office, session):
    made = make.user("LHHN")
    other = office.application.test_client().sign_in(made)
    password = password_shown(office.post(f"/quan-tri/nguoi-dung/{made.id}/dat-lai-mat-khau"))
    assert other.get("/").status_code == 302
    assert passwords.matches(made.password_hash, password)
    assert made.must_change_password


def test_an_administrator_does_not_reset_his_own_password(office, admin):
    answer = office.post(f"/quan-tri/nguoi-dung/{admin.id}/dat-lai-mat-khau")
    assert answer.status_code == 409
    assert passwords.NOT_BY_RESET in answer.text


def test_people_of_an_ended_unit_have_no_part_in_anything(app):
    made = make.user("SKHDT")
    before, after = actor_of(made, date(2025, 2, 28)), actor_of(made, MERGED)
    assert before.belongs_to(made.unit_id)
    assert not after.belongs_to(made.unit_id)
    assert (after.unit_ids, after.duties, after.unit_ended_on) == (frozenset(), frozenset(), MERGED)


def test_a_unit_that_only_gave_a_part_away_keeps_its_people(app):
    assert actor_of(make.user("VPUBND"), date(2026, 1, 5)).unit_ended_on is None


def test_an_administrator_whose_unit_has_ended_goes_on_administering(client, set_today):
    client.sign_in(make.user("SKHDT", Role.ADMIN))
    set_today(MERGED)
    assert client.get("/quan-tri/nguoi-dung/").status_code == 200


def test_the_people_of_an_ended_unit_are_moved_by_list(office, set_today, session):
    first, second, gone = make.user("SKHDT"), make.user("SKHDT"), make.user("SKHDT", active=False)
    old, new = make.unit("SKHDT"), make.unit("STC2025")
    set_today(MERGED)
    assert "2 người thuộc đơn vị đã kết thúc." in office.get("/quan-tri/nguoi-dung/").text
    assert old.name in office.get("/quan-tri/nguoi-dung/chuyen-don-vi").text
    page = office.get(f"/quan-tri/nguoi-dung/chuyen-don-vi/{old.id}").text
    assert f'<option selected value="{new.id}">' in page  # the successor is offered
    answer = office.post(
        f"/quan-tri/nguoi-dung/chuyen-don-vi/{old.id}", data={"user_ids": [first.id], "unit_id": new.id}
    )
    assert answer.status_code == 302
    session.expire_all()
    assert (first.unit_id, second.unit_id, gone.unit_id) == (new.id, old.id, old.id)
    assert actor_of(first, MERGED).belongs_to(old.id)  # what the old unit had is his again
    row = next(history.rows_about("users", first.id))
    assert row.differences == {"unit_id": [old.id, new.id]}


def test_a_list_that_has_changed_meanwhile_moves_nobody(app, admin):
    first, elsewhere = make.user("SKHDT"), make.user("LHHN")
    old, new, by = make.unit("SKHDT"), make.unit("STC2025"), actor_of(admin, MERGED)
    with pytest.raises(Refused, match="Danh sách đã thay đổi"):
        actions.move_users([first.id, elsewhere.id], old, new.id, by=by)
    assert (first.unit_id, elsewhere.unit_id) == (old.id, make.unit("LHHN").id)


def test_the_people_of_a_living_unit_are_not_moved_by_list(app, admin):
    old, new, by = make.unit("STC"), make.unit("LHHN"), actor_of(admin, make.DAY)
    with pytest.raises(Refused, match="đơn vị đã kết thúc"):
        actions.move_users([make.user("STC").id], old, new.id, by=by)


def test_nobody_waits_once_all_are_moved(app, admin):
    made = make.user("SKHDT")
    assert [each.people for each in stranded(MERGED)] == [1]
    actions.move_users([made.id], make.unit("SKHDT"), make.unit("STC2025").id, by=actor_of(admin, MERGED))
    assert stranded(MERGED) == []
