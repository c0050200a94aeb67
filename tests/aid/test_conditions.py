"""Each condition of the table refuses for its own reason, in its own words."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.accounts.models import Role
from app.aid.models import Finding, Recommendation, Status
from app.aid.workflow import APPRAISAL, appraising, conditions, deciding
from app.core.rules import Refused
from app.core.transaction import transaction
from app.documents.models import Document, StoredFile
from app.dossiers.models import Correction, Letter, OpinionKind
from app.law.shapes import Outcome
from app.office.actions import save_settings
from app.office.models import SettingKey
from tests import factories as make
from tests.aid.cases import FIRST, TO_THE_PM, case_at, paper


@pytest.fixture(autouse=True)
def _nothing_is_saved(session):
    """The conditions are asked about facts changed in memory only."""
    yield
    session.rollback()


def ask(condition, case, who="leader"):
    return condition(case.by(who), case.proposal)


def a_letter(proposal, part, **facts):
    """A letter brought by the step about to be taken."""
    document = Document(**{"number": "", "signer": "", "signature_form": "", **facts})
    proposal.dossier.letters.append(Letter(part=part, label=part, document=document))
    return document


# handing in and receiving


def test_a_draft_lacking_facts_names_them(session):
    case = case_at(Status.DRAFTING)
    case.proposal.results, case.proposal.finance = "", None
    said = ask(conditions.draft_is_complete, case, "union")
    assert said == "Hồ sơ còn thiếu: Kết quả dự kiến; Cơ chế tài chính trong nước."


def test_a_draft_lacking_papers_names_them(session):
    case = case_at(Status.DRAFTING)
    case.proposal.dossier.papers[1].present = False
    said = ask(conditions.draft_is_complete, case, "union")
    assert said == (
        "Giấy tờ chưa có và chưa nêu lý do: Văn bản nhất trí cung cấp viện trợ của Bên cung cấp viện trợ."
    )


def test_the_absence_of_a_paper_explained_is_no_fault_of_the_draft(session):
    case = case_at(Status.DRAFTING)
    case.proposal.dossier.papers[1].present = False
    case.proposal.dossier.papers[1].absence = "đang dịch"
    assert ask(conditions.draft_is_complete, case, "union") is None


def test_the_request_is_numbered_dated_and_signed(session):
    case = case_at(Status.DRAFTING)
    case.proposal.dossier.papers[0].signer = ""
    said = ask(conditions.draft_is_complete, case, "union")
    assert said == "Văn bản đề nghị của chủ khoản viện trợ phải có số, ngày và người ký."


@pytest.mark.parametrize(
    ("fact", "nothing", "said"),
    [
        ("arrival_number", "", "Chưa ghi đủ số đến, ngày đến, số bộ hồ sơ nhận."),
        ("originals", None, "Chưa ghi đủ số đến, ngày đến, số bộ hồ sơ nhận."),
        ("appraiser_name", "", "Chưa phân công người thẩm định."),
        ("regime", None, "Chưa xác định quy định áp dụng."),
    ],
)
def test_a_reception_lacks_nothing(session, fact, nothing, said):
    case = case_at(Status.CHECKING)
    assert ask(conditions.reception_is_complete, case) is None
    setattr(case.proposal.dossier, fact, nothing)
    assert ask(conditions.reception_is_complete, case) == said


def test_faults_are_named(session):
    case = case_at(Status.INCOMPLETE)
    assert ask(conditions.faults_are_named, case) is None
    case.proposal.dossier.open_request.faults = []
    assert ask(conditions.faults_are_named, case) == "Chưa nêu điểm nào cần bổ sung."


def test_every_fault_is_answered(session):
    case = case_at(Status.INCOMPLETE)
    assert ask(conditions.faults_are_answered, case, "union") == "Chưa trả lời: Văn bản đề nghị."


def test_a_file_is_stopped_once_the_supplement_is_overdue(session):
    case = case_at(Status.INCOMPLETE).later(10)
    assert ask(conditions.supplement_is_overdue, case) == "Chưa hết hạn bổ sung (12/11/2020)."
    assert ask(conditions.supplement_is_overdue, case.later()) is None


def test_a_stop_is_not_written_back_into_the_time_of_the_supplement(session):
    case = case_at(Status.INCOMPLETE).later(11)
    with pytest.raises(Refused, match=r"Ngày thực hiện còn trong hạn bổ sung \(12/11/2020\)\."):
        case.take_on(date(2020, 11, 12), "stop", "leader", note="quá hạn", basis="phiếu trình")


# checking and asking


def test_a_paper_is_there_or_its_absence_accepted(session):
    case = case_at(Status.CHECKING)
    paper_ = case.proposal.dossier.papers[1]
    paper_.present, paper_.absence = False, "đang dịch"
    said = ask(conditions.papers_are_complete, case)
    assert said == ("Thành phần hồ sơ chưa đủ: Văn bản nhất trí cung cấp viện trợ của Bên cung cấp viện trợ.")
    paper_.absence_accepted = True
    assert ask(conditions.papers_are_complete, case) is None


def test_the_authority_is_confirmed_by_name(session):
    case = case_at(Status.CONSULTING)
    assert ask(conditions.authority_is_confirmed, case) is None
    case.proposal.dossier.outcome_confirmed_by = ""
    assert ask(conditions.authority_is_confirmed, case) == "Chưa xác nhận thẩm quyền quyết định."


def test_a_file_of_another_authority_is_refused_and_not_appraised(session):
    case = case_at(Status.CONSULTING)
    case.proposal.dossier.outcome = Outcome.ELSEWHERE
    assert ask(conditions.authority_is_confirmed, case) == (
        "Khoản viện trợ không thuộc thẩm quyền của tỉnh: hãy từ chối tiếp nhận và nêu nơi có thẩm quyền."
    )


def test_somebody_is_asked_each_with_a_day(session):
    case = case_at(Status.CONSULTING)
    case.proposal.dossier.opinions[0].due_on = None
    unit = case.proposal.dossier.opinions[0].unit.name
    assert ask(appraising.opinions_are_asked, case) == f"Chưa ghi hạn trả lời của: {unit}."
    for opinion in case.proposal.dossier.opinions:
        opinion.kind = OpinionKind.AGREE
    assert ask(appraising.opinions_are_asked, case) == "Chưa chọn cơ quan cần lấy ý kiến."


def test_opinions_are_left_out_for_recovery_only_and_on_an_instruction(session):
    case = case_at(Status.CHECKING)
    assert ask(appraising.recovery_is_instructed, case) == (
        "Chỉ khoản viện trợ khắc phục hậu quả mới được bỏ qua việc lấy ý kiến."
    )
    case.proposal.is_recovery = True
    assert ask(appraising.recovery_is_instructed, case) is None
    assert ask(appraising.instruction_is_named, case) == (
        "Chưa ghi số, ngày văn bản chỉ đạo của Chủ tịch UBND tỉnh."
    )


def test_the_asking_goes_on_until_the_day_of_the_last(session):
    case = case_at(Status.CONSULTING).later(7)
    names = [o.unit.name for o in case.proposal.dossier.opinions]
    said = ask(appraising.opinions_are_in_or_late, case, "officer")
    assert said == "Còn chờ ý kiến trong hạn: " + "; ".join(f"{n} (hạn 09/11/2020)" for n in names) + "."
    assert ask(appraising.opinions_are_in_or_late, case.later(), "officer") is None


def test_the_asking_is_not_ended_on_a_day_when_it_still_ran(session):
    case = case_at(Status.CONSULTING).later(20)
    assert ask(appraising.opinions_are_closed, case, "officer").startswith("Vào ngày thực hiện còn chờ")
    with pytest.raises(Refused, match=r"Vào ngày thực hiện còn chờ ý kiến trong hạn của: "):
        case.take_on(date(2020, 11, 9), "appraise", "officer", basis="phiếu trình")


def test_silence_needs_the_letter_that_asked(session):
    case = case_at(Status.CONSULTING).later(8)
    with pytest.raises(Refused, match="Chưa ghi số, ngày văn bản lấy ý kiến đã gửi "):
        case.take("appraise", "officer")
    case.take("appraise", "officer", paper("30/SKHĐT-TH", FIRST))
    opinion = case.proposal.dossier.opinions[0]
    assert (opinion.kind, opinion.request.number) == (OpinionKind.SILENT, "30/SKHĐT-TH")


# appraising


def appraised():
    return case_at(Status.APPRAISING).appraised()


def test_every_criterion_has_a_finding(session):
    case = appraised()
    assert ask(appraising.appraisal_is_written, case, "officer") is None
    proposal = case.proposal
    del proposal.findings[0]
    assert ask(appraising.appraisal_is_written, case, "officer") == (
        "Chưa có kết quả thẩm định về: Sự phù hợp với mục tiêu phát triển của tỉnh, của đơn vị."
    )


@pytest.mark.parametrize("fact", ["recommendation", "method"])
def test_an_appraisal_has_its_method_and_recommendation(session, fact):
    case = appraised()
    setattr(case.proposal, fact, None)
    said = ask(appraising.appraisal_is_written, case, "officer")
    assert said == "Chưa ghi hình thức thẩm định và kiến nghị."


def test_an_opinion_against_is_taken_up(session):
    case = appraised()
    opinion = case.proposal.dossier.opinions[0]
    opinion.kind = OpinionKind.DISAGREE
    said = ask(appraising.appraisal_is_written, case, "officer")
    assert said == (
        f"Chưa ghi tiếp thu, giải trình ý kiến không thống nhất hoặc việc không trả lời của: {opinion.unit.name}."
    )
    opinion.resolution = "đã điều chỉnh quy mô"
    assert ask(appraising.appraisal_is_written, case, "officer") is None


@pytest.mark.parametrize(("counts", "unsettled"), [(False, True), (True, False)])
def test_silence_is_agreement_only_where_the_office_says_so(session, counts, unsettled):
    case = appraised()
    switch(SettingKey.SILENCE_IS_AGREEMENT, counts)
    case.proposal.dossier.opinions[0].kind = OpinionKind.SILENT
    assert bool(ask(appraising.appraisal_is_written, case, "officer")) == unsettled


def switch(key, on):
    save_settings({key: "1" if on else "0"}, by=make.person("LHHN", Role.ADMIN), version=None)


def test_what_is_not_met_does_not_end_in_a_plain_recommendation(session):
    case = appraised()
    case.proposal.findings[0].finding = Finding.NOT_MET
    assert ask(appraising.recommendation_fits, case, "officer") == (
        "Có nội dung “không đạt” nhưng kiến nghị lại là đề nghị phê duyệt."
    )
    case.proposal.recommendation = Recommendation.DECLINE
    assert ask(appraising.recommendation_fits, case, "officer") is None


def test_letters_are_there_with_number_day_and_signer(session):
    case = case_at(Status.REVIEWING)
    signed = conditions.letters_are_signed("report", "submission")
    assert ask(signed, case) == "Chưa ghi báo cáo thẩm định."
    report = a_letter(case.proposal, "report", number="20/BC", issued_on=case.day)
    assert ask(signed, case) == "Báo cáo thẩm định phải có số, ngày và người ký."
    report.signer = "Đỗ Văn Giám"
    assert ask(signed, case) == "Chưa ghi tờ trình."


# putting up and deciding


def test_phieu_trinh_brings_opinion_and_draft(session):
    case = case_at(Status.SUBMITTED)
    assert ask(deciding.draft_decision_is_there, case, "office") == "Chưa ghi ý kiến thẩm tra của Văn phòng."
    case.proposal.office_opinion = "Thống nhất"
    assert ask(deciding.draft_decision_is_there, case, "office") == "Chưa kèm dự thảo quyết định."


def test_the_province_does_not_decide_for_the_prime_minister(session):
    case = case_at(Status.SIGNING, answers=TO_THE_PM)
    assert ask(deciding.province_decides, case, "office_clerk") == (
        "Thẩm quyền quyết định thuộc Thủ tướng Chính phủ: hãy gửi hồ sơ trình Thủ tướng."
    )
    assert ask(deciding.prime_minister_decides, case, "office") is None


def test_nothing_goes_to_the_prime_minister_that_the_province_decides(session):
    case = case_at(Status.SIGNING)
    assert ask(deciding.prime_minister_decides, case, "office") == (
        "Thẩm quyền quyết định thuộc Chủ tịch UBND tỉnh, không trình Thủ tướng."
    )


@pytest.mark.parametrize("who", ["union", "officer"])
def test_whoever_registered_or_appraised_does_not_record_the_decision(session, who):
    case = case_at(Status.SIGNING)
    assert ask(deciding.recorder_is_another, case, who) == (
        "Người ghi nhận quyết định phải khác người lập hồ sơ và người thẩm định."
    )
    assert ask(deciding.recorder_is_another, case, "office_clerk") is None


def test_the_decision_is_whole(session):
    case = case_at(Status.SIGNING)
    proposal = case.proposal
    assert ask(deciding.decision_is_signed, case) == "Chưa ghi quyết định."
    decision = a_letter(proposal, "decision", number="1/QĐ", issued_on=case.day, signer="Nguyễn Sơn Hùng")
    assert ask(deciding.decision_is_signed, case) == "Quyết định phải có số, ngày, người ký và hình thức ký."
    decision.signature_form = "CHỦ TỊCH"
    assert ask(deciding.decision_is_signed, case) == "Chưa đính kèm bản quyết định đã ký."
    decision.file = StoredFile(name="qd.pdf")
    assert ask(deciding.decision_is_signed, case) is None
    decision.signer = "Vũ Thị Thẩm"
    assert ask(deciding.decision_is_signed, case) == (
        "Người ký quyết định phải khác người lập hồ sơ và người thẩm định."
    )


def test_a_decision_of_the_centre_has_its_day_of_arrival(session):
    case = case_at(Status.FORWARDED)
    decision = a_letter(case.proposal, "central_decision", number="1/QĐ-TTg", issued_on=case.day,
                        signer="Phạm Thủ Tướng", signature_form="THỦ TƯỚNG")  # fmt: skip
    decision.file = StoredFile(name="qd.pdf")
    assert ask(deciding.decision_is_signed, case) == "Chưa ghi ngày đến của văn bản từ Trung ương."
    decision.arrived_on = case.day
    assert ask(deciding.decision_is_signed, case) is None


def test_the_donor_of_a_declined_aid_is_told(session):
    case = case_at(Status.SIGNING)
    said = "Chưa ghi ngày thông báo cho bên cung cấp viện trợ."
    assert ask(deciding.donor_is_told, case, "office") == said
    case.proposal.donor_told_on = case.day
    assert ask(deciding.donor_is_told, case, "office") is None


@pytest.mark.parametrize("told", ["donor_told_on", "ministries_told_on"])
def test_donor_and_ministries_are_told(session, told):
    case = case_at(Status.APPROVED)
    setattr(case.proposal, told, case.day)
    said = "Chưa ghi ngày thông báo cho bên cung cấp và ngày gửi các bộ."
    assert ask(deciding.told_everyone, case, "office") == said


# correcting


def test_a_correction_is_confirmed_by_a_second_person(session):
    case = case_at(Status.CHECKING)
    said = "Sửa lỗi nhập liệu phải được người thứ hai của đơn vị đã nhập xác nhận."
    assert ask(conditions.confirmed_by_another, case) == said
    me, dossier = case.by("leader").user_id, case.proposal.dossier
    dossier.corrections.append(Correction(proposed_by_id=me, confirmed_by_id=me))
    assert ask(conditions.confirmed_by_another, case) == said


def test_who_typed_nothing_corrects_nothing(session):
    case = case_at(Status.CHECKING)
    said = "Việc này dành cho đơn vị đã nhập nội dung của hồ sơ."
    assert ask(conditions.typed_here, case, "finance") == said


# the actions' own refusals


@pytest.mark.parametrize(
    ("action", "status", "who"),
    [("return_officer", Status.REVIEWING, "leader"), ("give_back", Status.SUBMITTED, "office"),
     ("hand_back", Status.SIGNING, "decider")],
)  # fmt: skip
def test_going_back_needs_a_reason(session, action, status, who):
    case = case_at(status)
    with pytest.raises(Refused, match=r"Hãy nêu lý do\.") as refusal:
        case.take(action, who)
    assert refusal.value.field == "note"


def test_a_refusal_names_the_body_that_decides(session):
    case = case_at(Status.CHECKING)
    with transaction(case.proposal, by=case.by("officer"), doing="Kiểm tra"):
        case.proposal.dossier.outcome = Outcome.ELSEWHERE
    with pytest.raises(Refused, match=r"Nêu cơ quan có thẩm quyền\.") as refusal:
        case.refused()
    assert refusal.value.field == "body"


def test_a_file_refused_before_it_is_received_has_its_day_of_arrival(session):
    case = case_at(Status.RECEIVED)
    with pytest.raises(Refused, match=r"Chưa ghi ngày đến của hồ sơ\.") as refusal:
        case.refused()
    assert refusal.value.field == "received_on"
    case.take("refuse", "leader", paper("13/SKHĐT-TH", case.day), note="ngoài phạm vi", received_on=case.day)
    assert case.proposal.dossier.status == Status.REFUSED


def test_a_unit_is_asked_again_only_because_something_changed(session):
    case = case_at(Status.APPRAISING).later()
    police = make.unit("CAT")
    with pytest.raises(Refused, match="Công an tỉnh đã được lấy ý kiến: nêu nội dung") as refusal:
        case.take("ask_more", "leader", [police], case.day + timedelta(days=5))
    assert refusal.value.field == "changed"
    case.take("ask_more", "leader", [police], case.day + timedelta(days=5), changed="tăng giá trị")
    opinion = case.proposal.dossier.opinions[-1]
    assert (opinion.unit.code, opinion.round, opinion.asked_again) == ("CAT", 2, "tăng giá trị")


def test_a_unit_still_asked_is_not_asked_twice(session):
    case = case_at(Status.APPRAISING)
    case.take("ask_more", "leader", [make.unit("SYT")], case.day + timedelta(days=5))
    with transaction(case.proposal, by=case.by("officer"), doing="x"):
        case.proposal.dossier.status = Status.APPRAISING
    with pytest.raises(Refused, match="Sở Y tế đang được lấy ý kiến, chưa trả lời"):
        case.take("ask_more", "leader", [make.unit("SYT")], case.day + timedelta(days=5))


def test_every_condition_of_the_table_is_asked_here():
    """Each function that stands in the table, alone or joined with others, is named in this file."""
    text = Path(__file__).read_text(encoding="utf-8")
    named = {
        name
        for module in (conditions, appraising, deciding)
        for name, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", "") == module.__name__
        and not name.startswith("_")
    }
    rules = {name for name in named if name in used_by_the_table()}
    assert rules
    assert {name for name in rules if f".{name}" not in text} == set()


def used_by_the_table():
    """Names of the functions behind `when` and `complete`, looked for inside what joins them too."""
    found, waiting = set(), [r for t in APPRAISAL.transitions for r in (t.when, t.complete) if r]
    while waiting:
        rule = waiting.pop()
        found.add(getattr(rule, "__name__", ""))
        for cell in getattr(rule, "__closure__", None) or ():
            value = cell.cell_contents
            waiting += [v for v in (value if isinstance(value, tuple) else (value,)) if callable(v)]
    return found
