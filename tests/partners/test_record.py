"""The record of a donor over time: who represents it, its people, whom it works with, visits, honours."""

from datetime import date

import pytest
from lxml import html
from sqlalchemy import select

from app.core.db import db
from app.partners.models import PartnerKind, Representative, StaffCount
from tests import factories as make
from tests.pages import opened
from tests.partners.ngos import certificate, ngo
from tests.sheets import read_one

DAY = date(2026, 5, 4)


@pytest.fixture
def officer(client, set_today):
    set_today(DAY)
    return client.sign_in(make.user("LHHN", day=DAY))


def add(officer, partner, path: str, **typed):
    return opened(officer, f"/ben-cung-cap/{partner.id}/{path}/them").send(**typed)


def test_representatives_follow_one_another_and_the_list_names_the_present_one(officer):
    partner = ngo()
    certificate(partner)
    add(
        officer,
        partner,
        "nguoi-dai-dien",
        name="John Smith",
        post="representative",
        since="2019",
        until="03/2024",
    )
    page = add(officer, partner, "nguoi-dai-dien", name="Anna Lee", post="head_of_office", since="01/04/2024")
    assert page.address == f"/ben-cung-cap/{partner.id}"
    assert ["John Smith", "Người đại diện", "2019", "03/2024", "–", "–", "đã kết thúc"] in cells(page)
    (row,) = read_one(officer.get("/ben-cung-cap/to-chuc-pcpnn/xuat-excel").data).rows
    assert row["Người đại diện"] == "Anna Lee (Trưởng Văn phòng đại diện)"


def test_every_kind_of_row_is_written_and_shown(officer):
    partner = ngo()
    add(officer, partner, "nhan-su", on="2025", foreign="2", vietnamese="14")
    add(
        officer,
        partner,
        "doi-tac-dia-phuong",
        unit_id=str(make.unit("TP").id),
        since="2021",
        content="giáo dục",
    )
    add(officer, partner, "chuyen-tham", on="03/2026", people="Giám đốc điều hành", host="Liên hiệp")
    page = add(officer, partner, "khen-thuong", on="2025", form="Bằng khen", awarded_by="UBND tỉnh")
    lines = cells(page)
    assert ["2025", "2", "14", "–"] in lines
    assert ["UBND huyện Tân Phú", "giáo dục", "2021", "–", "hiện nay"] in lines
    assert ["03/2026", "Giám đốc điều hành", "Liên hiệp", "–"] in lines
    assert ["2025", "Bằng khen", "–", "UBND tỉnh", "–"] in lines


def cells(page) -> list[list[str]]:
    """The rows of every table of a page."""
    rows = html.fromstring(page.text).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in rows]


@pytest.mark.parametrize(
    ("path", "typed", "field"),
    [
        ("nguoi-dai-dien", {"name": "An", "post": "contact", "since": "2021", "until": "2020"}, "until"),
        ("nguoi-dai-dien", {"name": "", "post": "contact"}, "name"),
        ("nhan-su", {"on": "2025"}, "vietnamese"),
        ("nhan-su", {"on": "06/2026", "foreign": "1"}, "on"),
        ("nhan-su", {"on": "2025", "foreign": "-1"}, "foreign"),
        ("doi-tac-dia-phuong", {"content": "giáo dục"}, "unit_id"),
        ("chuyen-tham", {"on": "05/05/2026", "people": "Đoàn"}, "on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(officer, path, typed, field):
    page = add(officer, ngo(), path, **typed)
    assert page.status in (409, 422)
    assert list(page.errors()) == [field]


def test_donors_that_are_no_ngo_have_a_record_but_owe_no_notices(officer):
    partner = make.partner("Đại sứ quán", PartnerKind.MISSION)
    page = opened(officer, f"/ben-cung-cap/{partner.id}")
    assert "Thêm chuyến thăm, làm việc" in page.words
    assert "Thông báo, báo cáo gửi tỉnh" not in page.words
    assert "Thêm giấy đăng ký" not in page.words


def test_a_row_is_changed_and_taken_away_and_the_history_of_the_donor_says_so(officer, session):
    partner = ngo()
    add(officer, partner, "nhan-su", on="2025", vietnamese="14")
    row = session.scalars(select(StaffCount)).one()
    opened(officer, f"/ben-cung-cap/nhan-su/{row.id}").send(vietnamese="15")
    assert row.vietnamese == 15
    opened(officer, f"/ben-cung-cap/nhan-su/{row.id}/xoa").send(reason="nhập nhầm tổ chức")
    assert session.scalars(select(StaffCount)).all() == []
    told = opened(officer, f"/ben-cung-cap/{partner.id}/lich-su").words
    assert "Người Việt Nam: 14 → 15" in told
    assert "nhập nhầm tổ chức" in told


def test_a_second_person_who_saves_later_is_stopped(officer):
    partner = ngo()
    add(officer, partner, "nguoi-dai-dien", name="An", post="contact")
    row = db.session.scalars(select(Representative)).one()
    first = opened(officer, f"/ben-cung-cap/nguoi-dai-dien/{row.id}")
    second = opened(officer, f"/ben-cung-cap/nguoi-dai-dien/{row.id}")
    first.send(contact="0251 3842 596")
    assert second.send(contact="khác").status == 409
