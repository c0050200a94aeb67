"""Sheets are written, read back cell by cell and compared."""

import datetime as dt
from decimal import Decimal
from io import BytesIO
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.values import CUT_MARK, LONGEST_TEXT, clean
from exports.workbook import (
    Kind,
    Letterhead,
    Sheet,
    SheetColumn,
    Signature,
    WorkbookError,
    Written,
    WrongSheetError,
    write,
    write_book,
)
from tests.sheets import SheetRead, read, read_one

LETTERHEAD = Letterhead("Liên hiệp các tổ chức hữu nghị tỉnh Đồng Nai", "Ủy ban nhân dân tỉnh Đồng Nai")
AS_OF = dt.date(2026, 11, 20)
NAME = SheetColumn("Tên khoản viện trợ", Kind.WRAPPED, identifying=True)
AMOUNT = SheetColumn("Quy VND", Kind.VND, total=True)
CURRENCY = SheetColumn("Loại tiền")
ORIGINAL = SheetColumn("Nguyên tệ", Kind.MONEY, total=True, currency_from="Loại tiền")
USD = SheetColumn("Giá trị (USD)", Kind.MONEY, total=True, currency="USD")
SMALL_SHEET = 60


def sheet_of(*columns, title="Danh mục khoản viện trợ", **more) -> Sheet:
    return Sheet(title, columns, LETTERHEAD, AS_OF, **more)


def workbook(sheet, rows, **more) -> bytes:
    target = BytesIO()
    write(sheet, rows, target, **more)
    return target.getvalue()


def written(sheet, rows, **more) -> SheetRead:
    return read_one(workbook(sheet, rows, **more))


def one_cell(column, value) -> tuple[object, str, str]:
    """The value, its type in the file (s text, n number, d date, f formula) and its number format."""
    sheet = written(sheet_of(column), [[value]])
    return tuple(part[0][column.heading] for part in (sheet.rows, sheet.types, sheet.formats))


class TestTheHead:
    def test_it_says_who_issues_what_for_when(self):
        sheet = sheet_of(NAME, AMOUNT, period="Năm 2026", filters=["Quốc tịch: Anh", "Còn hiệu lực"])
        read_back = written(sheet, [["Nước sạch", 1]])
        assert read_back.letterhead == [
            "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ TỈNH ĐỒNG NAI",
            "Độc lập - Tự do - Hạnh phúc",
        ]
        assert read_back.title == "DANH MỤC KHOẢN VIỆN TRỢ"
        assert read_back.lines == [
            "Năm 2026",
            "(Số liệu tính đến 20/11/2026)",
            "Điều kiện lọc: Quốc tịch: Anh; Còn hiệu lực",
        ]
        assert read_back.name == "Danh mục khoản viện trợ"

    def test_grouped_headings_have_an_upper_row_and_stay_on_the_row_of_the_filter(self):
        days = [SheetColumn(heading, Kind.DATE, group="Thời gian") for heading in ("Từ ngày", "Đến ngày")]
        number = SheetColumn("Số", group="Quyết định")
        sheet = written(sheet_of(NAME, *days, number, AMOUNT), [["Nước sạch", AS_OF, AS_OF, "12/QĐ-UBND", 5]])
        assert sheet.headings == ["STT", "Tên khoản viện trợ", "Từ ngày", "Đến ngày", "Số", "Quy VND"]
        assert sheet.groups == {"Từ ngày": "Thời gian", "Đến ngày": "Thời gian", "Số": "Quyết định"}
        assert sheet.printing["repeated"] == "$7:$8"
        assert sheet.filter == "A8:F9"

    def test_it_stays_in_sight_with_the_narrow_identifying_columns(self):
        code, place = SheetColumn("Mã", identifying=True, width=12), SheetColumn("Địa bàn")
        assert written(sheet_of(code, *[place] * 12), [["A1", *["Phú Lý"] * 12]]).freeze == "C8"

    def test_a_wide_name_is_not_frozen(self):
        assert written(sheet_of(NAME, AMOUNT), [["Nước sạch", 1]]).freeze == "B8"

    def test_it_prints_on_every_page_of_a4_landscape_with_page_numbers(self):
        assert written(sheet_of(NAME, AMOUNT), [["Nước sạch", 1]]).printing == {
            "paper": 9,
            "direction": "landscape",
            "one_page_wide": True,
            "repeated": "$7:$7",
            "footer": "Trang &P/&N",
        }

    def test_a_text_of_the_user_in_the_filter_line_is_neither_formula_nor_markup(self):
        sheet = written(sheet_of(NAME, title="=1+1", period="<r><t>đậm</t></r>"), [["Nước sạch"]])
        assert sheet.title == "=1+1"
        assert sheet.lines[0].strip() == "<r><t>đậm</t></r>"


