"""Vietnamese text: folding for search, order of the alphabet, amounts in words."""

import sqlite3
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.vietnamese import (
    accented,
    amount_in_words,
    capitalised,
    exactness,
    folded,
    new_tone_placement,
    nfc,
    person_sort_key,
    sort_key,
    tone_placement,
)

IN_ORDER = (
    *("An", "Anh", "Ánh", "Ăn", "Ân", "Ấn", "Bình", "Bính", "Dung", "Dũng", "Dương", "Đặng", "Đông"),
    *("Hoa", "Hòa", "Hóa", "Le", "Lê", "Lệ", "On", "Ôn", "Ơn", "Tran", "Trân", "Trần"),
    *("Ung", "Úng", "Ưng", "Ứng"),
)
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS = VOWELS + VOWELS.upper() + "bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX"
vietnamese = st.text(LETTERS + " -.,0123456789", max_size=30)
anything = st.text(max_size=30)


# Spelling and folding


def test_nfc_gives_one_code_point_for_each_letter():
    composed = nfc(unicodedata.normalize("NFD", "hữu nghị"))
    assert (len(composed), composed) == (8, "hữu nghị")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đặng Thị Ngọc Ánh", "dang thi ngoc anh"),
        ("  Hội\u00a0hữu   nghị\nViệt Nam ", "hoi huu nghi viet nam"),
        (unicodedata.normalize("NFD", "Ừ Ẫ ợ"), "u a o"),
        ("QÐ-UBND", "qd-ubnd"),
        ("Łódź Straße", "łodz strasse"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_spare_spaces(text, expected):
    assert folded(text) == expected


@given(anything)
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@given(vietnamese)
def test_folded_vietnamese_is_plain_ascii(text):
    assert folded(text).isascii()


@given(vietnamese)
def test_folding_does_not_mind_case_or_the_form_of_the_accents(text):
    assert folded(unicodedata.normalize("NFD", text.upper())) == folded(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Hoà", "Hòa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("UỶ BAN", "ỦY BAN"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("loã xoã,", "lõa xõa,"),
        ("hoạ", "họa"),
    ],
)
def test_old_and_new_tone_placement_are_the_same_word(new, old):
    assert tone_placement(new) == old
    assert tone_placement(old) == old
    assert new_tone_placement(old) == new_tone_placement(new) == new
    assert accented(new) == accented(old)


@pytest.mark.parametrize("word", ["quý", "Quỳ", "Hoàng", "hoàn", "huỳnh", "xoáy", "ngoéo", "loàn", "thuế"])
def test_tones_with_only_one_right_place_stay_there(word):
    assert tone_placement(word) == word


@given(vietnamese)
def test_tone_placement_keeps_letters_and_is_settled_after_one_pass(text):
    placed = tone_placement(text)
    assert tone_placement(placed) == placed
    assert folded(placed) == folded(text)


def test_exact_accents_come_first_among_hits():
    hits = ["Trần Thị Hóa", "Hoà Bình", "Bình Hoa", "Hòa An", "Lê"]
    assert [exactness(hit, "hòa") for hit in hits] == [1, 0, 1, 0, 2]


def test_a_query_without_accents_finds_plain_words_before_accented_ones():
    assert exactness("Nguyễn An", "an") == 0
    assert exactness("Nguyễn Ấn", "an") == 1


def test_only_the_first_letter_is_capitalised():
    assert capitalised("đồng Nai") == "Đồng Nai"
    assert capitalised("") == ""


# Order


def test_sort_keys_give_the_order_of_the_dictionary():
    assert arranged(IN_ORDER, sort_key) == [*IN_ORDER]


@pytest.mark.parametrize(
    "in_order",
    [
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["An Bình", "Anh", "Ánh Dương"],
        ["Trân An", "Trần An", "Trân Bình"],
        ["Tổ 2", "Tổ A", "Tổ Đ", "Tổ Z"],
        ["an", "An", "AN", "án"],
        ["da", "dz", "đa", "Đa", "ea"],
        ["az", "ă", "ăz", "â", "b"],
        ["Muller", "Müller", "Mulley"],
        ["Đô", "Zürich", "Ленин", "中国"],
        ["a", "a b", "a-b", "a1", "ab"],
    ],
)
def test_levels_are_letters_then_tones_then_case(in_order):
    assert arranged(in_order, sort_key) == in_order


def test_the_list_of_words_holds_no_two_equal_keys():
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(IN_ORDER))


def test_old_and_new_tone_placement_differ_only_in_the_last_level():
    assert sorted(["Hoàb", "Hoà", "Hòa", "Hóa", "Hoa"], key=sort_key) == ["Hoa", "Hoà", "Hòa", "Hóa", "Hoàb"]
    assert sort_key("Hoà").rpartition(" ")[0] == sort_key("Hòa").rpartition(" ")[0]
    assert sort_key("Hoà") != sort_key("Hòa")


@given(st.lists(vietnamese, max_size=8))
def test_sqlite_orders_keys_as_python_does(texts):
    keys = [(sort_key(text),) for text in texts]
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE names (key TEXT)")
    database.executemany("INSERT INTO names VALUES (?)", keys)
    assert database.execute("SELECT key FROM names ORDER BY key").fetchall() == sorted(keys)
    database.close()


@given(vietnamese, vietnamese)
def test_letters_outrank_tones_and_case(one, other):
    plain = [[FIRST_LEVEL.index(letter) for letter in bare(text)] for text in (one, other)]
    if plain[0] != plain[1]:
        assert (sort_key(one) < sort_key(other)) == (plain[0] < plain[1])


