"""Row heights are reckoned high enough for wrapped text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.wrapping import height_of, lines_of, points

WORDS = st.lists(st.text("aăâđêôơư", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("Y tế", 10, 1),
        ("Vương quốc Anh", 7, 3),
        ("Vương quốc Anh", 20, 1),
        ("một\nhai", 20, 2),
        ("a" * 30, 10, 3),
        ("UBND TỈNH ĐỒNG NAI", 20, 2),
    ],
)
def test_text_is_broken_at_spaces_line_ends_and_inside_long_words(text, width, lines):
    assert lines_of(text, width) == lines


@given(WORDS, st.floats(7, 120))
def test_a_wider_column_never_needs_more_lines_than_one_word_each(text, width):
    assert 1 <= lines_of(text, width) <= sum(lines_of(word, width) for word in text.split())


def test_no_row_is_higher_than_excel_allows():
    assert points(1000) == 409


def test_larger_letters_stand_higher():
    assert height_of("Danh mục", 100, size=14) > height_of("Danh mục", 100)
