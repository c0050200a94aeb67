"""What the office chooses about its procedure."""

from datetime import date

import pytest

from app.accounts.models import Role
from app.core import history
from app.core.codes import check_pattern, code
from app.core.parsing import ParseError
from app.core.rules import Superseded
from app.core.telling import told
from app.office import actions, queries
from app.office.forms import SettingsForm
from app.office.models import SettingKey
from app.office.queries.settings import settings, settings_version
from tests import factories as make

DAY = date(2026, 1, 5)


@pytest.fixture
def admin(session):
    return make.person("LHHN", Role.ADMIN, DAY)


def typed(**changed: str) -> dict[str, str]:
    """The form as the page sends it: a switch that is off is not sent."""
    choices = {key.value: text for key, text in settings().items() if text != "0"} | changed
    return {**choices, "version": str(settings_version())}


def test_every_setting_has_a_field_and_every_field_a_setting(app):
    with app.test_request_context():
        fields = set(SettingsForm()._fields) - {"version", "csrf_token"}
    assert fields == {key.value for key in SettingKey}


def test_before_anything_is_chosen_the_defaults_hold(session):
    assert queries.setting(SettingKey.CLOCK_WHILE_INCOMPLETE) == "pause"
    assert not queries.switched_on(SettingKey.SILENCE_IS_AGREEMENT)


def test_only_what_was_changed_is_kept_and_told(admin):
    actions.save_settings({**settings(), SettingKey.SILENCE_IS_AGREEMENT: "1"}, by=admin, version=0)
    assert queries.switched_on(SettingKey.SILENCE_IS_AGREEMENT)
    deed = told(history.rows_of_kind("settings"))[0]
    assert deed.doing == "Thiết lập – Quá hạn không trả lời được coi là thống nhất: có"
    assert len(deed.changes) == 1


def test_a_choice_can_be_taken_back(admin):
    on = {**settings(), SettingKey.SILENCE_IS_AGREEMENT: "1"}
    actions.save_settings(on, by=admin, version=0)
    actions.save_settings({**on, SettingKey.SILENCE_IS_AGREEMENT: "0"}, by=admin, version=1)
    assert not queries.switched_on(SettingKey.SILENCE_IS_AGREEMENT)


def test_two_administrators_do_not_overwrite_each_other(admin):
    choices = settings()
    actions.save_settings({**choices, SettingKey.PLACE_NAME: "Biên Hòa"}, by=admin, version=0)
    with pytest.raises(Superseded):
        actions.save_settings({**choices, SettingKey.EXPIRY_HORIZON: "60"}, by=admin, version=0)
    assert queries.setting(SettingKey.EXPIRY_HORIZON) == "90"


def test_the_page_keeps_a_choice(client, admin, set_today):
    set_today(DAY)
    client.sign_in(make.user("LHHN", Role.ADMIN, day=DAY))
    assert client.post("/quan-tri/thiet-lap", data=typed(clock_while_incomplete="restart")).status_code == 302
    assert queries.setting(SettingKey.CLOCK_WHILE_INCOMPLETE) == "restart"
    page = client.get("/quan-tri/thiet-lap").text
    assert 'selected value="restart"' in page


def test_the_page_shows_both_versions_when_somebody_saved_first(client, admin, set_today):
    set_today(DAY)
    client.sign_in(make.user("LHHN", Role.ADMIN, day=DAY))
    late = typed(place_name="Long Khánh")
    actions.save_settings({**settings(), SettingKey.PLACE_NAME: "Biên Hòa"}, by=admin, version=0)
    answer = client.post("/quan-tri/thiet-lap", data=late)
    assert answer.status_code == 409
    assert "<td>Biên Hòa</td><td>Long Khánh</td>" in answer.text


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("code_pattern", "VT-{year}", "số chữ số cố định như {serial:04}"),
        ("expiry_horizon", "0", "từ 1 đến 730"),
        ("clock_while_incomplete", "nghỉ", "Hãy chọn một mục"),
        ("office_name", "", "Chưa nhập mục này."),
    ],
)
def test_a_wrong_choice_is_refused_at_its_field(client, set_today, field, text, sentence):
    set_today(DAY)
    client.sign_in(make.user("LHHN", Role.ADMIN, day=DAY))
    answer = client.post("/quan-tri/thiet-lap", data=typed(**{field: text}))
    assert answer.status_code == 422
    assert sentence in answer.text[answer.text.index(f'id="{field}-error"') :]


@pytest.mark.parametrize(
    "pattern",
    [
        "HS-{serial:04}",
        "VT-{year}",
        "{year}-{serial",
        "{year}-{serial}",
        "{serial:04}-{year}",
        "{year}-{serial:04}-{serial:04}",
        "{year}-{serial:04}/36",
        "{year}-{unit}-{serial:04}",
        "{year}-{serial.real:04}",
        "{year}-{serial!r:04}",
        "{year}-{serial:{year}}",
        "{}-{year}-{serial:04}",
        "{{year}}-{serial:04}",
    ],
)
def test_a_pattern_that_gives_no_good_code_is_refused(pattern):
    with pytest.raises(ParseError, match="số thứ tự có số chữ số cố định"):
        check_pattern(pattern)


def test_a_pattern_whose_codes_do_not_fit_is_refused():
    with pytest.raises(ParseError, match="dài quá 40 ký tự"):
        check_pattern("hồ sơ viện trợ của tỉnh Đồng Nai {year}/{serial:04}")


def test_a_pattern_gives_the_code_of_a_record():
    check_pattern("VT-{year}-{serial:04}")
    assert code("VT-{year}-{serial:04}", 2026, 17) == "VT-2026-0017"
