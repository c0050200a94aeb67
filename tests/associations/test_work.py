"""What an association does in a year and the reports it owes: pages, warnings, Annex 7."""

from datetime import date

import pytest

from app.associations.models import Association, AssociationReport
from tests import factories as make
from tests import sheets
from tests.pages import opened

TODAY = date(2026, 11, 22)


@pytest.fixture
def officer(client, set_today):
    set_today(TODAY)
    return client.sign_in(make.user("LHHN", day=TODAY))


@pytest.fixture
def association(app) -> Association:
    return make.association()


@pytest.fixture
def add(officer, association):
    """Fill the form of a kind of row and send it."""

    def fill(path: str, **typed: str):
        return opened(officer, f"/hoi-huu-nghi/{association.id}/{path}/them").send(**typed)

    return fill


def test_the_programme_of_a_year_says_what_was_held_and_what_is_behind(add):
    add("hoat-dong", year="2026", name="Giao lưu Tết Bunpimay", planned="y", planned_on="4/2026", held_on="13/4/2026",
        participants="120", result="Có 20 lưu học sinh Lào")  # fmt: skip
    page = add("hoat-dong", year="2026", name="Trại hè thanh niên", planned="y", planned_on="7/2026")
    assert "đã thực hiện" in page.words
    assert "quá thời gian dự kiến" in page.words
    assert "Có 20 lưu học sinh Lào" in page.words


def test_an_activity_is_not_held_on_a_day_that_has_not_come(add):
    assert (
        "Ngày này chưa tới."
        in add("hoat-dong", year="2026", name="Họp mặt", held_on="12/2026").errors()["held_on"]
    )


@pytest.mark.parametrize(
    ("received_on", "day", "late"),
    [(None, date(2026, 7, 15), False), (None, date(2026, 7, 16), True),
     (date(2026, 7, 15), TODAY, False), (date(2026, 7, 16), TODAY, True)],
)  # fmt: skip
def test_a_report_is_late_from_the_day_after_its_last_one(received_on, day, late):
    assert AssociationReport(due_on=date(2026, 7, 15), received_on=received_on).is_late(day) is late


def test_a_report_without_a_last_day_is_never_late():
    assert not AssociationReport(due_on=None, received_on=None).is_late(TODAY)


def test_reports_say_whether_they_came_in_time_and_each_is_due_once(add):
    add("bao-cao", year="2026", kind="half_year", due_on="15/7/2026", received_on="20/7/2026")
    page = add("bao-cao", year="2026", kind="year", due_on="15/12/2026")
    assert "nhận muộn" in page.words
    assert "chưa nhận" in page.words
    again = add("bao-cao", year="2026", kind="year", due_on="15/12/2026")
    assert "Năm 2026 đã có báo cáo năm với hạn này" in again.errors()["kind"]


def test_annex_seven_counts_activities_and_reports_of_the_year_of_its_day(add, officer):
    add("hoat-dong", year="2026", name="Giao lưu", planned="y", held_on="13/4/2026")
    add("hoat-dong", year="2026", name="Trại hè", planned="y")
    add("hoat-dong", year="2026", name="Cứu trợ đột xuất", planned="", held_on="10/2026")
    add("bao-cao", year="2026", kind="half_year", due_on="15/7/2026", received_on="10/7/2026")
    add("bao-cao", year="2026", kind="other", due_on="01/9/2026")
    add("bao-cao", year="2026", kind="year", due_on="15/12/2026")
    told = {}
    for day in ("30/6/2026", "31/10/2026", "31/12/2025"):
        (row,) = sheets.read_one(officer.get(f"/hoi-huu-nghi/xuat-excel?ngay={day}").data).rows
        told[day] = row["Hoạt động kế hoạch/thực hiện"], row["Báo cáo đúng hạn"]
    assert told == {"30/6/2026": ("2/1", None), "31/10/2026": ("2/2", "1/2"), "31/12/2025": (None, None)}
