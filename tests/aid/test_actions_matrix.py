"""Who may take which step in which state: every kind of user against every row of the table."""

from dataclasses import replace

import pytest

from app.accounts.models import Role
from app.aid.models import Status
from app.aid.workflow import APPRAISAL
from app.core.rules import NotAllowed, Refused, allow
from app.permissions import permission
from tests import factories as make
from tests.aid.cases import case_at

UNITS = {
    "applicant": "TP",  # chủ khoản viện trợ
    "union": "LHHN",  # typed it for the applicant, and is the focal unit
    "lead": "SKHDT",
    "consulted": "CAT",
    "office": "VPUBND",
    "decider": "UBND",
    "gatherer": "SNgV",
    "stranger": "SYT",
}
WORKING = {Role.OFFICER, Role.DIVISION_HEAD, Role.LEADER, Role.CLERK}
OFFICERS = WORKING - {Role.CLERK}
LEADER = {Role.LEADER}

OF_APPLICANT = {"applicant": WORKING, "union": WORKING}
BY_LEAD_LEADER = {"lead": LEADER}
BY_LEAD_OFFICER = {"lead": OFFICERS}
BY_OFFICE = {"office": OFFICERS}

MAY = {
    "hand_in": OF_APPLICANT,
    "discard": OF_APPLICANT,
    "accept": {"lead": LEADER | {Role.CLERK}},
    "consult": BY_LEAD_LEADER,
    "skip_opinions": BY_LEAD_LEADER,
    "ask_more": BY_LEAD_LEADER,
    "appraise": BY_LEAD_OFFICER,
    "put_forward": BY_LEAD_OFFICER,
    "submit": BY_LEAD_LEADER,
    "return_officer": BY_LEAD_LEADER,
    "put_up": BY_OFFICE,
    "give_back": BY_OFFICE,
    "approve": {"office": WORKING, "decider": {Role.CLERK}},
    "forward": BY_OFFICE,
    "hand_back": {"decider": LEADER},
    "decline": BY_OFFICE,
    "central_asks": BY_OFFICE,
    "notify": BY_OFFICE,
    "add_papers": OF_APPLICANT,
    "ask_papers": BY_LEAD_LEADER,
    "stop": BY_LEAD_LEADER,
    "refuse": BY_LEAD_LEADER,
    "withdraw": OF_APPLICANT,
    "errata": BY_OFFICE,
    "annul": BY_OFFICE,
}

ONLY_APPLICANT = "Việc này dành cho đơn vị đề nghị hoặc đơn vị nhập thay."
ONLY_LEAD = "Việc này dành cho cơ quan chủ trì thẩm định hồ sơ."
ONLY_OFFICE = "Việc này dành cho đơn vị có nhiệm vụ: Thẩm tra, trình ký."
ONLY_DECIDER = "Việc này dành cho đơn vị có nhiệm vụ: Quyết định."
ONLY_LEADERS = "Việc này do lãnh đạo thực hiện; chuyên viên soạn và gửi lãnh đạo ký."
ONLY_WORKING = "Việc này dành cho vai trò: chuyên viên, lãnh đạo phòng, lãnh đạo, văn thư."
ONLY_OFFICERS = "Việc này dành cho vai trò: chuyên viên, lãnh đạo phòng, lãnh đạo."
ONLY_LEADER = "Việc này dành cho vai trò: lãnh đạo."


def sentence(action, unit):
    """What a person of this unit is told who may not take the step: first whose it is, then which role."""
    if MAY[action] in (OF_APPLICANT,):
        return ONLY_WORKING if unit in OF_APPLICANT else ONLY_APPLICANT
    if action in ("appraise", "put_forward"):
        return ONLY_OFFICERS if unit == "lead" else ONLY_LEAD
    if "lead" in MAY[action]:
        return ONLY_LEADERS if unit == "lead" else ONLY_LEAD
    if action == "hand_back":
        return ONLY_LEADER if unit == "decider" else ONLY_DECIDER
    return ONLY_OFFICERS if unit == "office" else ONLY_OFFICE


@pytest.fixture
def everybody(session):
    """A person of every role in every kind of unit, as actors of the day of the case."""
    people = {unit: make.person(code) for unit, code in UNITS.items()}
    return {(unit, role): replace(someone, role=role) for unit, someone in people.items() for role in Role}


def test_the_matrix_knows_every_row_of_the_table():
    own = {"record_past", "correct"}  # tested below
    assert set(MAY) | own == {t.action for t in APPRAISAL.transitions}


@pytest.mark.parametrize("status", Status)
def test_each_person_is_offered_exactly_the_steps_of_his_unit_and_role(session, everybody, status):
    proposal = case_at(status).proposal
    for (unit, role), actor in everybody.items():
        offered = {c.transition.action for c in APPRAISAL.choices(actor, proposal)} - {"correct"}
        mine = {
            action
            for action, units in MAY.items()
            if role in units.get(unit, ()) and status in APPRAISAL[action].sources
        }
        assert offered == mine, (unit, role.label)


