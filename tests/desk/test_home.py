"""The home page as each kind of person finds it."""

import re
from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.aid.models import Status
from app.core.transaction import transaction
from app.dossiers.actions import prepare, write_remark
from tests import factories as make
from tests.aid.cases import case_at
from tests.aid.test_correcting import propose, second, settle

S = Status
TITLE = "Xây dựng 3 phòng học tại Tà Lài"


@pytest.fixture
def opened(client, set_today):
    """A page as a person of a case finds it, in one line of text."""

    def visit(case, who, path="/"):
        set_today(case.day)
        user = case.people[who] if isinstance(who, str) else who
        answer = client.sign_in(user).get(path)
        assert answer.status_code == 200
        return re.sub(r"\s+", " ", answer.text)

    return visit


def prepared(case, action="consult", label="Xác nhận hợp lệ, lấy ý kiến"):
    actor = case.by("officer")
    with transaction(case.proposal, by=actor, doing="Soạn"):
        prepare(case.proposal.dossier, action, label, {"note": ["đã soạn"]}, by=actor)
    return case


def test_a_line_says_what_is_to_be_done_by_when_and_why(session, opened):
    page = opened(case_at(S.APPRAISING).later(5), "officer")
    assert TITLE in page
    assert "Trình lãnh đạo" in page
    assert "Còn 16 ngày" in page  # day 20 is Sunday 22/11/2020
    assert "thẩm định" in page
    assert "từ 02/11/2020" in page


def test_a_day_missed_is_late(session, opened):
    assert "Quá hạn 5 ngày" in opened(case_at(S.APPRAISING).later(26), "officer")


def test_a_day_of_a_rule_that_is_not_compared_only_reminds(session, opened):
    case = case_at(S.CONSULTING)
    dossier = case.proposal.dossier
    with transaction(dossier, by=case.by("officer"), doing="Hạn chưa đối chiếu"):
        dossier.due_counts = False
    page = opened(case.later(60), "officer")
    assert "Nhắc việc, chưa đối chiếu" in page
    assert "Quá hạn" not in page


def test_a_prepared_paper_waits_for_the_leader_and_opens_filled(session, opened):
    case = prepared(case_at(S.CHECKING))
    page = opened(case, "leader")
    assert "Chờ ký" in page
    assert "Vũ Thị Thẩm soạn" in page
    address = f"/vien-tro/{case.proposal_id}/buoc/lay-y-kien"
    assert f'href="{address}"' in page
    assert "đã soạn" in opened(case, "leader", address)


def test_a_prepared_paper_is_gone_once_the_leader_has_acted(session, opened):
    case = prepared(case_at(S.CHECKING)).consulting()
    assert "Chờ ký" not in opened(case, "leader")


def test_who_prepared_a_paper_sees_it_waiting_and_not_as_work(session, opened):
    page = opened(prepared(case_at(S.CHECKING)), "officer")
    assert "Đã soạn, chờ lãnh đạo ký" in page
    assert "Không có việc nào đang chờ." in page


def test_a_paper_to_sign_counts_in_the_menu(session, opened):
    case = prepared(case_at(S.CHECKING))
    assert '<span class="count">1</span></a>' in opened(case, "leader", "/vien-tro/")


def test_a_slip_to_put_right_waits_for_the_second_person_of_the_unit(session, opened):
    case = case_at(S.CHECKING).later()
    correction = propose(case, "Ngày đến", "01/11/2020", "leader")
    address = f"/vien-tro/{case.proposal_id}/buoc/sua-loi/{correction.id}"
    page = opened(case, second(case, "leader"))
    assert f'href="{address}">Ngày đến</a>' in page
    assert "Đỗ Văn Giám đề nghị" in page
    assert "Xem và kết luận" in opened(case, "leader 2", f"/vien-tro/{case.proposal_id}")
    assert address not in opened(case, "leader")  # he proposed it himself
    assert address not in opened(case, "union")


