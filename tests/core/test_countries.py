"""Codes and Vietnamese names of countries."""

import pytest

from app.core.countries import Country, countries, country_name
from app.core.vietnamese import sort_key


def test_there_are_as_many_countries_as_iso_gives_codes():
    assert len(countries()) == 249


def test_groups_and_test_codes_are_no_countries():
    assert countries().keys().isdisjoint({"EU", "UN", "ZZ", "XA", "001"})


def test_a_country_is_called_by_its_vietnamese_name():
    assert [country_name(code) for code in ("GB", "US", "KR")] == ["Vương quốc Anh", "Hoa Kỳ", "Hàn Quốc"]


def test_no_code_gives_no_name_and_an_unknown_code_stays():
    assert (country_name(""), country_name("XX")) == ("", "XX")


def test_they_stand_in_vietnamese_order():
    names = list(countries().values())
    assert names == sorted(names, key=sort_key)
    assert names.index("Ai Cập") < names.index("Áo") < names.index("Ấn Độ") < names.index("Đức")


def test_a_column_of_countries_takes_codes_and_nothing_else():
    assert [Country().process_bind_param(code, None) for code in ("VN", "", None)] == ["VN", "", None]
    with pytest.raises(ValueError, match="Không có quốc gia nào mang mã “XX”"):
        Country().process_bind_param("XX", None)
