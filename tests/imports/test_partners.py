"""Old books of donors: from the upload to the register, all or nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.db import db, now
from app.core.transaction import transaction, unrecorded
from app.imports.models import ImportLine, ImportState, Verdict
from app.jobs.actions import sweep
from app.jobs.models import Job, JobState
from app.jobs.queries import REMEMBERED
from app.partners.actions import edit_partner
from app.partners.models import Partner, PartnerKind
from tests import factories as make
from tests.imports.conftest import Desk
from tests.old_books import Sheet, xls, xlsx
from tests.pages import opened

HEAD = ["STT", "Tên tổ chức", "Loại", "Quốc gia", "Điện thoại", "Website"]
GOOD = [
    [1, "Quỹ Bầu ơi", "quỹ", "Mỹ", "0251. 3842 596/ 0903 123 456", "bauoi.org"],
    [2, "Ánh Dương", "tổ chức PCPNN", "Vương quốc Anh", "", ""],
]


def partners():
    return {partner.name: partner for partner in db.session.scalars(select(Partner))}


def lines(desk: Desk):
    query = select(ImportLine).where(ImportLine.import_id == desk.last.id).order_by(ImportLine.row)
    return [
        (line.row, line.verdict, [sentence for *_, sentence in line.said])
        for line in db.session.scalars(query)
    ]


@pytest.mark.parametrize(("write", "name"), [(xlsx, "so.xlsx"), (xls, "so.xls")])
def test_a_book_is_brought_in_and_each_record_points_to_its_row(desk, write, name):
    book = write(Sheet([["SỔ NHÀ TÀI TRỢ"], [], HEAD, *GOOD]))
    page = desk.check(book, name)
    assert "Sẽ thêm 2 và cập nhật 0" in page.words
    assert partners() == {}
    page = desk.confirm(page)
    assert "Đã nhập xong" in page.words
    fund = partners()["Quỹ Bầu ơi"]
    assert (fund.kind, fund.country, fund.website) == (PartnerKind.FUND, "US", "https://bauoi.org")
    assert fund.contact == "0251. 3842 596/ 0903 123 456"
    assert fund.source == f"Sổ cũ: {name}"
    shown = opened(desk.visitor, f"/ben-cung-cap/{fund.id}").words
    assert f"{name}, trang “Sheet1”, dòng 4" in shown
    assert "Nhập sổ cũ" in opened(desk.visitor, f"/ben-cung-cap/{fund.id}/lich-su").words
    assert desk.visitor.get(f"{page.address}/tep").data == book


def test_the_same_file_twice_changes_nothing(desk):
    book = xlsx(Sheet([HEAD, *GOOD]))
    desk.bring_in(book)
    before = {name: partner.version for name, partner in partners().items()}
    page = desk.check(book)
    assert "sổ đã có đủ nội dung" in page.words
    assert "Tệp này đã nhập lúc" in page.words
    assert [verdict for _, verdict, _ in lines(desk)] == [Verdict.SAME, Verdict.SAME]
    assert desk.visitor.post(f"{page.address}/xac-nhan").status_code == 409
    assert {name: partner.version for name, partner in partners().items()} == before


def test_faults_are_told_at_their_cells_and_nothing_is_written_until_they_are_mended(desk):
    rows = [
        [1, "Quỹ Bầu ơi", "quỹ từ thiện", "Mỹ", "", ""],
        [2, "", "quỹ", "Xứ Nẫu", "", "không có"],
        [3, "Ánh Dương", "", "", "", ""],
        [4, "Đông Á", "quỹ", "#DIV/0!", "", ""],
        [5, "Hải Âu", "quỹ", "", "", ""],
    ]
    page = desk.check(xlsx(Sheet([HEAD, *rows])))
    assert "Còn 4 dòng lỗi" in page.words
    assert "Xác nhận nhập" not in page.words
    told = {row: said for row, verdict, said in lines(desk) if verdict == Verdict.FAULTY}
    assert "không có trong danh mục" in told[2][0]
    assert told[3][0] == "Không có quốc gia nào tên “Xứ Nẫu” trong danh mục."
    assert "Thiếu “Tên bên cung cấp”." in told[3]
    assert told[4] == ["Thiếu “Loại bên cung cấp”."]
    assert told[5] == ["Ô có lỗi của Excel: #DIV/0!."]
    assert "C2" in page.text
    assert desk.visitor.post(f"{page.address}/xac-nhan").status_code == 409
    assert partners() == {}


def test_a_row_about_a_known_donor_changes_what_it_says_otherwise_and_nothing_else(desk):
    make.partner("Quỹ Bầu Ơi", PartnerKind.FUND, country="US", contact="cũ", remarks="giữ")
    desk.check(xlsx(Sheet([HEAD, [1, "quỹ bầu ơi", "quỹ", "", "mới", ""]])))
    (line,) = lines(desk)
    assert line[1] == Verdict.UPDATE
    assert "Liên hệ: “cũ” → “mới”." in line[2]
    desk.confirm(opened(desk.visitor, f"/nhap-so/{desk.last.id}"))
    (fund,) = partners().values()
    assert (fund.name, fund.country, fund.contact, fund.remarks) == ("quỹ bầu ơi", "US", "mới", "giữ")
    assert fund.version == 2


def test_rows_of_one_name_in_the_file_are_one_record_or_a_fault(desk):
    rows = [GOOD[0], [2, *GOOD[0][1:]], [3, "Ánh Dương", "quỹ"], [4, "ánh dương", "cá nhân"]]
    desk.check(xlsx(Sheet([HEAD, *rows])))
    assert [(row, verdict) for row, verdict, _ in lines(desk)] == [
        (2, Verdict.ADD),
        (3, Verdict.SAME),
        (4, Verdict.ADD),
        (5, Verdict.FAULTY),
    ]


def test_a_near_name_is_said_and_still_added(desk):
    make.partner("Save the Children International")
    desk.check(xlsx(Sheet([HEAD, [1, "Save the Children", "quỹ"]])))
    assert lines(desk) == [
        (2, Verdict.ADD, ["Gần giống “Save the Children International” trong sổ; vẫn sẽ thêm mới."])
    ]


def test_what_is_no_record_is_left_out_and_said(desk):
    rows = [
        ["I", "Tổ chức phi chính phủ"],
        *GOOD,
        ["", "Tổng cộng", "2"],
        [],
        ["", "Người lập biểu", "Giám đốc"],
    ]
    desk.check(xlsx(Sheet([HEAD, *rows])))
    assert [(row, said) for row, verdict, said in lines(desk) if verdict == Verdict.SKIPPED] == [
        (2, ["Không phải bản ghi: dòng tiêu đề mục."]),
        (5, ["Không phải bản ghi: dòng tổng cộng."]),
        (7, ["Không phải bản ghi: dòng dưới bảng (ghi chú, chữ ký)."]),
    ]


def test_a_register_that_changed_after_the_preview_stops_the_writing(desk):
    make.partner("Quỹ Bầu ơi", PartnerKind.FUND, country="US", contact="cũ")
    page = desk.check(xlsx(Sheet([HEAD, *GOOD])))
    fund, by = partners()["Quỹ Bầu ơi"], make.person("LHHN")
    with transaction(fund, by=by, doing="Sửa"):
        edit_partner(fund, make.PartnerFacts(name="Quỹ Bầu ơi", kind=PartnerKind.FUND, contact="khác"), by=by)
    page = desk.confirm(page)
    assert "Sổ đã thay đổi sau lần xem trước" in page.words
    assert set(partners()) == {"Quỹ Bầu ơi"}
    page.send()
    desk.work()
    assert desk.last.state == ImportState.CHECKED


def test_a_file_that_changed_in_the_store_is_refused(desk):
    page = desk.check(xlsx(Sheet([HEAD, *GOOD])))
    (stored,) = desk.files.glob("??/??/*")
    stored.write_bytes(xlsx(Sheet([HEAD, GOOD[0]])))
    page = desk.confirm(page)
    assert "Tệp trong kho không còn đúng như lúc tải lên" in page.words
    assert partners() == {}


def test_a_stop_in_the_middle_of_the_writing_leaves_nothing(desk, monkeypatch):
    page = desk.check(xlsx(Sheet([HEAD, *GOOD])))
    desk.visitor.post(f"{page.address}/xac-nhan")
    job = db.session.scalars(select(Job).order_by(Job.id.desc())).first()
    monkeypatch.setattr("app.core.pulse.Pulse.begin", lambda pulse: (pulse.say, pulse.ask_to_stop()))
    desk.work()
    assert job.state == JobState.STOPPED
    assert partners() == {}
    assert "Đã dừng theo yêu cầu" in opened(desk.visitor, page.address).words


def test_the_work_behind_an_old_book_is_remembered_as_long_as_the_book(desk):
    desk.bring_in(xlsx(Sheet([HEAD, *GOOD])))
    kept = desk.last.job_id
    with unrecorded():
        for job in db.session.scalars(select(Job)):
            job.ended_at = now() - REMEMBERED - timedelta(days=1)
    sweep(files=desk.files)
    assert db.session.scalars(select(Job.id)).all() == [kept]
    assert "Đã nhập xong" in opened(desk.visitor, f"/nhap-so/{desk.last.id}").words


def test_matching_is_remembered_for_the_next_book_with_such_a_head(desk):
    strange = ["Số", "Ai", "Gì", "Nơi"]
    page = desk.upload(xlsx(Sheet([strange, [1, "Quỹ Bầu ơi", "quỹ", "Mỹ"]])))
    assert page.typed["column_1"] == [""]
    page.send(column_1="name", column_2="kind", column_3="country")
    desk.work()
    page = desk.upload(xlsx(Sheet([strange, [1, "Quỹ khác", "quỹ", "Mỹ"]])), "khác.xlsx")
    assert [page.typed[f"column_{n}"] for n in (0, 1, 2, 3)] == [[""], ["name"], ["kind"], ["country"]]


def test_two_columns_for_one_field_and_a_missing_one_are_refused_at_their_place(desk):
    page = desk.upload(xlsx(Sheet([HEAD, *GOOD])))
    twice = page.send(column_4="name")
    assert twice.errors() == {
        "column_4": "“Tên bên cung cấp” đã ghép với cột khác; mỗi mục chỉ lấy từ một cột."
    }
    missing = page.send(column_2="")
    assert "Chưa có cột cho mục bắt buộc: Loại bên cung cấp." in missing.words


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "so.xlsx", "rỗng"),
        (b"STT;T", "so.csv", "chỉ nhận Excel"),
        (xlsx(Sheet([HEAD, *GOOD]))[:900], "so.xlsx", "hỏng"),
        (xls(Sheet([HEAD, *GOOD]))[:1500], "so.xls", "hỏng"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(desk, content, name, sentence):
    page = desk.upload(content, name)
    assert sentence in page.errors()["file"]
    assert desk.last is None


def test_only_the_books_of_ones_own_unit_are_seen(desk, client):
    desk.check(xlsx(Sheet([HEAD, *GOOD])))
    address = f"/nhap-so/{desk.last.id}"
    client.sign_in(make.user("STC"))
    assert opened(client, "/nhap-so").lines() == []
    assert client.get(address).status_code == 403
    assert client.post(f"{address}/xac-nhan").status_code == 403
