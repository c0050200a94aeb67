"""The office's own periods (thời hạn nội bộ) stand beside those of the law, each with its days left."""

import re
from datetime import date

import pytest

from app.aid.clock import reading, target_beside
from app.aid.models import Status
from app.aid.workflow import APPRAISAL
from app.cli import Installer
from app.core.calendar import DayCount
from app.documents.actions import TypedDocument
from app.law.shapes import Clock
from app.office import actions as office_actions
from app.office.models import InternalTarget
from tests import factories as make
from tests.aid.cases import TO_THE_PM, case_at

S = Status


def set_target(clock, length, count=DayCount.CALENDAR, since=date(2020, 1, 1)):
    facts = {"clock": clock, "length": length, "count": count, "since": since, "document": ""}
    office_actions.add_row(InternalTarget, facts, by=Installer(make.DAY))


@pytest.fixture
def clock_of(client, set_today):
    """The box of the clock on the page of a case, in one line of text."""

    def read(case, who="officer"):
        set_today(case.day)
        text = client.sign_in(case.people[who]).get(f"/vien-tro/{case.proposal_id}").text
        box = re.search(r'<section class="panel clock".*?</section>', text, re.DOTALL)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", box[0])) if box else ""

    return read


def beside(case):
    """Both days of the clock that runs: the law's and the office's."""
    now = reading(case.proposal, APPRAISAL.state(case.proposal.dossier.status).clock)
    target = target_beside(now)
    return now.due_on, target and target.due_on


def test_the_appraisal_shows_both_with_their_days_left(session, clock_of):
    set_target(Clock.APPRAISAL, 10)
    box = clock_of(case_at(S.APPRAISING).later(5))
    assert "Còn 16 ngày" in box  # day 20 is Sunday 22/11/2020
    assert "Thời hạn nội bộ 12/11/2020 Còn 5 ngày" in box
    assert "không phải quy định của pháp luật" in box


def test_the_offices_own_day_may_be_missed_before_that_of_the_law(session, clock_of):
    set_target(Clock.APPRAISAL, 10)
    box = clock_of(case_at(S.APPRAISING).later(13))
    assert "Còn 8 ngày" in box
    assert "12/11/2020 Quá hạn 3 ngày" in box


def test_the_notice_shows_both(session, clock_of):
    set_target(Clock.NOTICE, 2, DayCount.WORKING)
    case = case_at(S.APPROVED)
    assert beside(case) == (date(2020, 11, 9), date(2020, 11, 4))
    assert "Thời hạn nội bộ 04/11/2020" in clock_of(case, "office")


def test_days_at_the_office_stop_both(session):
    set_target(Clock.APPRAISAL, 10)
    case = case_at(S.SUBMITTED)
    case.later(4).take("give_back", "office", note="làm rõ")
    assert beside(case) == (date(2020, 11, 25), date(2020, 11, 16))


def test_without_a_target_only_the_law_speaks(session, clock_of):
    assert "Thời hạn nội bộ" not in clock_of(case_at(S.APPRAISING))


def test_a_period_of_the_office_alone_claims_no_source_and_stands_once(session, clock_of):
    set_target(Clock.CHECKING, 3)
    box = clock_of(case_at(S.CHECKING))
    assert "Còn 3 ngày" in box
    assert "đã đối chiếu" not in box
    assert "Do cơ quan tự đặt" not in box


def test_a_file_of_the_prime_minister_has_the_office_s_own_days_and_none_of_the_law(session, clock_of):
    set_target(Clock.APPRAISAL, 10)
    case = case_at(S.APPRAISING, answers=TO_THE_PM).later(5)
    dossier = case.proposal.dossier
    assert (dossier.due_on, dossier.due_counts) == (date(2020, 11, 12), True)
    box = clock_of(case)
    assert "Còn 5 ngày" in box
    assert "thời hạn nội bộ" in box
    assert "20 ngày" not in box
    assert "Căn cứ" not in box


def test_the_days_at_the_office_and_at_the_ministry_stop_the_office_s_own_too(session):
    set_target(Clock.APPRAISAL, 10)
    case = case_at(S.FORWARDED)
    assert case.proposal.dossier.due_on is None
    letter = TypedDocument(number="9/BKHĐT-KTĐN", issued_on=case.day, signer="Nguyễn Văn Bộ")
    case.later(20).take("central_asks", "office", letter, "Bộ Kế hoạch và Đầu tư")
    assert case.proposal.dossier.due_on == date(2020, 12, 1)  # none of the ten was used; the first is 22/11


def test_a_file_of_the_prime_minister_has_no_clock_while_the_office_has_set_none(session, clock_of):
    case = case_at(S.APPRAISING, answers=TO_THE_PM)
    assert (case.proposal.dossier.due_on, clock_of(case)) == (None, "")


def test_a_reminder_that_is_past_is_not_called_paused(session, clock_of):
    box = clock_of(case_at(S.APPRAISING, day=date(2026, 3, 2)).later(60))
    assert "chưa đối chiếu" in box
    assert "Đã qua ngày nhắc" in box
    assert "Đang tạm dừng" not in box
