"""A unit that takes its numbers here (cấp số tại đây): one series a year, given as the step is saved."""

import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask

from app.accounts.models import Role, User
from app.accounts.queries import actor_of
from app.aid import actions
from app.aid.models import Proposal, Status
from app.cli import Installer
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from app.documents.actions import TypedDocument, record_document
from app.documents.models import AllottedNumber, Document
from app.office.actions import change_unit
from app.office.models import Unit
from tests import factories as make
from tests.aid.cases import FIRST, case_at
from tests.house import furnished
from tests.machine import empty_database
from tests.pages import opened

S = Status
SIGNED = {"letter__issued_on": "02/11/2020", "letter__signer": "Đỗ Văn Giám", "letter__secrecy": "none"}


def switch(code="SKHDT", *, on=True):
    """The administrator sets whether a unit takes its numbers here."""
    unit = make.unit(code)
    by = Installer(FIRST)
    change_unit(unit, {"code": code, "issues_numbers": on}, by=by, version=unit.version)
    return unit


def issued(number, unit="SKHDT", on=FIRST, symbol=""):
    with transaction(by=Installer(on), doing="Ghi văn bản"):
        typed = TypedDocument(number=number, symbol=symbol, issued_on=on)
        return record_document(typed, issuer=make.unit(unit)).number


@pytest.fixture
def step_page(client, set_today):
    def visit(case, who, slug):
        set_today(case.day)
        client.sign_in(case.people[who])
        return opened(client, f"/vien-tro/{case.proposal_id}/buoc/{slug}")

    return visit


def test_numbers_go_on_from_the_last_of_the_year_and_begin_anew_with_the_next(session):
    switch()
    assert issued("", symbol="BC-SKHĐT") == "01/BC-SKHĐT"  # below 10 with its leading 0
    assert issued("", symbol="SKHĐT-TH") == "02/SKHĐT-TH"  # one series for all types of a body
    assert issued("41/TTr-SKHĐT") == "41/TTr-SKHĐT"  # from before the setting was on
    assert issued("900/2020/QĐ-SKHĐT") == "900/2020/QĐ-SKHĐT"  # legal documents are numbered apart
    assert issued("", symbol="BC-SKHĐT") == "42/BC-SKHĐT"
    assert issued("", symbol="BC-SKHĐT", on=date(2021, 1, 4)) == "01/BC-SKHĐT"


def test_what_is_refused_leaves_no_gap(session):
    switch()
    case = case_at(S.REVIEWING)
    report = TypedDocument(symbol="BC-SKHĐT", issued_on=FIRST, signer="Đỗ Văn Giám")
    with pytest.raises(Refused, match="Tờ trình phải có số"):
        case.take("submit", "leader", report, TypedDocument())
    assert issued("", symbol="BC-SKHĐT") == "01/BC-SKHĐT"


@pytest.mark.parametrize(
    ("symbol", "on", "field"),
    [("12/SKHĐT", FIRST, "letter.number"), ("?", FIRST, "letter.number"), ("x" * 60, FIRST, "letter.number"),
     ("BC-SKHĐT", None, "letter.issued_on")],
)  # fmt: skip
def test_a_symbol_that_gives_no_number_is_refused_at_its_field(session, symbol, on, field):
    unit = switch()
    typed = TypedDocument(symbol=symbol, issued_on=on, field="letter")
    with pytest.raises(Refused) as refusal, transaction(by=Installer(FIRST), doing="Ghi văn bản"):
        record_document(typed, issuer=unit)
    assert refusal.value.field == field


def test_the_step_asks_for_no_number_and_says_the_one_it_gave(session, step_page):
    switch()
    case = case_at(S.REVIEWING)
    form = step_page(case, "leader", "trinh-ubnd")
    assert "số được cấp khi lưu" in form.words
    assert form.typed["report-number"] == ["BC-SKHĐT"]
    both = {f"{part}__{name}": value for part in ("report", "submission")
            for name, value in (("issued_on", "02/11/2020"), ("signer", "Đỗ Văn Giám"), ("secrecy", "none"))}  # fmt: skip
    sent = form.send(**both)
    assert sent.status == 200, sent.errors()
    assert "Đã cấp số 01/BC-SKHĐT cho báo cáo thẩm định." in sent.words
    assert "Đã cấp số 02/TTr-SKHĐT cho tờ trình." in sent.words
    assert case.proposal.dossier.status == S.SUBMITTED


