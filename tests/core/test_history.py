"""The chained history."""

from datetime import date

import pytest
from sqlalchemy import text

from app.accounts.models import User
from app.cli import Installer
from app.core import history
from app.core.db import db
from app.core.rules import Superseded
from app.core.transaction import transaction
from app.office.actions import add_unit
from app.office.models import UnitKind
from tests import factories as make

BY = Installer(date(2026, 1, 5))


def newest(session):
    return session.query(history.HistoryRow).order_by(history.HistoryRow.id.desc()).first()


def test_a_change_leaves_who_when_old_and_new(session):
    user = make.user("LHHN", name="Nguyễn Văn An")
    with transaction(user, by=BY, doing="Sửa tên"):
        user.name = "Nguyễn Văn Ân"
    row = newest(session)
    assert (row.actor, row.doing, row.event) == ("Cài đặt", "Sửa tên", "sửa")
    assert row.differences == {"name": ["Nguyễn Văn An", "Nguyễn Văn Ân"]}


def test_what_a_relationship_points_to_stands_in_the_history(session):
    old, new = make.unit("LHHN"), make.unit("SNgV")
    user = make.user("LHHN")
    assert newest(session).differences["unit_id"] == [None, old.id]
    with transaction(user, by=BY, doing="Chuyển đơn vị"):
        user.unit = new
    assert newest(session).differences == {"unit_id": [old.id, new.id]}


def test_a_row_taken_out_of_its_list_is_said_to_be_removed(session):
    with transaction(by=BY, doing="Thêm đơn vị"):
        unit = add_unit("Hội hữu nghị thử", UnitKind.ASSOCIATION)
    with transaction(unit, by=BY, doing="Bỏ tên gọi"):
        unit.versions.clear()
    row = newest(session)
    assert (row.event, row.kind, row.root_kind, row.root_id) == ("xóa", "unit_versions", "units", unit.id)
    assert row.differences["name"] == ["Hội hữu nghị thử", None]
    assert row.differences["unit_id"] == [unit.id, None]


def test_a_row_that_moves_to_another_list_is_changed_not_removed(session):
    giver, taker = make.partner("Quỹ Anh", aliases=("Một",)), make.partner("Quỹ Úc")
    with transaction(giver, by=BY, doing="Chuyển tên gọi khác"):
        taker.aliases.append(giver.aliases.pop())
    row = newest(session)
    assert (row.event, row.root_id) == ("sửa", taker.id)
    assert row.differences == {"partner_id": [giver.id, taker.id]}


def test_a_row_changed_and_then_removed_in_one_act_is_told_as_it_was_before(session):
    partner = make.partner("Quỹ Anh", aliases=("Một",))
    with transaction(partner, by=BY, doing="Sửa tên gọi khác"):
        partner.aliases[0].name = "Hai"
        session.flush()
        partner.aliases.clear()
    assert newest(session).differences["name"] == ["Một", None]


def test_a_value_written_over_unread_still_leaves_the_old_one(session):
    user, unit = make.user("LHHN", name="Nguyễn Văn An"), make.unit("SNgV")
    session.expire(user)
    with transaction(by=BY, doing="Sửa tên"):
        user.name, user.unit = "Nguyễn Văn Ân", unit
    assert newest(session).differences == {
        "name": ["Nguyễn Văn An", "Nguyễn Văn Ân"],
        "unit_id": [make.unit("LHHN").id, unit.id],
    }


def test_a_password_never_stands_in_the_history(session):
    user = make.user("LHHN")
    assert "argon2" not in newest(session).changes
    assert user.password_hash.startswith("$argon2id$")


def test_the_chain_of_an_untouched_history_holds(session):
    make.user("LHHN")
    assert history.first_break(session) is None


@pytest.mark.sqlite
def test_the_first_changed_row_is_named(session):
    make.user("LHHN")
    seq = newest(session).id - 3
    session.execute(text("DROP TRIGGER history_no_update"))
    session.execute(text("UPDATE history SET actor = 'kẻ khác' WHERE id = :id"), {"id": seq})
    assert history.first_break(session).seq == seq


@pytest.mark.sqlite
def test_a_tail_cut_off_is_said(session):
    make.user("LHHN")
    session.execute(text("DROP TRIGGER history_no_delete"))
    session.execute(text("DELETE FROM history WHERE id = (SELECT max(id) FROM history)"))
    assert "đuôi bị cắt" in history.first_break(session).reason


def test_the_database_itself_refuses_to_change_history(session):
    make.user("LHHN")
    with pytest.raises(Exception, match="history is never changed"):
        session.execute(text("UPDATE history SET actor = 'kẻ khác'"))


def test_a_form_opened_before_another_save_is_refused(session):
    user = make.user("LHHN")
    opened = user.version
    with transaction(user, by=BY, version=opened, doing="Sửa"):
        user.position = "Phó trưởng phòng"
    with pytest.raises(Superseded), transaction(user, by=BY, version=opened, doing="Sửa"):
        user.position = "Trưởng phòng"
    session.rollback()
    assert db.session.get(User, user.id).position == "Phó trưởng phòng"


def test_a_refused_act_leaves_nothing(session):
    user, before = make.user("LHHN"), history.head(session)

    def breaks_off():
        with transaction(user, by=BY, doing="Sửa"):
            user.name = "Tên khác"
            db.session.flush()
            raise RuntimeError("giữa chừng")

    with pytest.raises(RuntimeError):
        breaks_off()
    assert db.session.get(User, user.id).name != "Tên khác"
    assert history.head(session) == before


def test_a_change_outside_a_transaction_cannot_be_committed(session):
    user = make.user("LHHN")
    user.name = "Lén sửa"
    with pytest.raises(RuntimeError, match="without its history"):
        session.commit()
