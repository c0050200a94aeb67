"""Foreign missions, localities, agreements and people to turn to: written, listed, found by group, exported."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.core.db import db
from app.office.models import RelationGroup
from app.partners.models import Partner
from app.relations.models import Agreement, Contact, Mission, PartnerLocality
from tests import factories as make
from tests.pages import opened
from tests.sheets import read_one

TODAY = date(2026, 11, 20)
MISSIONS, LOCALITIES, AGREEMENTS = "/co-quan-dai-dien", "/dia-phuong-nuoc-ngoai", "/thoa-thuan"


@pytest.fixture
def officer(client, set_today):
    set_today(TODAY)
    return client.sign_in(make.user("LHHN", day=TODAY))


def mission(officer, name: str = "Tổng Lãnh sự quán Lào", country: str = "LA", **typed: str) -> Mission:
    opened(officer, f"{MISSIONS}/them").send(name=name, kind="consulate_general", country=country, **typed)
    return db.session.scalars(select(Mission).where(Mission.name == name)).one()


def locality(officer, name: str = "Tỉnh Champasak", country: str = "LA", **typed: str) -> PartnerLocality:
    opened(officer, f"{LOCALITIES}/them").send(name=name, tie="twinned", country=country, **typed)
    return db.session.scalars(select(PartnerLocality).where(PartnerLocality.name == name)).one()


def agreement(officer, name: str = "Thỏa thuận hợp tác", **typed: str) -> Agreement:
    facts = {
        "kind": "agreement",
        "country": "LA",
        "home_party": "UBND tỉnh Đồng Nai",
        "foreign_party": "Tỉnh Champasak",
    }
    opened(officer, f"{AGREEMENTS}/them").send(name=name, **{**facts, **typed})
    return db.session.scalars(select(Agreement).where(Agreement.name == name)).one()


def group(name: str) -> int:
    return db.session.scalars(select(RelationGroup.id).where(RelationGroup.name == name)).one()


def test_a_mission_is_written_shown_with_the_groups_of_its_country_and_kept_in_the_history(officer):
    made = mission(officer, city="TP. Hồ Chí Minh", district="Các tỉnh phía Nam", opened_on="1990")
    page = opened(officer, f"{MISSIONS}/{made.id}").words
    for words in (
        "tổng lãnh sự quán",
        "Lào (Láng giềng; ASEAN)",
        "TP. Hồ Chí Minh",
        "Các tỉnh phía Nam",
        "1990",
    ):
        assert words in page
    opened(officer, f"{MISSIONS}/{made.id}/sua").send(city="Đà Nẵng")
    history = opened(officer, f"{MISSIONS}/{made.id}/lich-su").words
    assert "TP. Hồ Chí Minh" in history
    assert "Đà Nẵng" in history


def test_lists_are_filtered_by_the_groups_of_the_day(officer, set_today):
    mission(officer)
    mission(officer, "Tổng Lãnh sự quán Timor-Leste", "TL")
    asean = f"{MISSIONS}?nhom={group('ASEAN')}"
    assert "Timor-Leste" in opened(officer, asean).words
    set_today(date(2025, 10, 25))
    before = opened(officer, asean).words
    assert "Tổng Lãnh sự quán Lào" in before
    assert "Tổng Lãnh sự quán Timor-Leste" not in before


def test_an_administrator_edits_the_groups(client, set_today):
    set_today(TODAY)
    admin = client.sign_in(make.user("LHHN", Role.ADMIN, day=TODAY))
    page = opened(admin, "/quan-tri/nuoc-thuoc-nhom/them").send(
        group_id=str(group("Láng giềng")), country="TH", basis="thử"
    )
    assert "Thái Lan" in page.words
    twice = opened(admin, "/quan-tri/nuoc-thuoc-nhom/them").send(
        group_id=str(group("Láng giềng")), country="TH"
    )
    assert twice.errors()["country"].startswith("Nước này đã thuộc nhóm")


def test_people_of_a_mission_come_and_go_and_stand_in_one_register(officer):
    made = mission(officer)
    page = opened(officer, f"{MISSIONS}/{made.id}/nguoi-lien-he/them").send(
        name="Somsak Phommachanh", post="Tổng Lãnh sự", begins="2023", ends="2025"
    )
    assert "đã kết thúc" in page.words
    page = opened(officer, f"{MISSIONS}/{made.id}/nguoi-lien-he/them").send(
        name="Bounmy Vong", post="Phó Lãnh sự", begins="03/2025"
    )
    assert "hiện nay" in page.words
    listed = opened(officer, "/nguoi-lien-he?hien-nay=1").words
    assert "Bounmy Vong" in listed
    assert "Tổng Lãnh sự quán Lào" in listed
    assert "Somsak" not in listed
    wrong = opened(officer, f"{MISSIONS}/{made.id}/nguoi-lien-he/them").send(
        name="X", begins="2025", ends="2024"
    )
    assert wrong.errors() == {"ends": "Kết thúc trước khi bắt đầu."}


def test_a_donor_and_a_locality_have_people_too(officer, session):
    donor, place = make.partner("Quỹ Nhân Ái"), locality(officer)
    for address in (f"/ben-cung-cap/{donor.id}", f"{LOCALITIES}/{place.id}"):
        page = opened(officer, f"{address}/nguoi-lien-he/them").send(name=f"Người của {address}")
        assert f"Người của {address}" in page.words
    bodies = {(c.partner_id, c.locality_id) for c in session.scalars(select(Contact))}
    assert bodies == {(donor.id, None), (None, place.id)}
    answers = [
        officer.get(f"/nguoi-lien-he/{c.id}").headers["Location"] for c in session.scalars(select(Contact))
    ]
    assert answers[0].startswith(f"/ben-cung-cap/{donor.id}#")
    assert session.get(Partner, donor.id).version > 1


def test_a_locality_shows_its_agreements(officer):
    place = locality(officer)
    made = agreement(officer, locality_id=str(place.id), signed_on="05/2019")
    assert made.name in opened(officer, f"{LOCALITIES}/{place.id}").words


@pytest.mark.parametrize(
    ("last", "holds"), [("", True), ("2026", True), ("11/2026", True), ("19/11/2026", False), ("2025", False)]
)
def test_what_is_in_force_is_judged_as_far_as_the_paper_says(officer, last, holds):
    agreement(officer, in_force_from="2020", in_force_to=last)
    assert ("1 thỏa thuận" in opened(officer, f"{AGREEMENTS}?con-hieu-luc=1").words) is holds


def test_the_workbook_of_agreements_has_the_columns_of_pl4(officer):
    agreement(officer, signed_on="05/2019", signed_at="Pakse", in_force_to="2024", field="giáo dục",
              progress="mỗi năm 10 học bổng", number="12/TT-UBND")  # fmt: skip
    sheet = read_one(officer.get(f"{AGREEMENTS}/xuat-excel").data)
    assert sheet.headings[1:11] == [
        *("Tên thỏa thuận", "Bên ký Việt Nam", "Bên ký nước ngoài", "Nước", "Ngày ký", "Nơi ký"),
        *("Hiệu lực từ", "Hiệu lực đến", "Lĩnh vực", "Tình hình thực hiện"),
    ]
    (row,) = sheet.rows
    assert (row["Nước"], row["Ngày ký"], row["Nơi ký"], row["Hiệu lực đến"]) == (
        "Lào",
        "05/2019",
        "Pakse",
        "2024",
    )
    assert row["Tình hình thực hiện"] == "mỗi năm 10 học bổng"


def test_the_one_box_finds_missions_people_and_agreements_by_number(officer):
    made = mission(officer)
    opened(officer, f"{MISSIONS}/{made.id}/nguoi-lien-he/them").send(name="Bounmy Vong")
    agreement(officer, number="12/TT-UBND")
    assert made.name in opened(officer, "/tim-kiem?tim=lanh su quan lao").words
    assert "Bounmy Vong" in opened(officer, "/tim-kiem?tim=bounmy").words
    assert "Thỏa thuận hợp tác" in opened(officer, "/tim-kiem?tim=12 tt ubnd").words


@pytest.mark.parametrize(
    ("unit", "role", "see", "write"),
    [
        ("LHHN", Role.OFFICER, 200, 200),
        ("SNgV2025", Role.OFFICER, 200, 200),
        ("CAT", Role.OFFICER, 200, 403),
        ("LHHN", Role.VIEWER, 200, 403),
        ("LHHN", Role.ADMIN, 403, 403),
    ],
)
def test_the_focal_unit_and_the_foreign_office_keep_these_registers(
    client, set_today, unit, role, see, write
):
    set_today(TODAY)
    visitor = client.sign_in(make.user(unit, role, day=TODAY))
    for path in (MISSIONS, LOCALITIES, AGREEMENTS):
        assert visitor.get(path).status_code == see
        assert visitor.get(f"{path}/them").status_code == write
        if see == 200:
            assert visitor.get(f"{path}/xuat-excel").status_code == 200
