"""Who brings old books in: whoever may write into one of the registers that take them, and into that one only."""

from io import BytesIO

import pytest
from lxml import html
from sqlalchemy import select

from app.accounts.models import Role
from app.accounts.queries import actor_of
from app.aid.models import Need
from app.core.db import db
from app.imports.models import Verdict
from app.imports.register import IMPORTABLES
from app.office.models import Sector
from app.permissions import permission
from tests import factories as make
from tests.imports.conftest import Desk
from tests.old_books import Sheet, xlsx
from tests.pages import opened

MENU = "Nhập sổ cũ"
NEEDS = ["STT", "Tên dự án", "Lĩnh vực", "Cơ quan thực hiện", "Ghi chú"]


@pytest.fixture
def finance(desk, app, tmp_path) -> Desk:
    """An officer of a unit that keeps no register but may propose needs."""
    user = make.user("STC")
    return Desk(app.test_client().sign_in(user), user, tmp_path)


@pytest.mark.parametrize("code", ["LHHN", "STC", "VPUBND"])
@pytest.mark.parametrize("role", list(Role))
def test_the_menu_shows_old_books_to_whoever_may_fill_one_register_and_to_no_others(
    client, set_today, code, role
):
    set_today(make.DAY)
    user = make.user(code, role)
    by = actor_of(user, make.DAY)
    mine = [each.title for each in IMPORTABLES.values() if permission(each.permission)(by, None) is None]
    visitor = client.sign_in(user)
    assert (MENU in opened(visitor, "/").words) == bool(mine)
    assert visitor.get("/nhap-so").status_code == (200 if mine else 403)
    if mine:
        form = html.fromstring(opened(visitor, "/nhap-so/them").text)
        assert list(form.xpath("//select[@name='register']/option[@value!='']/text()")) == mine


def test_a_unit_brings_in_its_needs_and_no_other_book(finance):
    sector = db.session.scalars(select(Sector.name)).first()
    own = [1, "Trường học", sector, make.unit("STC").name]
    finance.bring_in(xlsx(Sheet([NEEDS, own])), register="needs")
    assert [need.title for need in db.session.scalars(select(Need))] == ["Trường học"]
    assert finance.visitor.get("/nhap-so/mau/needs").status_code == 200
    assert finance.visitor.get("/nhap-so/mau/partners").status_code == 403
    file = BytesIO(xlsx(Sheet([["STT", "Tên tổ chức"], [1, "Quỹ"]]))), "so.xlsx"
    refused = opened(finance.visitor, "/nhap-so/them").send(register="partners", file=file)
    assert "register" in refused.errors()


def test_a_unit_changes_no_need_of_another_by_a_book(desk, finance):
    sector = db.session.scalars(select(Sector.name)).first()
    row = [1, "Trạm y tế", sector, make.unit("TP").name]
    desk.bring_in(xlsx(Sheet([NEEDS, row])), register="needs")
    finance.check(xlsx(Sheet([NEEDS, [*row, "khác"]])), register="needs")
    reason = "Việc này dành cho cơ quan thực hiện dự án, đơn vị đã nhập, hoặc cơ quan đầu mối."
    assert finance.told[0][1:] == (Verdict.FAULTY, [reason])
