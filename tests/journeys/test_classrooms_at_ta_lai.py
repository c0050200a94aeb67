"""COPION's classrooms at Tà Lài, from the register of donors to the Excel book (ví dụ của NĐ 80/2020)."""

from datetime import date

import pytest
from playwright.sync_api import expect

from app.accounts.models import Role
from tests.journeys import steps
from tests.journeys.official import Official
from tests.journeys.steps import WITH_SCAN, Office
from tests.sheets import read_one

pytestmark = pytest.mark.journey

TITLE = "Xây dựng 3 phòng học Trường Tiểu học Nguyễn Trung Trực (cơ sở 2), xã Tà Lài"
PAPERS = (
    "Văn bản nhất trí cung cấp viện trợ của Bên cung cấp viện trợ",
    "Văn kiện chương trình, dự án",
    "Bản sao Giấy đăng ký của tổ chức phi chính phủ nước ngoài",
    "Bản sao chứng thực giấy tờ pháp lý của Bên cung cấp viện trợ",
)


def test_the_union_registers_and_the_province_approves(office: Office):
    office.stand_on(date(2020, 11, 2))
    lien = office.person("LHHN", name="Trần Thị Liên")
    steps.registers_donor(lien, "COPION", "tổ chức PCPNN có giấy đăng ký", "Hàn Quốc")
    steps.registers_donor(lien, "Tập đoàn LS", "công ty nước ngoài", "Hàn Quốc")
    records_an_older_aid(lien)
    writes_the_dossier(lien)
    hands_it_in(lien)
    officer = office.person("SKHDT", name="Vũ Thị Thẩm")
    leader = office.person("SKHDT", Role.LEADER, "Đỗ Văn Giám")
    receives_it(office.person("SKHDT", Role.CLERK, "Cao Thị Thư"))

    office.stand_on(date(2020, 11, 4))
    asks_for_a_supplement(officer, leader)
    office.stand_on(date(2020, 11, 9))
    answers_the_request(lien)
    asks_opinions(leader)
    give_opinions(office.person("STC", name="Tô Thị Chính"), officer)
    appraises(officer)

    office.stand_on(date(2020, 11, 20))
    submits(leader)
    phong = office.person("VPUBND", name="Hồ Văn Phòng")
    puts_it_up(phong)
    office.stand_on(date(2020, 11, 27))
    records_the_decision(office.person("VPUBND", Role.CLERK, "Mai Thị Văn"))
    tells_everybody(phong)
    takes_the_book_along(lien)


def records_an_older_aid(lien: Official) -> None:
    """What the old book knows of an aid under the decree before: what it does not know is said to be missing."""
    lien.open("/vien-tro/").follow("Lập hồ sơ").follow("Ghi nhận khoản đã phê duyệt")
    lien.write({
        "Tên khoản viện trợ": "Nâng cấp, sửa chữa phòng học Trường Tiểu học Thừa Đức 1",
        "Chủ khoản viện trợ": "UBND huyện Cẩm Mỹ",
        "Cơ quan phê duyệt": "Ủy ban nhân dân tỉnh Đồng Nai",
        "Vì sao không có số, ngày quyết định": "nguồn không nêu",
        "Nguồn (sổ, tệp, trang)": "sổ theo dõi năm 2017",
    })  # fmt: skip
    lien.write({"Bên cung cấp viện trợ": "COPION"}, "Bên cung cấp viện trợ, dòng 1")
    lien.write({"Mức chính xác": "hơn", "Số tiền nguyên tệ": "2100000000"}, "Giá trị, dòng 1")
    lien.press("Ghi nhận").sees("từ sổ cũ", "hơn 2.100.000.000 VND", "không có trong nguồn: nguồn không nêu")