class TestRows:
    def test_they_stand_under_their_headings_numbered_from_one(self):
        sheet = written(sheet_of(NAME, AMOUNT), [["Nước sạch", 1_500_000], ["Trường học", 2_000_000]])
        assert sheet.rows == [
            {"STT": 1, "Tên khoản viện trợ": "Nước sạch", "Quy VND": 1_500_000},
            {"STT": 2, "Tên khoản viện trợ": "Trường học", "Quy VND": 2_000_000},
        ]

    def test_lines_of_one_record_share_its_number_and_repeat_what_identifies_it(self):
        sheet = sheet_of(NAME, CURRENCY, item_of=itemgetter(0), item_noun="khoản")
        read_back = written(
            sheet_of(NAME, CURRENCY, keyed=True),
            [[7, "Nước sạch", "USD"], [7, None, "EUR"], [3, "Trường học", "USD"]],
        )
        assert [tuple(row.values()) for row in read_back.rows] == [
            (1, "Nước sạch", "USD"),
            (1, "Nước sạch", "EUR"),
            (2, "Trường học", "USD"),
        ]
        assert read_back.foot == ["Tổng số: 2 khoản (3 dòng)"]
        assert write(sheet, [["A", "USD"], ["A", "EUR"], ["B", "USD"]], BytesIO()) == Written(3, 2)

    def test_records_of_one_line_each_are_counted_without_lines(self):
        sheet = written(sheet_of(NAME, item_noun="hội"), [["Việt - Lào"], ["Việt - Nga"]])
        assert sheet.foot == ["Tổng số: 2 hội"]

    def test_an_empty_list_says_so(self):
        sheet = written(sheet_of(NAME, AMOUNT), [])
        assert sheet.rows == []
        assert sheet.totals == []
        assert sheet.foot == ["Không có dữ liệu phù hợp", "Tổng số: 0 khoản"]

    def test_a_row_of_the_wrong_length_is_refused(self):
        with pytest.raises(ValueError, match="Dòng 2 có 1 ô, biểu có 2 cột"):
            write(sheet_of(NAME, AMOUNT), [["Nước sạch", 1], ["Trường học"]], BytesIO())

    def test_wrapped_text_makes_its_row_higher(self):
        short, long = written(sheet_of(SheetColumn("Ghi chú", width=200)), [["ngắn"], ["dài " * 200]]).heights
        assert short is None
        assert long == pytest.approx(5 * 14.25, abs=15)


