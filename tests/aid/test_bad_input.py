"""What is typed wrong is said in Vietnamese at its field; what was typed stays, and nothing is saved."""

from decimal import Decimal

import pytest

from app.aid.models import Status
from app.core.history import HistoryRow
from tests import factories as make
from tests.aid.cases import a_partner, case_at
from tests.pages import opened


@pytest.fixture
def draft(session, set_today, client):
    """A draft of the Union with all its facts, and its officer signed in."""
    case = case_at(Status.DRAFTING)
    set_today(case.day)
    client.sign_in(case.people["union"])
    return case


@pytest.fixture
def checking(session, set_today, client):
    """A file being checked, a day later, and the leader of its lead signed in."""
    case = case_at(Status.CHECKING).later()
    set_today(case.day)
    client.sign_in(case.people["leader"])
    return case


def part(client, case, slug):
    return opened(client, f"/vien-tro/{case.proposal_id}/sua/{slug}")


def step(client, case, slug):
    return opened(client, f"/vien-tro/{case.proposal_id}/buoc/{slug}")


def acts(session):
    """How many changes the history holds."""
    return session.query(HistoryRow).count()


AMOUNTS = {"amounts__0__currency": "USD", "amounts__0__amount": "1.000", "amounts__0__rate": "23.145,5",
           "amounts__0__rate_on": "01/11/2020"}  # fmt: skip
