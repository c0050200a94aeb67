"""The one box over every register, in a province with 100.000 donors and 100.000 aids."""

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask

from app.accounts.models import Role
from app.core.db import db
from app.desk.register import SEARCHABLE, found_in, held_by_number
from app.permissions import Actor
from tests import factories as make
from tests.bench.bench_lists import Cases, all_within
from tests.bench.province import large_province
from tests.bench.seeding import TODAY

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

MOST_MS = 50.0
PEOPLE = (("LHHN", Role.OFFICER), ("CAT", Role.OFFICER), ("LHHN", Role.VIEWER))
TYPED = (
    "phòng học", "truong hoc", "hoà bình", "Hòa Bình", "hoa binh", "quỹ", "T1999", "VT-2024-000", "1234/QĐ-UBND",
    "1234 qd ubnd", "khuyết tật nước sạch", "không có từ này", "hỗ trợ trẻ em 99", "tổ chức ánh sao 5",
)  # fmt: skip
SHORT = ("hò", "ế", "xz")  # no index knows words of fewer than three letters: every text is read
SHORT_MS = 150.0


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("province")
    with large_province(folder, 100_000, partners=100_000) as app, app.app_context():
        yield app


def everywhere(actor: Actor, typed: str) -> int:
    """Search as the page does; how many hits it shows."""
    db.session.rollback()
    found = [found_in(each, actor, typed) for each in SEARCHABLE]
    return len(held_by_number(actor, typed)) + sum(len(each.hits) for each in found if each)


@pytest.mark.parametrize(("unit", "role"), PEOPLE)
def test_everything_is_searched_at_once(province: Flask, unit: str, role: Role) -> None:
    actor = make.person(unit, role, TODAY)
    cases: Cases = [(f"{unit} {role.label}: “{typed}”", partial(everywhere, actor, typed)) for typed in TYPED]
    all_within(MOST_MS, cases)
    all_within(
        SHORT_MS, [(f"{unit} {role.label}: “{each}”", partial(everywhere, actor, each)) for each in SHORT]
    )