class TestText:
    @settings(deadline=None)
    @given(st.text(st.characters(codec=None), max_size=40))
    def test_any_text_is_read_back_as_text(self, text):
        expected = clean(text)
        assert one_cell(NAME, text)[:2] == ((expected, "s") if expected else (None, "n"))

    @pytest.mark.parametrize("text", ["=1+1", "+84251", "-5", "@SUM(A1)", '=HYPERLINK("x")', "{=A1}", "0123"])
    def test_it_never_becomes_a_formula_or_a_number(self, text):
        assert one_cell(NAME, text)[:2] == (text, "s")

    @pytest.mark.parametrize(
        "text", ["<r><t>đậm</t></r>", "_x0041_", "a & b < c > d", " đầu và cuối ", "hai\ndòng", "😀"]
    )
    def test_markup_escapes_and_spaces_survive(self, text):
        assert one_cell(NAME, text)[:2] == (text, "s")

    def test_control_characters_go_and_line_ends_are_made_one(self):
        assert one_cell(NAME, "a\x00\x0b\x1bb\r\nc\rd\x9f\uffff")[0] == "ab\nc\nd"

    def test_half_a_surrogate_is_replaced_and_a_split_pair_is_joined(self):
        assert one_cell(NAME, "a\ud83d")[0] == "a\ufffd"
        assert one_cell(NAME, "\ud83d\ude00")[0] == "😀"

    def test_more_than_a_cell_holds_is_cut_with_a_mark(self):
        value = one_cell(NAME, "đ" * (LONGEST_TEXT + 1))[0]
        assert len(value) == LONGEST_TEXT
        assert value == "đ" * (LONGEST_TEXT - len(CUT_MARK)) + CUT_MARK

    def test_the_limit_counts_letters_beyond_the_basic_plane_twice_and_cuts_none_in_two(self):
        assert one_cell(NAME, "😀" * 16_383)[0] == "😀" * 16_383
        assert one_cell(NAME, "a" + "😀" * 16_384)[0].startswith("a😀")
        assert "\ufffd" not in one_cell(NAME, "a" + "😀" * 16_384)[0]

    def test_exactly_as_much_as_a_cell_holds_is_kept(self):
        assert one_cell(NAME, "đ" * LONGEST_TEXT)[0] == "đ" * LONGEST_TEXT

    @pytest.mark.parametrize(("value", "text"), [(True, "Có"), (False, "Không"), (12, "12")])
    def test_yes_no_and_whole_numbers_are_said_in_words(self, value, text):
        assert one_cell(NAME, value)[:2] == (text, "s")

    @pytest.mark.parametrize("value", [AS_OF, Decimal("1.5"), 1.5, ["a"]])
    def test_other_values_are_refused_in_a_text_column(self, value):
        with pytest.raises(TypeError, match="Cột chữ không nhận") as refused:
            one_cell(NAME, value)
        assert refused.value.__notes__ == ["Biểu “Danh mục khoản viện trợ”, dòng 1, cột “Tên khoản viện trợ”"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("kind", "value", "number_format"),
        [
            (Kind.VND, 1_234_567_890_123, "#,##0"),
            (Kind.MONEY, Decimal("1500.00"), "#,##0_,_0_0"),
            (Kind.MONEY, Decimal("1500.50"), "#,##0.00"),
            (Kind.MONEY, 12, "#,##0_,_0_0"),
            (Kind.INTEGER, -3, "#,##0"),
            (Kind.RATE, Decimal("23185.123456"), "#,##0.00####"),
            (Kind.PERCENT, Decimal("0.255"), "0.0%"),
            (Kind.MONEY, 0.1, "#,##0.00"),
            (Kind.VND, Decimal("1E+12"), "#,##0"),
        ],
    )
    def test_they_are_numbers_with_the_format_of_their_column(self, kind, value, number_format):
        read_back, kind_of_cell, shown = one_cell(SheetColumn("Số", kind), value)
        assert Decimal(repr(read_back)) == Decimal(str(value))
        assert (kind_of_cell, shown) == ("n", number_format)

    @settings(deadline=None)
    @given(
        st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**12, min_value=-(10**12))
    )
    def test_amounts_of_up_to_fifteen_digits_come_back_to_the_last_one(self, amount):
        assert Decimal(repr(one_cell(USD, amount)[0])) == amount

    def test_more_than_fifteen_digits_become_text_with_a_note(self):
        sheet = written(sheet_of(NAME, AMOUNT), [["Nước sạch", 1_234_567_890_123_456], ["Trường học", 4]])
        assert sheet.rows[0]["Quy VND"] == "1.234.567.890.123.456"
        assert sheet.totals[0]["Quy VND"] == "1.234.567.890.123.460"
        assert sheet.foot[1:] == [
            "Ghi chú: Dòng cộng của cột “Quy VND” ghi dạng chữ vì có trên 15 chữ số có nghĩa, không theo bộ lọc.",
            "Ghi chú: Cột “Quy VND” có số ghi dạng chữ vì có trên 15 chữ số có nghĩa.",
        ]

    def test_many_zeros_are_not_many_digits(self):
        assert one_cell(AMOUNT, 10**18)[:2] == (10**18, "n")

    def test_text_in_a_column_of_figures_stays_text_and_counts_as_nothing(self):
        sheet = written(
            sheet_of(NAME, AMOUNT), [["Nước sạch", "chưa rõ"], ["Trường học", 4], ["Trạm xá", None]]
        )
        assert [row["Quy VND"] for row in sheet.rows] == ["chưa rõ", 4, None]
        assert sheet.totals[0]["Quy VND"] == 4

    @pytest.mark.parametrize("value", [Decimal("NaN"), float("inf")])
    def test_what_is_no_number_is_refused(self, value):
        with pytest.raises(ValueError, match="Cột số không nhận"):
            one_cell(USD, value)

    @pytest.mark.parametrize("value", [True, AS_OF])
    def test_other_values_are_refused_in_a_column_of_figures(self, value):
        with pytest.raises(TypeError, match="Cột số không nhận"):
            one_cell(USD, value)


