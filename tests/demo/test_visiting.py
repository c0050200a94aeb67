"""Every account of the demonstration opens what the menu and the registers show it."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from lxml import html
from sqlalchemy import select

from app.accounts.models import User
from app.core.db import db
from app.demo.people import desks
from tests.house import Visitor

EVERYBODY = [username for desk in desks() for username in desk.usernames]
ACTIVE = (".chuyenvien", ".lanhdao")  # who find steps to take behind the links of a dossier
A_DOSSIER = re.compile(r"/vien-tro/\d+")


@pytest.mark.parametrize("username", EVERYBODY)
def test_every_page_that_an_account_is_shown_opens(demo, username):
    visitor = demo.test_client().sign_in(_user(username))
    menu = set(_opened(visitor, "/").xpath("//nav//a/@href"))
    dossiers = {link for page in sorted(menu) for link in _links(visitor, page) if A_DOSSIER.fullmatch(link)}
    shares = 3 if username.endswith(ACTIVE) else 8  # the others of the unit open the rest
    mine = sorted(dossiers)[EVERYBODY.index(username) % shares :: shares]
    inside = {link for dossier in mine for link in _links(visitor, dossier)}
    for link in sorted(inside - dossiers - menu) if username.endswith(ACTIVE) else ():
        _opened(visitor, link)


@pytest.mark.parametrize(
    ("username", "register", "record"),
    [
        ("lienhiep.chuyenvien", "/hoi-huu-nghi", re.compile(r"/hoi-huu-nghi/\d+")),
        ("taichinh.xem", "/hoi-huu-nghi", re.compile(r"/hoi-huu-nghi/\d+")),
        ("lienhiep.chuyenvien", "/hoi-huu-nghi/thanh-lap", re.compile(r"/hoi-huu-nghi/thanh-lap/\d+")),
        ("noivu.lanhdao", "/hoi-huu-nghi/thanh-lap", re.compile(r"/hoi-huu-nghi/thanh-lap/\d+")),
    ],
)
def test_every_page_behind_a_record_of_the_associations_opens(demo, username, register, record):
    visitor = demo.test_client().sign_in(_user(username))
    records = {link for link in _links(visitor, register) if record.fullmatch(link)}
    assert records
    inside = {link for each in sorted(records) for link in _links(visitor, each)}
    for link in sorted(inside - records):
        _opened(visitor, link)


def _user(username: str) -> User:
    return db.session.scalars(select(User).where(User.username == username)).one()


def _links(visitor: Visitor, address: str) -> Iterator[str]:
    """Where the content of a page leads to on this site."""
    links = _opened(visitor, address).xpath("//main//a/@href")
    return (urljoin(address, link).partition("#")[0] for link in links if not link.startswith("http"))


def _opened(visitor: Visitor, address: str) -> html.HtmlElement:
    """The page at this address, as a page of the house must be."""
    answer = visitor.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status}"
    if answer.mimetype != "text/html":
        assert answer.data, address
        return html.Element("html")
    page = html.fromstring(answer.get_data(as_text=True))
    assert len(page.xpath("//h1")) == 1, address
    assert not re.search(r"\bNone\b", page.xpath("string(//body)")), address
    return page