def test_a_refused_step_spends_no_number(session, step_page):
    switch()
    case = case_at(S.REVIEWING)
    form = step_page(case, "leader", "trinh-ubnd").send(
        report__issued_on="02/11/2020", report__signer="Đỗ Văn Giám"
    )
    assert form.status == 422
    assert form.typed["report-number"] == ["BC-SKHĐT"]
    assert session.query(AllottedNumber).count() == 0


def test_a_division_is_added_to_the_symbol(session, step_page):
    switch()
    case = case_at(S.CHECKING)
    form = step_page(case, "leader", "tu-choi")
    assert form.typed["letter-number"] == ["SKHĐT"]
    sent = form.send(letter__number="SKHĐT-TH", note="ngoài phạm vi điều chỉnh", **SIGNED)
    assert "Đã cấp số 01/SKHĐT-TH" in sent.words


def test_a_letter_that_may_be_left_out_takes_no_number_where_nothing_is_told_of_it(session, step_page):
    switch()
    case = case_at(S.CHECKING)
    form = step_page(case, "leader", "lay-y-kien")
    due = f"{case.day + timedelta(days=7):%d/%m/%Y}"
    assert form.send(due_on=due).status == 200
    assert case.proposal.dossier.status == S.CONSULTING
    assert case.proposal.dossier.letters == []
    assert session.query(AllottedNumber).count() == 0


def test_a_number_taken_back_stays_spent(session, step_page):
    switch()
    case = case_at(S.CHECKING)
    due = case.day + timedelta(days=7)
    case.take("consult", "leader", [], due, TypedDocument(symbol="SKHĐT-TH", issued_on=case.day))
    by = case.by("leader")
    with transaction(case.proposal, by=by, doing="Rút lại"):
        actions.take_back(case.proposal, by=by, reason="nhầm hạn trả lời")
    assert session.query(Document).filter_by(number="01/SKHĐT-TH").count() == 0
    kept = session.query(AllottedNumber).one()
    assert (kept.number, kept.document_id) == ("01/SKHĐT-TH", None)
    case.take("consult", "leader", [], due, TypedDocument(symbol="SKHĐT-TH", issued_on=case.day))
    assert case.proposal.dossier.letters[-1].document.number == "02/SKHĐT-TH"


def test_where_the_setting_is_off_the_number_is_typed_and_a_repeat_is_warned(session, step_page):
    issued("12/SKHĐT-TH")
    case = case_at(S.CHECKING)
    form = step_page(case, "leader", "tu-choi")
    assert "số được cấp khi lưu" not in form.words
    assert form.typed["letter-number"] == [""]
    sent = form.send(letter__number="12/SKHĐT-TH", note="ngoài phạm vi điều chỉnh", **SIGNED)
    assert "đã có văn bản cùng số trong năm" in sent.words
    assert session.query(AllottedNumber).count() == 0


def test_a_form_drawn_while_the_setting_was_on_is_refused_after_it_was_switched_off(session):
    unit = switch(on=False)
    with (
        pytest.raises(Refused, match="không còn cấp số tại đây"),
        transaction(by=Installer(FIRST), doing="Ghi"),
    ):
        record_document(TypedDocument(symbol="BC-SKHĐT", issued_on=FIRST), issuer=unit)


def test_the_screen_of_the_unit_has_the_setting_and_its_history(session, client, set_today):
    set_today(FIRST)
    client.sign_in(make.user("LHHN", Role.ADMIN))
    unit = make.unit("SKHDT")
    form = opened(client, f"/quan-tri/don-vi/{unit.id}/sua")
    shown = form.send(issues_numbers="y")
    assert shown.status == 200
    assert re.search(r"Cấp số tại đây\s*có", shown.words)
    assert "Cấp số tại đây: không → có" in shown.words
    assert db.session.get_one(Unit, unit.id).issues_numbers


