"""What holds for every page, whatever it draws."""

import re

import pytest
from flask import Flask
from lxml import html

from tests.templates.conftest import Opened

REFUSALS = (400, 403, 404, 409, 413, 500)
PAGES = (
    *("/", "/bieu-mau", "/danh-sach", "/danh-sach?trong=1", "/bang", "/an-danh"),
    *(f"/loi/{code}{full}" for code in REFUSALS for full in ("", "?day-du=1")),
)
KIB = 1024


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_heading_that_its_title_repeats(opened: Opened, address: str):
    page = opened(address)
    (heading,) = page.iter("h1")
    assert page.findtext(".//title").startswith(heading.text_content().strip())
    assert page.findtext(".//title").endswith(" – Nhịp Cầu")


@pytest.mark.parametrize("address", PAGES)
def test_no_two_elements_share_an_id_and_every_reference_finds_its_element(opened: Opened, address: str):
    page = opened(address)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    referring = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
    named = {
        name for attribute in referring for text in page.xpath(f"//@{attribute}") for name in text.split()
    }
    assert named <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_drawn_that_the_content_policy_would_stop(opened: Opened, address: str):
    page = opened(address)
    assert page.xpath("//@style | //style | //script[not(@src)]") == []
    assert [name for each in page.iter() for name in each.attrib if name.startswith("on")] == []
    assert all(address.startswith("/") for address in page.xpath("//script/@src | //link/@href | //img/@src"))


@pytest.mark.parametrize("address", PAGES)
def test_no_missing_value_is_shown_as_none(opened: Opened, address: str):
    assert not re.search(r"\bNone\b", opened(address).text_content())


@pytest.mark.parametrize("address", PAGES)
def test_every_control_has_a_label_and_every_table_a_caption_and_headings(opened: Opened, address: str):
    page = opened(address)
    labelled = set(page.xpath("//label/@for"))
    controls = page.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert [control.get("name") for control in controls if control.get("id") not in labelled] == []
    assert len(page.findall(".//table")) == len(page.findall(".//table/caption"))
    assert page.xpath("//th[not(@scope)]") == []


def test_the_first_page_weighs_less_than_150_kib_without_the_framework(gallery: Flask, opened: Opened):
    page = opened("/danh-sach")
    own = [link for link in page.xpath("//script/@src | //link/@href") if link.startswith("/static/")]
    icons = page.xpath("//body/@data-icons")
    assert len(own) == 3
    assert len(html.tostring(page)) + sum(weight(gallery, link) for link in own + icons) < 150 * KIB


@pytest.mark.parametrize(("name", "most"), [("app.css", 16 * KIB), ("app.js", 13 * KIB)])
def test_styles_and_script_stay_small(gallery: Flask, name: str, most: int):
    assert weight(gallery, f"/static/{name}") < most


def weight(gallery: Flask, address: str) -> int:
    with gallery.test_client().get(address) as answer:
        assert answer.status_code == 200
        return len(answer.data)
