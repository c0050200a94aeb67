"""The simple rows of the office: what can be recorded, what is refused and why, what the screens do."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.aid.models import Aid, Proposal, ProposalKind, ProposalSector
from app.core import history
from app.core.calendar import DayCount, DayKind
from app.core.db import db
from app.core.rules import Refused, Superseded
from app.core.telling import told
from app.core.transaction import transaction
from app.dossiers.models import Dossier, Holder, Procedure
from app.law.shapes import Clock, RegimeCode, Standing
from app.office import actions, queries
from app.office.models import (
    CalendarDay,
    Certainty,
    Duty,
    DutyKind,
    InternalTarget,
    Place,
    PlaceKind,
    RuleValue,
    Sector,
)
from tests import factories as make

DAY = date(2026, 1, 5)


@pytest.fixture
def admin(session):
    return make.person("LHHN", Role.ADMIN, DAY)


def refused(model, by, **facts) -> Refused:
    with pytest.raises(Refused) as refusal:
        actions.add_row(model, facts, by=by)
    return refusal.value


def a_duty(unit: str, since: date | None, until: date | None = None, kind=DutyKind.LEAD) -> dict[str, object]:
    return {
        "kind": kind,
        "unit_id": make.unit(unit).id,
        "since": since,
        "until": until,
        "basis": "Quyết định 1",
    }


def test_a_duty_that_only_one_unit_can_have_is_not_given_twice_on_one_day(admin):
    refusal = refused(Duty, admin, **a_duty("SNV", date(2025, 12, 1)))
    assert refusal.field == "since"
    assert "Sở Tài chính đã có nhiệm vụ “Chủ trì thẩm định” (từ 01/03/2025)" in refusal.reason


def test_a_duty_may_begin_the_day_after_the_other_has_ended(admin):
    lead = db.session.scalars(select(Duty).where(Duty.kind == DutyKind.LEAD, Duty.until.is_(None))).one()
    actions.change_row(lead, {"until": date(2026, 1, 31)}, by=admin, version=lead.version)
    actions.add_row(Duty, a_duty("SNV", date(2026, 2, 1)), by=admin)
    assert [unit.code for unit in queries.duty_holders(DutyKind.LEAD, date(2026, 1, 31))] == ["STC2025"]
    assert [unit.code for unit in queries.duty_holders(DutyKind.LEAD, date(2026, 2, 1))] == ["SNV"]


def test_several_units_may_always_be_consulted(admin):
    duty = a_duty("SYT", date(2025, 12, 1), kind=DutyKind.ALWAYS_CONSULTED)
    assert actions.add_row(Duty, duty, by=admin).id


def test_a_unit_does_not_have_the_same_duty_twice_on_one_day(admin):
    refusal = refused(Duty, admin, **a_duty("CAT", date(2025, 1, 1), kind=DutyKind.ALWAYS_CONSULTED))
    assert refusal.field == "since"


def test_a_duty_does_not_end_before_it_begins(admin):
    refusal = refused(Duty, admin, **a_duty("SNV", date(2015, 2, 2), date(2015, 2, 1)))
    assert (refusal.field, refusal.reason) == (
        "until",
        "Ngày kết thúc 01/02/2015 trước ngày bắt đầu 02/02/2015.",
    )


def test_a_unit_that_has_ended_gets_no_new_duty(admin):
    refusal = refused(Duty, admin, **a_duty("SKHDT", date(2025, 3, 1), kind=DutyKind.GATHER))
    assert (refusal.field, "kết thúc từ 01/03/2025" in refusal.reason) == ("unit_id", True)


def a_day(day: date, kind: DayKind = DayKind.HOLIDAY) -> dict[str, object]:
    return {"day": day, "kind": kind, "name": "Nghỉ", "certainty": Certainty.CONFIRMED, "basis": ""}


def test_a_worked_day_is_a_saturday_or_sunday(admin):
    refusal = refused(CalendarDay, admin, **a_day(date(2026, 5, 4), DayKind.WORKED))
    assert (refusal.field, "04/05/2026 là thứ Hai" in refusal.reason) == ("day", True)


def test_a_day_stands_in_the_calendar_once(admin):
    refusal = refused(CalendarDay, admin, **a_day(date(2026, 5, 1)))
    assert (refusal.field, "Ngày Quốc tế Lao động" in refusal.reason) == ("day", True)


def test_a_day_off_on_a_sunday_is_kept_with_a_warning(admin):
    row = actions.add_row(CalendarDay, a_day(date(2026, 5, 3)), by=admin)
    assert "Chủ nhật" in queries.calendar_warnings(row)[0]


def test_a_new_day_off_counts_at_once(admin):
    assert queries.working_calendar().is_working(date(2026, 5, 4))
    actions.add_row(CalendarDay, a_day(date(2026, 5, 4)), by=admin)
    assert not queries.working_calendar().is_working(date(2026, 5, 4))


def test_a_year_is_confirmed_against_one_announcement(admin):
    assert queries.unconfirmed_calendar_days(2027) == len(queries.calendar_days(2027))
    actions.confirm_year(2027, "Thông báo 1/TB-BNV", by=admin)
    assert queries.unconfirmed_calendar_days(2027) == 0
    assert {day.basis for day in queries.calendar_days(2027)} == {"Thông báo 1/TB-BNV"}


def a_target(since: date) -> dict[str, object]:
    return {
        "clock": Clock.OPINION,
        "length": 7,
        "count": DayCount.WORKING,
        "since": since,
        "document": "Quy chế 5/QC-LHHN",
    }


def test_an_internal_target_holds_from_its_day_until_the_next_one(admin):
    actions.add_row(InternalTarget, a_target(date(2026, 1, 1)), by=admin)
    actions.add_row(InternalTarget, {**a_target(date(2026, 3, 1)), "length": 5}, by=admin)
    lengths = [
        queries.target(Clock.OPINION, day)
        for day in (date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 1))
    ]
    assert [target and target.length for target in lengths] == [None, 7, 5]


def test_two_targets_of_one_day_are_refused(admin):
    actions.add_row(InternalTarget, a_target(DAY), by=admin)
    assert refused(InternalTarget, admin, **a_target(DAY)).field == "since"


def a_value(**facts: object) -> dict[str, object]:
    return {
        "regime": RegimeCode.ND313,
        "clock": Clock.APPRAISAL,
        "length": 15,
        "count": DayCount.WORKING,
        "article": "khoản 4 Điều 9",
        "document": "313/2025/NĐ-CP",
        "issued_on": date(2025, 12, 8),
        "holds_from": DAY,
        **facts,
    }


def test_a_confirmed_figure_serves_dossiers_received_from_its_day_on(admin):
    actions.add_row(RuleValue, a_value(), by=admin)
    before = queries.period(Clock.APPRAISAL, RegimeCode.ND313, date(2026, 1, 4))
    after = queries.period(Clock.APPRAISAL, RegimeCode.ND313, DAY)
    assert (before.length, before.standing) == (20, Standing.COPIED)
    assert (after.length, after.standing) == (15, Standing.CONFIRMED)
    assert after.article == "khoản 4 Điều 9 (313/2025/NĐ-CP ngày 08/12/2025)"


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"regime": RegimeCode.ND80}, "clock", "đã đối chiếu với Nghị định 80/2020/NĐ-CP"),
        ({"clock": Clock.OPINION}, "clock", "không có thời hạn “Trả lời ý kiến”"),
        ({"holds_from": date(2025, 12, 7), "issued_on": date(2025, 12, 1)}, "holds_from", "từ 08/12/2025"),
        ({"issued_on": date(2026, 1, 6)}, "holds_from", "trước ngày của văn bản"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(admin, facts, field, words):
    refusal = refused(RuleValue, admin, **a_value(**facts))
    assert (refusal.field, words in refusal.reason) == (field, True)


def test_a_place_lies_in_one_of_a_higher_level(admin):
    district = db.session.scalars(select(Place).where(Place.name == "Huyện Tân Phú")).one()
    facts = {"name": "Huyện Mới", "kind": PlaceKind.DISTRICT, "parent_id": district.id}
    assert refused(Place, admin, **facts).field == "parent_id"


def test_two_sectors_of_one_number_do_not_hold_together(admin):
    facts = {"code": "2", "name": "Y tế cơ sở", "valid_from": DAY, "valid_to": None, "basis": ""}
    refusal = refused(Sector, admin, **facts)
    assert (refusal.field, "Y tế" in refusal.reason) == ("code", True)


def proposal_in(sector: Sector) -> None:
    unit = make.unit("LHHN")
    dossier = Dossier(
        procedure=Procedure.AID, status="drafting", holder=Holder.APPLICANT, applicant=unit, entered_by=unit
    )
    proposal = Proposal(
        aid=Aid(), dossier=dossier, kind=ProposalKind.APPROVAL, title="Nước sạch", dated_on=DAY
    )
    proposal.sectors.append(ProposalSector(sector=sector))
    with transaction(by=make.person("LHHN"), doing="Lập hồ sơ"):
        db.session.add(proposal)


def test_a_sector_that_a_dossier_names_is_ended_not_removed(admin):
    sector = db.session.scalars(select(Sector).where(Sector.name == "Y tế")).one()
    proposal_in(sector)
    with pytest.raises(Refused, match="Hãy ghi ngày kết thúc") as refusal:
        actions.remove_row(sector, "nhầm", by=admin, version=sector.version)
    assert "1 lĩnh vực của khoản viện trợ" in refusal.value.reason


def test_a_removed_row_is_told_by_the_history_with_its_reason(admin):
    sector = db.session.scalars(select(Sector).where(Sector.name == "Khác")).one()
    actions.remove_row(sector, "nhập nhầm", by=admin, version=sector.version)
    deed = told(history.rows_of_kind("sectors"))[0]
    assert (deed.doing, deed.who) == ("Xóa: Lĩnh vực – nhập nhầm", admin.name)
    assert ("Lĩnh vực", "Khác") in {(d.label, d.old) for d in deed.changes[0].differences}


def test_the_history_tells_names_words_and_days(admin):
    duty = actions.add_row(Duty, a_duty("SYT", date(2025, 12, 1), kind=DutyKind.ALWAYS_CONSULTED), by=admin)
    actions.change_row(duty, {"unit_id": make.unit("SNV").id}, by=admin, version=duty.version)
    changed, added = told(history.rows_about("duties", duty.id))
    assert [(d.label, d.old, d.new) for d in changed.changes[0].differences] == [
        ("Đơn vị", "Sở Y tế", "Sở Nội vụ")
    ]
    said = {d.label: d.new for d in added.changes[0].differences}
    assert (said["Nhiệm vụ"], said["Từ ngày"]) == ("Cho ý kiến bắt buộc", "01/12/2025")


def test_the_second_of_two_administrators_sees_that_he_is_late(admin):
    sector = db.session.scalars(select(Sector).where(Sector.name == "Khác")).one()
    opened = sector.version
    actions.change_row(sector, {"name": "Lĩnh vực khác"}, by=admin, version=opened)
    with pytest.raises(Superseded):
        actions.change_row(sector, {"name": "Khác nữa"}, by=admin, version=opened)
    assert db.session.get(Sector, sector.id).name == "Lĩnh vực khác"
