"""Founding an association: who takes which step when, the clocks of each decree, what stands in the register after."""

from datetime import date, timedelta

import pytest

from app.accounts.models import Role
from app.associations.clock import last_day_to_ask, reading
from app.associations.models import Association, AssociationStanding, FoundingStatus, PostTitle
from app.associations.workflow import FOUNDING
from app.core.rules import NotAllowed, Refused
from app.desk.queries import waiting_for
from app.desk.queries.alerts import alerts
from app.desk.workflow import PROCEDURES
from app.documents.actions import TypedDocument
from app.law.shapes import RegimeCode
from tests import factories as make
from tests.associations.cases import NAME, PEOPLE, FoundingCase, paper
from tests.pages import opened

S = FoundingStatus
NEW_DECREE = date(2026, 2, 2)


@pytest.fixture(autouse=True)
def inside(app):
    """Every test stands in the office."""


def test_a_founding_leads_from_the_campaign_to_the_charter(session):
    case = FoundingCase().active()
    association = session.query(Association).one()
    assert (case.status, association.name, association.standing) == (
        S.ACTIVE,
        NAME,
        AssociationStanding.ACTIVE,
    )
    assert [(d.kind.value, d.number) for d in reversed(association.decisions)] == [
        ("permit", "1500/QĐ-UBND"),
        ("charter", "1701/QĐ-UBND"),
    ]
    (congress,) = association.congresses
    assert (congress.called, congress.present, congress.is_quorate) == (80, 60, True)
    assert association.term_due_on == date(congress.held_on.year + 5, 12, 31)
    assert [(p.person, p.title) for p in association.posts] == [("Nguyễn Thị Hội", PostTitle.CHAIR)]


def test_the_association_stands_in_the_register_from_the_permission_on_but_does_not_work_yet():
    founding = FoundingCase().permitted().founding
    assert founding.association.standing == AssociationStanding.PERMITTED
    assert founding.association.founded_on.label == f"{founding.dossier.decided_on:%d/%m/%Y}"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"committee": "Một người\nHai người"}, "Ban vận động mới có 2 người, cần ít nhất 5."),
        ({"committee": f"{PEOPLE.splitlines()[0]}\n" * 5}, "Ban vận động mới có 1 người"),
        ({"country_codes": [], "purpose": ""}, "Hồ sơ còn thiếu: Nước đối tác; Tôn chỉ, mục đích."),
    ],
)
def test_recognition_is_asked_for_by_a_committee_of_enough_people(facts, reason):
    case = FoundingCase().begun(**facts)
    with pytest.raises(Refused, match=reason):
        case.take("ask_recognition", "union", paper("1/LHHN", case.day))


def test_handing_in_needs_every_paper_and_enough_founders():
    case = FoundingCase(registered=49).campaigning()
    with pytest.raises(Refused, match="Giấy tờ chưa có và chưa nêu lý do: Đơn đề nghị thành lập hội"):
        case.take("hand_in", "union", case.day)
    with pytest.raises(Refused, match="Mới có 49 người đăng ký tham gia, cần ít nhất 50"):
        FoundingCase(registered=49).handed_in()


@pytest.mark.parametrize(("present", "enough"), [(40, False), (41, True)])
def test_a_founding_congress_needs_more_than_half_of_the_registered(present, enough):
    if enough:
        assert FoundingCase().congressed(present).status == S.CONGRESSED
        return
    with pytest.raises(Refused, match="Có mặt 40 trên 80 người đăng ký: đại hội thành lập cần trên 1/2"):
        FoundingCase().congressed(present)


# the clocks


def test_the_old_decree_gives_thirty_days_for_recognition():
    case = FoundingCase().asked()
    assert case.founding.dossier.due_on == date(2021, 3, 31)
    assert case.founding.dossier.due_counts


def test_the_decision_is_due_thirty_working_days_after_the_valid_file_without_the_days_of_waiting():
    case = FoundingCase().consulted()
    dossier = case.founding.dossier
    assert (dossier.valid_on, dossier.due_on) == (
        date(2021, 4, 20),
        date(2021, 6, 4),
    )  # three days off between
    assert dossier.regime == RegimeCode.ND45


