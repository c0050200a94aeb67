"""Letterheads and datelines as NĐ 30/2020/NĐ-CP, Phụ lục I prints them."""

from datetime import date

import pytest

from exports.letterhead import Letterhead, Signature, day_in_words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2020, 4, 8), "ngày 08 tháng 4 năm 2020"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 1, 1), "ngày 01 tháng 01 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
        (None, "ngày …… tháng …… năm ………"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_nought(on, words):
    assert day_in_words(on) == words


def test_place_and_day_are_left_to_the_pen_where_they_are_not_known():
    assert Signature().dateline() == "…………, ngày …… tháng …… năm ………"


def test_a_body_without_a_parent_stands_alone():
    (parent, _), (body, _) = Letterhead("Ủy ban nhân dân tỉnh Đồng Nai").lines()
    assert (parent, body) == ("", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI")
