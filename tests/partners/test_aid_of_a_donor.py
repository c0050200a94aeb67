"""The page of a donor lists what it gives or passes on, to each reader what that person may see."""

import re
from decimal import Decimal
from html import unescape

import pytest

from app.accounts.models import Role
from app.aid import actions
from app.aid.models import AmountKind, Form, ProposalDonor, Qualifier, Source, Status
from app.core.db import db
from app.core.transaction import transaction
from tests import factories as make
from tests.aid.cases import FIRST, case_at
from tests.core.sample_register import statements_of


@pytest.fixture(autouse=True)
def day(set_today):
    set_today(FIRST)


@pytest.fixture
def copion(app):
    return make.partner("COPION", country="KR")


def rows(page) -> list[list[str]]:
    """The cells of the table of aid."""
    body = re.search(r"<tbody>(.*?)</tbody>", page.text, re.DOTALL)[1]
    return [
        [
            unescape(re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in body.split("</tr>")[:-1]
    ]


def drafts(donor, number: int, via=None) -> None:
    """So many drafts of the Union that this donor gives."""
    actor = make.person("LHHN")
    for n in range(number):
        with transaction(by=actor, doing="Lập hồ sơ"):
            proposal = actions.open_draft(f"Khoản {n}", actor.unit_id, by=actor)
            proposal.donors.append(ProposalDonor(partner=donor, via=via))
            actions.save_facts(
                proposal,
                {
                    "amounts": [
                        {
                            "kind": AmountKind.COMMITTED,
                            "form": Form.MONEY,
                            "qualifier": Qualifier.ABOUT,
                            "currency": "USD",
                            "source": Source.GRANT,
                            "amount": Decimal(12_500),
                        }
                    ]
                },
            )


def test_each_aid_stands_with_its_part_owner_value_and_state(client, copion):
    case = case_at(Status.NOTIFIED)
    page = client.sign_in(case.people["union"]).get(f"/ben-cung-cap/{copion.id}")
    assert rows(page) == [
        [
            "Xây dựng 3 phòng học tại Tà Lài",
            "bên cung cấp",
            case.proposal.owner_name,
            "1.500.000.000 VND (cam kết)",
            "Đã phê duyệt",
            "02/11/2020",
        ]
    ]
    link = re.search(r'<th scope="row"><a href="([^"]+)"', page.text)[1]
    assert client.get(link).status_code == 200


def test_an_organisation_that_passes_aid_on_has_it_on_its_page_too(client, copion):
    middle = make.partner("Quỹ Trung gian")
    drafts(copion, 1, via=middle)
    page = client.sign_in(make.user("LHHN")).get(f"/ben-cung-cap/{middle.id}")
    assert rows(page)[0][:4] == [
        "Khoản 0",
        "tổ chức trung gian",
        make.unit("LHHN").name,
        "khoảng 12.500 USD (cam kết)",
    ]


@pytest.mark.parametrize(
    ("unit", "role", "status", "sees"),
    [
        ("LHHN", Role.OFFICER, Status.DRAFTING, True),
        ("SKHDT", Role.OFFICER, Status.DRAFTING, False),
        ("SKHDT", Role.OFFICER, Status.CHECKING, True),
        ("TP", Role.OFFICER, Status.DRAFTING, True),
        ("SYT", Role.OFFICER, Status.NOTIFIED, False),
        ("SYT", Role.VIEWER, Status.CHECKING, False),
        ("SYT", Role.VIEWER, Status.NOTIFIED, True),
    ],
)
def test_a_reader_finds_only_aid_that_he_may_see(client, copion, unit, role, status, sees):
    case_at(status)
    page = client.sign_in(make.user(unit, role)).get(f"/ben-cung-cap/{copion.id}")
    assert ("Xây dựng 3 phòng học tại Tà Lài" in page.text) is sees
    assert ("Chưa có khoản viện trợ nào trong phạm vi bạn được xem." in page.text) is not sees


def test_fifty_aids_cost_as_many_queries_as_five(client, copion):
    client.sign_in(make.user("LHHN"))
    drafts(copion, 5)
    few = queries_of(client, copion.id)
    drafts(copion, 45)
    assert queries_of(client, copion.id) == few


def queries_of(client, partner_id: int) -> int:
    with statements_of(db.engine) as ran:
        assert client.get(f"/ben-cung-cap/{partner_id}").status_code == 200
    return sum("SAVEPOINT" not in statement for statement, _ in ran)


def test_beyond_a_hundred_the_register_of_aid_is_pointed_to(client, copion):
    drafts(copion, 101)
    page = client.sign_in(make.user("LHHN")).get(f"/ben-cung-cap/{copion.id}")
    assert len(rows(page)) == 100
    assert "Chỉ hiện 100 khoản mới nhất" in page.text
    assert "101 khoản" in client.get(re.search(r'href="(/vien-tro/\?tim=[^"]+)"', page.text)[1]).text


def test_a_new_name_is_found_in_the_register_of_aid_as_well(client, copion):
    drafts(copion, 1)
    client.sign_in(make.user("LHHN"))
    assert "Khoản 0" not in client.get("/vien-tro/?tim=ban dong hanh").text
    changed = {
        "name": "COPION Hàn Quốc",
        "kind": "fund",
        "version": str(copion.version),
        "aliases-0-name": "Bạn đồng hành",
    }
    assert client.post(f"/ben-cung-cap/{copion.id}/sua", data=changed).status_code == 302
    page = client.get("/vien-tro/?tim=ban dong hanh").text
    assert "Khoản 0" in page
    assert "COPION Hàn Quốc" in page
