"""What NGOs owe the province: when it is due by the law of the day, whether it came in time."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.core.calendar import WorkingCalendar
from app.core.db import db
from app.core.rules import Refused
from app.law.shapes import NoticeKind
from app.office.queries import working_calendar
from app.partners.models import NoticeState, PartnerNotice
from app.partners.queries import notice_case, notice_state
from app.partners.requirements import notice_due
from tests import factories as make
from tests.pages import opened
from tests.partners.ngos import certificate, ngo
from tests.sheets import read_one

N = NoticeState
OFF = ("01/01", "16/02", "17/02", "18/02", "19/02", "20/02", "27/04", "30/04", "01/05", "01/09", "02/09")
OF_2026 = WorkingCalendar(off=frozenset(date(2026, int(text[3:]), int(text[:2])) for text in OFF))


@pytest.mark.parametrize(
    ("kind", "runs_from", "due"),
    [
        (NoticeKind.PLAN, date(2026, 2, 9), date(2026, 4, 20)),
        (NoticeKind.ACCOUNT, date(2026, 4, 20), date(2026, 5, 7)),
        (NoticeKind.ACCOUNT, date(2026, 8, 24), date(2026, 9, 9)),
        (NoticeKind.PLAN, date(2022, 10, 31), date(2022, 12, 15)),
        (NoticeKind.PLAN, date(2021, 3, 1), date(2021, 4, 15)),
    ],
)
def test_days_are_counted_by_the_law_in_force_when_the_term_begins(kind, runs_from, due):
    assert notice_due(kind, OF_2026, runs_from=runs_from).on == due


def test_forty_five_days_became_working_days_with_the_new_decree():
    before = notice_due(NoticeKind.PLAN, OF_2026, runs_from=date(2022, 10, 31))
    after = notice_due(NoticeKind.PLAN, OF_2026, runs_from=date(2022, 11, 1))
    assert before.rule == "45 ngày, Nghị định 12/2012/NĐ-CP"
    assert after.rule == "45 ngày làm việc, Nghị định 58/2022/NĐ-CP"
    assert after.on == date(2023, 1, 3)


def test_a_yearly_report_is_due_on_the_eighteenth_of_its_last_month():
    assert notice_due(NoticeKind.REPORT, OF_2026, year=2025).on == date(2025, 12, 18)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [(NoticeKind.REPORT, {"year": 2019}), (NoticeKind.ACCOUNT, {"runs_from": date(2019, 5, 6)})],
)
def test_where_the_law_of_the_time_is_not_known_there_is_no_day(kind, facts):
    due = notice_due(kind, OF_2026, **facts)
    assert (due.on, due.rule) == (None, "Nghị định 12/2012/NĐ-CP: chưa rõ")


STANDS = (
    (date(2026, 4, 20), None, date(2026, 4, 4), N.WAITING),
    (date(2026, 4, 20), None, date(2026, 4, 5), N.REMIND),
    (date(2026, 4, 20), None, date(2026, 4, 20), N.REMIND),
    (date(2026, 4, 20), None, date(2026, 4, 21), N.OVERDUE),
    (date(2026, 4, 20), date(2026, 4, 20), date(2026, 5, 1), N.RECEIVED),
    (date(2026, 4, 20), date(2026, 4, 21), date(2026, 5, 1), N.LATE),
    (None, date(2026, 4, 21), date(2026, 5, 1), N.RECEIVED),
    (None, None, date(2026, 5, 1), N.UNDATED),
)


@pytest.mark.parametrize(("due_on", "received_on", "day", "state"), STANDS)
def test_a_notice_stands_the_same_in_the_rule_and_in_its_sql(app, due_on, received_on, day, state):
    notice = PartnerNotice(partner=ngo(), kind=NoticeKind.REPORT, year=2025, due_on=due_on)
    notice.received_on, notice.listed_on = received_on, day
    with db.session.begin_nested() as tried:
        db.session.add(notice)
        db.session.flush()
        told = db.session.scalar(select(notice_case(day)).where(PartnerNotice.id == notice.id))
        tried.rollback()
    assert told == notice_state(due_on, received_on, day) == state


def test_a_certificate_awaits_the_activity_plan_that_it_obliges_to(app):
    found = certificate(ngo(), issued_on=date(2023, 6, 22))
    (plan,) = db.session.scalars(select(PartnerNotice)).all()
    expected = notice_due(NoticeKind.PLAN, working_calendar(), runs_from=date(2023, 6, 22))
    assert (plan.certificate, plan.kind, plan.due_on) == (found, NoticeKind.PLAN, expected.on)
    assert plan.due_on > date(2023, 6, 22) + timedelta(days=60)


@pytest.fixture
def officer(client, set_today):
    set_today(date(2026, 4, 22))
    return client.sign_in(make.user("LHHN", day=date(2026, 4, 22)))


def test_a_plan_that_comes_after_its_day_is_received_late(officer):
    partner = ngo()
    certificate(partner, issued_on=date(2026, 2, 9), expires_on=date(2029, 2, 8))
    plan = db.session.scalars(select(PartnerNotice)).one()
    plan_page = f"/ben-cung-cap/thong-bao/{plan.id}"
    assert "quá hạn, chưa nhận" in opened(officer, f"/ben-cung-cap/{partner.id}").words
    page = opened(officer, plan_page).send(received_on="22/04/2026", number="05/KH-QTE")
    assert "đã nhận, muộn hạn" in page.words


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kind": "report"}, "year"),
        ({"kind": "account"}, "runs_from"),
        ({"kind": "account", "runs_from": "01/04/2026", "received_on": "31/03/2026"}, "received_on"),
        ({"kind": "report", "year": "2025", "received_on": "23/04/2026"}, "received_on"),
    ],
)
def test_a_notice_that_cannot_be_is_refused_at_its_field(officer, typed, field):
    page = opened(officer, f"/ben-cung-cap/{ngo().id}/thong-bao/them").send(**typed)
    assert page.status in (409, 422)
    assert list(page.errors()) == [field]


def test_a_company_owes_no_such_notice(officer):
    partner = make.partner("Công ty", make.PartnerKind.FOREIGN_COMPANY)
    with pytest.raises(Refused, match="Chỉ tổ chức phi chính phủ nước ngoài"):
        raise_for(
            opened(officer, f"/ben-cung-cap/{partner.id}/thong-bao/them").send(kind="report", year="2025")
        )


def raise_for(page):
    if page.status == 409:
        raise Refused(" ".join(page.summary()))


def test_the_list_keeps_those_to_be_reminded_of_and_exports_them(officer):
    partner = ngo("Quỹ Trẻ em")
    for issued_on in (date(2026, 2, 9), date(2026, 3, 2), date(2026, 4, 20)):
        certificate(partner, f"{issued_on:%m}/CNV-HĐ", issued_on, date(2028, 1, 1))
    page = opened(officer, "/ben-cung-cap/so-thong-bao?tinh-trang=overdue&tinh-trang=remind")
    assert "2 thông báo" in page.words
    sheet = read_one(officer.get("/ben-cung-cap/so-thong-bao/xuat-excel?tinh-trang=overdue").data)
    (row,) = sheet.rows
    assert row["Hạn gửi"].date() == working_due(date(2026, 2, 9))
    assert (row["Tổ chức PCPNN"], row["Loại thông báo"]) == ("Quỹ Trẻ em", "Kế hoạch hoạt động")
    assert row["Tình trạng"] == "quá hạn, chưa nhận"


def working_due(issued_on: date) -> date:
    return notice_due(NoticeKind.PLAN, working_calendar(), runs_from=issued_on).on
