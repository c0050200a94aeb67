"""The screens of the simple rows, as an administrator uses them."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.core.db import db
from app.office.models import CalendarDay, Sector
from app.office.views.lists import ROW_KINDS
from tests import factories as make

DAY = date(2026, 1, 5)
LISTS = [
    "ke-thua",
    "nhiem-vu",
    "lich-lam-viec",
    "dia-ban",
    "linh-vuc",
    "thoi-han-noi-bo",
    "gia-tri-doi-chieu",
    "nhom-quan-he",
    "nuoc-thuoc-nhom",
]


@pytest.fixture
def admin(client, set_today):
    set_today(DAY)
    return client.sign_in(make.user("LHHN", Role.ADMIN, day=DAY))


@pytest.mark.parametrize("path", LISTS)
def test_a_list_and_its_form_open(admin, path):
    assert admin.get(f"/quan-tri/{path}").status_code == 200
    assert admin.get(f"/quan-tri/{path}/them").status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_only_the_administrator_opens_a_list(client, path):
    client.sign_in(make.user("LHHN", Role.LEADER))
    assert client.get(f"/quan-tri/{path}").status_code == 403
    assert client.post(f"/quan-tri/{path}/them", data={"name": "x"}).status_code == 403


def test_every_kind_of_row_is_in_the_lists_above():
    assert sorted(kind.path for kind in ROW_KINDS) == sorted(LISTS)


def test_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(admin):
    typed = {
        "day": "30/02/2026",
        "kind": "holiday",
        "name": "Nghỉ lễ mới",
        "certainty": "confirmed",
        "basis": "",
    }
    answer = admin.post("/quan-tri/lich-lam-viec/them", data=typed)
    assert answer.status_code == 422
    assert "Không có ngày 30/02/2026" in answer.text
    assert 'value="Nghỉ lễ mới"' in answer.text
    assert 'value="30/02/2026"' in answer.text


def test_a_refusal_stands_at_its_field(admin):
    typed = {"day": "04/05/2026", "kind": "worked", "name": "Làm bù", "certainty": "confirmed", "basis": ""}
    answer = admin.post("/quan-tri/lich-lam-viec/them", data=typed)
    assert answer.status_code == 409
    assert answer.text.index('id="day-error"') < answer.text.index(
        "04/05/2026 là thứ Hai", answer.text.index('id="day-error"')
    )


def test_a_new_day_leads_back_to_its_year(admin):
    typed = {"day": "04/05/2027", "kind": "holiday", "name": "Nghỉ", "certainty": "confirmed", "basis": ""}
    answer = admin.post("/quan-tri/lich-lam-viec/them", data=typed)
    assert answer.headers["Location"] == "/quan-tri/lich-lam-viec?nam=2027"
    assert "Đã lưu." in admin.get(answer.headers["Location"]).text


def test_confirming_a_year_asks_for_the_announcement(admin):
    assert admin.post("/quan-tri/lich-lam-viec/xac-nhan/2027", data={"basis": ""}).status_code == 422
    answer = admin.post("/quan-tri/lich-lam-viec/xac-nhan/2027", data={"basis": "Thông báo 1/TB-BNV"})
    assert answer.headers["Location"] == "/quan-tri/lich-lam-viec?nam=2027"
    first = db.session.scalars(select(CalendarDay).where(CalendarDay.day == date(2027, 1, 1))).one()
    assert (first.confirmed, first.version) == (True, 2)


@pytest.mark.parametrize("year", ["2019", "khong-phai-nam", "99999", "2018", "²"])
def test_any_year_in_the_address_gives_a_page(admin, year):
    assert admin.get(f"/quan-tri/lich-lam-viec?nam={year}").status_code == 200


def test_two_administrators_see_both_versions(admin):
    sector = db.session.scalars(select(Sector).where(Sector.code == "9")).one()
    typed = {"code": "9", "name": "Lĩnh vực khác", "version": str(sector.version)}
    assert admin.post(f"/quan-tri/linh-vuc/{sector.id}", data=typed).status_code == 302
    answer = admin.post(f"/quan-tri/linh-vuc/{sector.id}", data={**typed, "name": "Khác nữa"})
    assert answer.status_code == 409
    assert "<td>Lĩnh vực khác</td><td>Khác nữa</td>" in answer.text


def test_a_link_may_choose_rule_and_clock_but_nothing_else(admin):
    page = admin.get("/quan-tri/gia-tri-doi-chieu/them?regime=nd313&clock=appraisal&article=x").text
    assert 'selected value="nd313"' in page
    assert 'value="x"' not in page
    assert admin.get("/quan-tri/gia-tri-doi-chieu/them?regime=bịa").status_code == 200


def test_a_row_that_is_not_there_is_not_found(admin):
    assert admin.get("/quan-tri/linh-vuc/999999").status_code == 404


def test_everybody_signed_in_reads_what_the_law_says_and_what_we_do_not_know(client, set_today):
    set_today(DAY)
    page = client.sign_in(make.user("STC2025", day=DAY)).get("/can-cu-phap-ly").text
    assert "20 ngày, khoản 6 Điều 10" in page
    assert "sao từ quy định cũ, chưa đối chiếu" in page
    copied = page[page.index('id="nd313"') : page.index('id="nd50"')]
    assert "Điều 10" not in copied
