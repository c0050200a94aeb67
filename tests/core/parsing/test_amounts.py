"""Amounts, currencies and rates as they are typed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.money import CURRENCIES, CURRENCY_NAMES, decimals_of, grouped
from app.core.parsing import (
    AmbiguousNumber,
    NumberStyle,
    ParseError,
    parse_amount,
    parse_currency,
    parse_rate,
)

VIETNAMESE = NumberStyle.VIETNAMESE


def refusal(parser, *typed, **options):
    with pytest.raises(ParseError) as refused:
        parser(*typed, **options)
    return str(refused.value)


@pytest.mark.parametrize(
    ("typed", "currency", "amount"),
    [
        ("2.100.000.000", "VND", "2100000000"),
        ("383542500", "VND", "383542500"),
        ("1500,00", "VND", "1500"),
        ("15000", "EUR", "15000.00"),
        ("1.234,5", "USD", "1234.50"),
        ("95,750.25", "USD", "95750.25"),
        ("0", "USD", "0.00"),
        ("-0", "USD", "0.00"),
        ("109,84", "USD", "109.84"),
    ],
)
def test_an_amount_is_read_at_the_decimals_of_its_currency(typed, currency, amount):
    assert str(parse_amount(typed, currency)) == amount


@pytest.mark.parametrize("currency", ["VND", "JPY", "KRW"])
@pytest.mark.parametrize("typed", ["1.500", "1,500", "1 500"])
def test_a_currency_without_decimals_leaves_no_doubt_about_thousands(typed, currency):
    assert parse_amount(typed, currency) == 1500


@pytest.mark.parametrize("typed", ["109,841", "109.841"])
def test_an_ambiguous_foreign_amount_offers_both_readings_at_the_decimals_of_its_currency(typed):
    sentence = refusal(parse_amount, typed, "USD")
    assert sentence == (
        f"“{typed}” có hai cách đọc: 109841 (dấu phân cách hàng nghìn) hoặc 109,841 (dấu thập phân); "
        "hãy nhập lại 109841 hoặc 109,84."
    )


def test_a_style_settles_an_ambiguous_amount():
    assert parse_amount("109.841", "USD", VIETNAMESE) == 109841
    assert parse_amount("109,841", "USD", NumberStyle.ENGLISH) == 109841


@pytest.mark.parametrize(
    ("typed", "currency", "sentence"),
    [
        ("-5", "USD", "Số tiền không được âm."),
        ("-109,841", "USD", "Số tiền không được âm."),
        ("1500,5", "VND", "Số tiền bằng VND không có phần lẻ."),
        ("0,5", "JPY", "Số tiền bằng JPY không có phần lẻ."),
        ("1,2345", "USD", "Số tiền bằng USD có nhiều nhất 2 chữ số thập phân."),
        (
            "1.000.000.000.000.000",
            "VND",
            "Số tiền quá lớn: phải nhỏ hơn 1.000.000.000.000.000 (một triệu tỷ).",
        ),
        ("9" * 60, "USD", "Số tiền quá lớn: phải nhỏ hơn 1.000.000.000.000.000 (một triệu tỷ)."),
        ("", "USD", "Chưa nhập số."),
        ("nhiều", "USD", "Không đọc được số “nhiều”; hãy nhập theo kiểu 1.234.567,89."),
    ],
)
def test_an_amount_is_refused_with_its_one_reason(typed, currency, sentence):
    assert refusal(parse_amount, typed, currency) == sentence


@given(st.sampled_from(CURRENCIES), st.integers(0, 10**16))
def test_an_amount_written_by_the_office_is_read_back(currency, units):
    amount = Decimal(units).scaleb(-2 if decimals_of(currency) else 0) / 100
    amount = amount.quantize(Decimal(1).scaleb(-decimals_of(currency)))
    assert parse_amount(grouped(amount, currency), currency, VIETNAMESE) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("USD", "USD"),
        (" usd ", "USD"),
        ("Đồng", "VND"),
        ("đ", "VND"),
        ("VNĐ", "VND"),
        ("euro", "EUR"),
        ("Yên Nhật", "JPY"),
    ],
)
def test_a_currency_is_known_by_code_or_name(typed, code):
    assert parse_currency(typed) == code


@pytest.mark.parametrize("code", CURRENCIES)
def test_every_currency_in_the_list_is_known_by_both(code):
    assert parse_currency(code.lower()) == parse_currency(CURRENCY_NAMES[code]) == code


def test_an_unknown_or_missing_currency_is_refused():
    assert refusal(parse_currency, "XAU") == "Không có loại tiền “XAU” trong danh mục."
    assert refusal(parse_currency, " ") == "Chưa chọn loại tiền."


@pytest.mark.parametrize(
    ("typed", "rate"), [("25.569,5", "25569.5"), ("25450", "25450"), ("0,000001", "0.000001")]
)
def test_a_rate_is_read_exactly(typed, rate):
    assert parse_rate(typed) == Decimal(rate)


def test_a_rate_with_one_mark_before_three_digits_is_asked_about_unless_a_style_is_given():
    with pytest.raises(AmbiguousNumber):
        parse_rate("25.450")
    assert parse_rate("25.450", VIETNAMESE) == 25450


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "Tỷ giá phải lớn hơn 0."),
        ("-1", "Tỷ giá phải lớn hơn 0."),
        ("1,0000001", "Tỷ giá có nhiều nhất 6 chữ số thập phân."),
        ("100000000000", "Tỷ giá quá lớn: phải nhỏ hơn 100.000.000.000 (một trăm tỷ)."),
    ],
)
def test_a_rate_is_refused_with_its_one_reason(typed, sentence):
    assert refusal(parse_rate, typed) == sentence