WRONG = [
    # part, what is typed, the field that says so, its sentence
    ("noi-dung", {"ends_on": "01/12/2020"}, "ends_on", "Ngày kết thúc trước ngày bắt đầu (01/01/2021)."),
    ("noi-dung", {"starts_on": "31/02/2021"}, "starts_on", "Không có ngày 31/02/2021: tháng 2 năm 2021 có 28 ngày."),
    ("noi-dung", {"starts_on": "tháng 3"}, "starts_on", "Không đọc được ngày “tháng 3”; hãy nhập ngày/tháng/năm với "
     "năm đủ bốn chữ số, ví dụ 06/07/2011."),
    ("noi-dung", {"period_text": "x" * 201}, "period_text", "Dài quá 200 ký tự."),
    ("chung", {"title": ""}, "title", "Chưa nhập mục này."),
    ("chung", {"title": "x" * 501}, "title", "Dài quá 500 ký tự."),
    ("chung", {"modality": "quà tặng"}, "modality", "Hãy chọn một mục trong danh sách."),
    ("gia-tri", {"amounts__0__amount": "-5"}, "amounts-0-amount", "Số tiền không được âm."),
    ("gia-tri", {"amounts__0__amount": "0"}, "amounts-0-amount", "Số tiền phải lớn hơn 0."),
    ("gia-tri", {"amounts__0__amount": "một tỷ"}, "amounts-0-amount",
     "Không đọc được số “một tỷ”; hãy nhập theo kiểu 1.234.567,89."),
    ("gia-tri", {**AMOUNTS, "amounts__0__amount": ""}, "amounts-0-amount", "Chưa nhập số tiền."),
    ("gia-tri", {"amounts__0__amount": "9" * 20}, "amounts-0-amount",
     "Số tiền quá lớn: phải nhỏ hơn 1.000.000.000.000.000 (một triệu tỷ)."),
    ("gia-tri", {**AMOUNTS, "amounts__0__amount": "109,841"}, "amounts-0-amount",
     "“109,841” có hai cách đọc: 109841 (dấu phân cách hàng nghìn) hoặc 109,841 (dấu thập phân); hãy nhập lại "
     "109841 hoặc 109,84."),
    ("gia-tri", {**AMOUNTS, "amounts__0__rate": ""}, "amounts-0-rate",
     "Ngoại tệ cần tỷ giá, hoặc số VND mà văn bản ghi."),
    ("gia-tri", {**AMOUNTS, "amounts__0__rate": "-1"}, "amounts-0-rate", "Tỷ giá phải lớn hơn 0."),
    ("gia-tri", {**AMOUNTS, "amounts__0__rate_on": ""}, "amounts-0-rate_on", "Ghi ngày của tỷ giá."),
    ("gia-tri", {**AMOUNTS, "amounts__0__rate_on": "40/01/2020"}, "amounts-0-rate_on", "Không có ngày 40/01/2020: tháng 1 năm 2020 có 31 ngày."),
    ("gia-tri", {**AMOUNTS, "amounts__0__usd": "0"}, "amounts-0-usd", "Số tiền phải lớn hơn 0."),
    ("gia-tri", {**AMOUNTS, "amounts__0__vnd": "0"}, "amounts-0-vnd", "Số tiền phải lớn hơn 0."),
    ("tiep-nhan", {"recipients__0__share": "0"}, "recipients-0-share", "Tỷ lệ phải lớn hơn 0."),
    ("tiep-nhan", {"recipients__0__share": "101"}, "recipients-0-share", "Tỷ lệ phần trăm phải từ 0 đến 100."),
    ("tiep-nhan", {"recipients__0__unit_id": "", "recipients__0__share": "50"}, "recipients-0-unit_id", "Chọn bên tiếp nhận."),
    ("tiep-nhan", {"new_unit": "Trạm y tế xã"}, "new_unit_kind", "Chọn loại đơn vị mới."),
    ("ben-cung-cap", {"donors__0__partner_id": "999999"}, "donors-0-partner_id", "Hãy chọn một mục trong danh sách."),
    ("hang-hoa", {"goods__0__name": "Xe lăn", "goods__0__quantity": "0"}, "goods-0-quantity",
     "Số lượng phải lớn hơn 0."),
    ("hang-hoa", {"goods__0__name": "Xe lăn", "goods__0__quantity": "-3"}, "goods-0-quantity",
     "Số lượng phải lớn hơn 0."),
    ("hang-hoa", {"goods__0__name": "Xe lăn", "goods__0__quantity": "9" * 30}, "goods-0-quantity",
     "Số lượng quá lớn."),
    ("hang-hoa", {"goods__0__name": "Xe lăn", "goods__0__quantity": "1,2345"}, "goods-0-quantity",
     "Số lượng có nhiều nhất 2 chữ số thập phân."),
    ("hang-hoa", {"goods__0__quantity": "3"}, "goods-0-name", "Chưa nhập tên hàng hóa."),
    ("hang-hoa", {"goods__0__name": "Xe lăn", "goods__0__quantity": "3", "goods__0__value": "-1"}, "goods-0-value",
     "Số tiền không được âm."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "typed", "at", "sentence"), WRONG, ids=[f"{w[2]} {n}" for n, w in enumerate(WRONG)]
)
def test_a_wrong_value_is_said_at_its_field_and_kept_on_the_page(
    draft, client, session, slug, typed, at, sentence
):
    before = acts(session)
    page = part(client, draft, slug).send(**typed)
    assert page.status == 422
    assert page.errors() == {at: sentence}
    for name, value in typed.items():
        if name != "modality":  # what a list does not offer cannot be chosen on it
            assert page.typed[name.replace("__", "-")] == ([value] if value != "999999" else [""])
    assert len(page.summary()) == 1
    assert page.summary()[0].endswith(sentence)
    assert acts(session) == before


def test_each_wrong_row_says_so_in_its_own_place(draft, client, session):
    page = part(client, draft, "gia-tri").send(amounts__0__amount="-5", amounts__1__amount="x")
    assert set(page.errors()) == {"amounts-0-amount", "amounts-1-amount"}
    assert [s.split(":")[0] for s in page.summary()] == ["Giá trị, dòng 1", "Giá trị, dòng 2"]


SPARE = {"amounts__2__source": "grant", "amounts__2__form": "money", "amounts__2__qualifier": "exact",
         "amounts__2__currency": "VND", "amounts__2__amount": "", "amounts__2__rate": ""}  # fmt: skip


