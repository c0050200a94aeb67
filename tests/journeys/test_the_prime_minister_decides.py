"""An aid whose content is the Prime Minister's to decide: sent up, asked back by a ministry, sent up again, approved."""

from datetime import date

import pytest
from playwright.sync_api import expect

from app.aid.models import Status
from tests.journeys import steps
from tests.journeys.official import Official
from tests.journeys.steps import WITH_SCAN, Office

pytestmark = pytest.mark.journey

TITLE = "Xây dựng 3 phòng học tại Tà Lài"
NO_LIMIT = ("Hạn xử lý", "20 ngày", "Quá hạn")


def test_the_province_sends_up_what_the_prime_minister_decides(office: Office):
    office.stand_on(date(2024, 3, 12))
    case = office.case(Status.CHECKING, day=date(2024, 3, 12))
    officer, leader = office.sign_in(case.people["officer"]), office.sign_in(case.people["leader"])
    finds_who_decides(officer)
    asks_opinions(leader)
    office.stand_on(date(2024, 3, 19))
    appraises(officer)
    steps.submits(leader, TITLE, ("40/BC-SKHĐT", "41/TTr-SKHĐT"), "19/03/2024", "Đỗ Văn Giám")

    phong = office.sign_in(case.people["office"])
    sends_it_up(phong, "310/UBND-KGVX", "19/03/2024")
    office.stand_on(date(2024, 4, 10))
    hears_from_the_ministry(phong)
    explains(officer)
    steps.submits(leader, TITLE, ("60/BC-SKHĐT", "61/TTr-SKHĐT"), "10/04/2024", "Đỗ Văn Giám")
    sends_it_up(phong, "402/UBND-KGVX", "10/04/2024")
    office.stand_on(date(2024, 5, 20))
    records_the_decision(office.sign_in(case.people["office_clerk"]))
    tells_everybody(phong)


def finds_who_decides(officer: Official) -> None:
    """The content touches on religion: the Prime Minister decides, whatever the amount, by Điều 7."""
    steps.opens(officer, TITLE).sees("Chủ tịch Ủy ban nhân dân tỉnh (Điều 7)")
    steps.answers_authority(officer, "own_body", "religion")
    officer.sees("Thẩm quyền quyết định: Thủ tướng Chính phủ.")
    officer.sees("Thủ tướng Chính phủ (Điều 7); Vũ Thị Thẩm xác nhận")


def asks_opinions(leader: Official) -> None:
    """Opinions are asked as ever, but the twenty days are for what the province decides."""
    steps.opens(leader, TITLE)
    steps.takes(leader, "Xác nhận hợp lệ, lấy ý kiến", {"Hạn trả lời": "19/03/2024"})
    leader.sees("Đang lấy ý kiến").misses(*NO_LIMIT)


def appraises(officer: Official) -> None:
    """What Sở Tài chính and Công an wrote on paper is written down, then the appraisal."""
    steps.opens(officer, TITLE)
    for unit, number in (("Sở Tài chính", "70/STC-HCSN"), ("Công an tỉnh", "99/CAT-PA03")):
        paper = steps.letter(number, "18/03/2024", "Đinh Văn Đáp")
        steps.answers_opinion(officer, unit, "thống nhất", "", **paper)
    steps.takes(officer, "Kết thúc lấy ý kiến")
    steps.writes_appraisal(officer)
    steps.takes(officer, "Trình lãnh đạo")


def sends_it_up(phong: Official, number: str, on: str) -> None:
    """The province cannot approve it: it goes up by công văn, and from then on no limit runs here."""
    steps.puts_up(phong, TITLE, "Về việc trình Thủ tướng Chính phủ khoản viện trợ")
    phong.sees("Thẩm quyền quyết định thuộc Thủ tướng Chính phủ: hãy gửi hồ sơ trình Thủ tướng.")
    covering = steps.letter(number, on, "Nguyễn Sơn Hùng")
    where = {"Bộ tiếp nhận hồ sơ": "Bộ Kế hoạch và Đầu tư"}
    steps.takes(phong, "Gửi hồ sơ trình Thủ tướng", where, **{"Công văn gửi hồ sơ": covering})
    phong.sees("Đã trình Thủ tướng Chính phủ", "gửi Bộ Kế hoạch và Đầu tư, 6 bộ hồ sơ").misses(*NO_LIMIT)


def hears_from_the_ministry(phong: Official) -> None:
    """A ministry wants to know more; the file goes back to the lead, still without a limit."""
    question = steps.letter("2222/BKHĐT-KTĐN", "08/04/2024", "Vũ Bộ Hỏi")
    who = {"Bộ, cơ quan hỏi": "Bộ Kế hoạch và Đầu tư", "Ghi chú, lý do": "Làm rõ việc quản lý phòng học"}
    steps.takes(phong, "Bộ yêu cầu bổ sung, giải trình", who, **{"Văn bản của bộ": question})
    phong.sees("Đang thẩm định", "2222/BKHĐT-KTĐN ngày 08/04/2024").misses(*NO_LIMIT)


def explains(officer: Official) -> None:
    """The lead writes the answer into its appraisal and puts it before the leader again."""
    steps.opens(officer, TITLE).follow("Kết quả thẩm định")
    officer.write({"Nhận xét chung": "Phòng học do trường công lập quản lý"}).press("Lưu")
    steps.takes(officer, "Trình lãnh đạo")


def records_the_decision(clerk: Official) -> None:
    """Văn thư records the Prime Minister's decision with the day it arrived; telling is due five days after it."""
    steps.opens(clerk, TITLE).follow("Ghi nhận quyết định phê duyệt")
    signed = steps.letter(
        "512/QĐ-TTg", "15/05/2024", "Trần Phó Thủ", **{"Hình thức ký": "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG"}
    )
    group = "Văn bản của Thủ tướng Chính phủ hoặc Văn phòng Chính phủ"
    clerk.write({**signed, **WITH_SCAN}, group).press("Ghi nhận quyết định phê duyệt", 422)
    clerk.sees("Chưa nhập mục này.")
    clerk.write({"Ngày đến": "20/05/2024", "Số đến": "1450", **WITH_SCAN}, group)
    clerk.press("Ghi nhận quyết định phê duyệt").sees("Đã phê duyệt, chờ thông báo", "Hạn xử lý 20/05/2024")
    decision = clerk.part("Quyết định")
    expect(decision).to_contain_text("512/QĐ-TTg ngày 15/05/2024")
    expect(decision).to_contain_text("Thủ tướng Chính phủ")


def tells_everybody(phong: Official) -> None:
    """The donor and the ministries are told, and the file has reached its end."""
    steps.opens(phong, TITLE)
    told = ("Ngày thông báo cho bên cung cấp", "Ngày gửi quyết định cho các bộ")
    steps.takes(phong, "Thông báo", dict.fromkeys(told, "20/05/2024"))
    phong.sees("Đã phê duyệt").misses(*NO_LIMIT)
