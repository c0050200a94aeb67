"""Tổ chức PCPNN trên địa bàn (PL6) and the certificates about to expire: the lists and their workbooks."""

from datetime import date

import pytest

from app.accounts.models import Role
from app.aid.models import Status
from app.core.db import db
from app.partners.models import ActionKind, PartnerKind
from app.partners.queries import certificates_of
from tests import factories as make
from tests.aid.cases import case_at
from tests.core.sample_register import statements_of
from tests.pages import opened
from tests.partners.ngos import act, certificate, ngo, places, sectors
from tests.sheets import read_one

PL6, BOOK = "/ben-cung-cap/to-chuc-pcpnn", "/ben-cung-cap/so-giay-dang-ky"
DAY = date(2026, 5, 4)


@pytest.fixture
def officer(client, set_today):
    set_today(DAY)
    return client.sign_in(make.user("LHHN", day=DAY))


@pytest.fixture
def two(app):
    """An NGO with two certificates, one without any, and a donor that is no NGO."""
    partner = ngo("Quỹ Trẻ em", abbreviation="QTE", country="GB")
    certificate(partner, "12/CNV-HĐ", place_ids=places("Huyện Tân Phú"), sector_ids=sectors("1", "2"))
    old = certificate(
        partner, "7/CNV-HĐ", date(2020, 1, 6), date(2022, 1, 5), place_ids=places("Huyện Xuân Lộc")
    )
    act(old, ActionKind.SUSPENDED, date(2021, 1, 4), suspended_to=date(2021, 3, 1))
    make.partner("Ánh Dương", PartnerKind.UNREGISTERED_NGO, country="US")
    make.partner("Công ty", PartnerKind.FOREIGN_COMPANY)
    return partner


def test_each_ngo_has_a_line_for_each_certificate_with_its_days_as_days(officer, two):
    sheet = read_one(officer.get(f"{PL6}/xuat-excel").data)
    lines = [row for row in sheet.rows if row["Tên tổ chức"]]
    assert lines[0] == {
        "STT": 1,
        "Tên tổ chức": "Ánh Dương",
        "Tên viết tắt": None,
        "Quốc tịch": "Hoa Kỳ",
        **dict.fromkeys(
            ("Loại", "Số", "Ngày cấp", "Hạn", "Tình trạng", "Lĩnh vực", "Địa bàn", "Người đại diện")
        ),
        "Số dự án": 0,
        "Cam kết quy VND": None,
        "Giá trị theo văn bản": None,
    }
    told = [(row["Số"], row["Ngày cấp"], row["Hạn"], row["Tình trạng"]) for row in lines[1:]]
    assert [(number, issued.date(), last.date(), standing) for number, issued, last, standing in told] == [
        ("12/CNV-HĐ", date(2023, 6, 22), date(2026, 6, 21), "sắp hết hạn"),
        ("7/CNV-HĐ", date(2020, 1, 6), date(2022, 1, 5), "hết hạn"),
    ]
    assert lines[1]["Địa bàn"] == "Huyện Tân Phú; Huyện Xuân Lộc"
    assert lines[1]["Lĩnh vực"] == "Giáo dục và đào tạo; Y tế; Giáo dục và đào tạo"
    assert sheet.title == "TỔ CHỨC PCPNN TRÊN ĐỊA BÀN"


def test_an_ngo_that_may_work_again_stands_so_in_the_book_from_that_day(officer, set_today, app):
    found = certificate(ngo("Quỹ Trẻ em"), issued_on=date(2025, 6, 22), expires_on=date(2028, 6, 21))
    act(found, ActionKind.SUSPENDED, date(2026, 1, 5))
    act(found, ActionKind.RESUMED, DAY)

    def standing() -> list[str]:
        rows = read_one(officer.get(f"{PL6}/xuat-excel").data).rows
        return [row["Tình trạng"] for row in rows if row["Số"]]

    assert standing() == ["còn hiệu lực"]
    assert "Quỹ Trẻ em" in opened(officer, f"{BOOK}?tinh-trang=valid").words
    set_today(date(2026, 5, 3))
    assert standing() == ["đình chỉ"]