def test_a_row_in_which_only_the_amount_is_typed_is_read(draft, client):
    page = part(client, draft, "gia-tri").send(**{**SPARE, "amounts__2__amount": "700.000"})
    assert page.status == 200
    assert [a.amount for a in draft.proposal.amounts][2:] == [Decimal(700_000)]


def test_a_row_left_blank_is_no_fault(draft, client):
    page = part(client, draft, "gia-tri").send(**SPARE)
    assert page.status == 200
    assert len(draft.proposal.amounts) == 2


def test_the_same_donor_twice_is_refused_in_the_second_row(draft, client):
    donor = draft.proposal.donors[0].partner_id
    page = part(client, draft, "ben-cung-cap").send(donors__1__partner_id=str(donor))
    assert page.errors() == {"donors-1-partner_id": "Bên cung cấp này đã có ở dòng trên."}


def test_a_donor_does_not_act_through_itself(draft, client):
    donor = draft.proposal.donors[0].partner_id
    page = part(client, draft, "ben-cung-cap").send(donors__0__via_id=str(donor))
    assert page.errors() == {"donors-0-via_id": "Tổ chức trung gian phải khác bên cung cấp."}


# saved, with a warning


def test_shares_that_do_not_add_up_are_saved_with_their_sum_named(draft, client):
    other = make.unit("LHHN").id
    page = part(client, draft, "tiep-nhan").send(
        recipients__0__share="50", recipients__1__unit_id=str(other), recipients__1__share="30,5"
    )
    assert page.status == 200
    assert "Tỷ lệ của các bên tiếp nhận cộng lại là 80,5 %, không phải 100 %." in page.words
    assert [r.share for r in draft.proposal.recipients] == [Decimal(50), Decimal("30.5")]


def test_stated_vnd_far_from_amount_times_rate_is_kept_beside_it(draft, client):
    page = part(client, draft, "gia-tri").send(**AMOUNTS, amounts__0__vnd="30.000.000")
    assert page.status == 200
    assert (
        "Khoản 1: văn bản ghi 30.000.000 VND, nhưng số tiền × tỷ giá là 23.145.500 VND; cả hai được giữ."
        in page.words
    )
    amount = draft.proposal.amounts[0]
    assert (amount.amount, amount.rate, amount.vnd) == (
        Decimal(1000),
        Decimal("23145.5"),
        Decimal(30_000_000),
    )


def test_a_foreign_amount_saved_again_untouched_stays_as_it_is(draft, client):
    part(client, draft, "gia-tri").send(**AMOUNTS)
    before = [(a.amount, a.rate, a.vnd, a.usd, a.vnd_stated) for a in draft.proposal.amounts]
    page = part(client, draft, "gia-tri").send()
    assert page.status == 200
    assert [(a.amount, a.rate, a.vnd, a.usd, a.vnd_stated) for a in draft.proposal.amounts] == before


def test_a_start_before_the_decision_is_saved_with_a_warning(session, set_today, client):
    case = case_at(Status.NOTIFIED)
    set_today(case.day)
    client.sign_in(case.people["office"])
    page = opened(client, f"/vien-tro/{case.proposal_id}/buoc/dinh-chinh")
    after = page.send(letter__number="1/UBND", letter__issued_on="02/11/2020", letter__signer="Ký", note="sai ngày",
                      starts_on="01/10/2020")  # fmt: skip
    assert after.status == 200
    assert "Bắt đầu thực hiện ngày 01/10/2020, trước ngày quyết định 02/11/2020" in after.words


def test_a_number_that_no_grammar_reads_is_kept_as_typed_and_warned_about(checking, client):
    page = step(client, checking, "yeu-cau-bo-sung").send(
        faults__0__subject="van_kien", due_on="20/11/2020", letter__number="số mười hai", letter__issued_on="03/11/2020",
        letter__signer="Đỗ Văn Giám",
    )  # fmt: skip
    assert page.status == 200
    assert (
        "Số, ký hiệu “số mười hai” không theo mẫu như 961/QĐ-UBND; được giữ nguyên như đã nhập." in page.words
    )
    assert checking.proposal.dossier.letters[-1].document.number == "số mười hai"


