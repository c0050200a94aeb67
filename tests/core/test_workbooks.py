"""Workbooks from outside are read as they are, or refused with a sentence; never half, never with a crash."""

import contextlib
import re
import struct
import warnings
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.files import EXCEL, OLD_EXCEL, FileRefused, examine
from app.core.workbooks import MOST_ROWS, Area, Place, cell_name, read_sheet, sheets_of
from tests import attachments
from tests.old_books import Old, Sheet, with_parts, xls, xlsx

UGLY = Sheet(
    rows=[
        ["SỔ THEO DÕI", "", ""],
        ["", "", ""],
        ["STT", "Tên", "Ngày"],
        [1, Old("Quü h÷u nghÞ", font=".VnTime"), date(2020, 1, 2)],
        [2, Old("Quyõ", font="VNI-Times"), "3/4/2011"],
        [3, 12.5, ""],
        [4, "ẩn", True],
    ],
    merged=[(0, 0, 0, 2)],
    hidden_rows=[6],
)


@pytest.fixture
def kept(tmp_path):
    """A file on the disk with this content."""

    def keep(content):
        path = tmp_path / "so"
        path.write_bytes(content)
        return path

    return keep


@pytest.mark.parametrize("write", [xlsx, xls])
def test_both_kinds_of_workbook_are_read_alike(kept, write):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = kept(write(UGLY, Sheet([["x"]], name="Ẩn", hidden=True)))
    assert [(each.name, each.hidden) for each in sheets_of(path)] == [("Sheet1", False), ("Ẩn", True)]
    sheet = read_sheet(path, "Sheet1")
    assert sheet.rows[0][0] == "SỔ THEO DÕI"
    assert list(sheet.rows[3]) == [1, "Quü h÷u nghÞ", date(2020, 1, 2)]
    assert list(sheet.rows[4]) == [2, "Quyõ", "3/4/2011"]
    assert list(sheet.rows[5]) == [3, 12.5, ""]
    assert list(sheet.rows[6]) == [4, "ẩn", True]
    assert sheet.merged == [Area(0, 0, 0, 2)]
    assert sheet.hidden_rows == {6}
    assert sheet.fonts == {Place(3, 1): ".VnTime", Place(4, 1): "VNI-Times"}


def test_rows_and_columns_keep_their_addresses_where_the_sheet_begins_empty(kept):
    sheet = read_sheet(kept(xlsx(Sheet([["", ""], ["", ""], ["", "a"]]))), "Sheet1")
    assert [list(row) for row in sheet.rows] == [["", ""], ["", ""], ["", "a"]]
    assert (cell_name(2, 1), cell_name(0, 27)) == ("B3", "AB1")


def test_error_cells_are_told_with_their_place(kept):
    sheet = read_sheet(kept(xlsx(Sheet([["Tên", "#DIV/0!"], ["#N/A", "x"]]))), "Sheet1")
    assert sheet.errors == {Place(0, 1): "#DIV/0!", Place(1, 0): "#N/A"}


def test_a_moment_is_kept_and_a_day_is_a_day(kept):
    at = datetime(2020, 1, 2, 3, 4)  # noqa: DTZ001 - a workbook knows no time zones
    sheet = read_sheet(kept(xlsx(Sheet([[at, date(2020, 1, 2)]]))), "Sheet1")
    assert list(sheet.rows[0]) == [at, date(2020, 1, 2)]


def test_formats_far_below_and_beside_the_values_do_no_harm(kept):
    book = xlsx(Sheet([["a"]]))
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    sheet = sheet_xml(book).replace(b"</sheetData>", far)
    assert len(read_sheet(kept(with_parts(book, {SHEET: sheet})), "Sheet1").rows) == 1


SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(book):
    with zipfile.ZipFile(BytesIO(book)) as packed:
        return packed.read(SHEET)


