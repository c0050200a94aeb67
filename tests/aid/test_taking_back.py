"""Taking a step back clears exactly what the step set, and only as long as nobody has acted since."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from app.aid import actions
from app.aid.models import Proposal, Status
from app.aid.workflow import APPRAISAL
from app.core import history
from app.core.rules import Refused
from app.core.transaction import transaction
from app.documents.models import Document
from app.dossiers.actions import TypedAnswer, answer_opinion
from app.dossiers.models import Dossier, OpinionKind
from tests import factories as make
from tests.aid.cases import FIRST, case_at, paper

MORNING = datetime(FIRST.year, FIRST.month, FIRST.day, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LEFT_BEHIND = {"version", "opened_at", "dated_on"}


@pytest.fixture(autouse=True)
def _that_morning():
    with time_machine.travel(MORNING, tick=False):
        yield


def facts(case):
    """Every column of the file, and what hangs on it but its steps."""
    proposal = case.proposal
    dossier = proposal.dossier
    plain = {
        (model.__tablename__, name): getattr(record, name)
        for model, record in ((Proposal, proposal), (Dossier, dossier))
        for name in model.__table__.c.keys()  # noqa: SIM118 - a collection of columns, not a dict
        if name not in LEFT_BEHIND
    }
    plain["letters"] = [letter.id for letter in dossier.letters]
    plain["opinions"] = [(o.unit_id, o.kind, o.closing_id) for o in dossier.opinions]
    plain["papers"] = [(p.code, p.absence_accepted) for p in dossier.papers]
    return plain


def take_back(case, who, reason="chọn nhầm"):
    actor = case.by(who)
    with transaction(case.proposal, by=actor, doing="Rút lại"):
        actions.take_back(case.proposal, by=actor, reason=reason)


def absent_paper(case):
    paper = next(p for p in case.proposal.dossier.papers if p.code == "van_ban_nhat_tri")
    with transaction(case.proposal, by=case.by("officer"), doing="Ghi vắng"):
        paper.present, paper.absence = False, "đang dịch"
    return case


def consult(case):
    absent_paper_codes = ["van_ban_nhat_tri"]
    case.take("consult", "leader", [make.unit("SYT")], case.day + timedelta(days=7),
              paper("30/SKHĐT-TH", case.day), accepted=absent_paper_codes)  # fmt: skip


def accept(case):
    reception = actions.Reception(
        "55", case.day, 1, 5, case.people["officer"], transfer=paper("8/PC-UBND", case.day), no_interest=True
    )
    case.take("accept", "leader", reception)


def appraise_in_silence(case):
    case.take("appraise", "officer", paper("30/SKHĐT-TH", FIRST))


def silent(session):
    """A file whose opinions are all past their day."""
    case = case_at(Status.CONSULTING)
    case.later(8)
    return case


UNDOABLE = {
    "hand_in": ("union", lambda s: case_at(Status.DRAFTING), lambda c: c.received()),
    "accept": ("leader", lambda s: case_at(Status.RECEIVED), accept),
    "consult": ("leader", lambda s: absent_paper(case_at(Status.CHECKING)), consult),
    "skip_opinions": (
        "leader",
        lambda s: case_at(Status.CHECKING, recovery=True),
        lambda c: c.take("skip_opinions", "leader", "văn bản 5/UBND ngày 01/11/2020"),
    ),
    "appraise": ("officer", silent, appraise_in_silence),
    "put_forward": ("officer", lambda s: case_at(Status.APPRAISING).appraised(), lambda c: c.reviewing()),
    "put_up": ("office", lambda s: case_at(Status.SUBMITTED), lambda c: c.signing()),
}


def test_every_undoable_arrow_is_tried():
    assert set(UNDOABLE) == {t.action for t in APPRAISAL.transitions if t.undoable}


@pytest.mark.parametrize("action", UNDOABLE)
def test_taking_a_step_back_restores_every_fact_that_it_set(session, action):
    who, before, step = UNDOABLE[action]
    case = before(session)
    with time_machine.travel(MORNING + (case.day - FIRST), tick=False):
        kept, documents = facts(case), session.query(Document).count()
        step(case)
        assert facts(case) != kept
        take_back(case, who)
    assert facts(case) == kept
    assert session.query(Document).count() == documents
    newest = case.proposal.dossier.steps[-1]
    assert (newest.action, newest.taken_back) == (action, True)
    assert newest.note.endswith("Rút lại: chọn nhầm")


@pytest.mark.parametrize("action", UNDOABLE)
def test_a_step_taken_back_can_be_taken_again(session, action):
    who, before, step = UNDOABLE[action]
    case = before(session)
    with time_machine.travel(MORNING + (case.day - FIRST), tick=False):
        step(case)
        status = case.proposal.dossier.status
        take_back(case, who)
        step(case)
    assert case.proposal.dossier.status == status
    assert history.first_break(session) is None


def test_a_step_is_taken_back_with_a_reason(session):
    case = case_at(Status.RECEIVED)
    with pytest.raises(Refused, match=r"Hãy nêu lý do\."):
        take_back(case, "union", reason="")


def test_only_who_took_the_step_takes_it_back(session):
    case = case_at(Status.RECEIVED)
    with pytest.raises(Refused, match=r"Chỉ người vừa thực hiện bước này được rút lại\."):
        take_back(case, "union_leader")


def test_a_step_is_taken_back_on_the_day_it_was_typed_only(session):
    case = case_at(Status.RECEIVED).later()
    with pytest.raises(Refused, match=r"Chỉ rút lại được trong ngày thực hiện\."):
        take_back(case, "union")


def test_a_step_that_issued_a_paper_stands(session):
    case = case_at(Status.SUBMITTED)
    with pytest.raises(Refused, match="Bước vừa rồi không rút lại được"):
        take_back(case, "leader")


def test_the_asking_stands_once_a_unit_has_answered(session):
    case = case_at(Status.CONSULTING)
    opinion = case.proposal.dossier.opinions[0]
    with transaction(case.proposal, by=case.by("leader"), doing="Ghi nhận ý kiến"):
        answer_opinion(opinion, TypedAnswer(OpinionKind.AGREE, case.day), by=case.by("leader"))
    with pytest.raises(Refused, match=r"Đã có ý kiến trả lời sau bước này, không rút lại được\."):
        take_back(case, "leader")


def test_a_step_stands_once_another_person_has_worked_on_the_file(session):
    case = case_at(Status.CHECKING)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        actor = case.by("officer")
        with transaction(case.proposal, by=actor, doing="Kiểm tra thẩm quyền"):
            case.proposal.appraisal_note = "đã xem"
            case.proposal.dossier.outcome_article = "Điều 7"
    with pytest.raises(Refused, match=r"Đã có người khác xử lý hồ sơ sau bước này, không rút lại được\."):
        take_back(case, "leader")


def test_an_opinion_that_came_after_the_end_of_the_asking_keeps_that_end(session):
    case = silent(session)
    with time_machine.travel(MORNING + timedelta(days=8), tick=False):
        appraise_in_silence(case)
        opinion = case.proposal.dossier.opinions[0]
        with transaction(case.proposal, by=case.by("officer"), doing="Ghi nhận ý kiến"):
            answer_opinion(opinion, TypedAnswer(OpinionKind.AGREE, case.day), by=case.by("officer"))
        with pytest.raises(Refused, match="Đã có ý kiến trả lời sau bước này"):
            take_back(case, "officer")
    assert case.proposal.dossier.opinions[0].late


def test_the_code_of_a_file_taken_back_is_given_anew(session):
    case = case_at(Status.CHECKING)
    code = case.proposal.dossier.code
    take_back(case, "leader")
    assert case.proposal.dossier.code is None
    accept(case)
    assert case.proposal.dossier.code == code


def test_a_second_asking_is_untouched_when_the_first_end_is_long_past(session):
    case = silent(session)
    with time_machine.travel(MORNING + timedelta(days=8), tick=False):
        appraise_in_silence(case)
        case.take(
            "ask_more",
            "leader",
            [make.unit("SYT")],
            case.day + timedelta(days=3),
            paper("31/SKHĐT-TH", case.day),
        )
    case.later(4)
    with time_machine.travel(MORNING + timedelta(days=12), tick=False):
        case.take("appraise", "officer")
        take_back(case, "officer")
    kinds = [o.kind for o in case.proposal.dossier.opinions]
    assert kinds == [OpinionKind.SILENT, OpinionKind.SILENT, None]


def test_nothing_is_taken_back_of_a_file_without_steps(session):
    case = case_at(Status.DRAFTING)
    with pytest.raises(Refused, match=r"Chưa có bước nào để rút lại\."):
        take_back(case, "union")


def test_the_day_is_that_of_the_office_also_where_it_stands_on_a_day_of_its_own(session, client, set_today):
    with time_machine.travel(datetime(2026, 5, 4, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), tick=False):
        case = case_at(Status.RECEIVED)
        set_today(case.day)
        visitor = client.sign_in(case.people["union"])
        assert "Rút lại thao tác vừa thực hiện" in visitor.get(f"/vien-tro/{case.proposal_id}").text
        take_back(case, "union")
        assert case.proposal.dossier.status == Status.DRAFTING
        case.received().later()
        with pytest.raises(Refused, match="Chỉ rút lại được trong ngày thực hiện"):
            take_back(case, "union")