def writes_the_dossier(lien: Official) -> None:
    """All the facts of the classrooms, part by part as the paper form has them."""
    steps.opens_draft(lien, TITLE, "UBND huyện Tân Phú")
    lien.write({
        "Phương thức": "dự án",
        "Tính chất": "đầu tư",
        "Cơ quan chủ quản": "Ủy ban nhân dân tỉnh Đồng Nai",
        "Cơ chế tài chính trong nước": "thuộc nguồn thu ngân sách nhà nước",
    })  # fmt: skip
    steps.saves_part(lien, "Thông tin chung")
    lien.write({"Bên cung cấp viện trợ": "COPION"}, "Bên cung cấp viện trợ, dòng 1").add_row("Thêm dòng")
    lien.write({"Bên cung cấp viện trợ": "Tập đoàn LS"}, "Bên cung cấp viện trợ, dòng 2")
    steps.saves_part(lien, "Bên cung cấp viện trợ")
    lien.write({"Bên tiếp nhận": "UBND huyện Tân Phú", "Tỷ lệ (%)": "100"}, "Bên tiếp nhận, dòng 1")
    lien.write({"Đối tượng hưởng lợi": "Học sinh Trường Tiểu học Nguyễn Trung Trực"})
    steps.saves_part(lien, "Bên tiếp nhận, đối tượng hưởng lợi")
    lien.write({"Số tiền nguyên tệ": "1500000000"}, "Giá trị, dòng 1").add_row("Thêm dòng")
    assert lien.field("Số tiền nguyên tệ", "Giá trị, dòng 1").input_value() == "1.500.000.000"
    lien.write(
        {"Nguồn vốn": "vốn đối ứng: ngân sách nhà nước", "Số tiền nguyên tệ": "500000000"}, "Giá trị, dòng 2"
    )
    steps.saves_part(lien, "Giá trị viện trợ, vốn đối ứng")
    steps.saves_part(lien, "Danh mục hàng hóa")
    lien.write({
        "Mục tiêu, mục đích": "Xây 3 phòng học thay phòng học đã xuống cấp",
        "Kết quả dự kiến": "3 phòng học đưa vào sử dụng từ năm học 2021",
        "Ngày bắt đầu": "15/12/2020",
        "Ngày kết thúc": "31/03/2021",
        "Địa bàn": ("Huyện Tân Phú",),
        "Lĩnh vực": ("Giáo dục và đào tạo",),
    })  # fmt: skip
    steps.saves_part(lien, "Mục tiêu, nội dung, thời gian, địa bàn")


def hands_it_in(lien: Official) -> None:
    """The check of authority, the papers with one real file, and the handing in for the district."""
    lien.sees("Liên hiệp các tổ chức hữu nghị tỉnh Đồng Nai nhập thay UBND huyện Tân Phú")
    steps.answers_authority(lien, "own_body")
    lien.sees("Thẩm quyền quyết định: Chủ tịch Ủy ban nhân dân tỉnh.")
    request = steps.letter("1234/UBND-VX", "30/10/2020", "Nguyễn Hữu Ký")
    steps.puts_paper(lien, "Văn bản đề nghị phê duyệt khoản viện trợ", **request, **WITH_SCAN)
    lien.sees("ban-quet.pdf", "1234/UBND-VX ngày 30/10/2020")
    steps.puts_papers(lien, *PAPERS)
    steps.takes(lien, "Nộp hồ sơ")
    lien.sees("Chờ tiếp nhận, phân công")


def receives_it(clerk: Official) -> None:
    """Văn thư writes the arrival down and names who appraises; the regime is pinned."""
    steps.receives(clerk, TITLE, "Vũ Thị Thẩm", "55", "02/11/2020")
    clerk.sees("VT-2020-0001", "Kiểm tra tính hợp lệ", "ngày đến 02/11/2020, Nghị định 80/2020/NĐ-CP")


