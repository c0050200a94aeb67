"""The frame of the pages: who is signed in, where one is, which day it is, what was just done."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.templates import gallery as sample
from tests.templates.conftest import Opened


@pytest.fixture
def client(gallery: Flask) -> FlaskClient:
    return gallery.test_client()


def test_the_navigation_marks_where_one_is_and_counts_what_waits(opened: Opened):
    (here,) = opened("/").xpath("//nav//a[@aria-current='page']")
    assert here.text_content().split() == ["Việc", "của", "tôi", "12"]


def test_a_group_of_the_navigation_is_named_by_its_heading(opened: Opened):
    page = opened("/")
    names = [page.get_element_by_id(each).text for each in page.xpath("//nav//ul/@aria-labelledby")]
    assert names == ["Công việc", "Quản trị"]


def test_the_user_menu_says_who_one_is_and_signs_out_by_a_checked_post(opened: Opened):
    (menu,) = opened("/").find_class("menu-panel")
    assert "Liên hiệp các tổ chức hữu nghị tỉnh · chuyên viên" in menu.text_content()
    assert menu.find("form").get("method") == "post"
    assert menu.find("form").get("action") == "/dang-xuat"
    assert menu.xpath(".//input[@name='csrf_token']/@value") != [""]


def test_signing_out_without_the_token_is_refused(client: FlaskClient):
    assert client.post("/dang-xuat").status_code == 400


def test_a_day_that_is_not_the_real_one_is_said_in_the_bar(opened: Opened):
    (badge,) = opened("/").find_class("system-day")
    assert badge.text_content().split(": ")[1].strip() == "15/09/2025"


def test_the_real_day_needs_no_badge(opened: Opened, monkeypatch: pytest.MonkeyPatch, gallery: Flask):
    monkeypatch.setitem(gallery.jinja_env.globals, "real_day", lambda: date(2025, 9, 15))
    assert opened("/").find_class("system-day") == []


def test_the_pages_for_nobody_have_neither_navigation_nor_user_menu(opened: Opened):
    page = opened("/an-danh")
    assert page.findall(".//nav") == []
    assert page.find_class("menu-panel") == []
    assert sample.OFFICE in page.text_content()


@pytest.mark.parametrize(
    ("category", "tone", "word"),
    [
        ("success", "success", "Đã xong:"),
        ("warning", "warning", "Lưu ý:"),
        ("danger", "danger", "Chưa được:"),
        ("message", "info", "Thông báo:"),
    ],
)
def test_a_message_carries_its_category_as_a_word_and_an_icon(
    opened: Opened, category: str, tone: str, word: str
):
    (message,) = opened("/bang").xpath(
        f"//div[contains(., 'loại {category}.')]/self::div[@class='message tone-{tone}']"
    )
    assert message.findtext(".//strong") == word
    assert message.find("svg") is not None


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 500])
def test_a_refusal_has_a_sentence_a_number_to_quote_and_a_way_forward(opened: Opened, code: int):
    page = opened(f"/loi/{code}?day-du=1")
    (refusal,) = page.find_class("refusal")
    assert "Hồ sơ đang chờ lãnh đạo duyệt." in refusal.text_content()
    assert refusal.xpath(".//strong[text()='9F3A-20']")
    assert refusal.xpath(".//a/@href") == ["/", "/"]
    assert refusal.xpath(".//dd/text()") == ["Thiếu <văn kiện>"]


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 500])
def test_a_refusal_that_brings_nothing_has_a_sentence_of_its_own(opened: Opened, code: int):
    (refusal,) = opened(f"/loi/{code}").find_class("refusal")
    assert len(refusal.xpath("./p[@class='my-3']")[0].text.split()) > 10
    assert "mã số" not in refusal.xpath("./p[last()]")[0].text_content()


def test_a_conflict_shows_both_versions_and_says_where_they_differ(opened: Opened):
    rows = opened("/loi/409?day-du=1").xpath("//table//tbody/tr")
    assert [[cell.text_content().strip() for cell in row] for row in rows] == [
        ["Tên khác nhau", "Nước sạch", "Nước sạch 2025"],
        ["Ghi chú khác nhau", "", "mới"],
    ]
