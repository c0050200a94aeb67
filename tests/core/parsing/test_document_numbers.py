"""Numbers of documents: each grammar, and what no grammar reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.parsing import (
    DocumentNumber,
    NumberGrammar,
    document_number_warning,
    number_key,
    number_keys_asked,
    parse_document_number,
)

G = NumberGrammar


@pytest.mark.parametrize(
    ("text", "grammar", "number", "issuer", "others"),
    [
        ("3935/KH-UBND", G.ADMINISTRATIVE, 3935, "UBND", {"type_code": "KH"}),
        ("961/QĐ-UBND", G.ADMINISTRATIVE, 961, "UBND", {"type_code": "QĐ"}),
        ("259/TTr-SNgV", G.ADMINISTRATIVE, 259, "SNgV", {"type_code": "TTr"}),
        ("322/QĐ-TTg", G.ADMINISTRATIVE, 322, "TTg", {"type_code": "QĐ"}),
        ("15/BC-SKH&CN", G.ADMINISTRATIVE, 15, "SKH&CN", {"type_code": "BC"}),
        ("763/SNgV-HTQT", G.OFFICIAL_LETTER, 763, "SNgV", {"drafter_symbol": "HTQT"}),
        ("12564/UBND-KGVX", G.OFFICIAL_LETTER, 12564, "UBND", {"drafter_symbol": "KGVX"}),
        ("600/SKHĐT-TH", G.OFFICIAL_LETTER, 600, "SKHĐT", {"drafter_symbol": "TH"}),
        ("45/LHHN", G.OFFICIAL_LETTER, 45, "LHHN", {}),
        ("12/2023/QĐ-UBND", G.NORMATIVE, 12, "UBND", {"type_code": "QĐ", "year": 2023}),
        ("313/2025/NĐ-CP", G.NORMATIVE, 313, "CP", {"type_code": "NĐ", "year": 2025}),
        ("19/2022/TT-BKHĐT", G.NORMATIVE, 19, "BKHĐT", {"type_code": "TT", "year": 2022}),
        ("1662/NQ-UBTVQH15", G.NATIONAL_ASSEMBLY, 1662, "UBTVQH15", {"type_code": "NQ"}),
        ("202/2025/QH15", G.NATIONAL_ASSEMBLY, 202, "QH15", {"year": 2025}),
        ("38-CT/TW", G.PARTY, 38, "TW", {"type_code": "CT"}),
        ("8485-CV/TU", G.PARTY, 8485, "TU", {"type_code": "CV"}),
        ("164-KH/TU", G.PARTY, 164, "TU", {"type_code": "KH"}),
        ("63/CNV-VPĐD", G.CERTIFICATE, 63, "CNV", {"type_code": "VPĐD"}),
    ],
)
def test_every_grammar_of_the_office_is_read_and_written_back(text, grammar, number, issuer, others):
    read = parse_document_number(text)
    assert read == DocumentNumber(text, grammar, number, issuer, **others)
    assert read.label() == text
    assert document_number_warning(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5/QĐ-UBND", "05/QĐ-UBND"),
        ("005/2023/qđ-UBND", "05/2023/QĐ-UBND"),
        (" Số: 961 / QÐ – UBND ", "961/QĐ-UBND"),
        ("7 - ct/TW", "07-CT/TW"),
    ],
)
def test_small_slips_of_typing_are_understood_and_the_text_is_kept(text, label):
    read = parse_document_number(text)
    assert read.label() == label
    assert read.text == text


def test_the_symbol_stands_without_number_and_year():
    symbols = [
        parse_document_number(text).symbol for text in ("12/2023/QĐ-UBND", "763/SNgV-HTQT", "38-CT/TW")
    ]
    assert symbols == ["QĐ-UBND", "SNgV-HTQT", "CT/TW"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "961",
        "QĐ-UBND",
        "0/QĐ-UBND",
        "961/QĐ",
        "12/2023/QĐ",
        "12/2023",
        "12/1066/QĐ-UBND",
        "961a/QĐ-UBND",
        "961/QĐ-UBND ngày 08/4/2009",
        "giấy phép số 5",
        "12/2023/2024/QĐ-UBND",
    ],
)
def test_what_no_grammar_reads_is_kept_as_typed_with_a_warning(text):
    assert parse_document_number(text) is None
    assert document_number_warning(text) == (
        f"Số, ký hiệu “{text}” không theo mẫu như 961/QĐ-UBND; được giữ nguyên như đã nhập."
    )


@given(st.text("0123456789/- QĐUBNDHCTW.", max_size=24))
def test_a_label_is_read_as_the_number_it_was_written_from(text):
    read = parse_document_number(text)
    if read is not None:
        again = parse_document_number(read.label())
        assert again.label() == read.label()
        assert (again.grammar, again.number, again.symbol) == (read.grammar, read.number, read.symbol)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3935/KH-UBND", "3935khubnd"),
        ("3935 kh ubnd", "3935khubnd"),
        ("Số: 05/QĐ–UBND", "5qdubnd"),
        ("12/2023/QĐ-UBND", "12 2023qdubnd"),
        ("38-CT/TW", "38cttw"),
        ("quyết định số 961/QĐ-UBND ngày 08/4/2009", "961qdubnd"),
        ("1662/NQ-UBTVQH15", "1662nqubtvqh15"),
        ("", ""),
    ],
)
def test_all_spellings_of_a_number_have_one_key(text, key):
    assert number_key(text) == key


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("961", ("961",)),
        ("QĐ 961", ("qd961", "961qd")),
        ("T1999", ()),
        ("hỗ trợ 99", ()),
        ("Hòa Bình", ()),
        ("/", ()),
    ],
)
def test_what_is_no_number_asks_for_none(typed, keys):
    assert number_keys_asked(typed) == keys
