"""Addresses of web pages."""

import pytest

from app.core.parsing import ParseError, parse_web_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("saigonchildren.com", "https://saigonchildren.com"),
        ("  HTTP://WWW.Example.org/Ve-Chung-Toi?lang=vi ", "http://www.example.org/Ve-Chung-Toi?lang=vi"),
        ("https://vi-du.gov.vn:8443/a", "https://vi-du.gov.vn:8443/a"),
        ("tổ-chức.vn", "https://tổ-chức.vn"),
    ],
)
def test_an_address_becomes_what_a_browser_opens(typed, address):
    assert parse_web_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["khong co", "javascript:alert(1)", "ftp://vidu.org", "vidu", "https://", "a@vidu.org", "vidu.org:x"],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(ParseError, match="không phải địa chỉ trang thông tin"):
        parse_web_address(typed)