class TestDays:
    def test_they_are_real_dates(self):
        assert one_cell(SheetColumn("Ngày", Kind.DATE), AS_OF) == (
            dt.datetime(2026, 11, 20),  # noqa: DTZ001  # Excel knows no zones
            "d",
            "dd/mm/yyyy",
        )

    def test_moments_are_told_by_the_clocks_of_vietnam(self):
        at = dt.datetime(2026, 11, 19, 20, 5, 7, tzinfo=dt.UTC)
        assert one_cell(SheetColumn("Lúc", Kind.MOMENT), at) == (
            dt.datetime(2026, 11, 20, 3, 5, 7),  # noqa: DTZ001  # Excel knows no zones
            "d",
            "dd/mm/yyyy hh:mm",
        )
        assert one_cell(SheetColumn("Ngày", Kind.DATE), at)[0].day == 20

    @pytest.mark.parametrize(
        ("value", "text"),
        [(dt.date(1863, 2, 9), "09/02/1863"), (dt.date(1900, 2, 28), "28/02/1900"), ("06/2011", "06/2011")],
    )
    def test_what_is_no_day_of_excel_is_written_as_text(self, value, text):
        assert one_cell(SheetColumn("Ngày", Kind.DATE), value)[:2] == (text, "s")

    def test_the_first_sure_day_of_excel_is_a_date(self):
        assert one_cell(SheetColumn("Ngày", Kind.DATE), dt.date(1900, 3, 1))[1] == "d"


class TestTotals:
    def test_they_follow_the_filter_and_carry_their_value(self):
        sheet = written(
            sheet_of(NAME, AMOUNT, USD), [["Nước sạch", 5, Decimal("1.50")], ["Trường học", 6, 2]]
        )
        assert sheet.formulas == [
            {
                "STT": "Tổng cộng",
                "Tên khoản viện trợ": None,
                "Quy VND": "=SUBTOTAL(109,C8:C9)",
                "Giá trị (USD)": "=SUBTOTAL(109,D8:D9)",
            }
        ]
        assert sheet.totals[0]["Quy VND"] == 11
        assert sheet.totals[0]["Giá trị (USD)"] == 3.5
        assert sheet.total_formats[0]["Giá trị (USD)"] == "#,##0.00"
        assert sheet.foot == ["Tổng số: 2 khoản"]

    def test_halves_that_add_up_to_a_whole_keep_their_decimals_under_a_filter(self):
        sheet = written(sheet_of(NAME, USD), [["Nước sạch", Decimal("0.5")], ["Trường học", Decimal("0.5")]])
        assert sheet.total_formats[0]["Giá trị (USD)"] == "#,##0.00"

    def test_one_currency_is_added(self):
        sheet = written(sheet_of(NAME, CURRENCY, ORIGINAL), [["A", "USD", 5], ["B", "USD", 6]])
        assert sheet.formulas[0]["Nguyên tệ"] == "=SUBTOTAL(109,D8:D9)"
        assert sheet.totals[0]["Nguyên tệ"] == 11

    def test_different_currencies_are_not_added_but_told_one_by_one(self):
        rows = [["A", "USD", 5], ["B", "EUR", Decimal("1234.50")], ["C", "USD", 6]]
        sheet = written(sheet_of(NAME, CURRENCY, ORIGINAL), rows)
        assert sheet.formulas[0]["Nguyên tệ"] == "Không cộng"
        assert sheet.foot == [
            "Tổng số: 3 khoản",
            "Ghi chú: Nguyên tệ: không cộng chung các loại tiền. Từng loại: 1.234,50 EUR; 11 USD.",
        ]

    def test_an_amount_without_its_currency_is_not_added_to_others(self):
        sheet = written(sheet_of(NAME, CURRENCY, ORIGINAL), [["A", "USD", 5], ["B", None, 6]])
        assert sheet.foot[1].endswith("Từng loại: 5 USD; 6 chưa rõ loại tiền.")

    @pytest.mark.parametrize(
        ("asked", "reason"),
        [
            ({"kind": Kind.MONEY}, "Cột “Cột” không nêu loại tiền, không cộng được."),
            ({"kind": Kind.RATE}, "Cột “Cột” không phải số lượng hay số tiền, không cộng được."),
            (
                {"kind": Kind.VND, "identifying": True},
                "Cột “Cột” lặp lại trên từng dòng của khoản, không cộng được.",
            ),
        ],
    )
    def test_a_total_that_would_mean_nothing_is_refused_at_declaration(self, asked, reason):
        with pytest.raises(WrongSheetError) as refused:
            SheetColumn("Cột", total=True, **asked)
        assert str(refused.value) == reason


