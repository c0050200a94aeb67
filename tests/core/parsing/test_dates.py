"""Dates as they are typed in the office."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.parsing import ParseError, PartialDate, parse_date, parse_partial_date, parse_year

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def refusal(parser, text):
    with pytest.raises(ParseError) as refused:
        parser(text)
    return str(refused.value)


@pytest.mark.parametrize(
    "typed", ["6/7/2011", "06/07/2011", "6-7-2011", "06.7.2011", "2011-07-06", " 6 / 7 / 2011 ", "2011-7-6"]
)
def test_a_day_may_be_typed_in_several_ways(typed):
    assert parse_date(typed) == date(2011, 7, 6)


@given(days, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_every_day_is_read_back_from_every_way_of_writing(day, way):
    assert parse_date(day.strftime(way)) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("  ", "Chưa nhập ngày."),
        ("30/02/2024", "Không có ngày 30/02/2024: tháng 2 năm 2024 có 29 ngày."),
        ("29/2/2025", "Không có ngày 29/02/2025: tháng 2 năm 2025 có 28 ngày."),
        ("0/5/2025", "Không có ngày 00/05/2025: tháng 5 năm 2025 có 31 ngày."),
        ("7/13/2011", "Không có tháng 13: tháng là số từ 1 đến 12."),
        ("1/1/1899", "Năm 1899 nằm ngoài khoảng 1900–2100."),
        ("1/1/2101", "Năm 2101 nằm ngoài khoảng 1900–2100."),
        ("2011-02-30", "Không có ngày 30/02/2011: tháng 2 năm 2011 có 28 ngày."),
    ],
)
def test_an_impossible_day_is_refused_with_its_reason(typed, sentence):
    assert refusal(parse_date, typed) == sentence


@pytest.mark.parametrize(
    "typed", ["6/7/11", "6/7-2011", "6/7", "hôm nay", "6/7/2011 10:00", "٦/٧/2011", "45678"]
)
def test_what_is_no_day_is_refused_with_an_example(typed):
    assert refusal(parse_date, typed) == (
        f"Không đọc được ngày “{typed}”; hãy nhập ngày/tháng/năm với năm đủ bốn chữ số, ví dụ 06/07/2011."
    )


@pytest.mark.parametrize(
    ("typed", "read", "label"),
    [
        ("2016", PartialDate(2016), "2016"),
        ("3/2015", PartialDate(2015, 3), "03/2015"),
        ("02-2024", PartialDate(2024, 2), "02/2024"),
        ("2024-02", PartialDate(2024, 2), "02/2024"),
        ("08/4/2009", PartialDate(2009, 4, 8), "08/04/2009"),
        ("2009-04-08", PartialDate(2009, 4, 8), "08/04/2009"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(typed, read, label):
    assert parse_partial_date(typed) == read
    assert read.label == label
    assert parse_partial_date(label) == read
    assert parse_partial_date(read.isoformat()) == read


@pytest.mark.parametrize(
    ("known", "first", "last"),
    [
        (PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(2024, 2, 9), date(2024, 2, 9), date(2024, 2, 9)),
    ],
)
def test_a_partial_date_spans_every_day_it_can_mean(known, first, last):
    assert (known.first_day, known.last_day) == (first, last)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Chưa nhập thời gian."),
        ("13/2015", "Không có tháng 13: tháng là số từ 1 đến 12."),
        ("0/2015", "Không có tháng 0: tháng là số từ 1 đến 12."),
        ("1899", "Năm 1899 nằm ngoài khoảng 1900–2100."),
        ("31/4/2015", "Không có ngày 31/04/2015: tháng 4 năm 2015 có 30 ngày."),
    ],
)
def test_an_impossible_partial_date_is_refused_with_its_reason(typed, sentence):
    assert refusal(parse_partial_date, typed) == sentence


def test_partial_dates_stand_by_their_first_day_the_less_known_before():
    ordered = [
        PartialDate(2015, 12),
        PartialDate(2016),
        PartialDate(2016, 1),
        PartialDate(2016, 1, 1),
        PartialDate(2016, 2),
    ]
    assert all(earlier < later for earlier, later in pairwise(ordered))
    assert [PartialDate.beginning(each.first_day) for each in ordered[1:]] == [
        PartialDate(2016)
    ] * 3 + ordered[4:]


def test_a_date_ends_before_another_only_if_all_of_it_does():
    assert PartialDate(2019).ends_before(PartialDate(2020, 3))
    assert not PartialDate(2020).ends_before(PartialDate(2020, 3))


def test_words_around_a_year_are_refused_with_examples():
    assert refusal(parse_partial_date, "2021 (dự kiến)") == (
        "Không đọc được thời gian “2021 (dự kiến)”; hãy nhập năm, tháng/năm hoặc ngày/tháng/năm, "
        "ví dụ 2016, 3/2015 hoặc 08/04/2009."
    )


def test_a_day_without_its_month_is_refused():
    with pytest.raises(ParseError, match=r"^Có ngày thì phải có tháng\.$"):
        PartialDate(2015, None, 8)


@pytest.mark.parametrize(("month", "day"), [(0, None), (2, 0), (2, 30)])
def test_a_partial_date_cannot_be_impossible(month, day):
    with pytest.raises(ParseError, match=r"^Không có"):
        PartialDate(2015, month, day)


@pytest.mark.parametrize(("typed", "year"), [("1995", 1995), (" 1863 ", 1863), ("1000", 1000)])
def test_a_year_alone_may_be_older_than_any_day(typed, year):
    assert parse_year(typed) == year


@pytest.mark.parametrize("typed", ["95", "0999", "2101", "năm 1995", "1995-", "1.995"])
def test_what_is_no_year_is_refused(typed):
    assert refusal(parse_year, typed).startswith("Không đọc được năm")
