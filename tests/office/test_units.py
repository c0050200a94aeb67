"""Units: names from day to day, adding, renaming, correcting, confirming."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.core.db import db
from app.core.rules import Refused, Superseded
from app.core.search import searchable
from app.core.transaction import transaction
from app.office import actions, queries
from app.office.models import Certainty, Unit, UnitKind
from tests import factories as make

DAY = date(2026, 1, 5)


@pytest.fixture
def admin(session):
    return make.person("LHHN", Role.ADMIN, DAY)


def facts(name: str, **others: object) -> dict[str, object]:
    return {
        "name": name,
        "symbol": "",
        "short_name": "",
        "kind": UnitKind.DEPARTMENT,
        "parent_id": None,
        "valid_from": date(2025, 3, 1),
        "basis": "Nghị quyết 1/NQ-HĐND",
        "certainty": Certainty.CONFIRMED,
        **others,
    }


def renamed(unit: Unit, by, name: str, day: date, **others: object) -> None:
    actions.rename_unit(unit, facts(name, valid_from=day, **others), by=by, version=unit.version)


def found_by(words: str) -> list[str]:
    query = select(Unit.code).where(Unit.search_text.contains(searchable(words)))
    return list(db.session.scalars(query))


def test_a_new_name_ends_the_one_before_on_the_day_before(admin):
    unit = make.unit("SYT")
    renamed(unit, admin, "Sở Y tế và Dân số", date(2025, 3, 1))
    assert [(v.name, v.valid_from, v.valid_to) for v in unit.versions] == [
        ("Sở Y tế", None, date(2025, 2, 28)),
        ("Sở Y tế và Dân số", date(2025, 3, 1), None),
    ]
    assert (unit.name_on(date(2025, 2, 28)), unit.name_on(date(2025, 3, 1))) == (
        "Sở Y tế",
        "Sở Y tế và Dân số",
    )


def test_lists_and_search_follow_a_new_name_and_still_find_the_old_one(admin):
    unit = make.unit("SYT")
    renamed(unit, admin, "Ủy ban Sức khỏe", date(2025, 3, 1))
    assert unit.name == "Ủy ban Sức khỏe"
    assert found_by("suc khoe") == found_by("so y te") == ["SYT"]
    names = [name for _, name in queries.live_units(DAY)]
    assert names.index("Ủy ban Sức khỏe") > names.index("Tỉnh đoàn Đồng Nai")


def test_a_name_of_a_later_day_is_borne_only_from_that_day(admin):
    unit, day = make.unit("SYT"), date(2026, 2, 1)
    renamed(unit, admin, "Sở Y tế và Dân số", day)
    assert unit.name == "Sở Y tế"
    actions.carry_out_due(by=make.person("LHHN", Role.ADMIN, day))
    assert unit.name == "Sở Y tế và Dân số"


def test_a_new_name_begins_after_the_present_one(admin):
    unit = make.unit("STC2025")
    with pytest.raises(Refused, match="đã có từ 01/03/2025") as refusal:
        renamed(unit, admin, "Sở Tài chính và Đầu tư", date(2025, 3, 1))
    assert refusal.value.field == "valid_from"


def test_a_unit_that_has_ended_gets_no_new_name(admin):
    with pytest.raises(Refused, match="kết thúc từ 01/03/2025") as refusal:
        renamed(make.unit("SKHDT"), admin, "Sở Đầu tư", date(2025, 3, 1))
    assert refusal.value.field == "valid_from"


def test_two_administrators_do_not_rename_over_each_other(admin):
    unit, opened = make.unit("SYT"), make.unit("SYT").version
    renamed(unit, admin, "Sở Y tế và Dân số", date(2025, 3, 1))
    with pytest.raises(Superseded):
        actions.rename_unit(unit, facts("Sở Sức khỏe", valid_from=DAY), by=admin, version=opened)
    assert len(unit.versions) == 2


def corrected(version, by, **changed: object) -> None:
    recorded = {name: getattr(version, name) for name in facts("")} | {"valid_to": version.valid_to} | changed
    actions.correct_version(version, recorded, by=by, opened=version.version)


def test_a_name_as_recorded_can_be_corrected(admin):
    (version,) = make.unit("SYT").versions
    corrected(version, admin, name="Sở Y Tế", basis="Quyết định 2/QĐ-UBND")
    assert (make.unit("SYT").name, version.basis) == ("Sở Y Tế", "Quyết định 2/QĐ-UBND")


def test_two_names_never_hold_on_one_day(admin):
    unit = make.unit("SYT")
    renamed(unit, admin, "Sở Y tế và Dân số", date(2025, 3, 1))
    with pytest.raises(Refused, match="Hai tên cùng có giá trị một ngày") as refusal:
        corrected(unit.versions[0], admin, valid_to=date(2025, 3, 1))
    assert refusal.value.field == "valid_from"


def test_days_of_a_name_do_not_stand_the_wrong_way_round(admin):
    (version,) = make.unit("STC2025").versions
    with pytest.raises(Refused, match="trước ngày bắt đầu") as refusal:
        corrected(version, admin, valid_to=date(2025, 2, 1))
    assert refusal.value.field == "valid_to"


def test_a_unit_does_not_stand_under_itself(admin):
    above, below = make.unit("UBND2025"), make.unit("STC2025")
    with pytest.raises(Refused, match="không thể là chính đơn vị này") as refusal:
        corrected(above.versions[0], admin, parent_id=below.id)
    assert refusal.value.field == "parent_id"


def new_unit(by, name: str, *, anyway: bool = False, code: str = "") -> Unit:
    return actions.register_unit(facts(name, code=code, issues_numbers=True), anyway=anyway, by=by)


def test_a_unit_added_by_the_administrator_is_confirmed_and_on_the_list(admin):
    unit = new_unit(admin, "Trường Tiểu học Thừa Đức 1", code="THTD1")
    assert (unit.confirmed, unit.issues_numbers, unit.short_name) == (
        True,
        True,
        "Trường Tiểu học Thừa Đức 1",
    )
    assert unit.id in dict(queries.live_units(DAY))
    assert unit.versions[0].basis == "Nghị quyết 1/NQ-HĐND"


def test_a_name_that_is_there_already_is_doubted_whatever_its_accents(admin):
    with pytest.raises(Refused, match="Đã có đơn vị tên “Sở Y tế”") as refusal:
        new_unit(admin, "sở y tế")
    assert refusal.value.field == "name"
    assert new_unit(admin, "sở y tế", anyway=True).id


def test_the_name_of_a_unit_that_has_ended_may_be_used_again(admin):
    assert new_unit(admin, "Sở Kế hoạch và Đầu tư").id


def test_a_code_belongs_to_one_unit(admin):
    with pytest.raises(Refused, match="Mã này đã dùng cho “Sở Y tế”") as refusal:
        new_unit(admin, "Trường mới", code="SYT")
    assert refusal.value.field == "code"


def test_a_unit_from_a_registration_form_waits_to_be_confirmed(admin):
    with transaction(by=admin, doing="Lập hồ sơ"):
        unit = actions.add_unit("Trường Mầm non Hoa Sen", UnitKind.PUBLIC_SERVICE, confirmed=False)
    assert queries.unconfirmed_units() == 1
    actions.confirm_unit(unit, by=admin, version=unit.version)
    assert (queries.unconfirmed_units(), unit.confirmed) == (0, True)