def test_a_slip_to_put_right_counts_in_the_menu_until_it_is_settled(session, opened):
    case = case_at(S.NOTIFIED).later()
    correction = propose(case, "Ngày đến", "01/11/2020", "leader")
    who = second(case, "leader")
    assert '<span class="count">1</span></a>' in opened(case, who, "/vien-tro/")
    settle(case, correction, who)
    assert '<span class="count">' not in opened(case, who, "/vien-tro/")


@pytest.mark.parametrize("end", ["refused", "withdrawn"])
def test_an_opinion_on_a_file_that_has_ended_is_awaited_from_nobody(session, opened, end):
    case = case_at(S.CONSULTING)
    assert "Trả lời ý kiến" in opened(case, "finance")
    getattr(case, end)()
    assert "Trả lời ý kiến" not in opened(case, "finance")


def test_the_menu_says_nothing_where_nothing_waits(session, opened):
    assert '<span class="count">' not in opened(case_at(S.NOTIFIED), "leader", "/vien-tro/")


def test_a_word_of_the_leader_is_seen_by_those_who_hold_the_file(session, opened):
    case = case_at(S.SUBMITTED)
    decider = case.by("decider")
    with transaction(case.proposal, by=decider, doing="Bút phê"):
        write_remark(case.proposal.dossier, "Xử lý trước ngày 10", by=decider)
    assert "Xử lý trước ngày 10" in opened(case, "office")
    assert "Xử lý trước ngày 10" not in opened(case, "officer")


def test_counts_lead_to_lists_of_as_many(session, opened):
    case = case_at(S.CHECKING)
    page = opened(case, "officer")
    assert '<a href="/vien-tro/?trang-thai=checking">Kiểm tra tính hợp lệ</a> <strong>1</strong>' in page
    assert "1 khoản" in opened(case, "officer", "/vien-tro/?trang-thai=checking")


def test_what_is_late_is_counted_and_listed(session, opened):
    case = case_at(S.APPRAISING)
    assert "qua-han" not in opened(case, "officer").split("Hồ sơ theo trạng thái")[1]
    case.later(26)
    assert 'href="/vien-tro/?qua-han=1"' in opened(case, "officer")
    assert TITLE in opened(case, "officer", "/vien-tro/?qua-han=1")
    case.day -= timedelta(days=20)
    assert TITLE not in opened(case, "officer", "/vien-tro/?qua-han=1")


@pytest.mark.parametrize(
    ("status", "who", "there"),
    [
        (S.CHECKING, "officer", True),
        (S.CHECKING, "union", False),
        (S.INCOMPLETE, "union", True),
        (S.CONSULTING, "finance", True),
        (S.SUBMITTED, "office", True),
        (S.SUBMITTED, "officer", False),
        (S.SIGNING, "decider", True),
    ],
)
def test_the_register_lists_what_my_unit_holds(session, opened, status, who, there):
    page = opened(case_at(status), who, "/vien-tro/?dang-cho-don-vi-toi=1")
    assert (TITLE in page) is there


def test_the_register_lists_by_where_the_file_is(session, opened):
    case = case_at(S.SUBMITTED)
    assert TITLE in opened(case, "officer", "/vien-tro/?noi-dang-giu=office")
    assert TITLE not in opened(case, "officer", "/vien-tro/?noi-dang-giu=lead")


def test_an_administrator_finds_what_is_not_sure_yet(session, opened):
    page = opened(case_at(S.CHECKING), make.user("LHHN", Role.ADMIN))
    assert "Cần quản trị xem" in page
    assert 'href="/quan-tri/gia-tri-doi-chieu"' in page
    assert TITLE not in page


def test_a_viewer_finds_the_aid_approved_this_year(session, opened):
    page = opened(case_at(S.NOTIFIED), make.user("SNgV", Role.VIEWER))
    assert "Năm 2020: <strong>1</strong> khoản" in page
    assert TITLE in page


def test_nobody_whom_nothing_awaits_is_left_without_a_way_on(session, opened):
    page = opened(case_at(S.NOTIFIED), "union")
    assert "Không có việc nào đang chờ." in page
    assert 'href="/vien-tro/moi"' in page