def test_a_supplement_moves_the_valid_day():
    case = FoundingCase().incomplete().later(7)
    (fault,) = case.founding.dossier.open_request.faults
    with pytest.raises(Refused, match="Chưa trả lời: Đơn đề nghị thành lập hội"):
        case.take("add_papers", "union", {})
    case.take("add_papers", "union", {fault.id: "đã ký lại"})
    assert case.status == S.CHECKING
    case.later(1).take("consult", "leader", [make.unit("CAT")], case.day + timedelta(days=10))
    assert case.founding.dossier.valid_on == case.day - timedelta(days=1)


def test_the_congress_is_due_ninety_days_after_the_decision_and_may_be_put_off():
    case = FoundingCase().permitted()
    decided = case.founding.dossier.decided_on
    due = case.founding.dossier.due_on
    assert due >= decided + timedelta(days=90)
    assert last_day_to_ask(case.founding) >= due + timedelta(days=15)
    case.later(95).take(
        "extend", "office", due + timedelta(days=3), due + timedelta(days=30), paper("9/UBND", case.day)
    )
    assert case.status == S.PERMITTED
    assert case.founding.dossier.due_on == due + timedelta(days=30)
    with pytest.raises(Refused, match="Đề nghị gia hạn sau hạn cuối"):
        case.take(
            "extend", "office", due + timedelta(days=40), due + timedelta(days=60), paper("10/UBND", case.day)
        )


def test_the_founding_congress_is_among_the_reminders_in_its_last_month():
    case = FoundingCase().permitted()
    due = case.founding.dossier.due_on

    def told(day: date) -> list[tuple[str, date]]:
        return [(each.title, each.due_on) for each in alerts(make.person("LHHN", day=day))]

    assert told(due - timedelta(days=31)) == []
    assert told(due - timedelta(days=30)) == told(due + timedelta(days=1)) == [(NAME, due)]


def test_a_permission_lapses_only_once_the_congress_is_overdue():
    case = FoundingCase().permitted().later(30)
    with pytest.raises(Refused, match="Chưa hết hạn tổ chức đại hội"):
        case.take("lapse", "office", note="không tổ chức đại hội", basis="biên bản")
    case.later(100).take("lapse", "office", note="không tổ chức đại hội", basis="biên bản")
    assert case.status == S.LAPSED
    assert case.founding.association.standing == AssociationStanding.LAPSED


def test_the_new_decree_sets_no_day_that_we_know_and_counts_nobody_late():
    case = FoundingCase(day=NEW_DECREE).permitted()
    dossier = case.founding.dossier
    assert dossier.regime == RegimeCode.ND126
    assert (dossier.due_on, dossier.due_counts) == (None, False)
    assert reading(case.founding, FOUNDING.state(dossier.status).clock).period.length is None


# who


def test_each_state_waits_on_the_desk_of_whose_turn_it_is():
    def tasks(case: FoundingCase) -> dict[str, str]:
        return {
            who: line.task
            for who in case.people
            for line in waiting_for(case.by(who), PROCEDURES)
            if line.record_id == case.founding_id
        }

    assert tasks(FoundingCase().asked()) == {"culture": "Ghi nhận công nhận Ban vận động"}
    assert tasks(FoundingCase().handed_in()) == {"checker": "Xác nhận hợp lệ, lấy ý kiến"}
    consulted = tasks(FoundingCase().consulted())
    assert consulted["police"] == "Trả lời ý kiến"
    assert tasks(FoundingCase().submitted()) == {"office": "Trình ký"}
    assert tasks(FoundingCase().signing()) == {
        "decider": "Ký, phát hành quyết định", "clerk": "Ghi nhận quyết định cho phép thành lập"}  # fmt: skip
    assert tasks(FoundingCase().permitted())["union"] == "Ghi nhận đại hội thành lập"