def far_value(reference):
    row = re.sub("[A-Z]", "", reference)
    value = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData>'.encode()
    book = xlsx(Sheet([["a"]]))
    return with_parts(book, {SHEET: sheet_xml(book).replace(b"</sheetData>", value)})


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("A200000", "tới dòng 200.000; mỗi lần nhập nhận tối đa 20.000"),
        ("A20001", "tới dòng 20.001"),
        ("GR2", "tới cột GR; mỗi lần nhập nhận tối đa 100 cột"),
        ("XFD1048576", "tới cột XFD"),
    ],
)
def test_a_sheet_that_is_too_large_is_refused_before_it_is_read(kept, reference, sentence):
    with pytest.raises(FileRefused, match=sentence):
        read_sheet(kept(far_value(reference)), "Sheet1")


def test_a_row_that_hides_its_number_is_counted_all_the_same(kept):
    book = xlsx(Sheet([["a"]]))
    many = b"<row><c><v>1</v></c></row>" * (MOST_ROWS + 1)
    book = with_parts(book, {SHEET: re.sub(rb"<row.*</row>", lambda _: many, sheet_xml(book))})
    with pytest.raises(FileRefused, match=r"tới dòng 20\.001"):
        read_sheet(kept(book), "Sheet1")


def test_entities_are_refused_however_the_part_is_written(kept):
    for encoding in ("utf-8", "utf-16"):
        evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
        book = with_parts(xlsx(Sheet([["a"]])), {SHEET: evil.encode(encoding)})
        with pytest.raises(FileRefused, match="DOCTYPE"):
            sheets_of(kept(book))
        with pytest.raises(FileRefused, match="DOCTYPE"):
            read_sheet(kept(book), "Sheet1")


def test_a_bomb_is_refused_by_its_claim_and_by_its_truth(kept):
    bomb = with_parts(xlsx(Sheet([["a"]])), {"xl/media/x.xml": b"0" * 50_000_000})
    with pytest.raises(FileRefused, match="bom nén"):
        sheets_of(kept(bomb))
    lying = bytearray(bomb)
    central = lying.rindex(b"xl/media/x.xml") - 46
    lying[central + 24 : central + 28] = struct.pack("<I", 1000)
    with pytest.raises(FileRefused, match="khai sai kích thước"):
        sheets_of(kept(bytes(lying)))


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_file_that_was_cut_is_refused(kept, kind):
    whole = {"xlsx": xlsx, "xls": xls}[kind](Sheet([["a", "b"]] * 200))
    for part in (0.3, 0.6, 0.95):
        with pytest.raises(FileRefused, match="hỏng"):
            read_all(kept(whole[: int(len(whole) * part)]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["xlsx", "xls"]),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))),
)
def test_a_file_with_damaged_bytes_is_read_or_refused_never_more(kept, kind, wounds):
    book = bytearray(SMALL[kind])
    for place, bytes_ in wounds:
        book[place % len(book) : place % len(book) + len(bytes_)] = bytes_
    with contextlib.suppress(FileRefused):
        read_all(kept(bytes(book)))


def read_all(path):
    for sheet in sheets_of(path):
        read_sheet(path, sheet.name)


SMALL = {"xlsx": xlsx(Sheet([["Tên", "Ngày"], ["Quỹ", 1]])), "xls": xls(Sheet([["Tên", "Ngày"], ["Quỹ", 1]]))}


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (attachments.with_password(), "so.xls", "mật khẩu"),
        (SMALL["xls"] + "_VBA_PROJECT".encode("utf-16-le"), "so.xls", "macro"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "so.xls", "không phải sổ Excel .xls"),
        (SMALL["xls"], "so.xlsx", "có đuôi .xlsx nhưng nội dung là Excel cũ"),
        (SMALL["xlsx"], "so.xls", "có đuôi .xls nhưng nội dung là Excel"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "so.xls", "trang web"),
        (b"STT,T\xc3\xaan\n", "so.csv", "chỉ nhận Excel"),
    ],
)
def test_what_is_no_workbook_to_read_does_not_come_in(content, name, sentence):
    with pytest.raises(FileRefused, match=re.escape(sentence)):
        examine(BytesIO(content), name, kinds=(EXCEL, OLD_EXCEL))


def test_the_old_excel_comes_in_only_where_its_cells_are_read():
    assert examine(BytesIO(SMALL["xls"]), "so.xls", kinds=(EXCEL, OLD_EXCEL)) is OLD_EXCEL
    with pytest.raises(FileRefused, match="loại cũ"):
        examine(BytesIO(SMALL["xls"]), "so.xls")
