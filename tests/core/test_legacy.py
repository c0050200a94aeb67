"""Text in TCVN3 and VNI, read back letter by letter; the encoders of the tests are written down on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.vietnamese import Encoding, decoded, encoding_of_font, encoding_of_letters, shows_capitals
from tests.old_books import in_tcvn3, in_vni

SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Tổ chức phi chính phủ nước ngoài hỗ trợ xây dựng trường học ở xã Đắk Ơ",
    "Quỹ hữu nghị giúp đỡ những người khuyết tật, trẻ mồ côi; kỳ vọng thuở ấy",
    "Nguyễn Thị Mỹ Ỷ, ấp Bình Mỹ, phường Thống Nhất, số điện thoại 0251.3842596",
    "Kỹ thuật chăn nuôi gỡ khó ở vùng sâu: bẫy, rễ, lẫn, ngẵng, sữa, dỡ, cữ, vẻ, bỏ, rể, khỉ, tửu, dở",
]


def test_the_samples_of_old_files_are_read():
    assert decoded("Mêng Kh¬ng", Encoding.TCVN3) == "Mường Khương"
    assert decoded("M\u00adêng Kh\u00ad¬ng", Encoding.TCVN3) == "Mường Khương"
    assert decoded("Xin chaøo caùc baïn", Encoding.VNI) == "Xin chào các bạn"
    assert decoded("CỘNG HÒA", Encoding.VNI) == "CỘNG HÒA"
    assert decoded("COÄNG HOØA", Encoding.VNI) == "CỘNG HÒA"
    assert decoded("tØnh §ång nai", Encoding.TCVN3, capitals=True) == "TỈNH ĐỒNG NAI"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_letter_comes_back_from_either_encoding(sentence):
    assert decoded(in_vni(sentence), Encoding.VNI) == sentence
    small = sentence.lower()  # TCVN3 has no capitals with a tone
    assert decoded(in_tcvn3(small), Encoding.TCVN3) == small


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_encoding_is_told_by_the_letters(sentence):
    assert encoding_of_letters(in_tcvn3(sentence.lower())) is Encoding.TCVN3
    assert encoding_of_letters(in_vni(sentence)) is Encoding.VNI
    assert encoding_of_letters(sentence) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Save the Children",
        "Là quà cho bà",
        "Quý II, chín công trình",
        "Café de Paris",
        "50 µg",
        "§ 3",
        "«Hà Nội»",
    ],
)
def test_what_reads_well_as_it_stands_is_left_alone(text):
    assert encoding_of_letters(text) is None


def test_what_is_unicode_already_is_never_decoded():
    assert [decoded("Việt Nam, òa khóc", encoding) for encoding in Encoding] == ["Việt Nam, òa khóc"] * 2


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnArialH", Encoding.TCVN3, True),
        (".vntime", Encoding.TCVN3, False),
        ("VNI-Times", Encoding.VNI, False),
        ("VNI-Helve-H", Encoding.VNI, False),
        ("Times New Roman", None, False),
        ("Vnitest", None, False),
    ],
)
def test_fonts_name_their_encoding(font, encoding, capitals):
    assert encoding_of_font(font) is encoding
    assert shows_capitals(font) is capitals


@given(st.text())
def test_no_text_whatever_breaks_the_reader(text):
    for encoding in Encoding:
        decoded(text, encoding)
    encoding_of_letters(text)
