"""Taking a step of a founding back clears exactly what it set, and only as long as nobody has acted since."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from app.associations.actions import founding as verbs
from app.associations.models import Founding, FoundingStatus
from app.associations.workflow import FOUNDING
from app.core import history
from app.core.rules import Refused
from app.core.transaction import transaction
from app.documents.models import Document
from app.dossiers.models import Dossier
from tests import factories as make
from tests.associations.cases import FIRST, FoundingCase, paper
from tests.pages import opened

S = FoundingStatus
LEFT_BEHIND = {"version", "opened_at"}


@pytest.fixture(autouse=True)
def inside(app):
    """Every test stands in the office."""


def clock_of(day):
    """The office's clock in the morning of a day."""
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    return time_machine.travel(datetime(day.year, day.month, day.day, 8, tzinfo=zone), tick=False)


@pytest.fixture(autouse=True)
def _that_morning():
    with clock_of(FIRST):
        yield


def facts(case):
    """Every column of the file, and what hangs on it but its steps."""
    founding = case.founding
    plain = {
        (model.__tablename__, name): getattr(record, name)
        for model, record in ((Founding, founding), (Dossier, founding.dossier))
        for name in model.__table__.c.keys()  # noqa: SIM118 - a collection of columns, not a dict
        if name not in LEFT_BEHIND
    }
    plain["letters"] = [letter.id for letter in founding.dossier.letters]
    plain["opinions"] = [(o.unit_id, o.kind) for o in founding.dossier.opinions]
    return plain


def take_back(case, who, reason="chọn nhầm"):
    actor = case.by(who)
    with transaction(case.founding, by=actor, doing="Rút lại"):
        verbs.take_back(case.founding, by=actor, reason=reason)


def complete():
    """A recognised campaign whose papers are all there."""
    case = FoundingCase().handed_in()
    take_back(case, "union")
    return case


def consult(case):
    due = case.day + timedelta(days=10)
    case.take("consult", "leader", [make.unit("CAT")], due, paper("30/SNV-TCBC", case.day))


def put_up(case):
    case.take("put_up", "office", "Thống nhất trình ký", paper("", case.day))


def given_back():
    """A file that was submitted once and is checked again."""
    return FoundingCase().submitted().later(2).take("give_back", "office", note="làm rõ trụ sở")


UNDOABLE = {
    "hand_in": ("union", complete, lambda case: case.take("hand_in", "union", case.day)),
    "consult": ("leader", lambda: FoundingCase().handed_in(), consult),
    "put_up": ("office", lambda: FoundingCase().submitted(), put_up),
}


def test_every_undoable_arrow_is_tried():
    assert set(UNDOABLE) == {t.action for t in FOUNDING.transitions if t.undoable}


@pytest.mark.parametrize("action", UNDOABLE)
def test_taking_a_step_back_restores_every_fact_that_it_set(session, action):
    who, before, step = UNDOABLE[action]
    case = before()
    with clock_of(case.day):
        kept, documents = facts(case), session.query(Document).count()
        step(case)
        assert facts(case) != kept
        take_back(case, who)
    assert facts(case) == kept
    assert session.query(Document).count() == documents
    newest = case.founding.dossier.steps[-1]
    assert (newest.action, newest.taken_back) == (action, True)
    assert newest.note.endswith("Rút lại: chọn nhầm")
    assert history.first_break(session) is None


def test_a_file_that_is_checked_again_stays_valid_from_its_first_day(session):
    case = given_back()
    kept = case.founding.dossier.valid_on
    case.take("consult", "leader", [make.unit("STC")], case.day + timedelta(days=10))
    take_back(case, "leader")
    assert case.founding.dossier.valid_on == kept == FIRST + timedelta(days=50)


def test_a_handing_in_taken_back_leaves_the_file_with_those_who_recognised_the_committee(session):
    case = complete()
    dossier = case.founding.dossier
    assert (case.status, dossier.lead.code, dossier.handed_in_on) == (S.CAMPAIGNING, "SVHTTDL", FIRST)
    case.take("hand_in", "union", case.day)
    assert (dossier.lead.code, dossier.code) == ("SNV", "TLH-2021-001")


def test_only_who_took_the_step_takes_it_back_and_on_that_day_only():
    case = FoundingCase().handed_in()
    with pytest.raises(Refused, match=r"Chỉ người vừa thực hiện bước này được rút lại\."):
        take_back(case, "union_leader")
    with pytest.raises(Refused, match=r"Chỉ rút lại được trong ngày thực hiện\."):
        take_back(case.later(), "union")


def test_the_asking_stands_once_a_unit_has_answered():
    case = FoundingCase().consulted().answered()
    with pytest.raises(Refused, match=r"Đã có ý kiến trả lời sau bước này, không rút lại được\."):
        take_back(case, "leader")


@pytest.mark.parametrize("reached", ["asked", "campaigning", "permitted", "congressed"])
def test_a_step_that_issued_a_paper_stands(reached):
    case = getattr(FoundingCase(), reached)()
    who = {"asked": "union", "campaigning": "culture", "permitted": "clerk", "congressed": "union"}[reached]
    with pytest.raises(Refused, match="Bước vừa rồi không rút lại được"):
        take_back(case, who)


def test_the_page_offers_it_asks_why_and_shows_both_in_the_timeline(client, set_today):
    case = FoundingCase().handed_in()
    set_today(case.day)
    client.sign_in(case.people["union"])
    address = f"/hoi-huu-nghi/thanh-lap/{case.founding_id}"
    assert "Rút lại thao tác vừa thực hiện" in opened(client, address).words
    form = opened(client, f"{address}/buoc/rut-lai")
    assert "Bước “Nộp hồ sơ thành lập hội”" in form.words
    assert form.send().status == 422
    page = form.send(note="nộp nhầm ngày")
    assert "Đã rút lại thao tác vừa thực hiện." in page.words
    assert "Nộp hồ sơ thành lập hội (đã rút lại)" in page.words
    assert case.status == S.CAMPAIGNING