def asks_for_a_supplement(officer: Official, leader: Official) -> None:
    """The officer prepares the request, the leader issues it under its number."""
    steps.opens(officer, TITLE).follow("Soạn: Yêu cầu bổ sung")
    officer.write({
        "Giấy tờ hoặc nội dung": "Văn kiện chương trình, dự án",
        "Thiếu sót": "thiếu",
        "Nội dung": "chưa có dự toán chi tiết",
    }, "Điểm cần bổ sung, dòng 1")  # fmt: skip
    officer.write({"Hạn bổ sung": "16/11/2020"}).press("Gửi lãnh đạo ký")
    officer.sees("Đã gửi lãnh đạo: Yêu cầu bổ sung.")
    steps.opens(leader, TITLE).follow("Yêu cầu bổ sung (chờ ký, Vũ Thị Thẩm soạn)")
    assert leader.field("Nội dung", "Điểm cần bổ sung, dòng 1").input_value() == "chưa có dự toán chi tiết"
    leader.write(steps.letter("2345/SKHĐT-KTĐN", "04/11/2020", "Đỗ Văn Giám"), "Văn bản yêu cầu bổ sung")
    leader.press("Yêu cầu bổ sung").sees("Chờ bổ sung hồ sơ", "16/11/2020")


def answers_the_request(lien: Official) -> None:
    """The Union brings the missing estimate; only what was named is open."""
    steps.opens(lien, TITLE)
    steps.puts_paper(lien, "Văn kiện chương trình, dự án", **WITH_SCAN)
    lien.follow("Nộp bổ sung")
    lien.write({"Văn kiện chương trình, dự án (thiếu): chưa có dự toán chi tiết": "đã bổ sung dự toán"})
    lien.press("Nộp bổ sung").sees("Kiểm tra tính hợp lệ")


def asks_opinions(leader: Official) -> None:
    """The file is valid since its supplement came: twenty days end on a Sunday, so on Monday 30/11."""
    steps.opens(leader, TITLE)
    steps.takes(leader, "Xác nhận hợp lệ, lấy ý kiến", {"Hạn trả lời": "16/11/2020"})
    leader.sees("Hạn xử lý 30/11/2020", "20 ngày, kể từ sau ngày 09/11/2020", "khoản 6 Điều 10")
    opinions = leader.part("Ý kiến")
    expect(opinions).to_contain_text("Sở Tài chính")
    expect(opinions).to_contain_text("Công an tỉnh")


def give_opinions(finance: Official, officer: Official) -> None:
    """Sở Tài chính answers on its own screen; what Công an wrote on paper the lead writes down."""
    steps.opens(finance, TITLE)
    steps.answers_opinion(finance, "Sở Tài chính", "thống nhất", "Thống nhất tiếp nhận khoản viện trợ")
    expect(finance.part("Ý kiến")).not_to_contain_text("Công an tỉnh")
    paper = steps.letter("99/CAT-PA03", "09/11/2020", "Đinh Công An")
    steps.opens(officer, TITLE)
    steps.answers_opinion(
        officer, "Công an tỉnh", "thống nhất, có ý kiến bổ sung", "Theo dõi đoàn vào", **paper
    )


def appraises(officer: Official) -> None:
    """Every opinion is in: a finding on each criterion, how the remark was taken up, and a recommendation."""
    steps.takes(officer, "Kết thúc lấy ý kiến")
    remark = "Công an tỉnh: thống nhất, có ý kiến bổ sung"
    steps.writes_appraisal(officer, {remark: "Sẽ thông báo trước khi đoàn vào"})
    steps.takes(officer, "Trình lãnh đạo")


def submits(leader: Official) -> None:
    """The leader submits report and tờ trình on the eleventh day."""
    steps.submits(leader, TITLE, ("310/BC-SKHĐT", "311/TTr-SKHĐT"), "20/11/2020", "Đỗ Văn Giám")
    leader.sees("Văn phòng UBND tỉnh đang thẩm tra")


def puts_it_up(phong: Official) -> None:
    """Văn phòng UBND tỉnh gives its opinion and puts the draft decision up for signature."""
    steps.puts_up(phong, TITLE, "Về việc phê duyệt khoản viện trợ xây dựng 3 phòng học")
    phong.sees("Đã trình ký, chờ phát hành")


