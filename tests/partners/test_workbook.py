"""The workbook of the register of donors, read back cell by cell."""

from datetime import date

import pytest

from app import registers
from app.partners.models import PartnerKind
from exports.workbook import WorkbookError
from tests import factories as make
from tests.sheets import read_one

EXPORT = "/ben-cung-cap/xuat-excel"


@pytest.fixture
def officer(client, set_today):
    set_today(date(2025, 11, 20))
    return client.sign_in(make.user("LHHN", day=date(2025, 11, 20)))


@pytest.fixture
def donors(app):
    make.partner("Quỹ Ứng cứu", country="US")
    make.partner(
        "Ánh Dương",
        PartnerKind.REGISTERED_NGO,
        country="GB",
        abbreviation="AD",
        original_name="Sunshine",
        english_name="Sunshine Trust",
        aliases=("Ánh Dương Anh quốc", "+84 Ánh"),
        founded="1990",
        head_office="Luân Đôn",
        website="https://sunshine.org",
        contact="=1+1",
        remarks="Dòng một\nDòng hai",
    )
    make.partner("Đông Á", PartnerKind.FDI_COMPANY, country="KR")


def test_every_cell_is_what_the_register_holds(officer, donors):
    sheet = read_one(officer.get(f"{EXPORT}?tim=anh+duong").data)
    (row,) = sheet.rows
    entered = row.pop("Thời điểm ghi sổ")
    assert entered.date() >= date(2025, 1, 1)
    assert row == {
        "STT": 1,
        "Tên bên cung cấp": "Ánh Dương",
        "Tên viết tắt": "AD",
        "Loại bên cung cấp": "tổ chức PCPNN có giấy đăng ký",
        "Quốc tịch": "Vương quốc Anh",
        "Trụ sở chính": "Luân Đôn",
        "Tên nguyên ngữ": "Sunshine",
        "Tên tiếng Anh": "Sunshine Trust",
        "Tên gọi khác": "Ánh Dương Anh quốc; +84 Ánh",
        "Năm thành lập": "1990",
        "Trang thông tin": "https://sunshine.org",
        "Liên hệ": "=1+1",
        "Ghi chú": "Dòng một\nDòng hai",
    }
    assert sheet.types[0]["Liên hệ"] == "s"


@pytest.mark.parametrize(
    ("query", "names", "filters"),
    [
        ("", ["Ánh Dương", "Đông Á", "Quỹ Ứng cứu"], []),
        ("?sap-xep=-ten", ["Quỹ Ứng cứu", "Đông Á", "Ánh Dương"], []),
        ("?quoc-tich=KR", ["Đông Á"], ["Điều kiện lọc: Quốc tịch: Hàn Quốc"]),
        (
            "?tim=u&tong-so=inside&quoc-tich=US&quoc-tich=GB",
            ["Quỹ Ứng cứu"],
            [
                "Điều kiện lọc: Tìm “u”; Quốc tịch: Hoa Kỳ; Quốc tịch: Vương quốc Anh; "
                "Tổng số viện trợ: tính vào tổng số viện trợ"
            ],
        ),
        ("?tim=khongco", [], ["Điều kiện lọc: Tìm “khongco”"]),
    ],
)
def test_it_holds_exactly_the_rows_of_the_list_in_its_order(officer, donors, query, names, filters):
    sheet = read_one(officer.get(f"{EXPORT}{query}").data)
    assert [row["Tên bên cung cấp"] for row in sheet.rows if row["STT"]] == names
    assert sheet.lines == ["(Số liệu tính đến 20/11/2025)", *filters]


def test_it_holds_every_page_of_the_list(officer):
    for n in range(60):
        make.partner(f"Quỹ {n:02}")
    sheet = read_one(officer.get(EXPORT).data)
    assert [row["Tên bên cung cấp"] for row in sheet.rows] == [f"Quỹ {n:02}" for n in range(60)]


def test_it_is_headed_and_named_as_the_office_does(officer, donors):
    answer = officer.get(EXPORT)
    assert (
        "B%C3%AAn%20cung%20c%E1%BA%A5p%20vi%E1%BB%87n%20tr%E1%BB%A3%2020-11-2025.xlsx"
        in (answer.headers["Content-Disposition"])
    )
    assert answer.content_length == len(answer.data)
    sheet = read_one(answer.data)
    assert sheet.title == "BÊN CUNG CẤP VIỆN TRỢ"
    assert sheet.letterhead[::2] == [
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
        "LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ TỈNH ĐỒNG NAI",
    ]
    assert "Đồng Nai, ngày 20 tháng 11 năm 2025" in sheet.foot


@pytest.fixture
def files(monkeypatch):
    """Every temporary file that an export makes."""
    made, make_file = [], registers.TemporaryFile

    def kept():
        made.append(make_file())
        return made[-1]

    monkeypatch.setattr(registers, "TemporaryFile", kept)
    return made


def test_the_file_is_gone_once_it_is_sent(officer, donors, files):
    officer.get(EXPORT)
    assert [file.closed for file in files] == [True]


def test_the_file_is_gone_when_writing_fails(officer, donors, files, monkeypatch):
    def fail(*_):
        raise WorkbookError("hỏng")

    monkeypatch.setattr(registers.workbook, "write", fail)
    officer.application.config["PROPAGATE_EXCEPTIONS"] = False
    assert officer.get(EXPORT).status_code == 500
    assert [file.closed for file in files] == [True]