SOMEWHERE = {t.action: t.sources[0] for t in APPRAISAL.transitions if t.action in MAY}


@pytest.mark.parametrize("action", MAY)
def test_whoever_may_not_take_a_step_is_told_whose_it_is(session, everybody, action):
    case = case_at(SOMEWHERE[action])
    for (unit, role), actor in everybody.items():
        if role in MAY[action].get(unit, ()):
            continue
        with pytest.raises(NotAllowed) as refusal:
            APPRAISAL.move(action, case.proposal, by=actor, on=actor.day)
        assert str(refusal.value) == sentence(action, unit), (unit, role.label)
    assert case.proposal.dossier.status == SOMEWHERE[action]


@pytest.mark.parametrize("action", MAY)
def test_a_step_is_taken_from_its_own_states_only(session, action):
    elsewhere = next(s for s in (Status.NOTIFIED, Status.DRAFTING) if s not in APPRAISAL[action].sources)
    case = case_at(elsewhere)
    who = make.person(UNITS[next(iter(MAY[action]))], Role.LEADER)
    with pytest.raises(Refused) as refusal:
        APPRAISAL.move(action, case.proposal, by=who, on=who.day)
    assert refusal.value.reason == (
        f"Không thể “{APPRAISAL[action].label}”: hồ sơ hiện ở bước “{elsewhere.label}”. "
        "Có thể người khác vừa xử lý; hãy tải lại trang."
    )


def test_a_division_head_issues_only_where_the_office_lets_him_sign(session):
    case = case_at(Status.CHECKING)
    head = make.person("SKHDT", Role.DIVISION_HEAD)
    before = {c.transition.action for c in APPRAISAL.choices(head, case.proposal)}
    assert "consult" not in before
    letting = replace(head, division_head_issues=True)
    assert {"consult", "refuse", "ask_papers"} <= {
        c.transition.action for c in APPRAISAL.choices(letting, case.proposal)
    }


def test_an_aid_of_the_past_is_recorded_by_officers_of_the_focal_unit(session, everybody):
    for (unit, role), actor in everybody.items():
        reason = permission("record_past")(actor, None)
        if unit == "union" and role in OFFICERS:
            assert reason is None
        else:
            who = (
                ONLY_OFFICERS if unit == "union" else "Việc này dành cho đơn vị có nhiệm vụ: Cơ quan đầu mối."
            )
            assert reason == who, (unit, role.label)


def test_a_slip_is_corrected_by_the_units_that_typed_something(session, everybody):
    case = case_at(Status.SIGNING)
    for (unit, role), actor in everybody.items():
        reason = APPRAISAL["correct"].who(actor, case.proposal)
        if unit in ("union", "lead", "office"):
            assert reason == (None if role in WORKING else ONLY_WORKING), (unit, role.label)
        else:
            assert reason == "Việc này dành cho đơn vị đã nhập nội dung của hồ sơ.", (unit, role.label)


@pytest.mark.parametrize("status", [s for s in Status if s != Status.DRAFTING])
def test_the_page_of_a_file_offers_what_the_table_offers(session, client, set_today, status):
    case = case_at(status)
    set_today(case.day)
    for who in ("union", "officer", "leader", "office", "decider"):
        client.sign_in(case.people[who])
        text = client.get(f"/vien-tro/{case.proposal_id}").get_data(as_text=True)
        for choice in APPRAISAL.choices(case.by(who), case.proposal):
            assert choice.transition.label_on(case.day) in text
            if choice.reason:
                assert choice.reason in text.replace("&#34;", '"')


@pytest.mark.parametrize("action", MAY)
def test_the_page_of_a_step_is_closed_to_who_may_not_take_it(session, client, set_today, action):
    case = case_at(SOMEWHERE[action])
    set_today(case.day)
    stranger = "office" if "office" not in MAY[action] else "union"
    endpoint = f"aid.{action}"
    rule = next(r for r in client.application.url_map.iter_rules() if r.endpoint == endpoint)
    address = rule.rule.replace("<int:id>", str(case.proposal_id))
    client.sign_in(case.people[stranger])
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 403
        unseen = "Hồ sơ chưa nộp: chỉ đơn vị lập hồ sơ xem được."
        told = unseen if SOMEWHERE[action] == Status.DRAFTING else sentence(action, stranger)
        assert told in answer.get_data(as_text=True)


def test_allow_raises_with_the_sentence_of_the_rule(session):
    with pytest.raises(NotAllowed, match="Cơ quan đầu mối"):
        allow(permission("record_past"), make.person("SYT"), None)
