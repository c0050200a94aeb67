"""The rows an office starts with."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from app.core.calendar import DayCount, DayKind, is_weekend, term_end
from app.core.db import db
from app.office import actions, queries
from app.office.actions.rows import JUDGES
from app.office.models import CalendarDay, Certainty, Duty, DutyKind, Place, Sector, Succession, Unit
from tests import factories as make

PLAN = date(2020, 4, 8)
TODAY = date(2026, 1, 5)


def test_an_office_that_has_units_is_left_as_it_is(session):
    before = db.session.scalar(select(func.count()).select_from(Unit))
    assert actions.install_reference() is False
    assert db.session.scalar(select(func.count()).select_from(Unit)) == before


def test_every_row_would_also_pass_the_form(session):
    rows = [row for model in JUDGES for row in db.session.scalars(select(model))]
    assert len(rows) > 150
    for row in rows:
        JUDGES[type(row)](row)


def test_the_calendar_covers_2019_to_2027_and_says_which_days_are_only_expected(session):
    days = db.session.scalars(select(CalendarDay)).all()
    assert {day.day.year for day in days} == set(range(2019, 2028))
    assert {day.certainty for day in days if day.day.year == 2027} == {Certainty.PROJECTED}
    assert [day.day for day in queries.calendar_days(2026) if not day.confirmed] == [date(2026, 11, 24)]


def test_every_year_has_new_year_unification_labour_and_national_day(session):
    for year in range(2019, 2028):
        off = {
            (day.day.month, day.day.day) for day in queries.calendar_days(year) if day.kind == DayKind.HOLIDAY
        }
        assert off >= {(1, 1), (4, 30), (5, 1), (9, 2)}, year


def test_every_worked_saturday_answers_a_day_off_taken_for_it(session):
    kinds = Counter(day.kind for day in db.session.scalars(select(CalendarDay)))
    assert kinds[DayKind.WORKED] == 6
    worked = db.session.scalars(select(CalendarDay.day).where(CalendarDay.kind == DayKind.WORKED))
    assert all(is_weekend(day) for day in worked)


def test_ten_working_days_over_national_day_2026_count_the_day_off_of_31_august(session):
    end = term_end(date(2026, 8, 24), 10, DayCount.WORKING, queries.working_calendar())
    assert end == date(2026, 9, 10)


def test_in_2020_the_duties_are_those_of_the_plan(session):
    held = {kind: [unit.code for unit in queries.duty_holders(kind, PLAN)] for kind in DutyKind}
    assert held == {
        DutyKind.FOCAL: ["LHHN"],
        DutyKind.LEAD: ["SKHDT"],
        DutyKind.PUT_UP: ["VPUBND"],
        DutyKind.DECIDE: ["UBND"],
        DutyKind.GATHER: ["SNgV"],
        DutyKind.ALWAYS_CONSULTED: ["STC", "CAT"],
        DutyKind.CHECK_FOUNDING: ["SNV"],
    }


def test_on_every_day_since_2020_each_exclusive_duty_has_one_holder(session):
    changes = {day for duty in db.session.scalars(select(Duty)) for day in (duty.since, duty.until) if day}
    for day in (PLAN, *changes, TODAY):
        for kind in (kind for kind in DutyKind if kind.exclusive):
            assert len(queries.duty_holders(kind, day)) == 1, (kind, day)


def test_what_is_not_confirmed_about_the_leading_unit_says_so(session):
    lead = db.session.scalars(select(Duty).where(Duty.kind == DutyKind.LEAD).order_by(Duty.until)).all()
    assert {duty.certainty for duty in lead if duty.since} == {Certainty.LIKELY}


def test_the_day_on_which_the_foreign_affairs_office_came_back_is_not_invented(session):
    new = make.unit("SNgV2025").id
    (split,) = db.session.scalars(select(Succession).where(Succession.to_unit_id == new))
    assert (split.takes_effect_on, split.certainty) == (None, Certainty.LIKELY)


def test_districts_lie_in_the_province_and_end_with_the_district_level(session):
    districts = [place for place in db.session.scalars(select(Place)) if place.parent]
    assert len(districts) == 11
    assert {place.parent.name for place in districts} == {"Tỉnh Đồng Nai"}
    assert {place.valid_to for place in districts} == {date(2025, 6, 30)}


def test_the_nine_sectors_are_there(session):
    assert [sector.code for sector in db.session.scalars(select(Sector).order_by(Sector.id))] == list(
        "123456789"
    )
