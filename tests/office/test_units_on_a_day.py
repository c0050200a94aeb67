"""Which units there are on a day, and which stand behind one."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli import Installer
from app.core.db import db
from app.core.transaction import transaction
from app.office import actions, queries
from app.office.models import Succession, SuccessionKind, Unit, UnitKind, UnitVersion
from tests import factories as make

DAY = date(2021, 1, 1)
BY = Installer(DAY)
in_one_test = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def succeed(old: Unit, new: Unit | None, on: date, kind=SuccessionKind.MERGED_INTO) -> None:
    db.session.add(
        Succession(from_unit_id=old.id, to_unit_id=new.id if new else None, kind=kind, takes_effect_on=on)
    )


def fresh_units(count: int) -> list[Unit]:
    units = [actions.add_unit(f"Trường {n}", UnitKind.PUBLIC_SERVICE) for n in range(count)]
    db.session.flush()
    return units


def test_a_unit_that_has_not_begun_is_not_offered(session):
    assert make.unit("STC2025").id not in dict(queries.live_units(date(2025, 2, 28)))
    assert make.unit("STC2025").id in dict(queries.live_units(date(2025, 3, 1)))


def test_a_unit_that_has_ended_is_not_offered(session):
    assert make.unit("SKHDT").id in dict(queries.live_units(date(2025, 2, 28)))
    assert make.unit("SKHDT").id not in dict(queries.live_units(date(2025, 3, 1)))


def test_a_unit_from_which_another_was_split_off_goes_on(session):
    assert make.unit("VPUBND").id in dict(queries.live_units(date(2026, 1, 1)))


def test_a_unit_that_has_ended_says_so_in_the_long_list(session):
    assert dict(queries.known_units())[make.unit("SNgV").id] == "Sở Ngoại vụ (kết thúc từ 01/03/2025)"


def test_a_split_off_unit_does_not_stand_behind_the_old_one(session):
    new, old = make.unit("SNgV2025"), make.unit("VPUBND")
    assert queries.unit_and_predecessors(new.id, date(2026, 1, 1)) == {new.id}
    assert new.id not in queries.unit_and_predecessors(old.id, date(2026, 1, 1))


def test_both_merged_units_stand_behind_the_new_one_from_its_first_day(session):
    old, other, new = (make.unit(code).id for code in ("SKHDT", "STC", "STC2025"))
    assert queries.unit_and_predecessors(new, date(2025, 2, 28)) == {new}
    assert queries.unit_and_predecessors(new, date(2025, 3, 1)) == {old, other, new}


@in_one_test
@given(days=st.lists(st.integers(0, 400), min_size=1, max_size=6), at=st.integers(0, 400))
def test_along_a_chain_only_the_successions_in_effect_count(session, days: list[int], at: int):
    with db.session.begin_nested() as change:
        units = fresh_units(len(days) + 1)
        for old, new, after in zip(units, units[1:], days, strict=False):
            succeed(old, new, DAY + timedelta(days=after))
        db.session.flush()
        found = queries.unit_and_predecessors(units[-1].id, DAY + timedelta(days=at))
        expected = {units[-1].id}
        for old, after in reversed(list(zip(units, days, strict=False))):
            if after > at:
                break
            expected.add(old.id)
        assert found == expected
        change.rollback()
    db.session.expunge_all()


@in_one_test
@given(arms=st.integers(1, 4))
def test_units_that_meet_again_are_counted_once(session, arms: int):
    """A diamond read backwards: several units end in several others, which all end in one."""
    with db.session.begin_nested() as change:
        *first, last = fresh_units(2 * arms + 1)
        for one, two in zip(first[:arms], first[arms:], strict=True):
            succeed(one, two, DAY)
            succeed(two, last, DAY)
        db.session.flush()
        assert queries.unit_and_predecessors(last.id, DAY) == {unit.id for unit in (*first, last)}
        change.rollback()
    db.session.expunge_all()


def test_a_unit_that_was_divided_stands_behind_none_of_its_parts(session):
    with transaction(by=BY, doing="Chia"):
        old, one, two = fresh_units(3)
        succeed(old, one, DAY, SuccessionKind.DIVIDED)
        succeed(old, two, DAY, SuccessionKind.DIVIDED)
    for part in (one, two):
        assert queries.unit_and_predecessors(part.id, DAY) == {part.id}


def named(*since: date | None) -> Unit:
    unit = Unit(name="Trường mới", kind=UnitKind.PUBLIC_SERVICE, symbol="", short_name="")
    unit.versions = [
        UnitVersion(name=f"Trường từ {day}", kind=UnitKind.PUBLIC_SERVICE, valid_from=day) for day in since
    ]
    return unit


days = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(since=st.lists(days, min_size=1, max_size=6, unique=True), at=days)
def test_the_name_of_a_day_is_the_last_one_begun(since: Iterable[date], at: date):
    begun = [day for day in since if day <= at]
    assert named(*since).version_on(at).valid_from == (max(begun) if begun else min(since))


@given(since=st.lists(days, min_size=1, max_size=6, unique=True), at=days)
def test_a_version_without_a_first_day_covers_all_days_before_the_next(since: Iterable[date], at: date):
    begun = [day for day in since if day <= at]
    assert named(None, *since).version_on(at).valid_from == max(begun, default=None)


@pytest.mark.parametrize("at", [date(2000, 1, 1), date(2040, 1, 1)])
def test_a_unit_without_versions_keeps_its_name(at: date):
    assert named().name_on(at) == "Trường mới"