MATRIX = {
    "begun": {"ask_recognition withdraw": ("union", "union_leader")},
    "asked": {"recognise refuse withdraw": ("union", "union_leader"), "recognise refuse": ("culture",)},
    "campaigning": {"hand_in withdraw": ("union", "union_leader")},
    "handed_in": {"withdraw": ("union", "union_leader"), "consult submit ask_papers refuse": ("leader",)},
    "incomplete": {"add_papers withdraw": ("union", "union_leader")},
    "consulted": {"withdraw": ("union", "union_leader"), "submit ask_papers refuse": ("leader",)},
    "submitted": {"withdraw": ("union", "union_leader"), "put_up give_back": ("office",)},
    "signing": {"permit decline": ("office",), "permit": ("clerk",), "hand_back": ("decider",)},
    "permitted": {"hold_congress": ("union", "union_leader"), "extend lapse": ("office",)},
    "congressed": {"approve_charter": ("checker", "leader", "office", "clerk")},
    "active": {},
}  # fmt: skip


@pytest.mark.parametrize("reached", MATRIX)
def test_each_person_is_offered_exactly_his_own_steps(reached):
    case = getattr(FoundingCase(), reached)()
    offered = {
        who: " ".join(each.transition.action for each in FOUNDING.choices(case.by(who), case.founding))
        for who in case.people
    }
    expected = {who: steps for steps, people in MATRIX[reached].items() for who in people}
    assert {who: steps for who, steps in offered.items() if steps} == expected


@pytest.mark.parametrize(
    ("reached", "action", "who"),
    [
        ("begun", "ask_recognition", "checker"),
        ("asked", "recognise", "checker"),
        ("campaigning", "hand_in", "checker"),
        ("handed_in", "consult", "checker"),
        ("signing", "hand_back", "office"),
        ("handed_in", "ask_papers", "checker"),
        ("consulted", "submit", "checker"),
        ("submitted", "put_up", "leader"),
        ("signing", "permit", "leader"),
        ("permitted", "hold_congress", "office"),
        ("permitted", "lapse", "union"),
        ("congressed", "approve_charter", "union"),
        ("handed_in", "refuse", "union"),
    ],
)
def test_nobody_takes_a_step_that_is_another_s(reached, action, who):
    case = getattr(FoundingCase(), reached)()
    with pytest.raises(NotAllowed):
        FOUNDING.move(action, case.founding, by=case.by(who), on=case.day)


def test_a_step_that_ends_a_file_gives_its_reason():
    case = FoundingCase().asked()
    with pytest.raises(Refused, match=r"Hãy nêu lý do\."):
        case.take("withdraw", "union", wish(case))
    assert case.take("withdraw", "union", wish(case), note="Ban vận động tự giải tán").status == S.WITHDRAWN


def wish(case: FoundingCase) -> TypedDocument:
    """The committee asks to withdraw; its letter has no number."""
    return TypedDocument(issued_on=case.day, signer="Nguyễn Thị Vận")


def test_a_campaign_is_withdrawn_by_its_letter_once_it_has_asked_for_something():
    begun = FoundingCase().begun()
    assert begun.take("withdraw", "union", note="không đủ người").status == S.WITHDRAWN
    case = FoundingCase().submitted()
    with pytest.raises(Refused, match=r"Chưa ghi văn bản đề nghị rút\."):
        case.take("withdraw", "union", note="không đủ người")
    with pytest.raises(Refused, match=r"Văn bản đề nghị rút phải có ngày và người ký\."):
        case.take("withdraw", "union", TypedDocument(signer="Nguyễn Thị Vận"), note="không đủ người")
    assert case.take("withdraw", "union", wish(case), note="không đủ người").status == S.WITHDRAWN


def test_papers_that_were_asked_for_are_not_awaited_of_a_file_that_was_withdrawn():
    case = FoundingCase().incomplete()
    case.take("withdraw", "union", wish(case), note="không đủ người")
    assert case.founding.dossier.open_request is None


def test_the_decider_hands_the_file_back_with_a_word_that_stays_on_it():
    case = FoundingCase().signing()
    with pytest.raises(Refused, match=r"Hãy nêu lý do\."):
        case.take("hand_back", "decider")
    case.take("hand_back", "decider", note="làm rõ trụ sở")
    assert case.status == S.SUBMITTED
    assert [remark.text for remark in case.founding.dossier.remarks] == ["làm rõ trụ sở"]
    assert case.take("put_up", "office", "Đã làm rõ trụ sở").status == S.SIGNING


