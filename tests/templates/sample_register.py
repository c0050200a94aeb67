"""A sample register page, made of what app/core/register hands over."""

from dataclasses import replace
from typing import Any

from app.core.register.columns import Kind
from app.core.register.filters import Drawn, End, Option
from app.core.register.page import Heading, PageRow, RegisterPage, UsedFilter


def ends(key: str, low: str) -> tuple[End, End]:
    return End(f"{key}-tu", "từ", low), End(f"{key}-den", "đến", "")


FILTERS = [
    Drawn(
        "trang-thai",
        "Trạng thái",
        "multi",
        choices=(Option("consulting", "Đang lấy ý kiến", True), Option("notified", "Đã phê duyệt", False)),
    ),
    Drawn("loai", "Phân loại", "choice", choices=(Option("du-an", "Dự án", False),)),
    Drawn("ngay-den", "Ngày đến", "dates", ends=ends("ngay-den", "1/9/2025"), error="Ngày không đọc được."),
    Drawn("gia-tri", "Giá trị", "numbers", ends=ends("gia-tri", "1")),
    Drawn("dia-ban", "Địa bàn", "text"),
]
COLUMNS = [
    Heading("name", "Tên khoản viện trợ", Kind.TEXT, "?sap-xep=name", "ascending"),
    Heading("code", "Mã", Kind.TEXT, "?sap-xep=code", ""),
    Heading("donor", "Bên cung cấp", Kind.WRAPPED, "", ""),
    Heading("amount", "Giá trị (VND)", Kind.MONEY, "?sap-xep=-amount", "descending"),
    Heading("received_on", "Ngày đến", Kind.DATE, "?sap-xep=received_on", ""),
    Heading("status", "Trạng thái", Kind.STATUS, "", ""),
]


def row(number: int) -> PageRow:
    name = f"Nước sạch cho trường học vùng cao số {number} <b>"
    donors = "Quỹ Bầu trời xanh; Tổ chức Đất lành"
    cells = [name, f"VT-2025-{number:04}", donors, "1.250.000.000", "01/09/2025", "Đang lấy ý kiến"]
    return PageRow(f"/khoan/{number}", cells)


PAGE = RegisterPage(
    title="Khoản viện trợ",
    count_text="2.000+ khoản",
    query="nước sạch",
    search_hint="Tên, mã, bên cung cấp",
    columns=COLUMNS,
    rows=[row(number) for number in range(1, 51)],
    filters=FILTERS,
    chips=[
        UsedFilter("Trạng thái", "Đang lấy ý kiến", "?"),
        UsedFilter("Ngày đến", "từ 01/09/2025", "?"),
    ],
    kept=[("sap-xep", "name")],
    url="/danh-sach",
    prev_url="?truoc=1",
    next_url="?sau=50",
    clear_url="?",
    export_url="/khoan.xlsx",
    create_url="/khoan/moi",
    create_label="Thêm khoản viện trợ",
    empty_hint="Chưa có khoản viện trợ nào. Thêm khoản đầu tiên hoặc nhập từ sổ cũ.",
)


def register_page(**changes: Any) -> RegisterPage:
    """A page of fifty rows, but for the changes."""
    return replace(PAGE, **changes)
