"""Goods for a commune today, under the decree in force: entered late, its periods copied, so that nobody is late."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from app.accounts.models import Role
from app.core.workflow import ZONE
from tests.journeys import steps
from tests.journeys.official import Official
from tests.journeys.steps import WITH_SCAN, Office
from tests.sheets import read_one

pytestmark = pytest.mark.journey

TITLE = "Thiết bị cho Trạm Y tế xã Tà Lài"
COMMUNE = "UBND xã Tà Lài"
DONOR = "Quỹ Bàn Tay Ấm"
TODAY = datetime.now(ZONE).date()
CAME = TODAY - timedelta(days=40)
PAPERS = (
    "Văn bản nhất trí cung cấp viện trợ của Bên cung cấp viện trợ",
    "Văn kiện khoản viện trợ phi dự án",
    "Bản sao chứng thực giấy tờ pháp lý của Bên cung cấp viện trợ",
    "Danh mục hàng hóa",
)


def test_a_commune_receives_goods_and_nobody_is_late(office: Office):
    lien = office.person("LHHN", name="Trần Thị Liên")
    steps.registers_donor(lien, DONOR, "quỹ", "Nhật Bản")
    writes_the_dossier(lien)
    hands_it_in_as_of_then(lien)
    officer = office.person("STC2025", name="Vũ Thị Thẩm")
    leader = office.person("STC2025", Role.LEADER, "Đỗ Văn Giám")
    clerk = office.person("STC2025", Role.CLERK, "Cao Thị Thư")
    steps.receives(
        clerk, TITLE, "Vũ Thị Thẩm", "812", f"{CAME:%d/%m/%Y}", **{"Ngày thực hiện": f"{CAME:%d/%m/%Y}"}
    )
    clerk.sees("Nghị định 313/2025/NĐ-CP (sao từ quy định cũ, chưa đối chiếu)", f"ngày đến {CAME:%d/%m/%Y}")

    asks_opinions(leader)
    is_told_that_nobody_is_late(leader)
    appraises(officer, office.person("SYT", name="Tô Thị Y"))
    steps.submits(leader, TITLE, ("91/BC-STC", "92/TTr-STC"), f"{TODAY:%d/%m/%Y}", "Đỗ Văn Giám")
    phong = office.person("VPUBND", name="Hồ Văn Phòng")
    steps.puts_up(phong, TITLE, "Về việc phê duyệt khoản viện trợ thiết bị y tế")
    records_the_decision(office.person("VPUBND", Role.CLERK, "Mai Thị Văn"))
    tells_everybody(phong)
    takes_the_book_along(lien)


def writes_the_dossier(lien: Official) -> None:
    """Goods in kind with their list, and one sum in dollars with its rate, for a commune that is not yet known."""
    lien.open("/vien-tro/moi").write({"Tên khoản viện trợ": TITLE, "Đơn vị chưa có trong danh mục": COMMUNE})
    lien.press("Mở bản nháp").sees("Đã mở bản nháp.")
    lien.write({
        "Phương thức": "phi dự án",
        "Cơ quan chủ quản": "Ủy ban nhân dân tỉnh Đồng Nai",
        "Cơ chế tài chính trong nước": "không thuộc nguồn thu ngân sách nhà nước",
    })  # fmt: skip
    steps.saves_part(lien, "Thông tin chung")
    lien.write({"Bên cung cấp viện trợ": DONOR}, "Bên cung cấp viện trợ, dòng 1")
    steps.saves_part(lien, "Bên cung cấp viện trợ")
    lien.write({"Bên tiếp nhận": COMMUNE}, "Bên tiếp nhận, dòng 1")
    steps.saves_part(lien, "Bên tiếp nhận, đối tượng hưởng lợi")
    sum_of_goods = "Giá trị, dòng 1"
    lien.write(
        {"Hình thức": "bằng hiện vật", "Loại tiền": "USD – Đô la Mỹ", "Số tiền nguyên tệ": "12500,50"},
        sum_of_goods,
    )
    lien.press("Lưu phần này", 422).sees("Ngoại tệ cần tỷ giá, hoặc số VND mà văn bản ghi.")
    lien.write({"Tỷ giá": "26195", "Ngày tỷ giá": f"{CAME:%d/%m/%Y}"}, sum_of_goods)
    steps.saves_part(lien, "Giá trị viện trợ, vốn đối ứng")
    lists_the_goods(lien)
    lien.write({
        "Mục tiêu, mục đích": "Trang bị cho trạm y tế xã",
        "Kết quả dự kiến": "Trạm khám được cho 6.000 dân",
        "Thời gian thực hiện (theo văn bản)": "trong 03 tháng kể từ ngày phê duyệt",
        "Địa bàn": ("Tỉnh Đồng Nai",),
        "Lĩnh vực": ("Y tế",),
    })  # fmt: skip
    steps.saves_part(lien, "Mục tiêu, nội dung, thời gian, địa bàn")


def lists_the_goods(lien: Official) -> None:
    """Two lines of goods, the second one used; a third begun by mistake is taken away again."""
    dollars = {"Loại tiền": "USD – Đô la Mỹ"}
    first = {
        "Tên hàng hóa": "Máy siêu âm xách tay",
        "Đơn vị tính": "chiếc",
        "Số lượng": "2",
        "Trị giá": "11000,50",
    }
    second = {"Tên hàng hóa": "Giường bệnh", "Đơn vị tính": "cái", "Số lượng": "12", "Trị giá": "1500"}
    lien.write({**first, **dollars, "Xuất xứ": "Nhật Bản"}, "Hàng hóa, dòng 1").add_row("Thêm dòng")
    lien.write({**second, **dollars, "Tình trạng": "đã qua sử dụng"}, "Hàng hóa, dòng 2").add_row("Thêm dòng")
    lien.page.get_by_role("group", name="Hàng hóa, dòng 3").get_by_role("button", name="Xóa dòng này").click()
    steps.saves_part(lien, "Danh mục hàng hóa")


def hands_it_in_as_of_then(lien: Official) -> None:
    """The paper file came forty days ago: the day of the step is that day, with the paper that proves it."""
    lien.sees(
        "2 chiếc, mới, trị giá 11.000,50 USD, xuất xứ Nhật Bản",
        "12 cái, đã qua sử dụng, trị giá 1.500 USD",
    )
    lien.sees("12.500,50 USD; bằng hiện vật; cam kết; tỷ giá 26.195 ngày", "= 327.450.598 VND")
    steps.answers_authority(lien, "own_body")
    request = steps.letter("77/UBND-VX", f"{CAME:%d/%m/%Y}", "Lê Văn Lài")
    steps.puts_paper(lien, "Văn bản đề nghị phê duyệt khoản viện trợ", **request, **WITH_SCAN)
    steps.puts_papers(lien, *PAPERS)
    lien.follow("Nộp hồ sơ").write({"Ngày thực hiện": f"{CAME:%d/%m/%Y}"})
    lien.press("Nộp hồ sơ", 409).sees("nêu văn bản làm căn cứ")
    lien.write({"Căn cứ": f"Công văn 77/UBND-VX ngày {CAME:%d/%m/%Y}"}).press("Nộp hồ sơ")
    lien.sees("Đã ghi nhận: Nộp hồ sơ.", "Chờ tiếp nhận, phân công")


def asks_opinions(leader: Official) -> None:
    """Sở Tài chính leads and does not ask itself; Công an is asked always, Sở Y tế besides."""
    steps.opens(leader, TITLE)
    leader.follow("Kiểm tra thẩm quyền").press("Lưu").sees("Đỗ Văn Giám xác nhận")
    due = f"{TODAY + timedelta(days=7):%d/%m/%Y}"
    steps.takes(
        leader, "Xác nhận hợp lệ, lấy ý kiến", {"Cơ quan lấy ý kiến thêm": ("Sở Y tế",), "Hạn trả lời": due}
    )
    opinions = leader.part("Ý kiến")
    expect(opinions).to_contain_text("thuộc nội dung thẩm định của cơ quan chủ trì")
    expect(opinions).to_contain_text("Công an tỉnh")
    expect(opinions).to_contain_text("Sở Y tế")


def is_told_that_nobody_is_late(leader: Official) -> None:
    """The copied twenty days are over: a reminder, marked as not compared, that cites no article and counts nobody late."""
    clock = leader.part("Thời hạn: Thẩm định")
    expect(clock).to_contain_text("sao từ Nghị định 80/2020/NĐ-CP, chưa đối chiếu")
    expect(clock).to_contain_text(f"20 ngày, kể từ sau ngày {CAME:%d/%m/%Y}")
    for wrong in ("Quá hạn", "tạm dừng", "Điều"):
        expect(clock).not_to_contain_text(wrong)
    leader.open("/").misses("Quá hạn").open("/vien-tro/?qua-han=1").sees("0 khoản")


def appraises(officer: Official, health: Official) -> None:
    """Both answers come in, the appraisal is written and put before the leader."""
    steps.opens(health, TITLE)
    steps.answers_opinion(health, "Sở Y tế", "thống nhất", "Thiết bị phù hợp danh mục của trạm y tế")
    steps.opens(officer, TITLE)
    paper = steps.letter("99/CAT-PA03", f"{TODAY:%d/%m/%Y}", "Đinh Công An")
    steps.answers_opinion(officer, "Công an tỉnh", "thống nhất", "", **paper)
    steps.takes(officer, "Kết thúc lấy ý kiến")
    steps.writes_appraisal(officer, cited=False)
    steps.takes(officer, "Trình lãnh đạo")


def records_the_decision(clerk: Official) -> None:
    """The decision of today; the five days to tell it are copied too."""
    steps.opens(clerk, TITLE)
    form = {"Hình thức ký": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"}
    decision = steps.letter("2468/QĐ-UBND", f"{TODAY:%d/%m/%Y}", "Nguyễn Sơn Hùng", **form, **WITH_SCAN)
    steps.takes(clerk, "Ghi nhận quyết định phê duyệt", **{"Quyết định đã ký": decision})
    clerk.sees("Đã phê duyệt, chờ thông báo")
    expect(clerk.part("Thời hạn: Thông báo, gửi quyết định")).to_contain_text("chưa đối chiếu")


def tells_everybody(phong: Official) -> None:
    """The donor and the ministries are told today."""
    steps.opens(phong, TITLE)
    told = ("Ngày thông báo cho bên cung cấp", "Ngày gửi quyết định cho các bộ")
    steps.takes(phong, "Thông báo", dict.fromkeys(told, f"{TODAY:%d/%m/%Y}"))
    phong.misses("Hạn xử lý")


def takes_the_book_along(lien: Official) -> None:
    """The book as Excel says dollars and their rate, and adds up what they come to in đồng."""
    lien.open("/vien-tro/")
    book = read_one(lien.download("Xuất Excel"))
    (row,) = book.rows
    assert {name: steps.in_days(cell) for name, cell in row.items()} == {
        "STT": 1,
        "Tên khoản viện trợ": TITLE,
        "Mã hồ sơ": f"VT-{CAME.year}-0001",
        "Trạng thái": "Đã phê duyệt",
        "Phương thức": "phi dự án",
        "Bên cung cấp viện trợ": DONOR,
        "Quốc tịch": "Nhật Bản",
        "Chủ khoản viện trợ": COMMUNE,
        "Bên tiếp nhận": COMMUNE,
        "Địa bàn": "Tỉnh Đồng Nai",
        "Lĩnh vực": "Y tế",
        "Từ ngày": None,
        "Đến ngày": None,
        "Theo văn bản": "trong 03 tháng kể từ ngày phê duyệt",
        "Số": "2468/QĐ-UBND",
        "Ngày quyết định": TODAY,
        "Cơ quan": "Ủy ban nhân dân tỉnh Đồng Nai",
        "Nguồn vốn": "viện trợ không hoàn lại",
        "Loại giá trị": "cam kết",
        "Mức chính xác": None,
        "Số tiền nguyên tệ": 12_500.5,
        "Loại tiền": "USD",
        "Tỷ giá": 26_195,
        "Viện trợ quy VND": 327_450_598,
        "Vốn đối ứng (VND)": None,
        "Ghi chú": None,
    }
    assert (book.types[0]["Số tiền nguyên tệ"], book.types[0]["Ngày quyết định"]) == ("n", "d")
    (total,) = book.totals
    assert total["Viện trợ quy VND"] == 327_450_598