def records_the_decision(clerk: Official) -> None:
    """Văn thư records the signed paper; the notice is due five days later."""
    steps.opens(clerk, TITLE)
    signed = steps.letter("4321/QĐ-UBND", "27/11/2020", "Nguyễn Sơn Hùng")
    form = {"Hình thức ký": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"}
    decision = {**signed, **form, **WITH_SCAN}
    steps.takes(clerk, "Ghi nhận quyết định phê duyệt", **{"Quyết định đã ký": decision})
    clerk.sees("Đã phê duyệt, chờ thông báo", "Hạn xử lý 02/12/2020", "4321/QĐ-UBND ngày 27/11/2020")
    clerk.sees("KT. CHỦ TỊCH", "Nguyễn Sơn Hùng")


def tells_everybody(phong: Official) -> None:
    """The donor and the ministries are told; the file has reached its end."""
    steps.opens(phong, TITLE)
    told = {"Ngày thông báo cho bên cung cấp": "27/11/2020", "Ngày gửi quyết định cho các bộ": "27/11/2020"}
    steps.takes(phong, "Thông báo", told)
    phong.sees("Đã phê duyệt").misses("Hạn xử lý")


def takes_the_book_along(lien: Official) -> None:
    """The book of aid as Excel, filtered on the screen, holds these rows and nothing else."""
    lien.open("/vien-tro/").sees("2 khoản").unfold("Bộ lọc")
    lien.write({"Quy định áp dụng": "Nghị định 80/2020/NĐ-CP"}).press("Lọc")
    lien.sees("1 khoản", "Quy định áp dụng: Nghị định 80/2020/NĐ-CP").misses("Thừa Đức")
    book = read_one(lien.download("Xuất Excel"))
    assert book.title == "SỔ THEO DÕI VIỆN TRỢ"
    assert book.lines[1:] == ["Điều kiện lọc: Quy định áp dụng: Nghị định 80/2020/NĐ-CP"]
    same = {
        "STT": 1,
        "Tên khoản viện trợ": TITLE,
        "Mã hồ sơ": "VT-2020-0001",
        "Trạng thái": "Đã phê duyệt",
        "Phương thức": "dự án",
        "Bên cung cấp viện trợ": "COPION; Tập đoàn LS",
        "Quốc tịch": "Hàn Quốc",
        "Chủ khoản viện trợ": "UBND huyện Tân Phú",
        "Bên tiếp nhận": "UBND huyện Tân Phú",
        "Địa bàn": "Huyện Tân Phú",
        "Lĩnh vực": "Giáo dục và đào tạo",
        "Từ ngày": date(2020, 12, 15),
        "Đến ngày": date(2021, 3, 31),
        "Theo văn bản": None,
        "Số": "4321/QĐ-UBND",
        "Ngày quyết định": date(2020, 11, 27),
        "Cơ quan": "Ủy ban nhân dân tỉnh Đồng Nai",
        "Loại giá trị": "cam kết",
        "Mức chính xác": None,
        "Loại tiền": "VND",
        "Tỷ giá": 1,
        "Ghi chú": None,
    }
    grant = {"Nguồn vốn": "viện trợ không hoàn lại", "Viện trợ quy VND": 1_500_000_000}
    own = {"Nguồn vốn": "vốn đối ứng: ngân sách nhà nước", "Vốn đối ứng (VND)": 500_000_000}
    assert [{name: steps.in_days(cell) for name, cell in row.items()} for row in book.rows] == [
        {**same, **grant, "Số tiền nguyên tệ": 1_500_000_000, "Vốn đối ứng (VND)": None},
        {**same, **own, "Số tiền nguyên tệ": 500_000_000, "Viện trợ quy VND": None},
    ]
    (total,) = book.totals
    assert (total["Viện trợ quy VND"], total["Vốn đối ứng (VND)"]) == (1_500_000_000, 500_000_000)