class TestDeclarations:
    @pytest.mark.parametrize(
        ("columns", "more", "reason"),
        [
            ([], {}, "Biểu “Danh mục khoản viện trợ” không có cột nào."),
            (
                [NAME],
                {"keyed": True, "item_of": len},
                "Biểu “Danh mục khoản viện trợ” nhận biết khoản bằng hai cách.",
            ),
            ([ORIGINAL], {}, "Cột “Nguyên tệ” lấy loại tiền ở cột không có hoặc có nhiều: “Loại tiền”."),
        ],
    )
    def test_a_sheet_that_contradicts_itself_is_refused(self, columns, more, reason):
        with pytest.raises(WrongSheetError) as refused:
            sheet_of(*columns, **more)
        assert str(refused.value) == reason


class TestLongRegisters:
    def test_they_go_on_under_the_same_head_where_a_worksheet_ends(self):
        rows = [[f"Khoản {n}", n] for n in range(100)]
        pages = read(workbook(sheet_of(NAME, AMOUNT), rows, rows_per_worksheet=SMALL_SHEET))
        assert [page.name for page in pages] == [
            "Danh mục khoản viện trợ",
            "Danh mục khoản viện trợ (2)",
            "Danh mục khoản viện trợ (3)",
        ]
        assert [row["STT"] for page in pages for row in page.rows] == list(range(1, 101))
        assert [row["Quy VND"] for page in pages for row in page.rows] == list(range(100))
        assert {(page.title, *page.headings, page.freeze) for page in pages} == {
            ("DANH MỤC KHOẢN VIỆN TRỢ", "STT", "Tên khoản viện trợ", "Quy VND", "B8")
        }

    def test_each_worksheet_has_its_total_and_the_last_adds_them(self):
        rows = [[f"Khoản {n}", n] for n in range(100)]
        first, second, last = read(workbook(sheet_of(NAME, AMOUNT), rows, rows_per_worksheet=SMALL_SHEET))
        assert [total["STT"] for total in first.totals] == ["Cộng trang tính này"]
        assert first.foot == ["Còn tiếp ở trang tính “Danh mục khoản viện trợ (2)”"]
        assert [total["STT"] for total in last.totals] == ["Cộng trang tính này", "Tổng cộng"]
        own = len(first.rows) + 8
        assert last.formulas[1]["Quy VND"] == (
            f"='Danh mục khoản viện trợ'!C{own}+'Danh mục khoản viện trợ (2)'!C{own}+C{len(last.rows) + 8}"
        )
        assert first.totals[0]["Quy VND"] + second.totals[0]["Quy VND"] + last.totals[0]["Quy VND"] == 4950
        assert last.totals[1]["Quy VND"] == 4950
        assert last.foot == ["Tổng số: 100 khoản"]

    def test_rows_that_just_fit_open_no_second_worksheet(self):
        rows = [[f"Khoản {n}"] for n in range(SMALL_SHEET)]
        fitting = len(read(workbook(sheet_of(NAME), rows, rows_per_worksheet=SMALL_SHEET))[0].rows)
        assert (
            write(sheet_of(NAME), rows[:fitting], BytesIO(), rows_per_worksheet=SMALL_SHEET).worksheets == 1
        )
        assert write(
            sheet_of(NAME), rows[: fitting + 1], BytesIO(), rows_per_worksheet=SMALL_SHEET
        ) == Written(fitting + 1, fitting + 1, 2)

    def test_currencies_that_differ_only_between_worksheets_are_not_added_either(self):
        rows = [[f"Khoản {n}", "USD" if n < 50 else "EUR", 1] for n in range(60)]
        pages = read(workbook(sheet_of(NAME, CURRENCY, ORIGINAL), rows, rows_per_worksheet=SMALL_SHEET))
        assert pages[-1].totals[-1]["Nguyên tệ"] == "Không cộng"

    def test_a_worksheet_whose_own_sum_is_text_makes_the_whole_sum_text(self):
        rows = [[f"Khoản {n}", (10**14 + 1) * (1 if n < 30 else -1)] for n in range(60)]
        first, *_, last = read(workbook(sheet_of(NAME, AMOUNT), rows, rows_per_worksheet=SMALL_SHEET))
        assert isinstance(first.totals[0]["Quy VND"], str)
        assert last.totals[-1]["Quy VND"] == "0"

    def test_a_worksheet_too_short_for_its_own_head_is_refused(self):
        with pytest.raises(ValueError, match="Trang tính 12 dòng không đủ chỗ"):
            workbook(sheet_of(NAME), [["A"]], rows_per_worksheet=12)


