"""Under a decree whose text was not compared, rules are copied from the one before: they remind, and cite nothing."""

from datetime import date

import pytest

from app.aid.models import Status
from app.aid.requirements import authority
from app.law.shapes import Outcome, RegimeCode
from tests.aid.cases import FIRST, TO_THE_PM, case_at
from tests.pages import opened

UNDER_ND313 = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("regime", "article"),
    [(RegimeCode.ND80, "Điều 7"), (RegimeCode.ND313, ""), (RegimeCode.ND50, "")],
    ids=["its own", "copied", "of another decree"],
)
def test_who_decides_is_said_with_an_article_of_the_decree_itself(regime, article):
    found = authority(regime, TO_THE_PM)
    assert (found.outcome, found.article) == (Outcome.PRIME_MINISTER, article)


@pytest.mark.parametrize(
    ("day", "cited", "standing"),
    [
        (FIRST, True, "Nội dung thẩm định: đã đối chiếu"),
        (UNDER_ND313, False, "Nội dung thẩm định: sao từ Nghị định 80/2020/NĐ-CP, chưa đối chiếu"),
    ],
    ids=["confirmed", "copied"],
)
def test_the_contents_of_appraisal_are_cited_under_their_own_decree(
    session, client, set_today, day, cited, standing
):
    set_today(day)
    case = case_at(Status.APPRAISING, day=day)
    page = opened(client.sign_in(case.people["officer"]), f"/vien-tro/{case.proposal_id}/tham-dinh")
    assert standing in page.words
    assert ("điểm a khoản 5 Điều 10" in page.words) is cited


def test_a_copied_day_that_is_past_is_no_delay_and_no_pause(session, client, set_today):
    case = case_at(Status.APPRAISING, day=UNDER_ND313).later(40)
    set_today(case.day)
    page = opened(client.sign_in(case.people["officer"]), f"/vien-tro/{case.proposal_id}")
    assert "Đã qua ngày nhắc, không tính quá hạn" in page.words
    assert "Đang tạm dừng" not in page.words


def test_a_refused_file_has_passed_what_lies_before_its_end(session, client, set_today):
    case = case_at(Status.REFUSED)
    set_today(case.day)
    page = opened(client.sign_in(case.people["officer"]), f"/vien-tro/{case.proposal_id}")
    assert "Lập hồ sơ (đã qua)" in page.words
    assert "Lấy ý kiến (chưa đến)" in page.words


def test_a_draft_decision_without_a_number_is_named_by_what_it_is_about(session, client, set_today):
    case = case_at(Status.SIGNING)
    set_today(case.day)
    page = opened(client.sign_in(case.people["office"]), f"/vien-tro/{case.proposal_id}")
    assert "Dự thảo quyết định: Về việc phê duyệt khoản viện trợ" in page.words
