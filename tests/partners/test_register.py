"""The register of donors: its order, its search, its chips, its pages."""

import re
import unicodedata
from html import unescape

import pytest

from app.accounts.models import Role
from app.core.db import db
from app.partners.models import PartnerKind
from tests import factories as make
from tests.core.sample_register import statements_of

LIST = "/ben-cung-cap"


@pytest.fixture
def officer(client):
    return client.sign_in(make.user("LHHN"))


def names(page) -> list[str]:
    """The donors on a page, in its order."""
    return [unescape(name) for name in re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page.text)]


def link(page, words: str) -> str:
    """The address of the link that the page draws with these words."""
    return unescape(re.search(rf'href="([^"]+)"[^>]*>(?:\s|<svg.*?</svg>)*{words}', page.text)[1])


class TestTheOrder:
    def test_donors_stand_in_the_order_of_the_vietnamese_alphabet(self, officer):
        expected = ["An", "Ánh", "Ăn", "Ấn", "Bình", "Dương", "Đặng", "Hòa", "Ơn", "Ứng"]
        for name in reversed(expected):
            make.partner(name)
        assert names(officer.get(LIST)) == expected

    def test_the_newest_come_first_when_asked_for(self, officer):
        for name in ("Bình", "An", "Đặng"):
            make.partner(name)
        assert names(officer.get(f"{LIST}?sap-xep=-ghi-so")) == ["Đặng", "An", "Bình"]

    def test_a_hundred_and_twenty_donors_take_three_pages_forth_and_back(self, officer):
        made = [f"Quỹ {n:03}" for n in range(120)]
        for name in made:
            make.partner(name)
        pages = [officer.get(LIST)]
        pages += [officer.get(link(pages[0], "Sau"))]
        pages += [officer.get(link(pages[1], "Sau"))]
        assert [name for page in pages for name in names(page)] == made
        assert 'rel="next"' not in pages[2].text
        assert names(officer.get(link(pages[2], "Trước"))) == names(pages[1])
        assert "120 bên cung cấp" in pages[1].text


class TestTheSearch:
    @pytest.fixture(autouse=True)
    def donors(self, app):
        make.partner(
            "Quỹ Từ thiện Trẻ em Sài Gòn",
            english_name="Saigon Children's Charity CIO",
            abbreviation="SCC",
            aliases=("Nhi đồng Sài Gòn",),
        )
        make.partner("Hội Hòa Bình", original_name="Société de la Paix")
        make.partner("Đại sứ quán Nhật Bản", PartnerKind.MISSION)

    @pytest.mark.parametrize(
        "typed",
        [
            "scc",
            "saigon charity",
            "nhi dong",
            "NHI ĐỒNG",
            "tre em sai gon",
            unicodedata.normalize("NFD", "Nhi đồng"),
        ],
    )
    def test_a_donor_is_found_by_any_of_its_names_without_accents(self, officer, typed):
        assert names(officer.get(LIST, query_string={"tim": typed})) == ["Quỹ Từ thiện Trẻ em Sài Gòn"]

    @pytest.mark.parametrize("typed", ["hoà bình", "hòa bình", "hoa binh", "societe"])
    def test_old_and_new_tone_placement_find_the_same(self, officer, typed):
        assert names(officer.get(LIST, query_string={"tim": typed})) == ["Hội Hòa Bình"]

    @pytest.mark.parametrize("typed", ["dai su", "ĐẠI SỨ", "đại sứ"])
    def test_the_letter_with_a_stroke_is_found_as_the_plain_one(self, officer, typed):
        assert names(officer.get(LIST, query_string={"tim": typed})) == ["Đại sứ quán Nhật Bản"]

    def test_a_search_for_nothing_there_says_what_to_do_next(self, officer):
        page = officer.get(f"{LIST}?tim=khongco")
        assert names(page) == []
        assert "Hãy bỏ bớt điều kiện, hoặc thêm bên cung cấp mới vào sổ." in page.text


class TestTheChips:
    @pytest.fixture(autouse=True)
    def donors(self, app):
        make.partner("Quỹ Anh", PartnerKind.FUND, country="GB")
        make.partner("Quỹ Mỹ", PartnerKind.FUND, country="US")
        make.partner("Công ty Hàn", PartnerKind.FDI_COMPANY, country="KR")
        make.partner("Hiệp hội Hàn", PartnerKind.BUSINESS_ASSOCIATION, country="KR")

    @pytest.mark.parametrize(
        ("query", "found", "chip"),
        [
            ("loai=fund", ["Quỹ Anh", "Quỹ Mỹ"], "Loại bên cung cấp: <strong>quỹ</strong>"),
            ("quoc-tich=GB", ["Quỹ Anh"], "Quốc tịch: <strong>Vương quốc Anh</strong>"),
            ("quoc-tich=GB&quoc-tich=US", ["Quỹ Anh", "Quỹ Mỹ"], "Quốc tịch: <strong>Hoa Kỳ</strong>"),
            (
                "tong-so=outside",
                ["Công ty Hàn", "Hiệp hội Hàn"],
                "Tổng số viện trợ: <strong>công bố riêng, ngoài tổng số viện trợ</strong>",
            ),
            ("tong-so=inside", ["Quỹ Anh", "Quỹ Mỹ"], "<strong>tính vào tổng số viện trợ</strong>"),
        ],
    )
    def test_each_filter_shows_its_value_and_can_be_removed(self, officer, query, found, chip):
        page = officer.get(f"{LIST}?{query}")
        assert names(page) == found
        assert chip in page.text

    def test_removing_a_chip_leaves_the_others(self, officer):
        page = officer.get(f"{LIST}?loai=fund&quoc-tich=GB")
        without = re.search(r'href="([^"]+)" aria-label="Bỏ lọc Quốc tịch: Vương quốc Anh"', page.text)[1]
        assert names(officer.get(unescape(without))) == ["Quỹ Anh", "Quỹ Mỹ"]

    def test_only_countries_of_the_register_are_offered(self, officer):
        page = officer.get(LIST)
        assert set(re.findall(r'name="quoc-tich" value="(\w+)"', page.text)) == {"GB", "US", "KR"}

    def test_a_value_that_no_list_has_is_said_and_not_applied(self, officer):
        page = officer.get(f"{LIST}?loai=bia-dat")
        assert len(names(page)) == 4
        assert "Giá trị lọc không có trong danh sách." in page.text


