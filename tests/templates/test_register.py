"""The register page: the same for every register."""

import pytest
from flask import Flask, render_template_string
from lxml import html

from app.core.register.filters import Drawn, Option
from tests.templates.conftest import Opened
from tests.templates.sample_register import FILTERS, PAGE, register_page


@pytest.fixture
def shown(opened: Opened) -> html.HtmlElement:
    return opened("/danh-sach")


def register(gallery: Flask, **changes: object) -> html.HtmlElement:
    source = '{% from "components/register.html" import register %}<div>{{ register(page) }}</div>'
    with gallery.test_request_context():
        return html.fragment_fromstring(render_template_string(source, page=register_page(**changes)).strip())


def test_a_heading_says_how_the_column_is_sorted_and_sorts_by_it(shown: html.HtmlElement):
    heads = shown.xpath("//thead//th")
    assert [head.get("aria-sort") for head in heads] == ["ascending", None, None, "descending", None, None]
    assert [head.xpath("string(a/@href)") for head in heads][:3] == ["?sap-xep=name", "?sap-xep=code", ""]


def test_a_row_is_headed_by_the_link_to_its_record_and_escapes_its_cells(shown: html.HtmlElement):
    row = shown.xpath("//tbody/tr")[0]
    assert row.find("th").get("scope") == "row"
    assert row.find("th/a").get("href") == "/khoan/1"
    assert row.find("th/a").text == "Nước sạch cho trường học vùng cao số 1 <b>"
    assert [cell.text for cell in row.iter("td")][2] == "1.250.000.000"
    assert len(shown.xpath("//tbody/tr")) == 50


def test_columns_of_numbers_stand_to_the_right(shown: html.HtmlElement):
    assert shown.find(".//table").get("class").split()[-1] == "end-4"


def test_filters_in_use_are_chips_that_can_be_removed(shown: html.HtmlElement):
    chips = shown.find_class("chip")
    assert [chip.text_content() for chip in chips] == [
        "Trạng thái: Đang lấy ý kiến",
        "Ngày đến: từ 01/09/2025",
    ]
    assert chips[0].find("a").get("aria-label") == "Bỏ lọc Trạng thái: Đang lấy ý kiến"
    assert shown.find_class("chips")[0].xpath("./li[last()]")[0].text_content() == "Bỏ tất cả"


def test_search_and_filters_are_one_form_that_keeps_the_order(shown: html.HtmlElement):
    form = shown.find_class("filters")[0]
    assert form.get("method") == "get"
    assert dict(form.form_values()) == {
        "sap-xep": "name",
        "tim": "nước sạch",
        "trang-thai": "consulting",
        "loai": "",
        "ngay-den-tu": "1/9/2025",
        "ngay-den-den": "",
        "gia-tri-tu": "1",
        "gia-tri-den": "",
        "dia-ban": "",
    }


def test_a_filter_that_was_not_understood_opens_the_panel_and_says_so(
    gallery: Flask, shown: html.HtmlElement
):
    assert "open" in shown.find_class("filter-panel")[0].attrib
    assert "Ngày không đọc được." in shown.find_class("filter-panel")[0].text_content()
    fine = [each._replace(error="") for each in FILTERS]
    assert "open" not in register(gallery, filters=fine).find_class("filter-panel")[0].attrib


def test_many_choices_of_a_filter_are_a_list_to_search_in(gallery: Flask):
    many = tuple(Option(str(n), f"Xã {n}", n == 3) for n in range(20))
    page = register(gallery, filters=[Drawn("xa", "Xã", "multi", choices=many)])
    (select,) = page.iter("select")
    assert "js-search" in select.get("class")
    assert list(select.value) == ["3"]


def test_the_pager_leads_both_ways_and_is_silent_with_one_page(gallery: Flask, shown: html.HtmlElement):
    assert shown.xpath("//nav[@aria-label='Trang của danh sách']/a/@rel") == ["prev", "next"]
    alone = register(gallery, prev_url="", next_url="")
    assert alone.xpath(".//nav") == []


def test_the_list_can_be_exported_and_added_to(shown: html.HtmlElement):
    links = shown.find_class("page-actions")[0].findall("a")
    assert [(link.text_content().strip(), link.get("href")) for link in links] == [
        ("Xuất Excel", "/khoan.xlsx"),
        ("Thêm khoản viện trợ", "/khoan/moi"),
    ]


def test_who_may_neither_export_nor_add_sees_no_buttons(gallery: Flask):
    page = register(gallery, export_url="", create_url="")
    assert page.find_class("page-actions")[0].findall("a") == []


def test_a_register_without_search_has_no_box_for_it(gallery: Flask):
    assert register(gallery, search_hint="", query="").xpath(".//input[@type='search']") == []


def test_an_empty_list_says_what_to_do_next(gallery: Flask):
    page = register(gallery, rows=[], chips=[], query="")
    assert page.findall(".//table") == []
    assert "nhập từ sổ cũ" in page.find_class("empty")[0].text_content()
    assert page.find_class("empty")[0].findall(".//a") == []


def test_an_empty_answer_offers_to_drop_search_and_filters(gallery: Flask):
    (empty,) = register(gallery, rows=[], chips=[], query="xyz").find_class("empty")
    assert empty.findtext("a") == "Bỏ tìm và lọc"


def test_fifty_rows_call_nothing_more_than_five(gallery: Flask, monkeypatch: pytest.MonkeyPatch):
    """A call per row or cell – an address, an icon – is what makes lists slow."""
    calls: list[str] = []
    for name in ("icon", "asset", "url_for"):
        known = gallery.jinja_env.globals[name]

        def counted(*args: object, known=known, name=name, **kwargs: object) -> object:
            calls.append(name)
            return known(*args, **kwargs)

        monkeypatch.setitem(gallery.jinja_env.globals, name, counted)
    gallery.jinja_env.cache.clear()
    register(gallery)
    fifty = len(calls)
    calls.clear()
    register(gallery, rows=PAGE.rows[:5])
    assert fifty == len(calls) > 0
