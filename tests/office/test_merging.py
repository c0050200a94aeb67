"""Merging a unit that was registered twice into the one it is."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.aid.actions import keys_of, retell_unit
from app.aid.models import Aid, Proposal, ProposalKind, Recipient
from app.core import history
from app.core.db import db
from app.core.references import references_to, rows_pointing_at
from app.core.rules import Refused, Superseded
from app.core.search import searchable
from app.core.transaction import transaction
from app.dossiers.models import Dossier, Holder, Opinion, Procedure
from app.office import actions, queries
from app.office.actions.naming import NAMES
from app.office.models import Certainty, Duty, DutyKind, Succession, SuccessionKind, Unit, UnitKind
from tests import factories as make

DAY = date(2026, 1, 5)


@pytest.fixture
def admin(session):
    return make.person("LHHN", Role.ADMIN, DAY)


@pytest.fixture
def twin(admin) -> Unit:
    """A unit that a registration form brought, though it was there."""
    with transaction(by=admin, doing="Lập hồ sơ"):
        return actions.add_unit("Sở y tế Đồng Nai", UnitKind.DEPARTMENT, confirmed=False)


def keep(record, by):
    with transaction(by=by, doing="Ghi"):
        db.session.add(record)
    return record


def dossier(unit: Unit, by) -> Dossier:
    facts = {"procedure": Procedure.AID, "status": "drafting", "holder": Holder.APPLICANT}
    return keep(Dossier(**facts, applicant=unit, entered_by=unit), by)


def test_whatever_named_the_twin_names_the_unit_it_is(admin, twin):
    true, case, person = make.unit("SYT"), dossier(twin, admin), make.user("LHHN")
    opinion = keep(Opinion(dossier=dossier(make.unit("LHHN"), admin), unit=twin, asked_on=DAY), admin)
    duty = keep(Duty(kind=DutyKind.ALWAYS_CONSULTED, unit=twin, basis="x", certainty=Certainty.LIKELY), admin)
    with transaction(person, by=admin, doing="Chuyển"):
        person.unit = twin
    actions.merge_unit(twin, true, by=admin, version=twin.version)
    assert {case.applicant, case.entered_by, opinion.unit, duty.unit, person.unit} == {true}
    left = {reference.model.__name__ for _, reference in rows_pointing_at(twin)}
    assert left == {"UnitVersion"}


def aid_of(owner: Unit, *recipients: Unit, by) -> Proposal:
    proposal = Proposal(
        aid=Aid(), dossier=dossier(owner, by), kind=ProposalKind.APPROVAL, title="Nước sạch", dated_on=DAY
    )
    proposal.aid_owner = owner
    proposal.recipients = [Recipient(unit=unit) for unit in recipients]
    keep(proposal, by)
    with transaction(proposal, by=by, doing="Ghi"):
        keys_of(proposal)
    return proposal


def test_the_register_of_aid_shows_and_finds_the_unit_it_is(admin, twin):
    proposal = aid_of(twin, twin, by=admin)
    actions.merge_unit(twin, make.unit("SYT"), by=admin, version=twin.version, retell=retell_unit)
    assert (proposal.owner_name, [r.unit.code for r in proposal.recipients]) == ("Sở Y tế", ["SYT"])
    assert searchable("dong nai") not in proposal.search_text


def test_an_aid_that_both_receive_stops_the_merge(admin, twin):
    aid_of(twin, twin, make.unit("SYT"), by=admin)
    assert "“Bên tiếp nhận” đang ghi cả hai đơn vị" in refused(twin, make.unit("SYT"), admin)


def test_a_name_that_is_corrected_is_corrected_in_the_register_of_aid(admin, twin):
    proposal, (version,) = aid_of(twin, by=admin), twin.versions
    facts = {name: getattr(version, name) for name in NAMES} | {"name": "Sở Y tế tỉnh", "parent_id": None}
    actions.correct_version(version, facts, by=admin, opened=version.version, retell=retell_unit)
    assert proposal.owner_name == "Sở Y tế tỉnh"


def test_every_column_that_points_at_a_unit_is_known(session):
    found = {(reference.model.__tablename__, reference.name) for reference in references_to(Unit)}
    assert found >= {
        ("users", "unit_id"),
        ("documents", "issuer_id"),
        ("dossiers", "applicant_id"),
        ("dossiers", "lead_id"),
        ("opinions", "unit_id"),
        ("duties", "unit_id"),
        ("successions", "from_unit_id"),
        ("successions", "to_unit_id"),
        ("unit_versions", "parent_id"),
        ("units", "merged_into_id"),
    }


def test_a_merged_unit_is_offered_and_counted_no_more(admin, twin):
    actions.merge_unit(twin, make.unit("SYT"), by=admin, version=twin.version)
    assert twin.id not in dict(queries.live_units(DAY)) | dict(queries.known_units())
    assert queries.unconfirmed_units() == 0
    assert queries.merged_into(make.unit("SYT").id) == ["Sở y tế Đồng Nai"]


def test_every_record_that_moved_tells_it_and_gets_a_new_version(admin, twin):
    case = dossier(twin, admin)
    before = case.version
    actions.merge_unit(twin, make.unit("SYT"), by=admin, version=twin.version)
    row = next(history.rows_about("dossiers", case.id))
    assert (row.doing, row.differences["applicant_id"]) == (
        "Gộp vào “Sở Y tế”",
        [twin.id, make.unit("SYT").id],
    )
    assert case.version == before + 1


def test_a_unit_merged_earlier_follows(admin, twin):
    first = keep(Unit(name="Sở YT", kind=UnitKind.DEPARTMENT, confirmed=False), admin)
    actions.merge_unit(first, twin, by=admin, version=first.version)
    actions.merge_unit(twin, make.unit("SYT"), by=admin, version=twin.version)
    assert first.merged_into_id == make.unit("SYT").id


def test_what_would_move_is_counted_in_words(admin, twin):
    dossier(twin, admin)
    assert actions.uses_of_unit(twin) == {"Hồ sơ": 2}


def refused(unit: Unit, into: Unit, by) -> str:
    with pytest.raises(Refused) as refusal:
        actions.merge_unit(unit, into, by=by, version=unit.version)
    assert refusal.value.field == "into_id"
    return refusal.value.reason


def test_a_unit_is_not_merged_into_itself(admin, twin):
    assert refused(twin, twin, admin) == "Không gộp một đơn vị vào chính nó."


def test_a_confirmed_unit_is_not_merged(admin):
    assert "Chỉ gộp đơn vị chưa xác nhận" in refused(make.unit("SYT"), make.unit("SNV"), admin)


def test_a_unit_is_not_merged_into_one_that_is_merged(admin, twin):
    other = keep(Unit(name="Sở YT", kind=UnitKind.DEPARTMENT, confirmed=False), admin)
    actions.merge_unit(other, make.unit("SYT"), by=admin, version=other.version)
    assert "đã gộp vào đơn vị khác" in refused(twin, other, admin)


def test_a_unit_is_not_merged_into_its_successor(admin, twin):
    facts = {"kind": SuccessionKind.MERGED_INTO, "basis": "x", "certainty": Certainty.LIKELY}
    keep(Succession(from_unit=twin, to_unit=make.unit("SYT"), **facts), admin)
    assert "không phải là một" in refused(twin, make.unit("SYT"), admin)


def test_a_unit_is_not_merged_into_the_one_above_it(admin, twin):
    with transaction(twin, by=admin, doing="Sửa"):
        twin.versions[0].parent_id = make.unit("SYT").id
    assert "không phải là một" in refused(twin, make.unit("SYT"), admin)


def test_a_record_that_names_both_stops_the_merge_and_nothing_moves(admin, twin):
    case = dossier(twin, admin)
    for unit in (twin, make.unit("SYT")):
        keep(Opinion(dossier=case, unit=unit, asked_on=DAY), admin)
    assert "đang ghi cả hai đơn vị" in refused(twin, make.unit("SYT"), admin)
    assert case.applicant == twin
    assert db.session.scalars(select(Opinion.unit_id).where(Opinion.unit_id == twin.id)).all() == [twin.id]


def test_a_merge_opened_before_another_change_is_refused(admin, twin):
    opened = twin.version
    actions.confirm_unit(twin, by=admin, version=opened)
    with pytest.raises(Superseded):
        actions.merge_unit(twin, make.unit("SYT"), by=admin, version=opened)


def test_the_screen_merges_and_leads_to_the_unit_it_is(client, admin, twin, set_today):
    set_today(DAY)
    client.sign_in(make.user("LHHN", Role.ADMIN, day=DAY))
    true = make.unit("SYT")
    data = {"into_id": str(true.id), "version": str(twin.version)}
    answer = client.post(f"/quan-tri/don-vi/{twin.id}/gop", data=data)
    assert answer.headers["Location"] == f"/quan-tri/don-vi/{true.id}"
    assert "Đã gộp “Sở y tế Đồng Nai” vào đơn vị này." in client.get(answer.headers["Location"]).text
    assert "đã gộp vào đơn vị khác" in client.get(f"/quan-tri/don-vi/{twin.id}").text