def test_fifty_rows_cost_as_many_queries_as_five(officer):
    for n in range(5):
        make.partner(f"Quỹ {n}", aliases=(f"Tên khác {n}",), country="GB")
    few = queries_of(officer)
    for n in range(5, 50):
        make.partner(f"Quỹ {n}", aliases=(f"Tên khác {n}",), country="GB")
    assert queries_of(officer) == few


def queries_of(officer) -> list[int]:
    counts = []
    for address in (LIST, f"{LIST}?tim=quy&quoc-tich=GB", f"{LIST}/xuat-excel", f"{LIST}/tim?q=quy"):
        with statements_of(db.engine) as ran:
            assert officer.get(address).status_code == 200
        counts.append(sum("SAVEPOINT" not in statement for statement, _ in ran))
    return counts


class TestTheBoxThatSearchesAsOneTypes:
    def test_it_offers_donors_with_what_tells_them_apart(self, officer):
        known = make.partner("Saigon Children's Charity", abbreviation="SCC", country="GB")
        make.partner("World Vision")
        assert officer.get(f"{LIST}/tim?q=scc").json == [
            {"id": known.id, "text": "Saigon Children's Charity", "hint": "SCC · Vương quốc Anh"}
        ]

    def test_names_with_the_accents_as_typed_come_first(self, officer):
        for name in ("Hoa Hồng", "Hòa Bình", "Hóa chất"):
            make.partner(name)
        assert [one["text"] for one in officer.get(f"{LIST}/tim", query_string={"q": "hóa"}).json] == [
            "Hóa chất",
            "Hòa Bình",
            "Hoa Hồng",
        ]

    def test_twenty_are_enough_to_choose_from(self, officer):
        for n in range(25):
            make.partner(f"Quỹ {n:02}")
        assert [one["text"] for one in officer.get(f"{LIST}/tim").json] == [f"Quỹ {n:02}" for n in range(20)]


class TestWhoMay:
    WHO_SEES = "Việc này dành cho vai trò: chuyên viên, lãnh đạo phòng, lãnh đạo, văn thư, xem."
    WHO_EDITS = "Việc này dành cho vai trò: chuyên viên, lãnh đạo phòng, lãnh đạo."
    FOCAL = "Việc này dành cho đơn vị có nhiệm vụ: Cơ quan đầu mối."

    def test_a_stranger_is_asked_to_sign_in(self, client):
        for address in (LIST, f"{LIST}/xuat-excel", f"{LIST}/them", f"{LIST}/tim"):
            assert client.get(address).headers["Location"].startswith("/dang-nhap?next=/ben-cung-cap")

    @pytest.mark.parametrize("address", [LIST, f"{LIST}/xuat-excel", f"{LIST}/tim"])
    def test_the_administrator_looks_after_the_office_not_after_its_registers(self, client, address):
        answer = client.sign_in(make.user("LHHN", Role.ADMIN)).get(address)
        assert answer.status_code == 403
        assert self.WHO_SEES in answer.text

    @pytest.mark.parametrize("role", [Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER, Role.CLERK, Role.VIEWER])
    def test_everybody_else_sees_the_list_and_may_take_it_along(self, client, role):
        page = client.sign_in(make.user("SYT", role)).get(LIST)
        assert "Xuất Excel" in page.text
        assert "Thêm bên cung cấp" not in page.text
        assert client.get(f"{LIST}/xuat-excel").status_code == 200

    @pytest.mark.parametrize("role", [Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER])
    def test_the_focal_unit_keeps_the_register(self, client, role):
        partner = make.partner("Quỹ Anh")
        assert "Thêm bên cung cấp" in client.sign_in(make.user("LHHN", role)).get(LIST).text
        for address in (f"{LIST}/them", f"{LIST}/{partner.id}/sua"):
            assert client.get(address).status_code == 200

    @pytest.mark.parametrize(
        ("unit", "role", "sentence"),
        [
            ("LHHN", Role.CLERK, WHO_EDITS),
            ("LHHN", Role.VIEWER, WHO_EDITS),
            ("LHHN", Role.ADMIN, WHO_EDITS),
            ("SYT", Role.OFFICER, FOCAL),
            ("SYT", Role.LEADER, FOCAL),
        ],
    )
    def test_the_others_are_told_who_keeps_it(self, client, unit, role, sentence):
        partner = make.partner("Quỹ Anh")
        client.sign_in(make.user(unit, role))
        for address in (f"{LIST}/them", f"{LIST}/{partner.id}/sua"):
            answer = client.get(address)
            assert answer.status_code == 403
            assert sentence in answer.text
