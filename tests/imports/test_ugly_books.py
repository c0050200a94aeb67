"""Books as offices really have them, in each of the old encodings: titles, merged heads, totals, signatures, hidden rows."""

import unicodedata

import pytest
from sqlalchemy import select

from app.core.db import db
from app.imports.models import ImportLine, Verdict
from app.partners.models import Partner, PartnerKind
from tests.old_books import Old, Sheet, in_tcvn3, in_vni, xls, xlsx
from tests.pages import opened

FONTS = {"tcvn3": (".VnTime", in_tcvn3), "vni": ("VNI-Times", in_vni)}
QUESTIONS = {"tcvn3": {"letters_TCVN3": "decode"}, "vni": {"letters_VNI": "decode"}}
NAMES = [
    "Quỹ hỗ trợ trẻ em nghèo",
    "Hội hữu nghị những người bạn của sông Đồng Nai",
    "Tổ chức gỡ mìn ở vùng cũ",
]


def ugly(how, *, with_fonts=True):
    """A book with everything that makes one hard to read, its texts in an old encoding, NFD or as they are."""
    font, written = FONTS.get(how, ("", {"nfd": nfd}.get(how, str)))

    def old(text):
        return Old(written(text.lower() if how == "tcvn3" else text), font if with_fonts else "")

    rows = [
        [old("sở ngoại vụ")],
        [old("danh sách các nhà tài trợ")],
        [],
        [old("stt"), old("tên tổ chức"), old("thông tin"), "", old("ghi chú"), ""],
        ["", "", old("loại"), old("quốc gia"), "", old("điện thoại")],
        ["I", old("tổ chức phi chính phủ"), "", "", "", ""],
        [1, old(NAMES[0]), old("quỹ"), old("Hàn Quốc"), "", "0251. 3842 596/ 0251.3842 048"],
        [2, old(NAMES[1]), old("tổ chức pcpnn"), old("Đức"), old("đã gửi thư"), ""],
        [3, old(NAMES[2]), old("cá nhân"), "", "", ""],
        ["", old("tổng cộng"), 3, "", "", ""],
        [],
        ["", old("người lập biểu"), "", "", old("giám đốc"), ""],
    ]
    merged = [
        (0, 0, 0, 5),
        (1, 0, 1, 5),
        (3, 0, 4, 0),
        (3, 1, 4, 1),
        (3, 2, 3, 3),
        (3, 4, 4, 4),
        (11, 4, 11, 5),
    ]
    return Sheet(rows, merged=merged, hidden_rows=[7])


def nfd(text):
    return unicodedata.normalize("NFD", text)


def read(names):
    return [name.lower() for name in names]


@pytest.mark.parametrize("write", [xlsx, xls])
@pytest.mark.parametrize("how", ["unicode", "nfd", "tcvn3", "vni"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_ugly_book_is_brought_in_whole(desk, write, how):
    name = f"so.{write.__name__}"
    page = desk.check(write(ugly(how)), name, **QUESTIONS.get(how, {}))
    assert "Sẽ thêm 3" in page.words, page.words
    desk.confirm(page)
    found = list(db.session.scalars(select(Partner).order_by(Partner.id)))
    assert read(partner.name for partner in found) == read(NAMES)
    assert [partner.kind for partner in found] == [
        PartnerKind.FUND,
        PartnerKind.UNREGISTERED_NGO,
        PartnerKind.INDIVIDUAL,
    ]
    assert [partner.country for partner in found] == ["KR", "DE", ""]
    assert found[0].contact == "0251. 3842 596/ 0251.3842 048"
    assert found[1].remarks.lower() == "đã gửi thư"
    skipped = select(ImportLine.row).where(ImportLine.verdict == Verdict.SKIPPED).order_by(ImportLine.row)
    assert list(db.session.scalars(skipped)) == [6, 10, 12]


@pytest.mark.parametrize("how", ["tcvn3", "vni"])
def test_an_old_encoding_is_told_by_its_letters_alone_and_shown_before_and_after(desk, how):
    page = desk.upload(xlsx(ugly(how, with_fonts=False)))
    assert NAMES[0].lower() in page.words.lower()
    assert "Trong tệp" in page.words
    refused = page.send()
    assert refused.errors() == {next(iter(QUESTIONS[how])): "Hãy xem ví dụ rồi chọn."}
    kept = page.send(**{next(iter(QUESTIONS[how])): "keep"})
    desk.work()
    assert "lỗi" in opened(desk.visitor, kept.address).words


def test_what_excel_hides_is_said(desk):
    page = desk.upload(xlsx(ugly("unicode")))
    assert "1 dòng đang ẩn trong Excel vẫn được đọc: 8." in page.words
    hidden = xlsx(Sheet([["x"]], name="Ẩn", hidden=True), ugly("unicode"))
    page = desk.upload(hidden, "khac.xlsx")
    assert "Ẩn (đang ẩn)" in page.words
    assert page.typed["sheet"] == ["Sheet1"]


def test_another_sheet_and_another_head_can_be_chosen(desk):
    page = desk.upload(xlsx(Sheet([["x"]], name="Một"), ugly("unicode")))
    assert page.typed["sheet"] == ["Một"]
    page = opened(desk.visitor, f"{page.address}?trang=Sheet1")
    other = [value for name, value in page.typed.items() if name.startswith("column_")]
    assert ["name"] in other
    page = opened(desk.visitor, f"{page.address}?trang=Sheet1&dong=2")
    assert page.typed["head_row"] == ["2"]


def test_a_sheet_that_is_too_wide_leaves_the_choice_of_another(desk):
    wide = Sheet([[f"Cột {n}" for n in range(200)]], name="Rộng")
    page = desk.upload(xlsx(wide, Sheet([["Tên"], ["Quỹ A"]], name="Danh sách")))
    assert page.status == 409
    assert "Trang tính “Rộng” có dữ liệu tới cột CW" in page.words
    assert '<option value="Danh sách">' in page.text
    other = opened(desk.visitor, f"{page.address}?trang=Danh sách")
    assert (other.status, other.typed["sheet"]) == (200, ["Danh sách"])