@given(vietnamese)
def test_keys_do_not_mind_the_form_of_the_accents_or_spare_spaces(text):
    assert sort_key(unicodedata.normalize("NFD", f" {text}  ")) == sort_key(text)


@given(st.text(min_size=300, max_size=400))
def test_a_key_fits_an_index_row_however_long_the_text(text):
    assert len(sort_key(text).encode("utf-8", "surrogatepass")) < 2600
    assert len(person_sort_key(text).encode("utf-8", "surrogatepass")) < 2600


def test_people_are_listed_by_given_name_with_its_tone_then_family_then_middle_name():
    people = [
        "Nguyễn Văn An",
        "Lê Thị Ánh",
        "Đỗ Bình",
        "Trần An Bình",
        "Trần Văn Bình",
        "Bính",
        "An Bính",
        "Phạm Xuân Hà",
    ]
    assert arranged(people, person_sort_key) == people


def test_capitals_do_not_part_people_of_one_given_name():
    people = ["AN BÌNH", "Lê Bình", "PHẠM BÌNH"]
    assert arranged(people, person_sort_key) == people


def test_a_name_without_words_sorts_first():
    assert person_sort_key("") < person_sort_key("An")


# Words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "Không"),
        (1, "Một"),
        (4, "Bốn"),
        (5, "Năm"),
        (10, "Mười"),
        (11, "Mười một"),
        (14, "Mười bốn"),
        (15, "Mười lăm"),
        (20, "Hai mươi"),
        (21, "Hai mươi mốt"),
        (24, "Hai mươi bốn"),
        (25, "Hai mươi lăm"),
        (100, "Một trăm"),
        (101, "Một trăm linh một"),
        (105, "Một trăm linh năm"),
        (110, "Một trăm mười"),
        (115, "Một trăm mười lăm"),
        (555, "Năm trăm năm mươi lăm"),
        (1000, "Một nghìn"),
        (2001, "Hai nghìn không trăm linh một"),
        (1_000_000, "Một triệu"),
        (1_000_005, "Một triệu không trăm linh năm"),
        (1_000_050, "Một triệu không trăm năm mươi"),
        (1_001_000, "Một triệu không trăm linh một nghìn"),
        (1_000_000_000, "Một tỷ"),
        (1_000_000_001, "Một tỷ không trăm linh một"),
        (10**12, "Một nghìn tỷ"),
        (1_001 * 10**9, "Một nghìn không trăm linh một tỷ"),
        (10**18, "Một tỷ tỷ"),
        (
            383_542_500,
            "Ba trăm tám mươi ba triệu năm trăm bốn mươi hai nghìn năm trăm",
        ),
        (-21, "Âm hai mươi mốt"),
    ],
)
def test_amounts_are_read_out_as_the_office_says_them(n, words):
    assert amount_in_words(n) == f"{words} đồng"


def test_the_office_may_say_tu_after_muoi_and_linh_but_never_alone():
    said = [amount_in_words(n, four="tư") for n in (24, 104, 1004, 14, 4, 400, 4000)]
    assert said == [
        "Hai mươi tư đồng",
        "Một trăm linh tư đồng",
        "Một nghìn không trăm linh tư đồng",
        "Mười bốn đồng",
        "Bốn đồng",
        "Bốn trăm đồng",
        "Bốn nghìn đồng",
    ]


def test_another_unit_or_none_can_be_said():
    assert amount_in_words(15_000, unit="euro") == "Mười lăm nghìn euro"
    assert amount_in_words(12, unit="") == "Mười hai"


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_different_amounts_are_never_read_the_same(one, other):
    assert (amount_in_words(one) == amount_in_words(other)) == (one == other)


@given(st.integers(0, 10**15))
def test_words_can_be_counted_back_to_the_amount(n):
    assert counted(amount_in_words(n, unit="").lower().split()) == n


SPOKEN = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
DIGITS = {word: n for n, word in enumerate(SPOKEN)}
DIGITS |= {"mốt": 1, "lăm": 5}
WORTHS = {"nghìn": 1000, "triệu": 10**6, "tỷ": 10**9}


def counted(words: list[str]) -> int:
    """Reads words back by another road: each worth multiplies all that is smaller and was said before it."""
    total = group = 0
    for word in words:
        if word in DIGITS:
            group += DIGITS[word]
        elif word in ("mươi", "trăm"):
            ones = group % 10
            group += ones * (9 if word == "mươi" else 99)
        elif word == "tỷ":
            total, group = (total + group) * WORTHS[word], 0
        elif word in WORTHS:
            total, group = total + group * WORTHS[word], 0
    return total + group


def arranged(items: Sequence[str], key: Callable[[str], str]) -> list[str]:
    """The items sorted from their reverse, so that equal keys show as a wrong order."""
    backwards = list(reversed(items))
    return sorted(backwards, key=key)


def bare(text: str) -> str:
    """The text without tones, in small letters and single spaces, its signs alike: the first level."""
    letters = unicodedata.normalize("NFD", " ".join(text.split()).lower().translate(SIGNS))
    return nfc("".join(letter for letter in letters if letter not in "\u0300\u0301\u0303\u0309\u0323"))


SIGNS = str.maketrans(".,", "--")
FIRST_LEVEL = " -0123456789aăâbcdđeêghiklmnoôơpqrstuưvxy"


def test_curly_and_straight_quotation_marks_are_searched_alike():
    assert folded("Saigon Children’s Charity") == folded("saigon children's charity")
