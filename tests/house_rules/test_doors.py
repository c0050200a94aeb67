"""Every door has a lock: guards, tokens against forged posts, headers; new views are held to it as they come."""

import re

import pytest
from werkzeug.routing import IntegerConverter, Rule

from app.accounts.models import Role
from app.core.workflow import Transition
from app.permissions import PERMISSIONS
from app.web import LAPSED
from config import Config
from tests import factories as make

NO_RECORD = 2_000_000_000
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def rules(app) -> list[Rule]:
    """The addresses of every view but the files that are open to all."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint not in app.config["OPEN_ENDPOINTS"]]


@pytest.fixture
def guards(app, rules) -> dict[str, object]:
    """What each view declares."""
    return {rule.endpoint: getattr(app.view_functions[rule.endpoint], "guard", None) for rule in rules}


@pytest.fixture
def visitor(client, set_today):
    set_today(make.DAY)
    return client.sign_in(make.user("LHHN", Role.ADMIN))


def address(rule: Rule) -> str:
    """The address of a view, of a record that is not there where it wants one."""
    numbers = {name for name, kind in rule._converters.items() if isinstance(kind, IntegerConverter)}
    values = {name: NO_RECORD if name in numbers else "khong-co" for name in rule.arguments}
    return rule.build(values, append_unknown=False)[1]


def test_every_view_declares_who_may_open_it(guards):
    assert [endpoint for endpoint, guard in guards.items() if guard is None] == []


def test_every_guard_is_a_known_permission_or_an_arrow_of_a_procedure(guards):
    known = (endpoint for endpoint, guard in guards.items() if isinstance(guard, Transition))
    named = (endpoint for endpoint, guard in guards.items() if guard in PERMISSIONS)
    assert set(guards) == {*known, *named}


def test_only_the_sign_in_page_is_open_to_everybody(guards):
    assert [endpoint for endpoint, guard in guards.items() if guard == "everybody"] == ["accounts.sign_in"]


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_view_whose_guard_was_forgotten_is_closed(app, client, monkeypatch, signed_in):
    if signed_in:
        client.sign_in(make.user("LHHN", Role.ADMIN))
    monkeypatch.setitem(app.view_functions, "desk.home", lambda: pytest.fail("the view was run"))
    assert client.get("/").status_code == 403


def test_a_guarded_view_asks_a_stranger_to_sign_in(client, rules, guards):
    for rule in rules:
        if guards[rule.endpoint] != "everybody" and "GET" in rule.methods:
            answer = client.get(address(rule))
            assert (rule.rule, answer.status_code) == (rule.rule, 302)
            assert answer.headers["Location"].startswith("/dang-nhap?next=")


def test_a_post_without_its_token_is_refused_everywhere(app, visitor, rules, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    posts = [rule for rule in rules if "POST" in rule.methods]
    assert posts
    for rule in posts:
        answer = visitor.post(address(rule), data={"name": "x"})
        assert (rule.rule, answer.status_code) == (rule.rule, 400)
        if rule.endpoint != "accounts.sign_in":
            assert LAPSED in answer.text


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICER, Role.VIEWER])
def test_every_page_is_sent_with_its_headers(client, set_today, rules, role):
    set_today(make.DAY)
    client.sign_in(make.user("LHHN", role))
    for rule in rules:
        if "GET" in rule.methods:
            with client.get(address(rule)) as answer:
                sent = {name: answer.headers.get(name) for name in HEADERS}
                assert (rule.rule, sent) == (rule.rule, HEADERS)
                assert "script-src" not in answer.headers["Content-Security-Policy"]
                assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_every_form_of_every_page_carries_its_token_and_its_typist(app, visitor, rules, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    for rule in rules:
        if "GET" not in rule.methods or rule.arguments:
            continue
        with visitor.get(address(rule)) as answer:
            page = answer.text if answer.mimetype == "text/html" else ""
        for form in re.findall(r'<form method="post".*?</form>', page, re.S):
            assert 'name="csrf_token"' in form, rule.rule
            assert 'name="_nguoi_nhap"' in form or 'action="/dang-xuat"' in form, rule.rule


@pytest.mark.parametrize("number", [0, 2**31 - 1, 2**31, 2**63, 10**30])
def test_a_record_that_is_not_there_is_not_found_however_large_its_number(visitor, number):
    assert visitor.get(f"/quan-tri/nguoi-dung/{number}").status_code == 404


def test_open_files_may_be_kept_by_the_browser(client):
    with client.get("/static/app.css") as answer:
        assert "no-store" not in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("behind", [True, False])
def test_only_behind_https_browsers_are_told_to_use_nothing_else(app, client, monkeypatch, behind):
    monkeypatch.setitem(app.config, "BEHIND_HTTPS", behind)
    assert ("Strict-Transport-Security" in client.get("/dang-nhap").headers) is behind


@pytest.mark.parametrize(("environment", "secure"), [("production", True), ("development", False)])
def test_cookies_are_secure_in_production_and_never_readable_by_scripts(tmp_path, environment, secure):
    given = {"APP_ENV": environment, "SECRET_KEY": "x", "DATABASE_URL": "sqlite://"}
    folders = {"INSTANCE": str(tmp_path), "FILES": str(tmp_path / "files")}
    settings = Config({**given, **folders}).flask()
    assert settings["SESSION_COOKIE_SECURE"] is secure
    assert settings["BEHIND_HTTPS"] is secure
    assert settings["SESSION_COOKIE_HTTPONLY"] is True
    assert settings["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_a_file_whose_address_names_its_version_is_asked_for_once(client):
    page = client.get("/dang-nhap").text
    addresses = re.findall(r'(?:href|src)="(/(?:bootstrap/)?static/[^"#]+)"', page)
    assert len(addresses) >= 3
    for address in addresses:
        with client.get(address) as answer:
            assert "immutable" in answer.headers["Cache-Control"], address
