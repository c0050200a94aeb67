"""One organisation was written down twice: the Union compares both records and merges them (gộp bên cung cấp)."""

from datetime import date

import pytest

from tests.journeys import steps
from tests.journeys.official import PHONE, Official
from tests.journeys.steps import Office

pytestmark = pytest.mark.journey

SCC, TWICE = "Saigon Children's Charity CIO", "Tổ chức Nhi đồng Sài Gòn"


def test_the_union_merges_two_records_and_loses_nothing(office: Office):
    office.stand_on(date(2026, 5, 4))
    lien = office.person("LHHN", name="Trần Thị Liên")
    steps.registers_donor(lien, SCC, "tổ chức PCPNN có giấy đăng ký", "Vương quốc Anh")
    steps.registers_donor(lien, TWICE, "tổ chức PCPNN chưa có giấy đăng ký", "Vương quốc Anh")
    records_the_certificate(lien)
    twice = lien.page.url
    compares_and_merges(lien)
    lien.sees("63/CNV-VPĐD", "còn hiệu lực", f"{TWICE} (số").misses("Gộp vào")
    both_histories_are_there(lien)
    lien.open(twice).sees(SCC)
    finds_it_by_either_name(lien)
    is_read_by_a_leader_on_the_phone(office.person("VPUBND", size=PHONE))


def records_the_certificate(lien: Official) -> None:
    """The certificate stands on the record that will go; without localities it is refused, nothing typed is lost."""
    lien.follow("Thêm giấy đăng ký")
    lien.write({
        "Loại giấy": "Giấy đăng ký lập Văn phòng đại diện",
        "Số, ký hiệu": "63/CNV-VPĐD",
        "Ngày ban hành": "22/06/2023",
        "Có giá trị đến": "22/06/2028",
        "Lĩnh vực ghi trên giấy": ("Giáo dục và đào tạo",),
    })  # fmt: skip
    lien.press("Lưu", status=409).sees("Giấy đăng ký phải ghi địa bàn")
    lien.write({"Địa bàn ghi trên giấy": ("Tỉnh Đồng Nai",)})
    lien.press("Lưu").sees("63/CNV-VPĐD", "hãy sửa loại bên cung cấp")


def compares_and_merges(lien: Official) -> None:
    lien.follow("Gộp bản ghi trùng")
    lien.write({"Bản ghi trùng": TWICE}).press("So sánh hai bản ghi", status=409)
    lien.sees("Không gộp một bên cung cấp vào chính nó.")
    lien.write({"Bản ghi trùng": SCC}).press("So sánh hai bản ghi")
    lien.sees("1 Giấy đăng ký", "Việc gộp không rút lại được")
    kept = lien.field("Giữ lại").locator("option", has_text=SCC).inner_text()
    lien.write({"Giữ lại": kept, "Lý do gộp": "cùng giấy đăng ký 63/CNV-VPĐD"})
    lien.press("Gộp hai bản ghi").sees("Đã gộp")


def both_histories_are_there(lien: Official) -> None:
    lien.follow("Lịch sử thay đổi")
    lien.sees("Thêm bên cung cấp viện trợ", "Thêm giấy đăng ký", f"Gộp “{TWICE}” vào “{SCC}”")


def finds_it_by_either_name(lien: Official) -> None:
    for words in ("saigon children", "nhi dong sai gon"):
        lien.open("/ben-cung-cap").page.get_by_label("Tìm trong danh sách").fill(words)
        lien.press("Tìm").sees(SCC, "1 bên cung cấp")


def is_read_by_a_leader_on_the_phone(leader: Official) -> None:
    leader.open("/ben-cung-cap/to-chuc-pcpnn").follow(SCC).follow("63/CNV-VPĐD")
    leader.sees("Giấy đăng ký lập Văn phòng đại diện", "Tỉnh Đồng Nai")