def test_recognition_refused_by_the_department_ends_the_file():
    case = FoundingCase().asked().later(3)
    case.take("refuse", "culture", paper("5/SVHTTDL", case.day), note="đã có hội tương tự")
    assert case.status == S.REFUSED


# the pages


@pytest.fixture
def pages(client, set_today):
    """Open and send pages as a person of a founding."""

    def as_person(case: FoundingCase, who: str):
        set_today(case.day)
        client.sign_in(case.people[who])
        return client

    return as_person


def test_a_dossier_is_opened_filled_and_shown_with_what_is_lacking(client, set_today, session):
    set_today(date(2021, 3, 1))
    client.sign_in(make.user("LHHN"))
    page = opened(client, "/hoi-huu-nghi/thanh-lap/lap-ho-so").send(
        name=NAME, country_codes=["IN"], committee="A\nB"
    )
    assert page.status == 200
    assert "Hồ sơ còn thiếu: Tôn chỉ, mục đích" in page.words
    assert "Đơn đề nghị thành lập hội" in page.words
    assert NAME in opened(client, "/hoi-huu-nghi/thanh-lap").words


def test_every_step_has_a_page_that_opens_and_takes_it(pages):
    case = FoundingCase().permitted().later(20)
    address = f"/hoi-huu-nghi/thanh-lap/{case.founding_id}"
    visitor = pages(case, "union")
    step = opened(visitor, f"{address}/buoc/dai-hoi")
    assert "Có 80 người đăng ký; cần trên 1/2 có mặt." in step.words
    short = step.send(held_on=f"{case.day:%d/%m/%Y}", present="40")
    assert short.status == 409
    assert "đại hội thành lập cần trên 1/2" in short.words
    page = short.send(present="41", elected__0__title="chair", elected__0__person="Nguyễn Thị Hội")
    assert "Đã tổ chức đại hội thành lập, chờ phê duyệt điều lệ" in page.words
    visitor = pages(case, "checker")
    assert "Ghi nhận quyết định phê duyệt điều lệ" in opened(visitor, address).words


def test_the_unknown_of_the_new_decree_is_said_on_the_page(pages):
    case = FoundingCase(day=NEW_DECREE).permitted()
    words = opened(pages(case, "union"), f"/hoi-huu-nghi/thanh-lap/{case.founding_id}").words
    assert "chưa rõ số ngày theo quy định đang áp dụng" in words
    assert "Thành phần hồ sơ theo quy định mới chưa đối chiếu" in words


def test_a_consulted_unit_answers_from_its_desk_and_sees_no_history_before_the_decision(pages):
    case = FoundingCase().consulted()
    visitor = pages(case, "police")
    assert NAME in opened(visitor, "/").words
    (opinion,) = case.founding.dossier.opinions
    page = opened(visitor, f"/ho-so/{case.founding.dossier_id}/y-kien/{opinion.id}").send(
        kind="agree", answered_on=f"{case.day:%d/%m/%Y}"
    )
    assert page.address == f"/hoi-huu-nghi/thanh-lap/{case.founding_id}"
    assert "thống nhất" in page.words
    assert visitor.get(f"/hoi-huu-nghi/thanh-lap/{case.founding_id}/lich-su").status_code == 403


def test_only_the_focal_unit_begins_a_founding(client, set_today):
    set_today(date(2021, 3, 1))
    client.sign_in(make.user("SNV"))
    assert client.get("/hoi-huu-nghi/thanh-lap/lap-ho-so").status_code == 403
    client.sign_in(make.user("LHHN", Role.VIEWER))
    assert client.get("/hoi-huu-nghi/thanh-lap").status_code == 403


def test_the_register_lists_exactly_the_foundings_that_a_person_may_see(pages):
    case = FoundingCase().begun()
    assert NAME not in opened(pages(case, "checker"), "/hoi-huu-nghi/thanh-lap").words
    assert NAME in opened(pages(case, "union"), "/hoi-huu-nghi/thanh-lap").words
