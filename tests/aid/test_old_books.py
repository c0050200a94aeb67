"""Aid of old books whose day is not known, and what an annulled adjustment leaves behind."""

from datetime import date, timedelta

import pytest

from app.aid import actions
from app.aid.actions.deciding import _bring_into_force
from app.aid.models import UNDATED, Proposal, ProposalKind, Status
from app.aid.workflow import APPRAISAL
from app.core.db import db
from app.core.transaction import transaction
from app.documents.actions import TypedDocument
from app.dossiers.models import Dossier, Holder, Procedure
from app.law.shapes import RegimeCode
from tests import factories as make
from tests.aid.cases import FIRST, a_partner, case_at, paper
from tests.pages import opened
from tests.sheets import read_one

DAY = date(2026, 4, 20)
WELL = "Giếng nước xã Thanh Sơn"


def recorded(title=WELL, decision=None, **more):
    by = make.person("LHHN", day=DAY)
    donor = a_partner("COPION")
    past = actions.PastAid(
        title=title,
        applicant_id=make.unit("TP").id,
        approving_body="UBND tỉnh Đồng Nai",
        decision=decision,
        decision_unknown="" if decision and decision.issued_on else "sổ không ghi",
        source="sổ 2012",
        facts={"donors": [{"partner_id": donor.id, "via_id": None}]},
        **more,
    )
    with transaction(by=by, doing="Ghi nhận"):
        return actions.record_past(past, by=by, on=DAY)


@pytest.fixture
def registrar(client, set_today):
    set_today(DAY)
    return client.sign_in(make.user("LHHN"))


def test_without_a_day_no_reason_speaks_of_one(session, registrar):
    assert recorded().dossier.regime_reason == "nguồn không ghi ngày quyết định"
    assert (
        recorded("Xe lăn", regime=RegimeCode.ND93).dossier.regime_reason == "nguồn không ghi ngày quyết định"
    )
    dated = recorded("Bò giống", paper("5/QĐ-UBND", date(2012, 5, 4)), regime=RegimeCode.ND93)
    assert dated.dossier.regime_reason == "theo ngày quyết định trong nguồn"
    page = opened(registrar, f"/vien-tro/{db.session.query(Proposal).filter_by(title=WELL).one().id}").words
    assert "chưa xác định: nguồn không ghi ngày quyết định" in page


def test_what_has_no_day_stands_last_in_the_register_and_says_so(session, registrar):
    recorded()
    recorded("Bò giống", paper("5/QĐ-UBND", date(2012, 5, 4)))
    page = opened(registrar, "/vien-tro/").words
    assert page.index("Bò giống") < page.index(WELL)
    assert "không rõ ngày" in page
    assert "20/04/2026" not in page.split("Bò giống")[1].split("Trang lập")[0]
    assert "01/01/1900" not in page
    donor = opened(registrar, f"/ben-cung-cap/{a_partner('COPION').id}").words
    assert "không rõ ngày" in donor


def test_the_workbook_has_no_invented_day_either(session, registrar):
    recorded()
    row = read_one(registrar.get("/vien-tro/so-theo-doi.xlsx").data).rows[0]
    assert [key for key, cell in row.items() if "1900" in str(cell)] == []
    assert row["Ghi chú"].startswith("số, ngày quyết định")


def test_a_day_learnt_later_dates_the_file_and_pins_its_regime(session):
    proposal = recorded(decision=TypedDocument(number="5/QĐ-UBND"))
    assert (proposal.dated_on, proposal.dossier.regime) == (UNDATED, None)
    one, other = (make.person("LHHN", day=DAY) for _ in range(2))
    with transaction(proposal, by=one, doing="Đề nghị sửa"):
        correction = actions.propose_correction(
            proposal, "decision.issued_on", "04/05/2012", "bản sao quyết định", by=one
        )
    with transaction(proposal, by=other, doing="Sửa"):
        actions.confirm_correction(proposal, correction, by=other)
    assert proposal.dated_on == date(2012, 5, 4)
    assert (proposal.dossier.regime, proposal.dossier.regime_reason) == (
        RegimeCode.ND93,
        "theo ngày quyết định trong nguồn",
    )


# an adjustment that is annulled


def adjusted(case, on):
    """An adjustment of the aid of this case, in force from a day, as an approval leaves it."""
    first = case.proposal
    with transaction(first, by=case.by("office"), doing="Điều chỉnh"):
        dossier = Dossier(
            procedure=Procedure.AID, holder=Holder.NOBODY, applicant_id=first.dossier.applicant_id,
            entered_by_id=first.dossier.entered_by_id, lead_id=first.dossier.lead_id,
            regime=first.dossier.regime, outcome=first.dossier.outcome, received_on=on, valid_on=on,
            handed_in_on=on, decided_on=on,
        )  # fmt: skip
        APPRAISAL.begin(dossier, Status.NOTIFIED)
        second = Proposal(
            aid_id=first.aid_id, dossier=dossier, kind=ProposalKind.ADJUSTMENT, title=first.title, dated_on=on
        )
        db.session.add(second)
        db.session.flush()
        _bring_into_force(second, on)
    return second


def annul(case, proposal, on):
    by = case.by("office")
    with transaction(proposal, by=by, doing="Hủy bỏ", on=on):
        actions.annul(proposal, paper("5000/QĐ-UBND", on), by=by, on=on, note="sai thẩm quyền")


def test_annulling_an_adjustment_brings_the_earlier_facts_back_into_force(session):
    case = case_at(Status.NOTIFIED)
    start = case.later(30).day
    second = adjusted(case, start)
    assert case.proposal.in_force_to == start - timedelta(days=1)
    annul(case.later(10), second, case.day)
    assert (case.proposal.in_force_from, case.proposal.in_force_to) == (FIRST, None)
    assert (second.in_force_from, second.in_force_to) == (start, case.day)


def test_annulling_the_last_of_two_adjustments_brings_back_the_first_of_them(session):
    case = case_at(Status.NOTIFIED)
    second = adjusted(case.later(30), case.day)
    third = adjusted(case.later(30), case.day)
    annul(case.later(), third, case.day)
    assert second.in_force_to is None
    assert case.proposal.in_force_to is not None
    annul(case.later(), second, case.day)
    assert case.proposal.in_force_to is None
    assert third.in_force_to is not None


def test_annulling_facts_that_were_replaced_already_leaves_the_newer_ones_alone(session):
    case = case_at(Status.NOTIFIED)
    second = adjusted(case.later(30), case.day)
    ended = case.proposal.in_force_to
    annul(case.later(), case.proposal, case.day)
    assert case.proposal.in_force_to == ended
    assert second.in_force_to is None
