"""A slip of the pen is put right by two people of the unit that typed it; what follows from it follows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.aid import actions
from app.aid.models import Status
from app.aid.workflow import subjects_of
from app.core import history
from app.core.db import db
from app.core.rules import NotAllowed, Refused
from app.core.search import searchable
from app.core.transaction import transaction
from app.dossiers.actions import TypedAnswer, answer_opinion
from app.dossiers.models import OpinionKind
from app.dossiers.queries import corrections_waiting
from app.law.shapes import RegimeCode
from tests import factories as make
from tests.aid.cases import FIRST, case_at

PAPER = "sổ công văn đến, số 55"
UNITS = {"union": "LHHN", "officer": "SKHDT", "leader": "SKHDT", "office": "VPUBND", "office_clerk": "VPUBND"}


def key_of(case, label):
    """The key of the subject whose label begins so."""
    return next(s.key for s in subjects_of(case.proposal).values() if s.label.startswith(label))


def propose(case, label, new, who, **more):
    key, actor = key_of(case, label), case.by(who)
    with transaction(case.proposal, by=actor, doing="Đề nghị sửa"):
        return actions.propose_correction(case.proposal, key, new, PAPER, by=actor, **more)


def second(case, who):
    """Another person of the same unit."""
    case.people[f"{who} 2"] = make.user(UNITS[who], Role.OFFICER, "Người Thứ Hai")
    return f"{who} 2"


def settle(case, correction, who):
    actor = case.by(who)
    with transaction(case.proposal, by=actor, doing="Sửa lỗi nhập liệu"):
        actions.confirm_correction(case.proposal, correction, by=actor)


def correct(case, label, new, who, **more):
    correction = propose(case, label, new, who, **more)
    settle(case, correction, second(case, who))
    return correction


# what follows


def test_a_corrected_day_of_arrival_moves_validity_and_the_due_day(session):
    case = case_at(Status.CHECKING).later(4).consulting().later()
    assert case.proposal.dossier.due_on == date(2020, 11, 23)  # from 02/11; day 20 is Sunday 22/11
    correct(case, "Ngày đến", "30/10/2020", "leader")
    dossier = case.proposal.dossier
    assert (dossier.received_on, dossier.valid_on) == (date(2020, 10, 30), date(2020, 10, 30))
    assert dossier.due_on == date(2020, 11, 19)


def test_a_day_of_validity_that_was_put_later_for_a_reason_stays(session):
    case = case_at(Status.CHECKING).later(4)
    case.take("consult", "leader", [], case.day + timedelta(days=7), valid_on=FIRST + timedelta(days=2),
              valid_reason="chờ bản chính")  # fmt: skip
    correct(case, "Ngày đến", "30/10/2020", "leader")
    assert case.proposal.dossier.valid_on == FIRST + timedelta(days=2)


def test_an_arrival_in_the_time_of_another_decree_changes_the_regime_for_all_to_see(session):
    case = case_at(Status.CHECKING)
    correction = propose(case, "Ngày đến", "16/09/2020", "leader")
    lines = {c.label: (c.before, c.after) for c in actions.changes_of(case.proposal, correction)}
    assert lines["Quy định áp dụng"] == ("Nghị định 80/2020/NĐ-CP", "Nghị định 93/2009/NĐ-CP")
    assert case.proposal.dossier.regime == RegimeCode.ND80  # only shown so far
    settle(case, correction, second(case, "leader"))
    assert case.proposal.dossier.regime == RegimeCode.ND93
    assert "Nghị định 80/2020/NĐ-CP → Nghị định 93/2009/NĐ-CP" in case.proposal.dossier.steps[-1].note


def test_what_would_change_is_shown_before_anything_does(session):
    case = case_at(Status.CONSULTING)
    correction = propose(case, "Ngày đến", "01/11/2020", "leader")
    shown = [tuple(c) for c in actions.changes_of(case.proposal, correction)]
    assert shown[0] == ("Ngày đến", "02/11/2020", "01/11/2020")
    assert shown[-1] == ("Hạn xử lý", "23/11/2020", "23/11/2020")  # both roll to Monday
    assert case.proposal.dossier.received_on == FIRST


def test_the_day_of_a_supplement_moves_the_request_the_step_and_the_validity(session):
    case = case_at(Status.CHECKING).later(2).incomplete().later(5).supplemented().consulting()
    correct(case, "Nộp bổ sung", "06/11/2020", "union")
    dossier = case.proposal.dossier
    assert dossier.requests[0].answered_on == date(2020, 11, 6)
    assert dossier.valid_on == date(2020, 11, 6)
    assert dossier.due_on == date(2020, 11, 26)


def test_the_day_of_asking_moves_with_its_step(session):
    case = case_at(Status.CHECKING).later(2).consulting().later(1)
    correct(case, "Xác nhận hợp lệ", "03/11/2020", "leader")
    assert {o.asked_on for o in case.proposal.dossier.opinions} == {date(2020, 11, 3)}


def test_an_opinion_found_to_have_come_in_time_is_late_no_more(session):
    case = case_at(Status.CONSULTING).later(9)
    opinion = case.proposal.dossier.opinions[0]
    with transaction(case.proposal, by=case.by("officer"), doing="Ghi nhận ý kiến"):
        answer_opinion(opinion, TypedAnswer(OpinionKind.AGREE, case.day), by=case.by("officer"))
    assert opinion.late
    correct(case, opinion.unit.name, "05/11/2020", "officer")
    assert not case.proposal.dossier.opinions[0].late


def test_the_number_of_a_letter_is_read_anew(session):
    case = case_at(Status.SUBMITTED)
    correct(case, "Tờ trình: Số", "210/TTr-SKHĐT", "leader")
    document = next(x.document for x in case.proposal.dossier.letters if x.part == "submission")
    assert (document.number, document.serial, document.symbol) == ("210/TTr-SKHĐT", 210, "TTr-SKHĐT")


def test_the_day_of_the_signed_decision_moves_force_and_notice(session):
    case = case_at(Status.APPROVED).later(3)
    correct(case, "Quyết định: Ngày ban hành", "01/11/2020", "office_clerk", as_signed=True)
    proposal = case.proposal
    assert proposal.dossier.decided_on == proposal.in_force_from == date(2020, 11, 1)
    assert proposal.dossier.due_on == date(2020, 11, 6)


def test_an_amount_put_right_is_converted_anew(session):
    case = case_at(Status.RECEIVED)
    with transaction(case.proposal, by=case.by("union"), doing="Sửa"):
        amount = case.proposal.amounts[0]
        amount.currency, amount.amount = "USD", Decimal(1000)
        amount.rate, amount.rate_on, amount.vnd = Decimal(23000), FIRST, Decimal(23_000_000)
    correct(case, "Khoản 1 (viện trợ không hoàn lại): Số tiền", "1.500", "union")
    amount = case.proposal.amounts[0]
    assert (amount.amount, amount.vnd) == (Decimal(1500), Decimal(34_500_000))


def test_a_title_put_right_is_found_by_its_new_words(session):
    case = case_at(Status.RECEIVED)
    correct(case, "Tên khoản viện trợ", "Xây dựng 4 phòng học tại Tà Lài", "union")
    assert searchable("4 phong hoc") in case.proposal.search_text


# who, and what is kept


def test_old_new_paper_and_both_people_are_kept_in_one_step(session):
    case = case_at(Status.CHECKING)
    correction = correct(case, "Số đến", "56", "leader")
    step = case.proposal.dossier.steps[-1]
    assert (step.action, step.source, step.target) == ("correct", "checking", "checking")
    assert step.note == "Số đến: 55 → 56; Hạn xử lý: không có, không đổi; Đỗ Văn Giám đề nghị"
    assert step.basis == PAPER
    assert (correction.old, correction.new, correction.step_id) == ("55", "56", step.id)
    assert correction.confirmed_by == "Người Thứ Hai"
    assert history.first_break(session) is None


def test_a_correction_does_not_stand_in_the_way_of_a_step_written_down_later(session):
    case = case_at(Status.CHECKING).later(10)
    correct(case, "Số đến", "56", "leader")
    actor = case.by("leader")
    with transaction(case.proposal, by=actor, doing="Lấy ý kiến"):
        actions.consult(case.proposal, [], case.day, by=actor, on=FIRST + timedelta(days=1), basis="CV 30")
    assert case.proposal.dossier.status == Status.CONSULTING


def test_who_proposed_does_not_confirm(session):
    case = case_at(Status.CHECKING)
    correction = propose(case, "Số đến", "56", "leader")
    with pytest.raises(Refused, match="Người đề nghị không tự xác nhận"):
        settle(case, correction, "leader")
    assert case.proposal.dossier.arrival_number == "55"


def test_another_unit_neither_proposes_nor_confirms(session):
    case = case_at(Status.CHECKING)
    with pytest.raises(Refused, match="Mục này do đơn vị khác nhập"):
        propose(case, "Số đến", "56", "union")
    correction = propose(case, "Số đến", "56", "leader")
    with pytest.raises(NotAllowed, match="đơn vị đã nhập mục cần sửa"):
        settle(case, correction, "union")


def test_a_stranger_may_not_correct_at_all(session):
    case = case_at(Status.CHECKING)
    case.people["stranger"] = make.user("SYT")
    with pytest.raises(NotAllowed, match="đơn vị đã nhập nội dung của hồ sơ"):
        propose(case, "Số đến", "56", "stranger")


def test_the_successor_of_the_unit_that_typed_it_corrects_it(session):
    case = case_at(Status.CHECKING)
    UNITS["heir"] = "STC2025"
    case.day = date(2025, 4, 1)
    case.people["heir"] = make.user("STC2025", Role.LEADER, "Lê Kế Thừa")
    correct(case, "Số đến", "56", "heir")
    assert case.proposal.dossier.arrival_number == "56"


def test_a_correction_refused_changes_nothing_and_says_why(session):
    case = case_at(Status.CHECKING)
    correction, other = propose(case, "Số đến", "56", "leader"), second(case, "leader")
    with pytest.raises(Refused, match=r"Hãy nêu lý do\."):
        refuse(case, correction, other, "")
    refuse(case, correction, other, "sổ ghi 55")
    assert (correction.refused_because, correction.waits) == ("sổ ghi 55", False)
    assert case.proposal.dossier.steps[-1].action == "accept"
    with pytest.raises(Refused, match="đã được xử lý"):
        settle(case, correction, other)


def refuse(case, correction, who, reason):
    actor = case.by(who)
    with transaction(case.proposal, by=actor, doing="Không sửa"):
        actions.refuse_correction(correction, reason, by=actor)


def test_a_fact_changed_since_the_proposal_is_not_overwritten(session):
    case = case_at(Status.CHECKING)
    correction = propose(case, "Số đến", "56", "leader")
    with transaction(case.proposal, by=case.by("leader"), doing="Sửa"):
        case.proposal.dossier.arrival_number = "57"
    with pytest.raises(Refused, match="nay ghi “57”, không còn là “55”"):
        settle(case, correction, second(case, "leader"))


def test_one_fact_has_one_correction_waiting(session):
    case = case_at(Status.CHECKING)
    propose(case, "Số đến", "56", "leader")
    with pytest.raises(Refused, match="đang có một đề nghị sửa chờ xác nhận"):
        propose(case, "Số đến", "57", "leader")


def test_it_waits_for_the_other_people_of_the_unit_only(session):
    case = case_at(Status.CHECKING)
    correction = propose(case, "Số đến", "56", "leader")
    waiting = {who: list(db.session.scalars(corrections_waiting(case.by(who))))
               for who in ("leader", "officer", "lead_clerk", "union")}  # fmt: skip
    assert waiting == {"leader": [], "officer": [correction], "lead_clerk": [correction], "union": []}


# what cannot stand


@pytest.mark.parametrize(
    ("status", "label", "new", "who", "reason"),
    [
        (Status.CHECKING, "Ngày đến", "3/11", "leader", "Không đọc được ngày “3/11”"),
        (Status.CHECKING, "Ngày đến", "05/11/2020", "leader", "Ngày này chưa tới."),
        (Status.CHECKING, "Ngày đến", "02/11/2020", "leader", "Giá trị mới trùng với giá trị đang ghi."),
        (Status.RECEIVED, "Khoản 1 (viện trợ không hoàn lại): Số tiền", "-5", "union", "âm"),
        (Status.RECEIVED, "Ngày kết thúc", "02/11/2020", "union", "Ngày kết thúc trước ngày bắt đầu (01/01/2021)."),
        (Status.RECEIVED, "Ngày bắt đầu", "02/11/2021", "union", "Ngày bắt đầu sau ngày kết thúc (01/04/2021)."),
        (Status.RECEIVED, "Tên khoản viện trợ", "x" * 501, "union", "Dài quá 500 ký tự."),
        (Status.CONSULTING, "Ngày hồ sơ hợp lệ", "01/11/2020", "leader",
         "Ngày hợp lệ không thể trước ngày đủ hồ sơ (02/11/2020)."),
        (Status.CONSULTING, "Tiếp nhận, phân công", "01/11/2020", "leader",
         "Ngày thực hiện trước bước liền trước (02/11/2020)."),
    ],
)  # fmt: skip
def test_a_value_that_cannot_stand_is_refused_at_its_field(session, status, label, new, who, reason):
    case = case_at(status)
    with pytest.raises(Refused) as refusal:
        propose(case, label, new, who)
    assert reason in refusal.value.reason
    assert refusal.value.field == "new"
    assert case.proposal.dossier.corrections == []


def test_an_arrival_after_the_acceptance_is_refused(session):
    case = case_at(Status.CHECKING).later(3)
    with pytest.raises(Refused, match=r"Ngày đến sau ngày tiếp nhận \(02/11/2020\)\."):
        propose(case, "Ngày đến", "04/11/2020", "leader")


def test_a_step_does_not_pass_the_one_after_it(session):
    case = case_at(Status.RECEIVED).later(2).checking().later(3)
    with pytest.raises(Refused, match=r"Ngày thực hiện sau bước liền sau \(04/11/2020\)\."):
        propose(case, "Nộp hồ sơ", "05/11/2020", "union")


def test_a_request_is_not_asked_after_it_was_answered_or_due(session):
    case = case_at(Status.CHECKING).incomplete().later(12)
    with pytest.raises(Refused, match=r"Sau hạn trả lời đã ghi \(12/11/2020\)\."):
        propose(case, "Yêu cầu bổ sung (", "13/11/2020", "leader")


def test_an_opinion_does_not_come_before_it_was_asked(session):
    case = case_at(Status.CONSULTING).answered()
    with pytest.raises(Refused, match=r"Ngày đến của ý kiến trước ngày lấy ý kiến \(02/11/2020\)\."):
        propose(case, case.proposal.dossier.opinions[0].unit.name, "01/11/2020", "officer")


def test_after_the_decision_its_facts_are_corrected_to_what_is_signed_only(session):
    case = case_at(Status.NOTIFIED)
    with pytest.raises(Refused) as refusal:
        propose(case, "Tên khoản viện trợ", "Xây dựng 4 phòng học", "union")
    assert refusal.value.field == "as_signed"
    correct(case, "Tên khoản viện trợ", "Xây dựng 4 phòng học", "union", as_signed=True)
    assert case.proposal.title == "Xây dựng 4 phòng học"


def test_what_the_decision_does_not_say_is_corrected_without_that(session):
    case = case_at(Status.NOTIFIED)
    correct(case, "Số đến", "56", "leader")
    assert case.proposal.dossier.arrival_number == "56"


def test_a_draft_has_nothing_to_correct(session):
    case = case_at(Status.DRAFTING)
    with pytest.raises(Refused, match="Bản nháp được sửa trực tiếp"):
        propose(case, "Tên khoản viện trợ", "Xây dựng", "union")
