"""Old books of needs, of associations and of aid that was approved before the registry."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.aid.models import AmountKind, Need, Proposal, Source
from app.associations.models import Association
from app.core.db import db
from app.core.parsing import PartialDate
from app.imports.models import Verdict
from app.office.models import Sector
from tests import factories as make
from tests.old_books import Sheet, xlsx
from tests.pages import opened

NEEDS = [
    "STT",
    "Tên dự án",
    "Lĩnh vực",
    "Cơ quan thực hiện",
    "Địa điểm",
    "Tổng vốn",
    "Loại tiền",
    "Từ",
    "Đến",
]
AID = ["STT", "Tên dự án", "Nhà tài trợ", "Chủ dự án", "Số QĐ", "Ngày QĐ", "Cơ quan phê duyệt", "Giá trị", "Loại tiền",
       "Nguồn vốn", "Địa bàn"]  # fmt: skip
ASSOCIATIONS = ["STT", "Tên hội", "Nước", "Ngày thành lập", "Điện thoại"]


@pytest.fixture
def sector(app):
    return db.session.scalars(select(Sector.name).order_by(Sector.id)).first()


def test_needs_are_brought_in_with_numbers_explained_once_for_their_column(desk, sector):
    rows = [
        [
            1,
            "Trường học Tà Lài",
            sector,
            make.unit("STC").name,
            "ấp 4, xã Tà Lài",
            "109.841",
            "USD",
            "2020",
            "3/2021",
        ],
        [2, "Nước sạch", sector, make.unit("STC").name, "", "1.234.567,89", "USD", "", ""],
        [3, "Trạm y tế", sector, make.unit("STC").name, "", 1500.5, "USD", date(2020, 5, 6), ""],
    ]
    page = desk.upload(xlsx(Sheet([NEEDS, *rows])), register="needs")
    assert "“109.841” có hai cách đọc" in page.words
    assert page.typed["style_5"] == [""]
    refused = page.send()
    assert refused.errors() == {"style_5": "“109.841” có hai cách đọc; hãy chọn kiểu viết số của cột này."}
    page = refused.send(style_5="VIETNAMESE")
    desk.work()
    page = desk.confirm(opened(desk.visitor, page.address))
    assert "Đã nhập xong" in page.words
    found = {need.title: need for need in db.session.scalars(select(Need))}
    assert [found[row[1]].total for row in rows] == [
        Decimal(109841),
        Decimal("1234567.89"),
        Decimal("1500.5"),
    ]
    school = found["Trường học Tà Lài"]
    assert (school.starts_on, school.ends_on) == (PartialDate(2020), PartialDate(2021, 3))
    assert "ấp 4" in school.location
    assert (school.listed_on, school.unit.code) == (make.DAY, "STC")
    desk.changes_nothing("/nhu-cau-vien-tro/danh-muc.xlsx", "needs")


def test_a_need_of_an_unknown_unit_or_sector_is_a_fault_at_its_cell(desk, sector):
    rows = [[1, "A", "lĩnh vực lạ", make.unit("STC").name], [2, "B", sector, "Sở Trên Trời"]]
    desk.check(xlsx(Sheet([NEEDS, *rows])), register="needs")
    assert [said for _, _, said in desk.told] == [
        ["Không có lĩnh vực nào tên “lĩnh vực lạ” trong danh mục."],
        ["Không có đơn vị nào tên “Sở Trên Trời” trong danh mục."],
    ]


def test_a_need_that_is_there_takes_what_the_row_says_otherwise(desk, sector):
    row = [1, "Trường học", sector, make.unit("STC").name, "", 1000, "USD"]
    desk.bring_in(xlsx(Sheet([NEEDS, row])), register="needs")
    desk.bring_in(xlsx(Sheet([NEEDS, [*row[:5], 2500, "USD"]])), register="needs")
    assert desk.told[0][1:] == (Verdict.UPDATE, ["Tổng số: “1000” → “2500”."])
    (need,) = db.session.scalars(select(Need))
    assert need.total == 2500


def test_associations_are_brought_in_and_their_own_workbook_changes_nothing(desk):
    rows = [
        [
            1,
            "Hội hữu nghị Việt Nam – Nhật Bản tỉnh Đồng Nai",
            "Nhật Bản",
            "2009",
            "0251. 3842 596/ 0903 123 456",
        ],
        [2, "Hội hữu nghị Việt Nam – ASEAN tỉnh Đồng Nai", "ASEAN", "8/4/2010", ""],
    ]
    desk.bring_in(xlsx(Sheet([ASSOCIATIONS, *rows])), register="associations")
    first, second = db.session.scalars(select(Association).order_by(Association.id))
    assert (first.founded_on, first.country_codes) == (PartialDate(2009), ["JP"])
    assert first.contact == "0251. 3842 596/ 0903 123 456"
    assert second.founded_on == PartialDate(2010, 4, 8)
    assert not first.unit.confirmed
    desk.changes_nothing("/hoi-huu-nghi/xuat-excel", "associations")
    desk.check(xlsx(Sheet([ASSOCIATIONS, *rows])), "lan-hai.xlsx", register="associations")
    assert [verdict for _, verdict, _ in desk.told] == [Verdict.SAME, Verdict.SAME]


def test_past_aid_is_brought_in_with_the_amounts_of_its_rows(desk):
    make.partner("COPION", original_name="Copion Korea")
    unit, school = make.unit("STC").name, "Xây dựng 3 phòng học"
    rows = [
        [
            1,
            school,
            "COPION",
            unit,
            "961/QĐ-UBND",
            "8/4/2009",
            "UBND tỉnh",
            52000,
            "USD",
            "viện trợ",
            "Đồng Nai",
        ],
        [
            "",
            school,
            "COPION",
            unit,
            "961/QĐ-UBND",
            "8/4/2009",
            "UBND tỉnh",
            "120.000.000",
            "",
            "vốn đối ứng",
            "",
        ],
        [2, "Học bổng", "copion korea", unit, "", "", "UBND tỉnh", "", "", "", ""],
        [3, "Nhà tình thương", "Không ai biết", unit, "", "", "UBND tỉnh", "", "", "", ""],
    ]
    desk.check(xlsx(Sheet([AID, *rows])), register="past_aid", style_7="VIETNAMESE")
    assert desk.told[0][1:] == (Verdict.ADD, [])
    assert desk.told[1][2] == ["Thêm một dòng giá trị vào khoản ở dòng 2."]
    assert desk.told[3][2] == [
        "Sổ bên cung cấp chưa có “Không ai biết”; hãy ghi hoặc nhập bên cung cấp trước."
    ]
    page = desk.bring_in(xlsx(Sheet([AID, *rows[:3]])), name="sua.xlsx", register="past_aid")
    assert "Đã nhập xong" in page.words
    aid, scholarship = db.session.scalars(select(Proposal).order_by(Proposal.id))
    assert aid.decision.number == "961/QĐ-UBND"
    assert aid.dossier.from_old_book
    assert [(a.amount, a.currency, a.source, a.kind) for a in aid.amounts] == [
        (52000, "USD", Source.GRANT, AmountKind.COMMITTED),
        (120000000, "VND", Source.COUNTERPART_BUDGET, AmountKind.COMMITTED),
    ]
    assert scholarship.decision_unknown == "không có trong sổ cũ"
    assert scholarship.donors[0].partner.name == "COPION"
    assert "sua.xlsx, trang “Sheet1”, dòng 2" in opened(desk.visitor, f"/vien-tro/{aid.id}").words
    desk.changes_nothing("/vien-tro/so-theo-doi.xlsx", "past_aid")


BUDGET = (
    "2021, viện trợ không hoàn lại: 1.200.000.000 VND; 2021, vốn đối ứng: ngân sách nhà nước: 300.000.000 VND"
)
WITH_BUDGET = ["STT", "Tên dự án", "Lĩnh vực", "Cơ quan thực hiện", "Tổng vốn", "Vốn viện trợ", "Đối ứng", "Loại tiền",
               "Phân kỳ vốn"]  # fmt: skip


def with_budget(desk, sector, *cells, name="so.xlsx"):
    """What the preview says of a need with these figures and lines."""
    row = [1, "Trường học", sector, make.unit("STC").name, *cells]
    desk.check(xlsx(Sheet([WITH_BUDGET, row])), name, register="needs")
    return desk.told[0][1:]


def test_the_lines_of_a_budget_are_brought_in_changed_and_left_alone(desk, sector):
    figures = (1_500_000_000, 1_200_000_000, 300_000_000, "VND")
    assert with_budget(desk, sector, *figures, BUDGET) == (Verdict.ADD, [])
    desk.confirm(opened(desk.visitor, f"/nhap-so/{desk.last.id}"))
    (need,) = db.session.scalars(select(Need))
    assert [(row.year, row.source, row.amount) for row in need.lines] == [
        (2021, Source.GRANT, 1_200_000_000),
        (2021, Source.COUNTERPART_BUDGET, 300_000_000),
    ]
    assert need.mismatch == ""
    desk.changes_nothing("/nhu-cau-vien-tro/danh-muc.xlsx", "needs")
    otherwise = "năm 2022, viện trợ: 1200000000\nvốn đối ứng: 200.000.000 đồng"
    verdict, said = with_budget(desk, sector, *figures, otherwise)
    assert (verdict, len(said)) == (Verdict.UPDATE, 3)
    assert said[1:] == [
        "Số liệu chưa khớp: cộng các dòng phân kỳ được 1.400.000.000, thiếu 100.000.000 so với tổng vốn 1.500.000.000 "
        "VND.",
        "Số liệu chưa khớp: cộng các dòng đối ứng được 200.000.000, thiếu 100.000.000 so với vốn đối ứng 300.000.000 "
        "VND.",
    ]
    desk.confirm(opened(desk.visitor, f"/nhap-so/{desk.last.id}"))
    db.session.refresh(need)
    assert [(row.year, row.source, row.amount) for row in need.lines] == [
        (2022, Source.GRANT, 1_200_000_000),
        (None, Source.COUNTERPART_BUDGET, 200_000_000),
    ]
    assert "thiếu 100.000.000" in need.mismatch
    assert with_budget(desk, sector, *figures, otherwise)[0] == Verdict.SAME


def test_figures_that_do_not_add_up_are_said_and_brought_in(desk, sector):
    told = "Số liệu chưa khớp: cộng xin viện trợ + vốn đối ứng được 90, thiếu 10 so với tổng vốn 100 USD."
    assert with_budget(desk, sector, 100, 70, 20, "USD", "") == (Verdict.ADD, [told])


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("nhiều năm", "Không đọc được dòng phân kỳ “nhiều năm”; hãy ghi như “2026, viện trợ không hoàn lại: 500.000.000 VND”."),
        ("2021: 5 USD", "Không đọc được dòng phân kỳ “2021: 5 USD”; hãy ghi như “2026, viện trợ không hoàn lại: 500.000.000 VND”."),
        ("2021, viện trợ: 0 USD", "Số tiền của dòng phân kỳ “2021, viện trợ: 0 USD” phải lớn hơn 0."),
        ("2021, viện trợ: 5 EUR", "Dòng phân kỳ ghi bằng EUR, dự án tính bằng USD."),
        ("2021, viện trợ: 5,125", "“5,125” có hai cách đọc: 5125 (dấu phân cách hàng nghìn) hoặc 5,125 (dấu thập phân); "
                                  "hãy nhập lại 5125 hoặc 5,1250."),
        ("2021, viện trợ: 5,1251", "Số tiền bằng USD không có nhiều số lẻ như vậy."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_a_fault_at_its_cell(desk, sector, cell, reason):
    assert with_budget(desk, sector, "", "", "", "USD", cell) == (Verdict.FAULTY, [reason])
    assert desk.lines[0].said[0][:2] == ["I2", "Phân kỳ vốn"]
