"""Numbers of two ways of writing, and the refusal to guess between them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.money import grouped
from app.core.parsing import (
    AmbiguousNumber,
    NumberStyle,
    ParseError,
    as_grouped,
    parse_number,
    parse_percent,
    parse_whole_number,
    unmistakable,
)

numbers = st.decimals(-(10**12), 10**12, places=4)


def refusal(parser, text, **options):
    with pytest.raises(ParseError) as refused:
        parser(text, **options)
    return str(refused.value)


def readings_of(text):
    try:
        return (parse_number(text),)
    except AmbiguousNumber as ambiguous:
        return ambiguous.readings


def number_or_sentence(text):
    try:
        return parse_number(text)
    except ParseError as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"),
        ("1500", "1500"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234 567,89", "1234567.89"),
        ("1\u00a0234\u202f567.89", "1234567.89"),
        ("1 234,567", "1234.567"),
        ("109,84", "109.84"),
        ("109.8", "109.8"),
        ("0,841", "0.841"),
        ("1234,567", "1234.567"),
        ("109,8410", "109.8410"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("+12", "12"),
        (" 7 ", "7"),
    ],
)
def test_a_number_is_read_where_only_one_reading_is_possible(typed, number):
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "whole", "broken"),
    [("109,841", "109841", "109.841"), ("109.841", "109841", "109.841"), ("-1,500", "-1500", "-1.500")],
)
def test_one_mark_before_three_digits_is_never_guessed(typed, whole, broken):
    with pytest.raises(AmbiguousNumber) as refused:
        parse_number(typed)
    assert refused.value.readings == (Decimal(whole), Decimal(broken))


def test_an_ambiguous_number_names_both_readings_and_how_to_type_each():
    sentence = refusal(parse_number, "109,841")
    assert sentence == (
        "“109,841” có hai cách đọc: 109841 (dấu phân cách hàng nghìn) hoặc 109,841 (dấu thập phân); "
        "hãy nhập lại 109841 hoặc 109,8410."
    )
    assert parse_number("109841") == 109841
    assert parse_number("109,8410") == Decimal("109.841")


def test_a_style_settles_what_is_ambiguous():
    assert parse_number("109,841", style=NumberStyle.VIETNAMESE) == Decimal("109.841")
    assert parse_number("109,841", style=NumberStyle.ENGLISH) == 109841


@pytest.mark.parametrize(
    ("style", "typed"), [(NumberStyle.VIETNAMESE, "1,234,567.89"), (NumberStyle.ENGLISH, "1.234.567,89")]
)
def test_a_number_of_the_other_style_is_refused(style, typed):
    assert refusal(parse_number, typed, style=style) == (
        f"Không đọc được số “{typed}”; hãy nhập theo kiểu {style.value}."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "1e5",
        "NaN",
        "Infinity",
        "1.23.456",
        "1,2,3",
        "12 34",
        "1.234 567",
        ",5",
        "5,",
        "--5",
        "1_000",
        "١٢",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(typed):
    assert refusal(parse_number, typed) == f"Không đọc được số “{typed}”; hãy nhập theo kiểu 1.234.567,89."


def test_an_empty_number_is_refused():
    assert refusal(parse_number, "\u00a0 ") == "Chưa nhập số."


@given(numbers)
def test_a_number_written_by_the_office_is_read_back(number):
    assert parse_number(grouped(number), style=NumberStyle.VIETNAMESE) == number


@given(numbers)
def test_without_a_style_a_number_is_read_back_or_asked_about(number):
    assert number in readings_of(f"{number:,f}")


@given(st.text("0123456789., -", max_size=12))
def test_whatever_is_typed_gives_a_number_or_a_sentence(text):
    outcome = number_or_sentence(text)
    assert outcome.endswith(".") if isinstance(outcome, str) else outcome.is_finite()


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("12,5%", "12.5"),
        ("12,5 %", "12.5"),
        ("100", "100"),
        ("0", "0"),
        ("33.333", "33.333"),
        ("33,333 %", "33.333"),
    ],
)
def test_percent_may_carry_its_sign_and_three_decimals(typed, percent):
    assert parse_percent(typed) == Decimal(percent)


@pytest.mark.parametrize("typed", ["-1", "100,1", "12.345.678"])
def test_percent_outside_its_range_is_refused(typed):
    assert refusal(parse_percent, typed) == "Tỷ lệ phần trăm phải từ 0 đến 100."


def test_a_bare_percent_sign_is_refused():
    assert refusal(parse_percent, "%") == "Chưa nhập số."


@pytest.mark.parametrize(
    ("typed", "count"), [("1.515", 1515), ("1,515", 1515), ("4431", 4431), ("0", 0), ("5,0", 5)]
)
def test_a_count_is_whole_so_one_mark_stands_between_thousands(typed, count):
    assert parse_whole_number(typed) == count


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1,5", "“1,5” không phải số nguyên."),
        ("-3", "Số lượng không được âm."),
        ("2147483648", "“2147483648” quá lớn."),
        ("nhiều", "Không đọc được số “nhiều”; hãy nhập theo kiểu 1.234.567,89."),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(typed, sentence):
    assert refusal(parse_whole_number, typed) == sentence


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1.500", "1500"), ("1500", "1500"), ("1.234,5", "1234.5"), ("10.5", "10.5"), ("1,5", "1.5")],
)
def test_a_field_reads_dots_as_the_page_writes_them(typed, read):
    assert as_grouped(parse_number, typed) == Decimal(read)


def test_a_comma_before_three_digits_is_asked_about_in_a_field_too():
    with pytest.raises(AmbiguousNumber, match=r"109841 .* hoặc 109,841"):
        as_grouped(parse_number, "109,841")


@given(numbers)
def test_a_written_number_reads_back_as_itself(number):
    assert as_grouped(parse_number, unmistakable(grouped(number))) == number
