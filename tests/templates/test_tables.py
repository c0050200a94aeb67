"""Plain tables, badges, charts and empty places."""

from typing import Any

import pytest
from flask import Flask, render_template_string
from lxml import html

from tests.templates.conftest import Opened


@pytest.fixture
def shown(opened: Opened) -> html.HtmlElement:
    return opened("/bang")


def drawn(gallery: Flask, component: str, call: str, **context: Any) -> html.HtmlElement:
    name = call.partition("(")[0]
    source = f'{{% from "components/{component}.html" import {name} %}}<div>{{{{ {call} }}}}</div>'
    with gallery.test_request_context():
        return html.fragment_fromstring(render_template_string(source, **context).strip())


def test_a_table_has_caption_headings_rows_and_totals(shown: html.HtmlElement):
    table = shown.findall(".//table")[0]
    assert table.findtext("caption") == "Viện trợ theo năm"
    assert [cell.text for cell in table.iter("th", "td")] == [
        *("Năm", "Số khoản", "Giá trị"),
        *("2023", "5", "1.200.000.000"),
        *("2024", "7", "2.450.000.000"),
        *("Cộng", "12", "3.650.000.000"),
    ]
    assert {"end-2", "end-3"} <= set(table.get("class").split())
    assert "end-1" not in table.get("class")


def test_a_table_without_rows_says_so_across_its_columns(gallery: Flask):
    (cell,) = drawn(gallery, "table", "table('Sổ', ['A', 'B'], [])").iter("td")
    assert cell.text == "Chưa có dòng nào."
    assert cell.get("colspan") == "2"


def test_a_wide_table_can_be_scrolled_by_keyboard(shown: html.HtmlElement):
    (region,) = shown.xpath("//div[@role='region'][@aria-label='Viện trợ theo năm']")
    assert region.get("tabindex") == "0"


@pytest.mark.parametrize("tone", ["neutral", "info", "success", "warning", "danger"])
def test_a_badge_carries_word_tone_and_icon(shown: html.HtmlElement, tone: str):
    (badge,) = shown.xpath(f"//span[@class='status tone-{tone}']")
    assert badge.text_content() == f"Trạng thái {tone}"
    assert badge.find("svg") is not None


def test_a_chart_is_drawn_to_scale_and_said_again_in_a_table(gallery: Flask):
    bars = [
        {"label": "Na Uy", "value": 12, "text": "12 tỷ"},
        {"label": "Nhật <Bản>", "value": 3, "text": "3 tỷ"},
    ]
    chart = drawn(gallery, "chart", "bar_chart('Theo nước', bars)", bars=bars)
    assert [float(bar.get("width")) for bar in chart.iter("rect")] == [300.0, 75.0]
    assert chart.find(".//svg").get("aria-hidden") == "true"
    assert [cell.text for cell in chart.xpath(".//tbody//th | .//tbody//td")] == [
        *("Na Uy", "12 tỷ"),
        *("Nhật <Bản>", "3 tỷ"),
    ]


def test_a_chart_of_nothing_draws_only_its_empty_table(gallery: Flask):
    chart = drawn(gallery, "chart", "bar_chart('Theo nước', [])")
    assert chart.findall(".//svg") == []
    assert "Chưa có dòng nào." in chart.text_content()


def test_an_empty_place_holds_a_hint_and_a_button(shown: html.HtmlElement):
    (place,) = shown.find_class("empty")
    assert place.findtext("p") == "Chưa có việc nào. Khi hồ sơ đến lượt, hồ sơ hiện ở đây."
    assert place.find("a").get("href") == "/"
