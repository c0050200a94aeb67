"""What comes between typing and saving: somebody else saves first, or the session ends; nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from app.aid.models import Status
from tests.aid.cases import FIRST
from tests.factories import PASSWORD
from tests.journeys import steps
from tests.journeys.steps import Office

pytestmark = pytest.mark.journey

PART = "Mục tiêu, nội dung, thời gian, địa bàn"
AIMS = "Xây 3 phòng học, bếp ăn và nhà vệ sinh"


def test_two_people_edit_one_part_and_the_second_sees_both_versions(office: Office):
    office.stand_on(FIRST)
    case = office.case(Status.DRAFTING)
    first, second = office.sign_in(case.people["union"]), office.sign_in(case.people["applicant"])
    for who in (first, second):
        who.open(case.address).follow(PART)
    first.write({"Mục tiêu, mục đích": "Xây 4 phòng học", "Ngày kết thúc": "30/06/2021"})
    steps.saves_part(first, PART)
    second.write({"Mục tiêu, mục đích": AIMS}).press("Lưu phần này", 409)

    both = second.page.get_by_role("table", name="Hai bản của cùng một hồ sơ")
    aims = both.get_by_role("row").filter(has_text="Mục tiêu, mục đích")
    expect(aims.get_by_role("cell")).to_have_text(["Xây 4 phòng học", AIMS])
    ends = both.get_by_role("row").filter(has_text="Ngày kết thúc")
    expect(ends.get_by_role("cell")).to_have_text(["30/06/2021", "01/04/2021"])
    second.write({"Ngày kết thúc": "30/06/2021"})
    steps.saves_part(second, PART)
    second.open(case.address).sees(AIMS, "– 30/06/2021")


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing_that_was_typed(office: Office):
    office.stand_on(FIRST)
    case = office.case(Status.DRAFTING)
    who = office.sign_in(case.people["union"]).open(case.address).follow(PART)
    who.write(
        {
            "Mục tiêu, mục đích": AIMS,
            "Ngày kết thúc": "31/12/2021",
            "Lĩnh vực": ("Y tế", "Giáo dục và đào tạo"),
        }
    )
    with office.idle_for_long():
        who.press("Lưu phần này", 401).sees("Nội dung bạn vừa nhập vẫn được giữ")
    who.signs_in(case.people["union"], PASSWORD).sees("Chưa có gì được lưu")
    who.press("Mở lại biểu mẫu với nội dung đã nhập").sees("bạn vừa đăng nhập lại")
    expect(who.field("Mục tiêu, mục đích")).to_have_value(AIMS)
    expect(who.field("Ngày kết thúc")).to_have_value("31/12/2021")
    expect(who.field("Y tế")).to_be_checked()
    steps.saves_part(who, PART)
    who.open(case.address).sees(AIMS, "– 31/12/2021", "Giáo dục và đào tạo; Y tế")


def test_a_page_asked_for_after_the_session_has_ended_opens_after_signing_in(office: Office):
    office.stand_on(FIRST)
    case = office.case(Status.CHECKING)
    who = office.sign_in(case.people["officer"])
    with office.idle_for_long():
        who.open(case.address).sees("Bạn đã được đăng xuất")
    who.signs_in(case.people["officer"], PASSWORD)
    assert who.page.url.endswith(case.address)
