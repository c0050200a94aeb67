"""The register of associations: what stands in it, what it asks, and its workbook as of a day."""

from datetime import date

import pytest

from app.accounts.models import Role
from app.associations.models import (
    Association,
    Branch,
    BranchKind,
    MemberCount,
    MemberKind,
    Post,
    PostTitle,
)
from app.cli import Installer
from app.core.db import db
from app.core.parsing import PartialDate
from app.core.transaction import transaction
from tests import factories as make
from tests import sheets
from tests.core.sample_register import statements_of
from tests.pages import opened

LIST = "/hoi-huu-nghi"
TODAY = date(2026, 11, 22)


@pytest.fixture
def officer(client, set_today):
    set_today(TODAY)
    return client.sign_in(make.user("LHHN", day=TODAY))


def test_an_association_is_added_and_shown_with_its_countries(officer, session):
    page = opened(officer, f"{LIST}/them").send(
        name="Hội Hữu nghị Việt Nam - ASEAN tỉnh Đồng Nai",
        country_codes=["ASEAN", "LA"],
        founded_on="3/2021",
        founded_note="2021 (dự kiến)",
    )
    assert page.status == 200
    assert "ASEAN; Lào" in page.words
    assert "03/2021; 2021 (dự kiến)" in page.words
    added = session.query(Association).one()
    assert added.founded_on == PartialDate(2021, 3)
    assert added.unit.confirmed is False