# steps


SIGNED = {"letter__number": "12/SKHĐT-TH", "letter__issued_on": "03/11/2020", "letter__signer": "Đỗ Văn Giám"}
ASKING = {
    **SIGNED,
    "faults__0__subject": "van_kien",
    "faults__0__note": "thiếu chữ ký",
    "due_on": "20/11/2020",
}
WRONG_STEPS = [
    ("yeu-cau-bo-sung", {**ASKING, "on": "04/11/2020"}, 409, "on", "Ngày thực hiện 04/11/2020 ở tương lai."),
    ("yeu-cau-bo-sung", {**ASKING, "on": "01/11/2020"}, 409, "on",
     "Ngày thực hiện 01/11/2020 trước bước liền trước (02/11/2020)."),
    ("yeu-cau-bo-sung", {**ASKING, "on": "hôm qua"}, 422, "on",
     "Không đọc được ngày “hôm qua”; hãy nhập ngày/tháng/năm với năm đủ bốn chữ số, ví dụ 06/07/2011."),
    ("yeu-cau-bo-sung", {**ASKING, "due_on": "02/11/2020"}, 409, "due_on", "Hạn bổ sung phải sau ngày yêu cầu."),
    ("yeu-cau-bo-sung", {**ASKING, "due_on": ""}, 422, "due_on", "Chưa nhập mục này."),
    ("yeu-cau-bo-sung", {**ASKING, "letter__number": ""}, 422, "letter-number", "Chưa nhập mục này."),
    ("yeu-cau-bo-sung", {**ASKING, "letter__issued_on": "05/11/2020"}, 422, "letter-issued_on",
     "Ngày này chưa tới."),
    ("lay-y-kien", {"due_on": "02/11/2020"}, 409, "due_on", "Hạn trả lời phải sau ngày lấy ý kiến."),
    ("lay-y-kien", {"due_on": "10/11/2020", "valid_on": "01/11/2020"}, 409, "valid_on",
     "Ngày hợp lệ không thể trước ngày đủ hồ sơ (02/11/2020)."),
    ("lay-y-kien", {"due_on": "10/11/2020", "valid_on": "03/11/2020"}, 409, "valid_reason",
     "Ngày hợp lệ muộn hơn ngày đủ hồ sơ (02/11/2020): hãy nêu lý do."),
    ("tu-choi", SIGNED, 422, "note", "Chưa nhập mục này."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "typed", "status", "at", "sentence"),
    WRONG_STEPS,
    ids=[f"{w[3]} {n}" for n, w in enumerate(WRONG_STEPS)],
)
def test_a_step_that_cannot_be_taken_so_says_why_and_keeps_what_was_typed(
    checking, client, session, slug, typed, status, at, sentence
):
    before = acts(session)
    page = step(client, checking, slug).send(**typed)
    assert page.status == status
    assert page.errors() == {at: sentence}
    for name, value in typed.items():
        assert page.typed[name.replace("__", "-")] == [value]
    assert acts(session) == before
    assert checking.proposal.dossier.status == Status.CHECKING


def test_a_request_without_a_fault_is_refused(checking, client, session):
    page = step(client, checking, "yeu-cau-bo-sung").send(
        **{**ASKING, "faults__0__subject": "", "faults__0__note": ""}
    )
    assert page.status == 409
    assert page.summary() == ["Chưa nêu điểm nào cần bổ sung."]
    assert page.typed["letter-number"] == ["12/SKHĐT-TH"]


def test_a_day_in_the_past_names_the_paper_behind_it(checking, client):
    page = step(client, checking, "lay-y-kien").send(on="02/11/2020", due_on="10/11/2020")
    assert page.status == 409
    assert page.errors() == {
        "basis": "“Xác nhận hợp lệ, lấy ý kiến” ghi lùi về ngày 02/11/2020: nêu văn bản làm căn cứ."
    }


# twice, or by two people


