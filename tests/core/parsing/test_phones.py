"""Telephone numbers, several in one cell."""

import pytest

from app.core.parsing import ParseError, PhoneProblem, parse_phones, phones_in

CELL = "0251. 3842 596/ 0251.3842 048"


def test_a_cell_with_two_numbers_gives_both_and_keeps_its_text():
    phones = phones_in(CELL)
    assert phones.numbers == ("02513842596", "02513842048")
    assert phones.problems == ()
    assert phones.text == CELL


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0271.3879.999", "02713879999"),
        ("(0251) 3842-596", "02513842596"),
        ("024 3825 5600", "02438255600"),
        ("0903 123 456", "0903123456"),
        ("+84 903123456", "0903123456"),
        ("+84 (0) 903 123 456", "0903123456"),
        ("(+84-251) 3842 596", "02513842596"),
        ("0084 903123456", "0903123456"),
        ("0351234567", "0351234567"),
    ],
)
def test_fixed_and_mobile_numbers_are_kept_as_bare_digits(typed, number):
    assert parse_phones(typed) == (number,)


def test_numbers_are_split_on_strokes_semicolons_and_lines():
    assert parse_phones("0903123456;0703123456\n0803123456/ ") == ("0903123456", "0703123456", "0803123456")


def test_a_piece_that_is_no_number_is_kept_as_a_problem_beside_the_others():
    phones = phones_in("0251.3842596/ 597; máy lẻ 12")
    assert phones.numbers == ("02513842596",)
    assert phones.problems == (PhoneProblem("597"), PhoneProblem("máy lẻ 12"))


@pytest.mark.parametrize(
    "typed",
    ["0251384259", "025138425967", "0103123456", "0603123456", "903123456", "+66 2 123 4567", "1800 1234"],
)
def test_what_is_no_vietnamese_number_is_refused_with_the_rule(typed):
    with pytest.raises(ParseError) as refused:
        parse_phones(typed)
    assert str(refused.value) == (
        f"“{typed}” không phải số điện thoại Việt Nam: số cố định có 11 chữ số, bắt đầu bằng 02; "
        "số di động có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09."
    )


def test_an_empty_cell_holds_no_numbers_and_no_problems():
    assert parse_phones(" ; ") == ()