def test_the_union_itself_is_such_a_record_over_its_own_unit(officer, session):
    union = make.unit("LHHN")
    page = opened(officer, f"{LIST}/them").send(name="x", kind="union", unit_id=str(union.id))
    assert page.status == 200
    assert "Liên hiệp các tổ chức hữu nghị tỉnh Đồng Nai" in page.words
    assert session.query(Association).one().unit_id == union.id


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"name": "HỘI hữu nghị Việt Nam - Lào tỉnh Đồng Nai"}, "name", "Sổ đã có hội tên"),
        ({"name": ""}, "name", "Chưa nhập mục này."),
        ({"founded_on": "2030"}, "founded_on", "Thời điểm thành lập chưa tới"),
        ({"founded_on": "30/02/2020"}, "founded_on", "Không có ngày 30/02/2020"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(officer, facts, field, sentence):
    make.association()
    page = opened(officer, f"{LIST}/them").send(**{"name": "Hội khác", **facts})
    assert page.status in (409, 422)
    assert sentence in page.errors()[field]


def test_viewers_see_and_only_the_focal_unit_writes(client, set_today):
    set_today(TODAY)
    association = make.association()
    client.sign_in(make.user("SNgV", Role.VIEWER, day=date(2020, 5, 5)))
    client.sign_in(make.user("VPUBND", Role.VIEWER, day=TODAY))
    page = client.get(f"{LIST}/{association.id}").text
    assert "Thêm đại hội" not in page
    client.sign_in(make.user("VPUBND", day=TODAY))
    assert client.get(f"{LIST}/{association.id}").status_code == 200
    assert client.post(f"{LIST}/{association.id}/dai-hoi/them").status_code == 403
    client.sign_in(make.user("LHHN", Role.ADMIN, day=TODAY))
    assert client.get(LIST).status_code == 403


def test_the_filters_find_by_country_and_by_a_term_that_is_over(officer):
    late = make.association(country_codes=("LA",))
    make.association("Hội Hữu nghị Việt Nam - Pháp tỉnh Đồng Nai", country_codes=("FR",))
    opened(officer, f"{LIST}/{late.id}/dai-hoi/them").send(kind="term", term_begins="2020", term_ends="2025")
    for asked in ("nuoc=LA", "qua-nhiem-ky=1"):
        words = opened(officer, f"{LIST}?{asked}").words
        assert "Lào tỉnh" in words
        assert "Pháp tỉnh" not in words


def test_the_workbook_has_the_columns_of_annex_seven_as_of_a_day(officer):
    association = make.association(country_codes=("LA",))
    at = f"{LIST}/{association.id}"
    opened(officer, f"{at}/quyet-dinh/them").send(kind="permit", number="961/QĐ-UBND", decided_on="08/4/2009")
    opened(officer, f"{at}/dai-hoi/them").send(kind="term", ordinal="3", term_begins="2020", term_ends="2025")
    opened(officer, f"{at}/chuc-vu/them").send(
        person="Nguyễn Văn A", title="chair", begins="2015", ends="2020"
    )
    opened(officer, f"{at}/chuc-vu/them").send(
        person="Đỗ Đăng Tước", title="chair", body="executive", begins="01/6/2020"
    )
    opened(officer, f"{at}/chi-hoi/them").send(name="Chi hội 1", kind="branch")
    opened(officer, f"{at}/hoi-vien/them").send(counted_on="2019", kind="all", number="1400")
    opened(officer, f"{at}/hoi-vien/them").send(counted_on="2020", kind="all", number="1515", joined="115")
    sheet = sheets.read_one(officer.get(f"{LIST}/xuat-excel?ngay=31/12/2020").data)
    (row,) = sheet.rows
    assert {name: row[name] for name in ("QĐ thành lập", "Nhiệm kỳ", "Chủ tịch", "BCH/BTV/BKT", "Chi hội",
                                         "Đầu kỳ", "Tăng", "Cuối kỳ")} == {
        "QĐ thành lập": "961/QĐ-UBND ngày 08/04/2009",
        "Nhiệm kỳ": "2020 – 2025",
        "Chủ tịch": "Đỗ Đăng Tước",
        "BCH/BTV/BKT": "1/0/0",
        "Chi hội": "1",
        "Đầu kỳ": "1.400",
        "Tăng": "115",
        "Cuối kỳ": "1.515",
    }  # fmt: skip
    assert "Số liệu tính đến ngày: 31/12/2020" in " ".join(sheet.lines)


def test_the_term_of_a_past_day_is_the_one_that_ran_then(officer):
    at = f"{LIST}/{make.association().id}"
    for begins, ends, ended in (("2015", "2020", "2021"), ("2021", "2026", "")):
        opened(officer, f"{at}/dai-hoi/them").send(
            kind="term", term_begins=begins, term_ends=ends, term_ended_on=ended
        )
    told = {}
    for day in ("31/12/2014", "01/6/2020", "01/6/2022"):
        (row,) = sheets.read_one(officer.get(f"{LIST}/xuat-excel?ngay={day}").data).rows
        told[day] = row["Nhiệm kỳ"], row["Quá hạn"]
    assert told == {
        "31/12/2014": (None, None),
        "01/6/2020": ("2015 – 2020", None),
        "01/6/2022": ("2021 – 2026", None),
    }


def test_members_by_year_are_a_register_with_its_own_workbook(officer):
    association = make.association()
    at = f"{LIST}/{association.id}"
    for counted, number in (("2024", "141"), ("2025", "150")):
        opened(officer, f"{at}/hoi-vien/them").send(counted_on=counted, kind="full", number=number)
    sheet = sheets.read_one(officer.get(f"{LIST}/so-hoi-vien/xuat-excel?tinh-den-tu=01/01/2025").data)
    assert [(row["Tính đến"], row["Số hội viên"]) for row in sheet.rows] == [("2025", 150)]


def test_one_association_goes_out_with_a_sheet_for_each_kind_of_row(officer):
    association = make.association()
    opened(officer, f"{LIST}/{association.id}/kinh-phi/them").send(
        year="2025", money_source="state", planned="350.000.000"
    )
    book = {
        sheet.name: sheet for sheet in sheets.read(officer.get(f"{LIST}/{association.id}/xuat-excel").data)
    }
    assert "Đại hội, nhiệm kỳ" in book
    (row,) = book["Kinh phí theo năm"].rows
    assert (row["Năm"], row["Dự toán được giao (VND)"]) == ("2025", 350_000_000)


def test_pages_cost_as_many_queries_for_many_rows_as_for_few(officer):
    association = make.association()
    at = f"{LIST}/{association.id}"

    def queries(address: str) -> int:
        with statements_of(db.engine) as ran:
            assert officer.get(address).status_code == 200
        return len(ran)

    def grow(first: int, last: int) -> None:
        for n in range(first, last):
            make.association(f"Hội {n}", country_codes=("LA",))
            with transaction(association, by=Installer(TODAY), doing="Thêm"):
                branch = Branch(association=association, name=f"Chi hội {n}", kind=BranchKind.BRANCH)
                count = MemberCount(association=association, branch=branch, counted_on=PartialDate(2000 + n),
                                    kind=MemberKind.FULL, number=n)  # fmt: skip
                post = Post(association=association, person=f"Người {n}", title=PostTitle.MEMBER)
                db.session.add_all([branch, count, post])

    pages = (LIST, f"{LIST}/so-hoi-vien", f"{LIST}/so-chuc-vu", f"{at}/con-nguoi", f"{at}/chi-hoi-hoi-vien")
    grow(1, 3)
    few = [queries(address) for address in pages]
    grow(3, 12)
    assert [queries(address) for address in pages] == few
