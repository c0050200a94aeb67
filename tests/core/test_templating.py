"""What templates may ask for, and what they may not."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask, render_template_string
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from app.core.templating import BLANK_INDEX, blank_row, dmy, initials, joined, moment, problems
from tests.templates.gallery import gallery_app
from tests.templates.sample_form import Sample


@pytest.fixture(scope="module")
def app() -> Flask:
    return gallery_app()


def drawn(app: Flask, source: str, **context: object) -> str:
    with app.test_request_context():
        return render_template_string(source, **context)


CHOSEN = {
    "kind": "1",
    "lead": "1",
    "country": "1",
    "partner": "1",
    "address-ward": "1",
    "donors-0-country": "1",
}


def filled(app: Flask, values: dict[str, str]) -> Sample:
    """The sample form as somebody sent it, checked."""
    with app.test_request_context(method="POST", data={"csrf_token": "x"}):
        form = Sample(formdata=MultiDict(values), meta={"csrf": False})
        form.validate()
        return form


def test_a_date_is_written_day_first_with_two_digits_each():
    assert dmy(date(2025, 3, 5)) == "05/03/2025"


def test_no_date_is_an_empty_text():
    assert dmy(None) == ""


@given(st.dates())
def test_a_written_date_reads_back_as_the_same_date(day: date):
    written = dmy(day)
    assert len(written) == 10
    assert date(int(written[6:]), int(written[3:5]), int(written[:2])) == day


def test_a_moment_is_shown_in_vietnam_where_the_day_may_already_be_the_next():
    assert moment(datetime(2025, 9, 5, 18, 30, tzinfo=UTC)) == "06/09/2025 01:30"
    assert dmy(datetime(2025, 9, 5, 18, 30, tzinfo=UTC)) == "06/09/2025"


def test_no_moment_is_an_empty_text():
    assert moment(None) == ""


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        moment(datetime(2025, 9, 5, 18, 30))  # noqa: DTZ001  # the missing zone is what is tested


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nguyễn Thị Hòa", "NH"), ("đặng văn ân", "ĐÂ"), ("Nguyễn Văn Nam", "NN"), ("Lan", "L"), ("", "")],
)
def test_initials_are_those_of_family_and_given_name(name: str, letters: str):
    assert initials(name) == letters


def test_joined_leaves_out_what_is_missing_and_escapes_the_rest():
    assert joined(["Lê <Văn>", None, "", Markup("<b>Sở</b>")]) == "Lê &lt;Văn&gt; · <b>Sở</b>"


def test_an_icon_is_silent_unless_it_is_given_a_label(app: Flask):
    silent, spoken = drawn(app, "{{ icon('search') }}"), drawn(app, "{{ icon('search', 'Tìm') }}")
    assert 'aria-hidden="true"' in silent
    assert 'role="img" aria-label="Tìm"' in spoken
    assert "#search" in silent


def test_an_icon_that_the_sprite_lacks_is_refused(app: Flask):
    with pytest.raises(ValueError, match="'no-such-icon' is not in"):
        drawn(app, "{{ icon('no-such-icon') }}")


def test_the_address_of_a_file_carries_the_mark_of_its_content(app: Flask):
    address = drawn(app, "{{ asset('app.css') }}")
    assert address.startswith("/static/app.css?v=")
    with app.test_client().get(address) as answer:
        assert answer.status_code == 200


def test_an_unknown_name_in_a_template_raises_instead_of_drawing_nothing(app: Flask):
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        drawn(app, "{{ nobody }}")


def test_problems_name_every_error_in_the_order_of_the_form_with_group_and_row(app: Flask):
    form = filled(app, CHOSEN | {"received_on": "1/9/2025", "donors-0-name": "", "donors-0-share": "7"})
    form.form_errors.append("Cả biểu mẫu sai.")
    assert [(found.id, found.label) for found in problems(form)] == [
        ("", ""),
        ("title", "Tên khoản viện trợ"),
        ("address-street", "Địa chỉ: Số nhà, đường"),
        ("donors-0-name", "Các bên cung cấp, dòng 1: Tên bên cung cấp"),
    ]


def test_problems_of_a_list_of_plain_fields_name_the_row(app: Flask):
    form = filled(app, {"aliases-0": "có tên", "aliases-1": ""})
    assert ("aliases-1", "Tên gọi khác, dòng 2", "Nhập tên khác.") in problems(form)


def test_problems_of_a_group_as_a_whole_lead_to_the_group(app: Flask):
    form = filled(app, {})
    form.address.form.form_errors.append("Địa chỉ ngoài tỉnh.")
    assert ("address", "Địa chỉ", "Địa chỉ ngoài tỉnh.") in problems(form)


def test_a_blank_row_is_empty_and_is_not_added_to_the_group(app: Flask):
    form = filled(app, {"donors-0-name": "Quỹ"})
    row = blank_row(form.donors)
    assert row.form["name"].data is None
    assert row.form["name"].name == f"donors-{BLANK_INDEX}-name"
    assert row.form["name"].id == f"donors-{BLANK_INDEX}-name"
    assert len(form.donors.entries) == 1
