"""Fields, errors, groups and rows as the components draw them."""

import pytest
from flask import Flask, render_template_string
from lxml import html

from tests.templates.conftest import Opened
from tests.templates.sample_form import Sample

DRAWN = '{% import "components/forms.html" as forms %}'


@pytest.fixture
def unfilled(opened: Opened) -> html.HtmlElement:
    return opened("/bieu-mau")


@pytest.fixture
def refused(opened: Opened) -> html.HtmlElement:
    return opened(
        "/bieu-mau", {"title": "", "amount": "1.250.000", "donors-0-name": "", "donors-0-share": "7"}
    )


def text_of(page: html.HtmlElement, ids: str) -> str:
    return " ".join(page.get_element_by_id(each).text_content().strip() for each in ids.split())


def test_a_form_carries_its_token_and_the_version_it_was_opened_with(unfilled: html.HtmlElement):
    form = unfilled.xpath("//form[@data-guard]")[0]
    assert form.fields["version"] == "7"
    assert form.fields["csrf_token"]
    assert form.get("enctype") == "multipart/form-data"
    assert "novalidate" in form.attrib


def test_a_hint_is_tied_to_its_field(unfilled: html.HtmlElement):
    title = unfilled.get_element_by_id("title")
    assert text_of(unfilled, title.get("aria-describedby")) == "Không ghi tắt."
    assert "aria-invalid" not in title.attrib


def test_an_error_stands_at_its_field_after_the_hint(refused: html.HtmlElement):
    title = refused.get_element_by_id("title")
    assert title.get("aria-invalid") == "true"
    assert text_of(refused, title.get("aria-describedby")) == "Không ghi tắt. Lỗi: Nhập tên khoản viện trợ."


def test_the_summary_leads_to_every_field_in_error(refused: html.HtmlElement):
    (summary,) = refused.find_class("error-summary")
    targets = [link.get("href").removeprefix("#") for link in summary.iter("a")]
    assert "donors-0-name" in targets
    assert "address-street" in targets
    assert all(refused.get_element_by_id(target) is not None for target in targets)
    assert "Tổng tỷ lệ các bên phải bằng 100." in summary.xpath(".//li[1]")[0].text_content()


def test_what_was_typed_is_still_there_after_a_refusal(refused: html.HtmlElement):
    assert refused.get_element_by_id("amount").value == "1.250.000"
    assert refused.xpath("//form/@data-guard") == ["changed"]


def test_a_form_that_was_not_touched_does_not_ask_on_leaving(unfilled: html.HtmlElement):
    assert unfilled.xpath("//form/@data-guard") == [""]


def test_a_date_is_typed_as_text(unfilled: html.HtmlElement):
    day = unfilled.get_element_by_id("received_on")
    assert day.get("type") == "text"
    assert day.get("placeholder") == "dd/mm/yyyy"
    assert "data-date" in day.attrib


def test_an_amount_knows_where_its_words_come_from_and_its_currency(unfilled: html.HtmlElement):
    amount = unfilled.get_element_by_id("amount")
    assert amount.get("data-words-url") == "/doc-so"
    assert amount.get("data-currency") == "VND"
    assert unfilled.get_element_by_id("amount-words").get("aria-live") == "polite"


def test_an_amount_without_a_currency_of_its_own_takes_the_field_beside_it(gallery: Flask):
    with gallery.test_request_context():
        drawn = render_template_string(DRAWN + "{{ forms.field(form.amount) }}", form=Sample(prefix="goods-"))
    assert html.fragment_fromstring(drawn).xpath("//input/@data-currency") == ["#goods-currency"]


