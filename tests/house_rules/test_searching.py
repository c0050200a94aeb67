"""Every register is found in the one search box, or says here why it is not; what is found can be opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask import template_rendered
from lxml import html

from app.accounts.models import Role
from app.aid.models import Status
from app.desk.register import SEARCHABLE
from tests import factories as make
from tests.aid.cases import case_at
from tests.aid.test_needs import need
from tests.associations.cases import FoundingCase
from tests.pages import opened
from tests.partners.ngos import certificate, ngo
from tests.partners.test_consultations import consultation
from tests.relations.test_relations import agreement, locality, mission

NOT_SEARCHED = {
    "partners.ngos.index": "the same donors as the register of donors, which is searched",
    "partners.certificates.index": "found by number; by name the donor is found, whose page lists them",
    "associations.members": "counts, without a name of their own",
    "desk.outbox": "letters of reminders are no records of the office",
}
DAY = date(2026, 5, 6)
NAME = "Quỹ Tà Lài"
EVERYTHING = ("tà lài", "sở ngoại vụ")
READERS = [
    ("LHHN", Role.OFFICER),
    ("LHHN", Role.ADMIN),
    ("SNgV2025", Role.OFFICER),
    ("STC2025", Role.VIEWER),
    ("CAT", Role.OFFICER),
]


@contextmanager
def drawn(app) -> Iterator[list[str]]:
    """The names of the templates that are drawn meanwhile."""
    names: list[str] = []

    def note(_sender, template, **_more) -> None:
        names.append(template.name)

    with template_rendered.connected_to(note, app):
        yield names


def test_every_register_is_searched_or_says_why_not(app, client, set_today):
    set_today(make.DAY)
    plain = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments]
    registers = set()
    for reader in (make.user("LHHN"), make.user("LHHN", Role.ADMIN)):
        client.sign_in(reader)
        for rule in plain:
            if rule.rule.endswith(("/xuat-excel", "/dang-xuat")):
                continue
            with drawn(app) as names:
                client.get(rule.rule)
            if "register.html" in names:
                registers.add(rule.endpoint)
    assert registers - {each.index for each in SEARCHABLE} == set(NOT_SEARCHED)


@pytest.fixture
def records(client, set_today):
    """A record in each register, all of them called after the village of the case; units have their own names."""
    set_today(DAY)
    case_at(Status.NOTIFIED)
    FoundingCase().begun(name=f"Hội {NAME}")
    need(title=NAME)
    certificate(ngo(NAME), "77/CNV-HĐ")
    consultation(ngo_name=NAME)
    union = client.sign_in(make.user("LHHN", name=NAME, day=DAY))
    association = make.association(f"Hội Hữu nghị {NAME}")
    opened(union, f"/hoi-huu-nghi/{association.id}/chuc-vu/them").send(person=NAME, title="chair")
    for made in (mission, locality, agreement):
        made(union, NAME)
    place = mission(union, "Tổng Lãnh sự quán")
    opened(union, f"/co-quan-dai-dien/{place.id}/nguoi-lien-he/them").send(name=NAME)


def found(visitor, typed: str) -> dict[str, list[str]]:
    """The addresses of what is found, by the heading they stand under."""
    page = html.fromstring(visitor.get("/tim-kiem", query_string={"tim": typed}).text)
    return {each.findtext("h2"): each.xpath(".//li/a/@href") for each in page.xpath("//main//section[h2]")}


def test_what_is_found_opens_for_whoever_finds_it(client, records):
    seen = set()
    for unit, role in READERS:
        visitor = client.sign_in(make.user(unit, role, day=DAY))
        for typed in EVERYTHING:
            for heading, addresses in found(visitor, typed).items():
                seen.add(heading)
                closed = [
                    each for each in addresses if visitor.get(each, follow_redirects=True).status_code != 200
                ]
                assert (unit, role, heading, closed) == (unit, role, heading, [])
    assert {each.on(DAY).title for each in SEARCHABLE} - seen == set()
