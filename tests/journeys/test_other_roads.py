"""Other roads of a dossier: refused, withdrawn, a step taken back, handed back by a leader on a phone."""

from datetime import date, datetime

import pytest
from playwright.sync_api import expect

from app.aid.models import Status
from app.core.workflow import ZONE
from tests.aid.cases import FIRST
from tests.journeys import steps
from tests.journeys.official import PHONE
from tests.journeys.steps import Office

pytestmark = pytest.mark.journey


def test_a_file_that_another_body_decides_is_refused_by_the_leader_as_the_officer_prepared_it(office: Office):
    office.stand_on(FIRST)
    case = office.case(Status.CHECKING)
    officer, leader = office.sign_in(case.people["officer"]), office.sign_in(case.people["leader"])
    officer.open(case.address).follow("Soạn: Từ chối tiếp nhận hồ sơ")
    body = {"Cơ quan có thẩm quyền (nếu không thuộc tỉnh)": "Bộ trưởng Bộ Nội vụ"}
    officer.write({**body, "Lý do": "Hội hoạt động trong phạm vi cả nước"}).press("Gửi lãnh đạo ký")

    leader.open("/").follow("Từ chối tiếp nhận hồ sơ")
    signed = steps.letter("2346/SKHĐT-KTĐN", "02/11/2020", "Đỗ Văn Giám")
    leader.write(signed, "Văn bản từ chối").press("Từ chối tiếp nhận hồ sơ")
    leader.sees(
        "Đã từ chối tiếp nhận hồ sơ", "Bộ trưởng Bộ Nội vụ", "Lập hồ sơ (đã qua)", "Lấy ý kiến (chưa đến)"
    )

    union = office.sign_in(case.people["union"]).open(case.address)
    expect(union.part("Quá trình xử lý")).to_contain_text("Hội hoạt động trong phạm vi cả nước")
    expect(union.part("Quá trình xử lý")).to_contain_text("2346/SKHĐT-KTĐN ngày 02/11/2020")


def test_a_file_that_is_withdrawn_waits_for_nobody_any_more(office: Office):
    office.stand_on(FIRST)
    case = office.case(Status.CONSULTING)
    police = office.sign_in(case.people["finance"]).sees("Trả lời ý kiến")
    union = office.sign_in(case.people["union"]).open(case.address).follow("Rút hồ sơ")
    union.press("Rút hồ sơ", 422).sees("Chưa nhập mục này.")
    request = steps.letter("125/UBND-VX", "02/11/2020", "Lê Văn Phú")
    union.write({"Lý do": "Bên cung cấp đổi nội dung"}).write(request, "Văn bản đề nghị rút").press(
        "Rút hồ sơ"
    )
    union.sees("Đã rút hồ sơ", "Bên cung cấp đổi nội dung")
    expect(union.part("Ý kiến")).to_contain_text("không còn chờ")
    police.open("/").misses("Trả lời ý kiến")


def test_what_was_handed_in_by_mistake_is_taken_back_and_can_be_edited_again(office: Office):
    office.stand_on(None)
    case = office.case(Status.DRAFTING, day=datetime.now(ZONE).date())
    union = office.sign_in(case.people["union"]).open(case.address)
    steps.takes(union, "Nộp hồ sơ")
    union.open(f"{case.address}/sua/chung", 409).sees("Phần này không mở để sửa").open(case.address)
    union.follow("Rút lại thao tác vừa thực hiện").write({"Lý do rút lại": "Nộp nhầm hồ sơ"}).press("Rút lại")
    union.sees(
        "Đã rút lại thao tác vừa thực hiện.", "Đang lập hồ sơ", "Nộp hồ sơ (đã rút lại)", "Nộp nhầm hồ sơ"
    )
    union.follow("Thông tin chung").write({"Tên khoản viện trợ": "Xây dựng 4 phòng học tại Tà Lài"})
    steps.saves_part(union, "Thông tin chung")


def test_the_chairman_hands_a_file_back_on_his_phone(office: Office):
    office.stand_on(date(2020, 11, 20))
    case = office.case(Status.SIGNING, day=date(2020, 11, 20))
    chairman = office.sign_in(case.people["decider"], size=PHONE)
    chairman.follow("Xây dựng 3 phòng học tại Tà Lài").sees("Đã trình ký, chờ phát hành").follow(
        "Trả lại Văn phòng"
    )
    chairman.write({"Lý do": "Làm rõ nguồn vốn đối ứng"}).press("Trả lại Văn phòng")
    chairman.sees("Đã ghi nhận: Trả lại Văn phòng.", "Văn phòng UBND tỉnh đang thẩm tra", "Bút phê")
    chairman.page.get_by_role("button", name="Danh mục").click()
    chairman.follow("Sổ theo dõi viện trợ").sees("Xây dựng 3 phòng học tại Tà Lài")

    phong = office.sign_in(case.people["office"]).sees("Làm rõ nguồn vốn đối ứng")
    phong.open(case.address)
    expect(phong.part("Quá trình xử lý")).to_contain_text("Làm rõ nguồn vốn đối ứng")
