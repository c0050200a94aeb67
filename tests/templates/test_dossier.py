"""The parts of a dossier page: what may be done, how long it may take, what has been done."""

from typing import Any

import pytest
from flask import Flask, render_template_string
from lxml import html

from tests.templates import sample_dossier as sample
from tests.templates.conftest import Opened


@pytest.fixture
def shown(opened: Opened) -> html.HtmlElement:
    return opened("/")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def drawn(gallery: Flask, call: str, **context: Any) -> html.HtmlElement:
    source = '{% import "components/dossier.html" as dossier %}<div>{{ dossier.' + call + " }}</div>"
    with gallery.test_request_context():
        return html.fragment_fromstring(render_template_string(source, **context).strip())


def test_the_head_says_code_name_status_and_due_date(shown: html.HtmlElement):
    (head,) = shown.find_class("dossier-head")
    assert words(head) == (
        "VT-2025-0007 Nước sạch cho trường học vùng cao Đang lấy ý kiến Hạn xử lý 24/09/2025"
    )


def test_a_status_is_a_word_with_an_icon(shown: html.HtmlElement):
    status = shown.find_class("dossier-head")[0].find_class("status")[0]
    assert status.text_content() == "Đang lấy ý kiến"
    assert status.find("svg").get("aria-hidden") == "true"
    assert "tone-info" in status.get("class")


def test_the_stepper_says_which_step_one_is_at(shown: html.HtmlElement):
    steps = shown.find_class("stepper")[0].findall("li")
    assert [step.get("aria-current") for step in steps] == [None, None, "step", None, None, None]
    assert words(steps[0]) == "Tiếp nhận (đã qua) 01/09/2025"
    assert words(steps[2]) == "3 Lấy ý kiến (đang ở bước này) (bước 3/6) 05/09/2025"
    assert words(steps[3]) == "4 Thẩm định (chưa đến)"


def test_a_step_that_is_not_possible_is_shown_without_a_link_and_says_why(shown: html.HtmlElement):
    (blocked,) = shown.xpath("//*[@aria-disabled='true']")
    assert blocked.text == "Trình lãnh đạo"
    assert "href" not in blocked.attrib
    assert words(shown.get_element_by_id(blocked.get("aria-describedby"))) == "Còn 2 đơn vị chưa trả lời."


def test_steps_that_are_possible_are_links_in_the_order_of_the_table(shown: html.HtmlElement):
    buttons = shown.find_class("step-buttons")[0].findall("li/a")
    assert [(button.text, button.get("href")) for button in buttons] == [
        ("Kết thúc lấy ý kiến", "/mau"),
        ("Yêu cầu bổ sung", "/mau"),
    ]


def test_nobody_s_turn_says_so(gallery: Flask):
    assert "không có việc nào dành cho bạn" in words(drawn(gallery, "step_buttons([])"))


def test_the_clock_says_days_left_due_date_rule_article_and_standing(shown: html.HtmlElement):
    (clock,) = shown.find_class("clock")
    assert words(clock.find_class("status")[0]) == "Còn 9 ngày"
    assert [words(each) for each in clock.find("dl").iter("dd")] == [
        "24/09/2025",
        "20 ngày kể từ ngày nhận đủ hồ sơ hợp lệ Điều 9 khoản 2 (số liệu mẫu)",
        "sao từ bản in của Văn phòng, chưa đối chiếu",
    ]


def test_the_clock_lists_when_it_stood_still(shown: html.HtmlElement):
    stops = shown.find_class("stops")[0].findall("li")
    assert [words(stop) for stop in stops] == [
        "06/09/2025 – 09/09/2025 (3 ngày): chờ bổ sung hồ sơ",
        "12/09/2025 – nay",
    ]


def test_the_internal_target_stands_apart_and_is_not_called_law(shown: html.HtmlElement):
    text = words(shown.find_class("clock")[0])
    assert "Thời hạn nội bộ 18/09/2025 Còn 3 ngày" in text
    assert "không phải quy định của pháp luật" in text