class TestBooks:
    def test_several_sheets_share_one_workbook_each_with_a_name_of_its_own(self):
        target = BytesIO()
        counts = write_book(
            [
                (sheet_of(NAME, tab="PL5"), [["A"]]),
                (sheet_of(NAME, title="Viện trợ: từ 15/12 [kỳ]"), [["B"], ["C"]]),
                (sheet_of(NAME, tab="pl5"), []),
                (sheet_of(NAME, title="Tên dài " * 9), []),
            ],
            target,
        )
        assert counts == [Written(1, 1), Written(2, 2), Written(0, 0), Written(0, 0)]
        assert [sheet.name for sheet in read(target)] == [
            "PL5",
            "Viện trợ từ 15 12 kỳ",
            "pl5 (2)",
            "Tên dài Tên dài Tên dài Tên dài",
        ]

    def test_the_signatures_stand_below_with_place_and_day(self):
        sheet = sheet_of(NAME, CURRENCY, signature=Signature("Đồng Nai", dt.date(2026, 2, 5)))
        assert written(sheet, [["A", "USD"]]).foot == [
            "Tổng số: 1 khoản",
            "Đồng Nai, ngày 05 tháng 02 năm 2026",
            "NGƯỜI LẬP BIỂU",
            "THỦ TRƯỞNG ĐƠN VỊ",
            "(Ký, ghi rõ họ tên)",
            "(Ký tên, đóng dấu)",
        ]

    def test_the_same_rows_give_the_same_bytes(self):
        sheet = sheet_of(NAME, AMOUNT)
        assert workbook(sheet, [["A", 1]]) == workbook(sheet, [["A", 1]])

    def test_a_failure_leaves_the_old_file_and_nothing_beside_it(self, tmp_path):
        def failing():
            yield ["Nước sạch"]
            raise RuntimeError("mất kết nối")

        target, temporary = tmp_path / "so.xlsx", tmp_path / "tam"
        target.write_bytes(b"cu")
        temporary.mkdir()
        with pytest.raises(RuntimeError, match="mất kết nối"):
            write(sheet_of(NAME), failing(), target, temp_folder=temporary)
        assert target.read_bytes() == b"cu"
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["so.xlsx", "tam"]

    def test_a_path_receives_the_workbook(self, tmp_path):
        write(sheet_of(NAME), [["Nước sạch"]], tmp_path / "so.xlsx")
        assert read_one(tmp_path / "so.xlsx").rows[0]["Tên khoản viện trợ"] == "Nước sạch"
        assert [path.name for path in tmp_path.iterdir()] == ["so.xlsx"]

    def test_a_cell_that_xlsxwriter_refuses_is_an_error(self):
        with pytest.raises(WorkbookError, match=r"mã -1"):
            workbook(sheet_of(*[CURRENCY] * 16_384), [])


class TestWidths:
    def test_a_narrow_sheet_fills_the_page(self):
        assert sum(written(sheet_of(NAME, AMOUNT), [["A", 1]]).widths) == pytest.approx(128, abs=4)

    def test_a_sheet_of_one_column_has_its_letterhead_in_one_block(self):
        assert written(sheet_of(NAME), [["A"]]).letterhead == [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
            "LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ TỈNH ĐỒNG NAI",
        ]

    def test_twenty_four_columns_stay_legible(self):
        columns = [NAME, *[SheetColumn(f"Cột {n}") for n in range(12)], *[AMOUNT] * 5, *[USD] * 6]
        sheet = written(sheet_of(*columns), [])
        assert sum(sheet.widths) < 255
        assert min(sheet.widths[1:]) >= 7

    def test_declared_widths_are_kept_where_there_is_room_and_need(self):
        columns = [SheetColumn("Mã", Kind.INTEGER, width=20), SheetColumn("Tên", Kind.WRAPPED, width=110)]
        assert written(sheet_of(*columns), []).widths == pytest.approx([5, 20, 110], abs=1)
