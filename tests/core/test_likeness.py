"""How alike two names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.vietnamese import NEAR, likeness, plain

names = st.text("aăâđeghinoôơtuư ÁẠS.’-", max_size=20)


@pytest.mark.parametrize(
    "other", ["QUỸ HOÀ BÌNH", "quy hoa binh", "Quỹ  “Hoà Bình”", "Quỹ Hòa-Bình", "Quỹ Hòa Bình"]
)
def test_case_accents_and_signs_do_not_tell_names_apart(other):
    assert likeness("Quỹ Hòa Bình", other) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Saigon Children's Charity",
        "Saigon Childrens Charity CIO",
        "Saigon Chidren's Charity CIO",
        "Saigon Children",
    ],
)
def test_a_shorter_or_mistyped_name_is_near(other):
    assert NEAR <= likeness("Saigon Children's Charity CIO", other) < 1


@pytest.mark.parametrize("other", ["World Wide Fund for Nature", "Worldwide Orphans", "World", ""])
def test_names_that_share_a_word_or_nothing_are_not_near(other):
    assert likeness("World Vision International", other) < NEAR


@given(names, names)
def test_likeness_is_the_same_both_ways_and_whole_only_for_the_same_name(one, other):
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
    assert (likeness(one, other) == 1) is (plain(one) == plain(other))
