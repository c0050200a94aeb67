"""The straight path of a dossier, from drafting to notify."""

from datetime import date

import pytest

from app.aid.models import Status
from app.aid.queries import visible_aid
from app.core import history
from app.dossiers.models import Holder
from tests.aid.cases import case_at


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in
               (Status.DECLINED, Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.ANNULLED)]
)  # fmt: skip
def test_real_steps_lead_to_every_state_of_the_road(session, status):
    assert case_at(status).proposal.dossier.status == status


def test_an_approved_aid_has_its_facts_in_force_from_the_day_of_the_decision(session):
    case = case_at(Status.APPROVED)
    assert case.proposal.in_force_from == case.day
    assert case.proposal.decision.number == "4321/QĐ-UBND"
    assert case.proposal.approving_body == "Ủy ban nhân dân tỉnh Đồng Nai"


def test_the_whole_road_is_in_the_history_and_the_chain_holds(session):
    case_at(Status.NOTIFIED)
    assert history.first_break(session) is None


def test_the_regime_is_pinned_when_the_file_is_accepted(session):
    dossier = case_at(Status.CHECKING).proposal.dossier
    assert dossier.regime == "nd80"
    assert dossier.regime_reason.startswith("ngày đến 02/11/2020, Nghị định 80/2020/NĐ-CP")


def test_the_file_is_held_by_the_lead_while_it_is_checked(session):
    assert case_at(Status.CHECKING).proposal.dossier.holder == Holder.LEAD


def test_the_clock_of_the_example_in_the_procedure(session):
    case = case_at(Status.CHECKING)
    case.later(2).incomplete().later(5).supplemented().consulting()
    dossier = case.proposal.dossier
    assert (dossier.valid_on, dossier.due_on) == (date(2020, 11, 9), date(2020, 11, 30))
    case.later(3).answered().appraising().appraised().reviewing()
    case.later(8).submitted()
    assert case.day == date(2020, 11, 20)
    case.later(4).take("give_back", "office", note="làm rõ vốn đối ứng", basis="phiếu trả")
    assert case.proposal.dossier.due_on == date(2020, 12, 3)


def test_the_notice_is_due_five_days_after_the_decision(session):
    case = case_at(Status.SIGNING, day=date(2020, 11, 27))
    assert case.approved().proposal.dossier.due_on == date(2020, 12, 2)


def test_a_consulted_unit_sees_the_dossier_from_the_asking_on(session):
    case = case_at(Status.CHECKING)
    police = case.by("finance")
    from app.permissions import may_see_dossier

    assert may_see_dossier(police, case.proposal) is not None
    case.consulting()
    assert may_see_dossier(police, case.proposal) is None
    assert visible_aid(police) is not None
