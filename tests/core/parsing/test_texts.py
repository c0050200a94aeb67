"""Text as it is stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.parsing import ParseError, clean_text
from app.core.parsing.texts import quoted


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Hội\u00a0hữu  nghị\t Việt - Lào ", "Hội hữu nghị Việt - Lào"),
        ("dòng một \r\n  dòng hai\r\rdòng bốn\n\n", "dòng một\ndòng hai\n\ndòng bốn"),
        ("Đồng\u200b Nai\ufeff\x00\x07", "Đồng Nai"),
        ("a\u200b\u0301", "á"),
        ("\n \n", ""),
    ],
    ids=["spaces", "line breaks", "unseen characters", "an accent parted from its letter", "blank lines"],
)
def test_text_is_stored_without_what_the_eye_does_not_see(typed, stored):
    assert clean_text(typed) == stored


def test_text_typed_in_parts_is_stored_as_whole_letters():
    assert clean_text(unicodedata.normalize("NFD", "hữu nghị")) == "hữu nghị"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


def test_a_refusal_is_a_value_error_that_reads_as_its_sentence():
    assert isinstance(ParseError("Chưa nhập ngày."), ValueError)
    assert str(ParseError("Chưa nhập ngày.")) == "Chưa nhập ngày."


def test_a_long_text_is_quoted_shortened_and_on_one_line():
    assert quoted("ba\n bốn") == "“ba bốn”"
    assert quoted("x" * 41) == f"“{'x' * 40}…”"