@pytest.mark.parametrize(
    ("clock", "tone", "said"),
    [
        (sample.LATE, "danger", "Quá hạn 2 ngày"),
        ({**sample.LATE, "days_left": 0}, "warning", "Đến hạn hôm nay"),
        ({**sample.LATE, "days_left": 3}, "warning", "Còn 3 ngày"),
        ({**sample.LATE, "days_left": 4, "days": "ngày làm việc"}, "info", "Còn 4 ngày làm việc"),
        (sample.PAUSED, "neutral", "Đang tạm dừng"),
        (sample.IDLE, "neutral", "Chưa tính thời hạn"),
        (sample.FINISHED, "success", "Xong ngày 10/09/2025"),
    ],
    ids=["late", "today", "soon", "in time", "stopped", "idle", "finished"],
)
def test_the_clock_says_how_it_stands(gallery: Flask, clock: dict[str, Any], tone: str, said: str):
    status = drawn(gallery, "clock(clock)", clock=clock).find_class("status")[0]
    assert status.text_content() == said
    assert f"tone-{tone}" in status.get("class")


@pytest.mark.parametrize(
    ("standing", "copied_from", "said"),
    [
        ("confirmed", None, "đã đối chiếu"),
        ("copied", "công báo", "sao từ công báo, chưa đối chiếu"),
        ("copied", None, "chưa đối chiếu"),
        ("unknown", None, "chưa rõ"),
    ],
    ids=["confirmed", "copied from a source", "copied", "unknown"],
)
def test_the_standing_of_a_period_is_said_in_words(
    gallery: Flask, standing: str, copied_from: str | None, said: str
):
    clock = {**sample.LATE, "standing": standing, "copied_from": copied_from}
    assert drawn(gallery, "clock(clock)", clock=clock).find_class("status")[-1].text_content() == said


def test_the_timeline_tells_the_day_of_the_step_from_the_moment_of_typing(shown: html.HtmlElement):
    first, last = shown.find_class("timeline")[0].findall("li")
    assert words(first).startswith(
        "Xác nhận hợp lệ, lấy ý kiến 05/09/2025 Trần Thị Bình · Sở Tài chính · nhập lúc 06/09/2025 01:30 Hỏi"
    )
    assert words(last) == "Nộp hồ sơ 01/09/2025 Lê Văn Cường"


def test_papers_say_their_state_and_what_asks_for_them(shown: html.HtmlElement):
    there, missing = shown.xpath("//section[@aria-labelledby='thanh-phan']/ul/li")
    assert words(there).startswith("Văn bản đề nghị đã có 125/STC-HTQT")
    assert there.xpath(".//a/@href") == ["/tep/1", "/giay/1"]
    assert words(missing) == "Văn kiện dự án Điều 8 (số liệu mẫu) thiếu Chưa dịch."


def test_opinions_say_who_was_asked_until_when_and_what_came(shown: html.HtmlElement):
    given, waited = shown.xpath("//section[@aria-labelledby='y-kien']/ul/li")
    assert "Hỏi 05/09/2025 · hạn 12/09/2025 · trả lời 11/09/2025" in words(given)
    assert "Tiếp thu, giải trình: Tiếp thu." in words(given)
    assert words(waited) == "Sở Y tế chưa trả lời Hỏi 05/09/2025"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("papers([])", "không yêu cầu giấy tờ nào"),
        ("opinions([])", "Chưa lấy ý kiến đơn vị nào."),
        ("timeline([])", "Chưa có bước nào."),
        ("history([])", "Chưa có thay đổi nào."),
    ],
    ids=["papers", "opinions", "timeline", "history"],
)
def test_an_empty_part_says_so(gallery: Flask, call: str, said: str):
    assert said in words(drawn(gallery, call))


def test_facts_keep_the_lines_of_the_paper_that_are_empty(shown: html.HtmlElement):
    group = shown.find_class("fact-group")[0]
    assert [each.text for each in group.iter("dd")] == ["Nước sạch cho trường học", "–", "–"]


def test_the_history_says_when_who_what_before_and_after(shown: html.HtmlElement):
    (row,) = shown.xpath("//table/tbody/tr")
    assert [words(cell) for cell in row] == [
        "05/09/2025 08:02",
        "Trần Thị Bình",
        "Tổng giá trị",
        "",
        "1.250.000.000",
    ]
