"""An old book of donors with two errors: brought in, corrected, confirmed."""

import pytest

from tests.jobs.worker import working
from tests.journeys.official import File, Official
from tests.journeys.steps import Office
from tests.old_books import Old, Sheet, xlsx
from tests.sheets import read_one

pytestmark = pytest.mark.journey

CHECK = "Kiểm tra và xem trước"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def book(kind: str, country: str) -> bytes:
    """The book of 2015: two rows in TCVN3, two in which something is wrong at first."""
    rows = [
        ["DANH SÁCH NHÀ TÀI TRỢ NĂM 2015"],
        ["STT", "Tên tổ chức", "Loại", "Quốc gia"],
        [1, Old("Quü hç trî trÎ em nghÌo", font=".VnTime"), "quỹ", "Hàn Quốc"],
        [2, Old("Héi h÷u nghÞ ViÖt - §øc", font=".VnTime"), "tổ chức PCPNN", "Đức"],
        [3, "Ánh Dương", kind, "Pháp"],
        [4, "Đông Á", "quỹ", country],
        ["", "Tổng cộng", "4"],
    ]
    return xlsx(Sheet(rows, name="2015", merged=[(0, 0, 0, 3)]))


def test_an_old_book_is_brought_in_corrected_and_confirmed(office: Office):
    office.stand_on(None)
    lien = office.person("LHHN", name="Trần Thị Liên")
    with working(office.app):
        uploads(lien, "so-2015.xlsx", book("hội từ thiện", "Xứ Nẫu"))
        lien.sees("Quỹ hỗ trợ trẻ em nghèo")
        lien.write({"Chữ TCVN3 (ABC, phông .Vn…)": "Chuyển sang Unicode như bên phải"})
        lien.press(CHECK)
        lien.sees("Còn 2 dòng lỗi", "C5", "“hội từ thiện” không có trong danh mục", "D6", "Xứ Nẫu")
        lien.misses("Xác nhận nhập")

        lien.follow("Tải lên tệp đã sửa")
        uploads(lien, "so-2015-da-sua.xlsx", book("quỹ", "Nhật Bản"))
        lien.press(CHECK)
        lien.sees("Sẽ thêm 4 và cập nhật 0 bản ghi")
        lien.press("Xác nhận nhập").sees("Đã nhập xong")

    lien.open("/ben-cung-cap").sees("4 bên cung cấp").follow("Quỹ hỗ trợ trẻ em nghèo")
    lien.sees("Từ sổ cũ", "so-2015-da-sua.xlsx, trang “2015”, dòng 3")
    exported = read_one(lien.open("/ben-cung-cap").download("Xuất Excel"))
    assert [row["Quốc tịch"] for row in exported.rows] == ["Pháp", "Nhật Bản", "Đức", "Hàn Quốc"]


def uploads(who: Official, name: str, content: bytes) -> None:
    """Upload a book of donors."""
    if "/them" not in who.page.url:
        who.open("/").follow("Nhập sổ cũ").follow("Nhập sổ mới")
    who.write({"Sổ nhận": "Bên cung cấp viện trợ", "Tệp sổ cũ": File(name, content, EXCEL)})
    who.press("Tải lên")
