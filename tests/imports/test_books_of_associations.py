"""Old books of associations bring in more than facts: founding decision, term, posts, members – each of them once."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from app.associations.models import (
    Association,
    AssociationDecision,
    Congress,
    CongressKind,
    DecisionKind,
    MemberCount,
    MemberKind,
    Post,
    PostTitle,
)
from app.core.db import db
from app.core.history import HistoryRow
from app.core.parsing import PartialDate
from app.imports.models import Verdict
from app.imports.register.governing import Holder, Paper, Span, holders, paper, span
from app.imports.register.shapes import Cell
from tests.associations.cases import NAME, FoundingCase
from tests.old_books import Sheet, xlsx
from tests.pages import opened

LAOS = "Hội hữu nghị Việt Nam – Lào tỉnh Đồng Nai"
HEAD = ["STT", "Tên hội", "Nước", "QĐ thành lập", "Nhiệm kỳ", "Ngày đại hội", "Chủ tịch", "Phó Chủ tịch", "Thư ký",
        "Số hội viên tính đến", "Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ"]  # fmt: skip
ROW = [1, LAOS, "Lào", "QĐ số 961/QĐ-UBND ngày 08/4/2009 của UBND tỉnh", "III (2018 - 2023)", "9/3/2018",
       "Đỗ Đăng Tước (từ 3/2018)", "Lê Văn B; Trần Thị C (Giám đốc Sở Y tế)", "Vũ D", "2019", 1500, 20, 5, "1.515"]  # fmt: skip
MEMBERS = ["STT", "Tên hội", "Chi hội", "Tính đến", "Loại hội viên", "Số hội viên", "Tăng trong năm"]
POSTS = ["STT", "Họ và tên", "Chức danh", "Tên hội", "Thuộc", "Từ", "Đến"]
ROWS_OF = (AssociationDecision, Congress, Post, MemberCount)


def row(**said):
    """The sample row with other cells, by heading; empty where it is not said."""
    given = {"STT": 1, "Tên hội": LAOS, **said}
    return [given.get(heading, "") for heading in HEAD]


def book(*rows, head=HEAD):
    return xlsx(Sheet([head, *rows]))


def laos() -> Association:
    return db.session.scalars(select(Association)).one()


def sizes():
    return [db.session.scalar(select(func.count(model.id))) for model in ROWS_OF]


@pytest.fixture
def there(desk):
    """The association of the sample row, brought in."""
    desk.bring_in(book(ROW), register="associations")
    return laos()


def verdict(desk, *rows, register="associations", head=HEAD):
    """What the preview says of the only row."""
    desk.check(book(*rows, head=head), register=register)
    return desk.told[-1][1:]


def test_a_row_brings_in_the_decision_the_term_the_posts_and_the_members(desk, there):
    (decision,) = there.decisions
    assert (decision.kind, decision.number, decision.decided_on, decision.issuer) == (
        DecisionKind.PERMIT,
        "961/QĐ-UBND",
        PartialDate(2009, 4, 8),
        "UBND tỉnh",
    )
    (congress,) = there.congresses
    assert (congress.kind, congress.ordinal) == (CongressKind.TERM, 3)
    assert (congress.term_begins, congress.term_ends) == (PartialDate(2018), PartialDate(2023))
    assert congress.held_on == PartialDate(2018, 3, 9)
    assert there.term_due_on == date(2023, 12, 31)
    assert [(p.title, p.person, p.outside_office, p.begins) for p in there.posts] == [
        (PostTitle.CHAIR, "Đỗ Đăng Tước", "", PartialDate(2018, 3)),
        (PostTitle.VICE_CHAIR, "Lê Văn B", "", None),
        (PostTitle.VICE_CHAIR, "Trần Thị C", "Giám đốc Sở Y tế", None),
        (PostTitle.SECRETARY, "Vũ D", "", None),
    ]
    (count,) = there.member_counts
    assert (count.counted_on, count.kind, count.number, count.joined, count.departed) == (
        PartialDate(2019), MemberKind.ALL, 1515, 20, 5,
    )  # fmt: skip
    assert {post.source for post in there.posts} == {"Sổ cũ: so.xlsx"}
    page = opened(desk.visitor, f"/hoi-huu-nghi/{there.id}").words
    assert "so.xlsx, trang “Sheet1”, dòng 2" in page
    doing = HistoryRow.doing == "Nhập sổ cũ: so.xlsx"
    kinds = set(db.session.scalars(select(HistoryRow.kind).where(doing)))
    assert {model.__tablename__ for model in ROWS_OF} <= kinds


def test_the_same_book_twice_and_its_own_workbook_change_nothing(desk, there):
    before, version = sizes(), there.version
    assert verdict(desk, ROW) == (Verdict.SAME, ["Sổ đã có, nội dung không khác."])
    desk.changes_nothing("/hoi-huu-nghi/xuat-excel", "associations")
    desk.changes_nothing("/hoi-huu-nghi/xuat-excel?ngay=01/01/2019", "associations")
    desk.changes_nothing("/hoi-huu-nghi/so-chuc-vu/xuat-excel", "association_posts")
    desk.changes_nothing("/hoi-huu-nghi/so-hoi-vien/xuat-excel", "member_counts")
    assert (sizes(), laos().version) == (before, version)


def test_rows_that_are_there_are_met_and_changed_and_others_come_beside_them(desk, there):
    newer = row(
        **{
            "QĐ thành lập": "961/QĐ-UBND",
            "Nhiệm kỳ": "2018 – 2024",
            "Chủ tịch": "Đỗ Đăng Tước",
            "Phó Chủ tịch": "Lê Văn B (Giám đốc Sở Y tế)",
            "Thư ký": "Vũ Đ",
            "Số hội viên tính đến": "2019",
            "Cuối kỳ": 1520,
        }
    )
    desk.bring_in(book(newer), name="moi.xlsx", register="associations")
    assert desk.told[0] == (
        2,
        Verdict.UPDATE,
        [
            "Nhiệm kỳ: “lần 3, 2018 – 2023, đại hội 09/03/2018” → “lần 3, 2018 – 2024, đại hội 09/03/2018”.",
            "Phó Chủ tịch: “Lê Văn B” → “Lê Văn B (Giám đốc Sở Y tế)”.",
            "Thư ký: thêm “Vũ Đ”.",
            "Cuối kỳ: “1515 (2019), tăng 20, giảm 5” → “1520 (2019), tăng 20, giảm 5”.",
        ],
    )
    assert sizes() == [1, 1, 5, 1]
    assert (there.term_ends, there.term_due_on) == (PartialDate(2024), date(2024, 12, 31))
    assert there.member_counts[0].number == 1520
    assert verdict(desk, newer)[0] == Verdict.SAME


def test_a_later_term_and_a_later_count_are_rows_of_their_own(desk, there):
    newer = row(**{"Nhiệm kỳ": "2020 – 2025", "Số hội viên tính đến": "6/2020", "Cuối kỳ": 1600})
    desk.bring_in(book(newer), name="moi.xlsx", register="associations")
    assert desk.told[0][2] == [
        "Nhiệm kỳ: thêm “2020 – 2025”.",
        "Cuối kỳ: thêm “1600 (06/2020)”.",
        "Chồng lên nhiệm kỳ 2018 – 2023 đã có trong sổ; vẫn sẽ thêm.",
    ]
    assert sizes() == [1, 2, 4, 2]
    assert there.term_begins == PartialDate(2020)


def test_two_chairs_at_once_are_warned_of_and_brought_in(desk, there):
    told = "Trong cùng thời gian có 2 Chủ tịch: Đỗ Đăng Tước; Ngô Văn E."
    assert verdict(desk, row(**{"Chủ tịch": "Ngô Văn E"})) == (
        Verdict.UPDATE,
        ["Chủ tịch: thêm “Ngô Văn E”.", told],
    )
    other = ["", "Câu lạc bộ hòa bình", *[""] * 4, "Đỗ A; Bùi B", *[""] * 7]
    assert verdict(desk, other) == (Verdict.ADD, ["Trong cùng thời gian có 2 Chủ tịch: Đỗ A; Bùi B."])


def test_who_left_the_post_by_the_register_is_not_written_again(desk, there):
    (chair,) = [post for post in there.posts if post.title == PostTitle.CHAIR]
    opened(desk.visitor, f"/hoi-huu-nghi/chuc-vu/{chair.id}").send(ends="2019")
    assert verdict(desk, row(**{"Chủ tịch": "Đỗ Đăng Tước"}))[0] == Verdict.SAME
    assert "Sổ ghi Đỗ Đăng Tước thôi giữ chức vụ này từ 2019; không thêm." in desk.told[-1][2]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Nhiệm kỳ": "2025 – 2020"}, "Nhiệm kỳ kết thúc (2020) trước khi bắt đầu (2025)."),
        ({"Nhiệm kỳ": "2018 – 2017"}, "Nhiệm kỳ kết thúc (2017) trước khi bắt đầu (2018)."),
        ({"Nhiệm kỳ": "? – 2030"}, "Chưa rõ nhiệm kỳ bắt đầu từ khi nào."),
        ({"Nhiệm kỳ": "lâu rồi"}, "Không đọc được nhiệm kỳ “lâu rồi”; hãy ghi như 2020 – 2025."),
        ({"Ngày đại hội": "3/11/2020"}, "Ngày đại hội chưa tới."),
        ({"QĐ thành lập": "1/QĐ-UBND ngày 3/11/2020"}, "Ngày quyết định chưa tới."),
        ({"Chủ tịch": "A (từ 3/11/2020)"}, "A: thời điểm 03/11/2020 chưa tới."),
        ({"Chủ tịch": "Đỗ Đăng Tước (đến 2017)"}, "Đỗ Đăng Tước thôi giữ (2017) trước khi bắt đầu (03/2018)."),
        ({"Chủ tịch": "A (2015 – 2010)"}, "A thôi giữ (2010) trước khi bắt đầu (2015)."),
        ({"Cuối kỳ": 1999}, "Chưa rõ số này tính đến khi nào; hãy ghi ở cột “Số hội viên tính đến”."),
        ({"Cuối kỳ": 1999, "Số hội viên tính đến": "2021"}, "Thời điểm thống kê chưa tới."),
        ({"Cuối kỳ": "12,5"}, "“12,5” không phải số nguyên."),
        ({"Tăng": 3}, "Ghi cả số hội viên cuối kỳ."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_fault_at_its_cell(desk, there, cells, reason):
    assert verdict(desk, row(**cells)) == (Verdict.FAULTY, [reason])
    (cell, heading, _) = desk.lines[-1].said[0]
    assert heading in cells
    assert cell.endswith("2")


def test_numbers_that_do_not_add_up_are_said(desk, there):
    count = {"Số hội viên tính đến": "2020", "Đầu kỳ": 1515, "Tăng": 10, "Giảm": 1, "Cuối kỳ": 1530}
    told = "Đầu kỳ 1515 + tăng 10 − giảm 1 = 1524, khác cuối kỳ 1530."
    assert told in verdict(desk, row(**count))[1]


def test_members_counted_by_kind_are_not_written_over_by_one_number(desk, there):
    kinds = [[1, LAOS, "", "2020", "chính thức", 90, ""], [2, LAOS, "", "2020", "danh dự", 10, 3]]
    desk.bring_in(book(*kinds, head=MEMBERS), name="hv.xlsx", register="member_counts")
    assert [
        (c.kind, c.number, c.joined) for c in there.member_counts if c.counted_on == PartialDate(2020)
    ] == [
        (MemberKind.FULL, 90, None),
        (MemberKind.HONORARY, 10, 3),
    ]
    same = {"Số hội viên tính đến": "2020", "Cuối kỳ": 100}
    assert verdict(desk, row(**same))[0] == Verdict.SAME
    reason = (
        "Sổ đã ghi số hội viên 2020 theo loại hoặc nhiều lần, cộng được 100; hãy sửa ở trang của hội, hoặc nhập sổ "
        "“Hội viên theo thời gian”."
    )
    assert verdict(desk, row(**{**same, "Cuối kỳ": 101})) == (Verdict.FAULTY, [reason])


def test_the_book_of_members_meets_its_rows_and_says_what_it_does_not_know(desk, there):
    told = [
        [1, LAOS, "", "2019", "", 1515, 20],
        [2, LAOS, "", "2019", "chung", 1516, ""],
        [3, "Hội Sao Hỏa", "", "2019", "", 5, ""],
        [4, LAOS, "Chi hội Trảng Bom", "2019", "", 5, ""],
        [5, LAOS, "", "2018", "", 1400, ""],
    ]
    desk.check(book(*told, head=MEMBERS), register="member_counts")
    assert [(verdict, said) for _, verdict, said in desk.told] == [
        (Verdict.SAME, ["Sổ đã có, nội dung không khác."]),
        (Verdict.FAULTY, ["Trùng tên với dòng 2 của tệp nhưng nội dung khác; hãy gộp thành một dòng."]),
        (Verdict.FAULTY, ["Sổ chưa có hội này; hãy ghi hoặc nhập hội trước."]),
        (Verdict.FAULTY, ["Hội không có chi hội này; hãy ghi chi hội ở trang của hội trước."]),
        (Verdict.ADD, []),
    ]
    page = desk.bring_in(book(*told[1:2], told[4], head=MEMBERS), name="sua.xlsx", register="member_counts")
    assert desk.told[0][1:] == (Verdict.UPDATE, ["Số hội viên: “1515” → “1516”."])
    assert "thêm 1, cập nhật 1" in page.words
    assert [(c.counted_on.year, c.number, c.joined) for c in there.member_counts] == [
        (2019, 1516, 20),
        (2018, 1400, None),
    ]
    assert "sua.xlsx, trang “Sheet1”, dòng 3" in opened(desk.visitor, f"/hoi-huu-nghi/{there.id}").words


def test_the_book_of_posts_meets_its_rows_and_warns_of_two_chairs(desk, there):
    told = [
        [1, "Đỗ Đăng Tước", "Chủ tịch", LAOS, "Ban Chấp hành", "3/2018", "2019"],
        [2, "Ngô Văn E", "Chủ tịch", LAOS, "", "2017", "6/2019"],
        [3, "Lê Văn B", "Phó Chủ tịch", LAOS, "", "2019", "2018"],
        [4, "Đỗ Đăng Tước", "Chủ tịch", LAOS, "", "2005", "2010"],
    ]
    desk.check(book(*told, head=POSTS), register="association_posts")
    assert [(verdict, said) for _, verdict, said in desk.told] == [
        (Verdict.UPDATE, ["Thuộc: đang trống → “Ban Chấp hành”.", "Đến: đang trống → “2019”."]),
        (Verdict.ADD, ["Trong cùng thời gian Đỗ Đăng Tước cũng là chủ tịch của hội."]),
        (Verdict.FAULTY, ["Kết thúc (2018) trước khi bắt đầu (2019)."]),
        (Verdict.ADD, []),
    ]
    desk.bring_in(book(*told[:2], told[3], head=POSTS), name="sua.xlsx", register="association_posts")
    chairs = [post for post in there.posts if post.title == PostTitle.CHAIR]
    assert [(p.person, p.begins.label, p.ends.label) for p in chairs] == [
        ("Đỗ Đăng Tước", "03/2018", "2019"),
        ("Ngô Văn E", "2017", "06/2019"),
        ("Đỗ Đăng Tước", "2005", "2010"),
    ]
    assert chairs[0].body.label == "Ban Chấp hành"
    assert {said for _, said, _ in desk.told} == {Verdict.UPDATE, Verdict.ADD}
    assert verdict(desk, told[1], register="association_posts", head=POSTS)[0] == Verdict.SAME


def test_papers_of_the_founding_procedure_are_never_corrected_by_a_book(desk):
    FoundingCase(day=date(2020, 3, 1)).active()
    founded = {"Tên hội": NAME, "QĐ thành lập": "1500/QĐ-UBND", "Nhiệm kỳ": "2020 – 2025"}
    assert verdict(desk, row(**founded))[0] == Verdict.SAME
    assert verdict(desk, row(**{**founded, "QĐ thành lập": "1501/QĐ-UBND"})) == (
        Verdict.FAULTY,
        ["Quyết định này ghi theo hồ sơ thành lập hội; sổ cũ không sửa."],
    )
    assert verdict(desk, row(**{**founded, "Nhiệm kỳ": "2020 – 2024"})) == (
        Verdict.FAULTY,
        ["Đại hội này ghi theo hồ sơ thành lập hội; sổ cũ không sửa."],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("961/QĐ-UBND", Paper("961/QĐ-UBND", None)),
        ("không rõ số ngày 2009", Paper("", PartialDate(2009))),
        ("3/2015", Paper("", PartialDate(2015, 3))),
        ("Quyết định số 5/QĐ-UB, ngày 08 tháng 4 năm 2009", Paper("5/QĐ-UB", PartialDate(2009, 4, 8))),
        ("5/QĐ-UB (08-4-2009)", Paper("5/QĐ-UB", PartialDate(2009, 4, 8))),
    ],
)
def test_decisions_are_read_as_books_write_them(text, said):
    assert paper(Cell(text, text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2020-2025", Span(PartialDate(2020), PartialDate(2025))),
        ("NK 03/2020 - 3/2025", Span(PartialDate(2020, 3), PartialDate(2025, 3))),
        ("6-7-2020 đến 6-7-2025", Span(PartialDate(2020, 7, 6), PartialDate(2025, 7, 6))),
        ("Nhiệm kỳ IV, 2020 – nay", Span(PartialDate(2020), None, 4)),
        ("2020 – ?", Span(PartialDate(2020), None)),
        ("2020", Span(PartialDate(2020), None)),
    ],
)
def test_terms_are_read_as_books_write_them(text, said):
    assert span(Cell(text, text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A (ghi nhận 2020)", Holder("A", "A", seen_on=PartialDate(2020))),
        ("A (chỉ biết thôi giữ 2020)", Holder("A", "A", ends=PartialDate(2020))),
        ("A (2018 – nay)", Holder("A", "A", begins=PartialDate(2018))),
        ("A (Phó Giám đốc Sở)", Holder("A", "A (Phó Giám đốc Sở)", "Phó Giám đốc Sở")),
    ],
)
def test_holders_of_posts_are_read_as_books_write_them(text, said):
    assert holders(Cell(text, text)) == (said,)


def test_the_templates_explain_the_columns_of_rows(desk):
    book = load_workbook(BytesIO(desk.visitor.get("/nhap-so/mau/associations").data))
    notes = {c.value: c.comment.text for line in book.worksheets[0].iter_rows() for c in line if c.comment}
    assert "2020 – 2025" in notes["Nhiệm kỳ"]
    assert "ghi nhận 2020" in notes["Chủ tịch"]
    book = load_workbook(BytesIO(desk.visitor.get("/nhap-so/mau/association_posts").data))
    assert book.worksheets[1].sheet_state == "hidden"
    offered = {cell.value for line in book.worksheets[1].iter_rows() for cell in line}
    assert {title.label for title in PostTitle} <= offered


def test_a_country_whose_name_has_a_comma_is_one_country(desk):
    named = row(Nước="Đặc khu Hành chính Hồng Kông, Trung Quốc; Lào, Thái Lan")
    desk.bring_in(book(named), register="associations")
    assert laos().country_codes == ["HK", "LA", "TH"]
