"""What a succession moves on its day, what it leaves, and who names a successor where none takes all."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.core import history
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from app.dossiers.models import Dossier, Holder, Opinion, OpinionKind, Procedure
from app.office import actions, queries
from app.office.models import Certainty, Duty, DutyKind, Succession, SuccessionKind, UnitKind
from tests import factories as make

DAY = date(2026, 3, 1)
EVE = date(2026, 2, 28)


@pytest.fixture
def admin(session):
    return make.person("LHHN", Role.ADMIN, DAY)


def facts(
    old: str, new: str | None, kind=SuccessionKind.MERGED_INTO, on: date | None = DAY
) -> dict[str, object]:
    return {
        "from_unit_id": make.unit(old).id,
        "to_unit_id": make.unit(new).id if new else None,
        "kind": kind,
        "takes_effect_on": on,
        "basis": "Nghị quyết 9/NQ-HĐND ngày 20/02/2026",
        "certainty": Certainty.CONFIRMED,
    }


def succeeds(
    by, old: str, new: str | None, kind=SuccessionKind.MERGED_INTO, on: date | None = DAY
) -> Succession:
    return actions.add_row(Succession, facts(old, new, kind, on), by=by)


def dossier(by, applicant: str = "LHHN", lead: str | None = None, holder=Holder.APPLICANT) -> Dossier:
    unit = make.unit(applicant)
    made = Dossier(
        procedure=Procedure.AID,
        status="drafting" if holder != Holder.NOBODY else "withdrawn",
        holder=holder,
        applicant=unit,
        entered_by=unit,
        lead=make.unit(lead) if lead else None,
    )
    with transaction(by=by, doing="Lập hồ sơ"):
        db.session.add(made)
    return made


def asked(by, dossier: Dossier, unit: str) -> Opinion:
    opinion = Opinion(dossier=dossier, unit=make.unit(unit), asked_on=date(2026, 2, 1))
    with transaction(dossier, by=by, doing="Lấy ý kiến"):
        db.session.add(opinion)
    return opinion


def test_a_whole_succession_moves_open_dossiers_to_the_successor(admin):
    ours, theirs = dossier(admin, "SCT"), dossier(admin, "LHHN", lead="SCT")
    outcome = actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    assert (ours.applicant.code, ours.entered_by.code, theirs.lead.code) == ("SXD", "SXD", "SXD")
    assert outcome.moved == {"Đơn vị đề nghị": 1, "Đơn vị nhập": 1, "Cơ quan chủ trì thẩm định": 1}


def test_every_moved_dossier_tells_it_in_its_history_and_gets_a_new_version(admin):
    moved = dossier(admin, "SCT")
    before = moved.version
    actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    row = next(history.rows_about("dossiers", moved.id))
    assert (row.doing, row.acted_on) == ("Thực hiện kế thừa: Sở Công Thương", DAY)
    assert row.differences["applicant_id"] == [make.unit("SCT").id, make.unit("SXD").id]
    assert moved.version == before + 1


def test_a_dossier_that_is_closed_keeps_the_old_unit(admin):
    closed = dossier(admin, "SCT", holder=Holder.NOBODY)
    actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    assert closed.applicant.code == "SCT"


def test_a_waiting_opinion_moves_and_a_given_one_stays(admin):
    case = dossier(admin)
    waiting, given = asked(admin, case, "SCT"), asked(admin, dossier(admin), "SCT")
    with transaction(given, by=admin, doing="Trả lời"):
        given.kind = OpinionKind.AGREE
    actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    assert (waiting.unit.code, given.unit.code) == ("SXD", "SCT")


def test_an_opinion_stays_where_the_successor_was_itself_asked(admin):
    case = dossier(admin)
    old, new = asked(admin, case, "SCT"), asked(admin, case, "SXD")
    actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    assert (old.unit.code, new.unit.code) == ("SCT", "SXD")
    assert queries.unit_and_predecessors(make.unit("SXD").id, DAY) >= {old.unit_id, new.unit_id}


def test_a_unit_does_not_ask_itself_after_the_lead_took_over_the_unit_it_had_asked(admin):
    case = dossier(admin, lead="SXD")
    opinion = asked(admin, case, "SCT")
    actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    assert (opinion.unit.code, opinion.kind) == ("SXD", OpinionKind.OWN_CONTENT)


def test_carried_out_again_it_moves_only_what_came_in_since(admin):
    succession = succeeds(admin, "SCT", "SXD")
    dossier(admin, "SCT")
    actions.carry_out(succession, by=admin)
    assert succession not in actions.due(DAY)
    assert actions.carry_out(succession, by=admin).moved == {}
    late = dossier(admin, "SCT")
    assert succession in actions.due(DAY)
    actions.carry_out(succession, by=admin)
    assert late.applicant.code == "SXD"


def test_a_duty_ends_the_day_before_and_begins_for_the_successor(admin):
    actions.carry_out(succeeds(admin, "CAT", "SXD"), by=admin)
    kind = DutyKind.ALWAYS_CONSULTED
    assert "CAT" in {unit.code for unit in queries.duty_holders(kind, EVE)}
    assert {unit.code for unit in queries.duty_holders(kind, DAY)} == {"SXD", "STC2025"}
    actions.carry_out_due(by=admin)
    assert len(db.session.scalars(select(Duty).where(Duty.unit_id == make.unit("SXD").id)).all()) == 1


def test_the_name_of_an_ended_unit_ends_the_day_before(admin):
    actions.carry_out(succeeds(admin, "SCT", "SXD"), by=admin)
    assert make.unit("SCT").versions[0].valid_to == EVE


def test_a_succession_of_a_later_day_waits_for_its_day(admin):
    early = make.person("LHHN", Role.ADMIN, EVE)
    succession, case = succeeds(early, "SCT", "SXD"), dossier(early, "SCT")
    with pytest.raises(Refused, match="chưa đến ngày"):
        actions.carry_out(succession, by=early)
    actions.carry_out_due(by=early)
    assert case.applicant.code == "SCT"
    actions.carry_out_due(by=admin)
    assert (case.applicant.code, succession.carried_out) == ("SXD", True)


def test_successions_that_follow_each_other_carry_a_dossier_to_the_end(admin):
    case = dossier(admin, "SCT")
    succeeds(admin, "SXD", "SGTVT", on=DAY)
    succeeds(admin, "SCT", "SXD", on=EVE)
    actions.carry_out_due(by=admin)
    assert case.applicant.code == "SGTVT"


def test_a_succession_without_a_day_is_not_carried_out(admin):
    with pytest.raises(Refused, match="Chưa rõ ngày có hiệu lực"):
        actions.carry_out(succeeds(admin, "SCT", "SXD", on=None), by=admin)


def test_a_divided_unit_ends_and_its_dossiers_wait(admin):
    case = dossier(admin, "SCT")
    for part in ("SXD", "SGTVT"):
        succession = succeeds(admin, "SCT", part, SuccessionKind.DIVIDED)
    assert actions.carry_out(succession, by=admin).moved == {}
    (waiting,) = queries.waiting_for_successor(DAY)
    assert (waiting.dossier, waiting.unit.code, waiting.ended_from) == (case, "SCT", DAY)
    assert waiting.parts == ("Đơn vị đề nghị", "Đơn vị nhập")


def test_a_dissolved_unit_loses_its_duties_and_it_is_said_which(admin):
    outcome = actions.carry_out(succeeds(admin, "VPUBND", None, SuccessionKind.DISSOLVED), by=admin)
    assert outcome.lost_duties == ["Thẩm tra, trình ký"]
    assert queries.duty_holders(DutyKind.PUT_UP, DAY) == []


def test_a_unit_from_which_another_splits_off_keeps_everything(admin):
    case = dossier(admin, "SCT")
    actions.carry_out(succeeds(admin, "SCT", "SXD", SuccessionKind.SPLIT_OFF), by=admin)
    assert (case.applicant.code, queries.waiting_for_successor(DAY)) == ("SCT", [])
    assert make.unit("SCT").versions[0].valid_to is None


def paper(on: date = EVE) -> actions.Naming:
    return actions.Naming("12/QĐ-UBND", on)


def named(case: Dossier, old: str, new: str, by, document: actions.Naming | None = None) -> None:
    actions.name_successor(
        case, make.unit(old), make.unit(new).id, document or paper(), by=by, version=case.version
    )


def test_a_successor_is_named_for_one_dossier_by_its_document(admin):
    case, other = dossier(admin, "BH"), dossier(admin, "BH")
    named(case, "BH", "SXD", admin)
    assert (case.applicant.code, case.entered_by.code, other.applicant.code) == ("SXD", "SXD", "BH")
    assert [waiting.dossier for waiting in queries.waiting_for_successor(DAY)] == [other]
    assert "theo 12/QĐ-UBND ngày 28/02/2026" in next(history.rows_about("dossiers", case.id)).doing


def test_a_successor_is_not_named_twice(admin):
    case = dossier(admin, "BH")
    named(case, "BH", "SXD", admin)
    with pytest.raises(Refused, match="không còn chờ"):
        named(case, "BH", "SCT", admin)


def test_a_unit_that_has_ended_is_named_nobodys_successor(admin):
    with pytest.raises(Refused, match="không còn hoạt động") as refusal:
        named(dossier(admin, "BH"), "BH", "LK", admin)
    assert refusal.value.field == "unit_id"


def test_the_document_of_a_successor_is_not_of_tomorrow(admin):
    with pytest.raises(Refused, match="ở tương lai") as refusal:
        named(dossier(admin, "BH"), "BH", "SXD", admin, paper(date(2026, 3, 2)))
    assert refusal.value.field == "issued_on"


def refused(by, *args, **kwargs) -> tuple[str | None, str]:
    with pytest.raises(Refused) as refusal:
        succeeds(by, *args, **kwargs)
    return refusal.value.field, refusal.value.reason


@pytest.mark.parametrize(
    ("succession", "field", "words"),
    [
        (("SCT", "SCT"), "to_unit_id", "phải khác đơn vị cũ"),
        (("SCT", None), "to_unit_id", "phải có đơn vị kế thừa"),
        (("SCT", "SXD", SuccessionKind.DISSOLVED), "to_unit_id", "không có một đơn vị kế thừa"),
        (("SCT", "SKHDT"), "to_unit_id", "đã kết thúc từ 01/03/2025"),
        (
            ("STC2025", "SXD", SuccessionKind.MERGED_INTO, date(2025, 3, 1)),
            "takes_effect_on",
            "bắt đầu từ 01/03/2025",
        ),
        (("SKHDT", "SXD"), "kind", "Đơn vị cũ đã kết thúc từ 01/03/2025"),
        (("SKHDT", "STC2025", SuccessionKind.CONSOLIDATED), "to_unit_id", "đã được ghi"),
        (("VPUBND", "SNgV"), "to_unit_id", "không đi vòng"),
    ],
)
def test_a_succession_that_cannot_be_is_refused(admin, succession, field, words):
    found = refused(admin, *succession)
    assert (found[0], words in found[1]) == (field, True), found


def test_a_longer_way_round_is_refused_too(admin):
    succeeds(admin, "SCT", "SXD", on=EVE)
    succeeds(admin, "SXD", "SGTVT", on=DAY)
    field, reason = refused(admin, "SGTVT", "SCT", SuccessionKind.SPLIT_OFF)
    assert (field, "không đi vòng" in reason) == ("to_unit_id", True)


def test_once_carried_out_only_the_basis_can_be_corrected(admin):
    succession = succeeds(admin, "SCT", "SXD")
    actions.carry_out(succession, by=admin)
    version = succession.version
    with pytest.raises(Refused, match="chỉ sửa được căn cứ"):
        actions.change_row(succession, facts("SCT", "SGTVT"), by=admin, version=version)
    with pytest.raises(Refused, match="không xóa được"):
        actions.remove_row(succession, "nhầm", by=admin, version=version)
    actions.change_row(
        succession, {**facts("SCT", "SXD"), "basis": "Nghị quyết 10"}, by=admin, version=version
    )
    assert succession.basis == "Nghị quyết 10"


def test_the_reference_successions_carry_out_without_moving_a_new_office(admin):
    assert {
        outcome.lost_duties == [] and not outcome.moved for _, outcome in actions.carry_out_due(by=admin)
    } == {True}
    assert actions.due(DAY) == []


def test_a_new_unit_takes_over_as_any_other(admin):
    with transaction(by=admin, doing="Thêm"):
        actions.add_unit("Sở Kinh tế", UnitKind.DEPARTMENT, code="SKT", since=DAY)
    case = dossier(admin, "SCT")
    for old in ("SCT", "SXD"):
        succession = succeeds(admin, old, "SKT", SuccessionKind.CONSOLIDATED)
        actions.carry_out(succession, by=admin)
    assert case.applicant.code == "SKT"