def test_a_step_taken_twice_is_taken_once_and_the_second_time_says_so(checking, client):
    first, again = step(client, checking, "yeu-cau-bo-sung"), step(client, checking, "yeu-cau-bo-sung")
    assert first.send(**ASKING).status == 200
    page = again.send(**ASKING)
    assert page.status == 409
    assert "Đỗ Văn Giám đã ghi nhận “Yêu cầu bổ sung”" in page.words
    assert "Hồ sơ hiện ở bước “Chờ bổ sung hồ sơ”" in page.words
    assert page.typed["faults-0-note"] == ["thiếu chữ ký"]
    assert len(checking.proposal.dossier.requests) == 1


def test_of_two_people_one_wins_and_the_other_is_told_what_happened(checking, client, app):
    other = app.test_client()
    checking.people["second leader"] = make.user("SKHDT", "leader", "Vũ Thứ Hai")
    mine = step(client, checking, "yeu-cau-bo-sung")
    theirs = step(other.sign_in(checking.people["second leader"]), checking, "lay-y-kien")
    assert theirs.send(due_on="10/11/2020").status == 200
    page = mine.send(**ASKING)
    assert page.status == 409
    assert "Vũ Thứ Hai đã ghi nhận “Xác nhận hợp lệ, lấy ý kiến”" in page.words
    assert page.typed["letter-number"] == ["12/SKHĐT-TH"]
    assert checking.proposal.dossier.status == Status.CONSULTING


def test_a_page_opened_too_late_is_refused_with_the_reason(checking, client):
    checking.incomplete()
    page = step(client, checking, "lay-y-kien")
    assert page.status == 409
    assert "Hồ sơ không còn ở bước để “Xác nhận hợp lệ, lấy ý kiến”" in page.words


def test_a_stale_part_shows_both_versions_and_loses_neither(draft, client, app):
    mine = part(client, draft, "noi-dung")
    other = app.test_client().sign_in(draft.people["union_leader"])
    assert part(other, draft, "noi-dung").send(aims="Mục tiêu của người khác").status == 200
    page = mine.send(aims="Mục tiêu của tôi")
    assert page.status == 409
    assert "Mục tiêu của người khác" in page.words
    assert page.typed["aims"] == ["Mục tiêu của tôi"]
    assert draft.proposal.aims == "Mục tiêu của người khác"
    assert (
        page.words.count("khác nhau") == 1
    )  # only what differs is compared: places and sectors are the same
    assert page.send().status == 200
    assert draft.proposal.aims == "Mục tiêu của tôi"


def test_a_stale_amount_is_compared_row_by_row(draft, client, app):
    mine = part(client, draft, "gia-tri")
    other = app.test_client().sign_in(draft.people["union_leader"])
    part(other, draft, "gia-tri").send(amounts__0__amount="1.700.000.000")
    page = mine.send(amounts__0__amount="1.800.000.000")
    assert page.status == 409
    assert "1.700.000.000" in page.words
    assert page.typed["amounts-0-amount"] == ["1.800.000.000"]


def test_a_draft_for_a_unit_not_yet_known_needs_no_other(draft, client):
    page = opened(client, "/vien-tro/moi").send(
        title="Xe lăn cho người khuyết tật", new_unit="Hội Người mù huyện"
    )
    assert page.status == 200
    assert "Hội Người mù huyện" in page.words


def test_a_draft_needs_a_unit(draft, client):
    page = opened(client, "/vien-tro/moi").send(title="Xe lăn cho người khuyết tật")
    assert page.status == 422
    assert page.errors() == {"applicant": "Chọn chủ khoản viện trợ."}


def test_a_donor_of_the_register_is_chosen_by_its_id(draft, client):
    donor = a_partner("Quỹ Ánh Sáng")
    page = part(client, draft, "ben-cung-cap").send(donors__0__partner_id=str(donor.id))
    assert page.status == 200
    assert [d.partner.name for d in draft.proposal.donors] == ["Quỹ Ánh Sáng"]