def test_few_choices_are_ticks_and_many_are_a_list_to_search_in(unfilled: html.HtmlElement):
    assert unfilled.xpath("//fieldset[@id='sectors']//input/@type") == ["checkbox"] * 3
    assert unfilled.xpath("//fieldset[@id='kind']//input/@type") == ["radio"] * 3
    assert "js-search" in unfilled.get_element_by_id("country").get("class")
    assert "js-search" not in unfilled.get_element_by_id("lead").get("class")
    assert "multiple" in unfilled.get_element_by_id("places").attrib
    assert unfilled.get_element_by_id("partner").get("data-lookup-url") == "/tim-doi-tac"


def test_a_group_of_rows_has_a_blank_row_for_the_script_and_two_spare_ones_without_it(
    unfilled: html.HtmlElement,
):
    rows = unfilled.get_element_by_id("donors")
    assert rows.xpath(".//div[@data-row-list]//input/@name") == ["donors-0-name", "donors-0-share"]
    assert rows.xpath("./template//input/@name") == ["donors-__index__-name", "donors-__index__-share"]
    spare = rows.xpath("./noscript//input/@name")
    assert spare == ["donors-1-name", "donors-1-share", "donors-2-name", "donors-2-share"]
    assert rows.get("data-max") == "5"


def test_fields_of_rows_take_what_is_given_by_name(unfilled: html.HtmlElement):
    rows = unfilled.get_element_by_id("donors")
    assert [hint.get("id") for hint in rows.xpath("./div//p[@class='hint']")] == ["donors-0-name-hint"]


def test_an_address_in_the_field_itself_makes_it_a_box_to_look_up(gallery: Flask):
    with gallery.test_request_context():
        form = Sample()
        form.lead.render_kw = {"data-lookup-url": "/tim"}
        drawn = html.fragment_fromstring(
            render_template_string(DRAWN + "{{ forms.field(form.lead) }}", form=form)
        )
    (select,) = drawn.iter("select")
    assert select.get("data-lookup-url") == "/tim"
    assert "js-search" in select.get("class")


def test_rows_of_plain_fields_are_drawn_too(opened: Opened):
    page = opened("/bieu-mau", {"aliases-0": "ABC", "aliases-1": ""})
    rows = page.get_element_by_id("aliases")
    assert rows.xpath(".//div[@data-row-list]//input/@value") == ["ABC", ""]
    assert page.get_element_by_id("aliases-1").get("aria-invalid") == "true"


def test_warnings_say_that_one_may_still_save(unfilled: html.HtmlElement):
    (warning,) = unfilled.xpath("//div[@role='note']")
    assert "vẫn lưu được" in warning.text_content()
    assert len(warning.findall(".//li")) == 2


def test_no_warnings_draw_nothing(gallery: Flask):
    with gallery.test_request_context():
        assert render_template_string(DRAWN + "{{ forms.warnings([]) }}").strip() == ""


def test_a_form_filled_again_after_signing_in_says_that_nothing_is_saved(gallery: Flask):
    form_with = DRAWN + "{% call forms.form_tag(form) %}{% endcall %}"
    with gallery.test_request_context():
        form = Sample()
        form.refilled = True
        drawn = html.fragment_fromstring(render_template_string(form_with, form=form))
    assert "bạn vừa đăng nhập lại" in drawn.text_content()
    assert drawn.get("data-guard") == "changed"


def test_a_conflict_that_a_form_carries_is_shown_below_its_errors(gallery: Flask):
    with gallery.test_request_context():
        form = Sample()
        form.form_errors = ["Người khác đã lưu."]
        form.conflict = [("Tên", "của họ", "của tôi")]
        drawn = html.fromstring(render_template_string(DRAWN + "{{ forms.error_summary(form) }}", form=form))
    assert [cell.text for cell in drawn.iter("td")] == ["của họ", "của tôi"]


def test_a_button_that_posts_brings_its_token_and_its_question(opened: Opened):
    (button,) = opened("/").xpath("//button[@data-confirm]")
    form = button.getparent()
    assert form.get("method") == "post"
    assert form.fields["ly-do"] == "thử"
    assert form.fields["csrf_token"]
    assert button.get("data-confirm").startswith("Bản nháp sẽ mất")