def test_aid_is_counted_once_however_many_certificates_there_are(officer, set_today):
    case = case_at(Status.NOTIFIED)
    case_at(Status.APPRAISING)
    donor = case.proposal.donors[0].partner
    for number, year in (("1/CNV-HĐ", 2018), ("2/CNV-HĐ", 2021)):
        certificate(donor, number, date(year, 1, 8), date(year + 3, 1, 7))
    rows = read_one(officer.get(f"{PL6}/xuat-excel?quoc-tich=KR").data).rows
    assert [(row["Số"], row["Số dự án"], row["Cam kết quy VND"]) for row in rows if row["Số"]] == [
        ("1/CNV-HĐ", 1, 1_500_000_000),
        ("2/CNV-HĐ", None, None),
    ]
    assert rows[0]["Giá trị theo văn bản"] == "cam kết 1.500.000.000 VND"


def test_a_reader_counts_only_the_aid_that_he_may_see(client, set_today):
    case = case_at(Status.NOTIFIED)
    set_today(case.day)
    reader = client.sign_in(make.user("SYT", day=case.day))
    (row,) = read_one(reader.get(f"{PL6}/xuat-excel?quoc-tich=KR").data).rows
    assert (row["Số dự án"], row["Cam kết quy VND"]) == (0, None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tinh-trang=expiring", ["Quỹ Trẻ em"]),
        ("tinh-trang=expired", ["Quỹ Trẻ em"]),
        ("tinh-trang=valid", []),
        ("loai=unregistered_ngo", ["Ánh Dương"]),
        ("quoc-tich=GB", ["Quỹ Trẻ em"]),
        ("linh-vuc={2}", ["Quỹ Trẻ em"]),
        ("linh-vuc={3}", []),
        ("dia-ban={tp}", ["Quỹ Trẻ em"]),
        ("", ["Ánh Dương", "Quỹ Trẻ em"]),
    ],
)
def test_filters_find_ngos_by_their_certificates(officer, two, query, found):
    (tan_phu,) = places("Huyện Tân Phú")
    for code in "23":
        query = query.replace(f"{{{code}}}", str(sectors(code)[0]))
    sheet = read_one(officer.get(f"{PL6}/xuat-excel?{query.replace('{tp}', str(tan_phu))}").data)
    assert list(dict.fromkeys(row["Tên tổ chức"] for row in sheet.rows if row["Tên tổ chức"])) == found


def test_certificates_about_to_expire_are_a_filter_of_the_book_and_a_workbook(officer, two):
    page = opened(officer, f"{BOOK}?tinh-trang=expiring")
    assert "1 giấy đăng ký" in page.words
    (row,) = read_one(officer.get(f"{BOOK}/xuat-excel?tinh-trang=expiring").data).rows
    assert row["Số giấy đăng ký"] == "12/CNV-HĐ"
    assert row["Có giá trị đến"].date() == date(2026, 6, 21)
    assert (row["Tình trạng"], row["Địa bàn"]) == ("sắp hết hạn", "Huyện Tân Phú")


def test_the_horizon_of_the_warning_is_a_setting_of_the_office(officer, two):
    administrator = officer.application.test_client().sign_in(make.user("LHHN", Role.ADMIN, day=DAY))
    opened(administrator, "/quan-tri/thiet-lap").send(expiry_horizon="30")
    assert "0 giấy đăng ký" in opened(officer, f"{BOOK}?tinh-trang=expiring").words


def test_content_that_was_amended_is_found_under_its_new_places_only(officer, two):
    (tan_phu, xuan_loc) = places("Huyện Tân Phú", "Huyện Xuân Lộc")
    found = certificates_of([two.id])[0]
    act(found, ActionKind.AMENDED, date(2025, 3, 3), place_ids=(xuan_loc,), sector_ids=sectors("1"))
    assert "12/CNV-HĐ" not in opened(officer, f"{BOOK}?dia-ban={tan_phu}").words
    assert "12/CNV-HĐ" in opened(officer, f"{BOOK}?dia-ban={xuan_loc}").words


def test_fifty_lines_cost_as_many_queries_as_five(officer):
    for n in range(5):
        certificate(ngo(f"Quỹ {n}"), f"{n + 1}/CNV-HĐ")
    few = queries_of(officer)
    for n in range(5, 30):
        certificate(ngo(f"Quỹ {n}"), f"{n + 1}/CNV-HĐ")
    assert queries_of(officer) == few


def queries_of(officer) -> list[int]:
    counts = []
    for address in (PL6, f"{PL6}/xuat-excel", BOOK, f"{BOOK}/xuat-excel?tinh-trang=valid"):
        with statements_of(db.engine) as ran:
            assert officer.get(address).status_code == 200
        counts.append(sum("SAVEPOINT" not in statement for statement, _ in ran))
    return counts