# the answer of a unit that was asked


@pytest.fixture
def answer_page(client, set_today):
    """The page on which a person answers the first opinion that a case waits for."""

    def visit(case, user):
        set_today(case.day)
        client.sign_in(user)
        opinion = case.proposal.dossier.opinions[0]
        return opened(client, f"/ho-so/{opinion.dossier_id}/y-kien/{opinion.id}"), opinion

    return visit


def test_a_unit_that_is_asked_takes_the_number_of_its_answer_here(session, answer_page):
    case = case_at(S.CONSULTING)
    unit = switch(case.proposal.dossier.opinions[0].unit.code)
    form, opinion = answer_page(case, make.user(unit.code))
    assert "số được cấp khi lưu" in form.words
    (symbol,) = form.typed["document-number"]
    undated = form.send(kind="agree", document__signer="Đinh Văn Đáp")
    assert undated.errors()["document-issued_on"] == "Ghi ngày ban hành để cấp số."
    sent = undated.send(document__issued_on="02/11/2020")
    assert f"Đã cấp số 01/{symbol} cho văn bản trả lời." in sent.words
    assert opinion.answer.number == f"01/{symbol}"
    assert issued("", unit.code, symbol=symbol) == f"02/{symbol}"


def test_an_opinion_without_a_paper_takes_no_number(session, answer_page):
    case = case_at(S.CONSULTING)
    unit = switch(case.proposal.dossier.opinions[0].unit.code)
    form, opinion = answer_page(case, make.user(unit.code))
    assert form.send(kind="agree").status == 200
    assert (opinion.kind.value, opinion.answer) == ("agree", None)
    assert session.query(AllottedNumber).count() == 0


def test_the_lead_writes_down_the_number_that_came_on_the_paper(session, answer_page):
    case = case_at(S.CONSULTING)
    unit = switch(case.proposal.dossier.opinions[0].unit.code)
    form, opinion = answer_page(case, case.people["officer"])
    assert form.typed["document-number"] == [""]
    form.send(kind="agree", document__number="99/CAT-PA03", document__issued_on="02/11/2020")
    assert (opinion.answer.number, opinion.answer.issuer) == ("99/CAT-PA03", unit)
    assert session.query(AllottedNumber).count() == 0


# two people at once


def test_two_who_save_at_the_same_moment_get_two_numbers_in_a_row(tmp_path, worker_id):
    with (
        empty_database(f"numbers_{worker_id}", tmp_path) as url,
        furnished(url, tmp_path, TESTING=True) as app,
    ):
        app.config["FIXED_DAY"] = None
        with app.app_context():
            switch()
            files = [case_at(S.CHECKING) for _ in range(2)]
            work = [(case.proposal_id, case.people["leader"].id) for case in files]
            db.session.remove()
        together, given = Barrier(2), []
        writers = [Thread(target=ask_for_papers, args=(app, together, given, *each)) for each in work]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert sorted(given) == [f"{n:02d}/SKHĐT-TH" for n in range(1, 2 * ROUNDS + 1)]


ROUNDS = 6


def ask_for_papers(app: Flask, together: Barrier, given: list[str], proposal_id: int, user_id: int) -> None:
    """Issue a letter in each round, as far as possible in the same moment as the other writer."""
    from_day = TypedDocument(symbol="SKHĐT-TH", issued_on=FIRST)
    with app.app_context():
        actor = actor_of(db.session.get_one(User, user_id), FIRST)
        proposal = db.session.get_one(Proposal, proposal_id)
        for _ in range(ROUNDS):
            together.wait(timeout=60)
            with transaction(proposal, by=actor, doing="Phát hành"):
                given.append(record_document(from_day, issuer=proposal.dossier.lead).number)
        db.session.remove()
