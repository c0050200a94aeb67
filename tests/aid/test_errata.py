"""An erratum: the facts in force follow the signed paper, with that paper behind them."""

from datetime import date
from decimal import Decimal

import pytest

from app.aid.models import Status
from app.core import history
from app.core.rules import Refused
from tests.aid.cases import case_at, paper
from tests.pages import opened


@pytest.fixture
def notified(session, set_today, client):
    """A notified aid, and the officer of the Văn phòng before its page of errata, ten days later."""
    case = case_at(Status.NOTIFIED).later(10)
    set_today(case.day)
    client.sign_in(case.people["office"])
    return case


def page(client, case):
    return opened(client, f"/vien-tro/{case.proposal_id}/buoc/dinh-chinh")


LETTER = {
    "letter__number": "4400/UBND-KGVX", "letter__issued_on": "12/11/2020", "letter__signer": "Nguyễn Sơn Hùng",
    "note": "sai số tiền trong quyết định",
}  # fmt: skip


def test_the_form_opens_with_the_facts_in_force(notified, client):
    form = page(client, notified)
    assert form.typed["title"] == ["Xây dựng 3 phòng học tại Tà Lài"]
    assert form.typed["decision-number"] == ["4321/QĐ-UBND"]
    assert form.typed["amounts-0-amount"] == ["1.500.000.000"]


def test_the_facts_follow_the_signed_paper(notified, client):
    after = page(client, notified).send(
        **LETTER,
        title="Xây dựng 4 phòng học tại Tà Lài",
        amounts__0__amount="1.600.000.000",
        ends_on="30/04/2021",
    )
    assert after.status == 200
    proposal = notified.proposal
    assert proposal.title == "Xây dựng 4 phòng học tại Tà Lài"
    assert proposal.amounts[0].amount == Decimal(1_600_000_000)
    assert proposal.ends_on == date(2021, 4, 30)
    assert proposal.dossier.status == Status.NOTIFIED


def test_the_step_says_what_changed_and_by_which_paper(notified, client, session):
    page(client, notified).send(**LETTER, amounts__0__amount="1.600.000.000")
    step = notified.proposal.dossier.steps[-1]
    assert step.basis == "4400/UBND-KGVX ngày 12/11/2020"
    assert "Giá trị: 1.500.000.000 VND; 500.000.000 VND → 1.600.000.000 VND; 500.000.000 VND" in step.note
    rows = session.query(history.HistoryRow).filter_by(kind="amounts", event="sửa").all()
    assert rows[-1].differences["amount"] == ["1500000000", "1600000000"]
    assert history.first_break(session) is None


def test_nothing_changes_that_the_erratum_does_not_name(notified, client):
    before = [(a.source, a.amount, a.vnd, a.rate) for a in notified.proposal.amounts]
    page(client, notified).send(**LETTER, title="Tên đúng")
    assert [(a.source, a.amount, a.vnd, a.rate) for a in notified.proposal.amounts] == before


def test_the_decision_put_right_moves_the_day_of_force(notified, client):
    page(client, notified).send(**LETTER, decision__issued_on="31/10/2020", decision__number="4320/QĐ-UBND")
    proposal = notified.proposal
    assert proposal.decision.number == "4320/QĐ-UBND"
    assert proposal.dossier.decided_on == proposal.in_force_from == date(2020, 10, 31)


def test_an_end_before_the_start_is_refused_at_its_field(notified, client):
    after = page(client, notified).send(**LETTER, ends_on="01/12/2020")
    assert after.status == 422
    assert after.errors()["ends_on"] == "Ngày kết thúc trước ngày bắt đầu (01/01/2021)."
    assert after.typed["ends_on"] == ["01/12/2020"]


def test_an_erratum_has_its_paper(session):
    case = case_at(Status.NOTIFIED)
    with pytest.raises(Refused, match="Văn bản đính chính phải có số, ngày và người ký"):
        case.take("errata", "office", paper("", case.day), note="sai tên")
