"""Acts by a decision: a new name, a merger, a division, a suspension, an end; the history keeps what was."""

from datetime import date

import pytest

from app.associations.models import Association, AssociationDecision, AssociationStanding
from app.office.models import Succession, SuccessionKind
from tests import factories as make
from tests.pages import opened

TODAY = date(2026, 11, 22)
OLD = "Hội Hữu nghị Việt Nam - Lào tỉnh Đồng Nai"


@pytest.fixture
def officer(client, set_today):
    set_today(TODAY)
    return client.sign_in(make.user("LHHN", day=TODAY))


@pytest.fixture
def association(app) -> Association:
    return make.association(OLD)


@pytest.fixture
def act(officer, association):
    """Write an act down; a paper of the first of May 2025 unless told otherwise."""

    def send(kind: str, **typed):
        paper = {"number": "15/QĐ-UBND", "decided_on": "01/5/2025", "effective_on": "10/5/2025"}
        return opened(officer, f"/hoi-huu-nghi/{association.id}/thay-doi").send(
            kind=kind, **{**paper, **typed}
        )

    return send


def test_a_new_name_is_printed_from_its_day_on_and_the_old_one_before(act, association, officer):
    page = act("rename", new_name="Hội Hữu nghị Việt - Lào tỉnh Đồng Nai")
    assert page.status == 200
    assert "đổi tên thành “Hội Hữu nghị Việt - Lào tỉnh Đồng Nai”" in page.words
    assert association.name_on(date(2025, 5, 9)) == OLD
    assert association.name_on(date(2025, 5, 10)) == "Hội Hữu nghị Việt - Lào tỉnh Đồng Nai"
    assert "Hội Hữu nghị Việt - Lào" in opened(officer, "/hoi-huu-nghi").words
    before = opened(officer, "/hoi-huu-nghi?ngay=01/01/2025").words
    assert OLD in before
    assert (
        OLD in opened(officer, "/hoi-huu-nghi?tim=viet+nam+-+lao&ngay=1/1/2025").words
    )  # found by its old name


def test_a_merger_leads_to_the_one_that_goes_on(act, association, session):
    other = make.association("Hội Hữu nghị Việt Nam - ASEAN tỉnh Đồng Nai")
    act("merge", successors=[str(other.id)])
    session.refresh(association)
    assert association.standing == AssociationStanding.MERGED
    succession = session.query(Succession).filter_by(from_unit_id=association.unit_id).one()
    assert (succession.to_unit_id, succession.kind) == (other.unit_id, SuccessionKind.MERGED_INTO)
    assert succession.carried_out


def test_a_division_names_at_least_two(act, association, session):
    parts = [make.association(f"Hội {n}") for n in ("A", "B")]
    assert "ít nhất hai" in act("divide", successors=[str(parts[0].id)]).errors()["successors"]
    act("divide", successors=[str(part.id) for part in parts])
    assert session.query(Succession).filter_by(from_unit_id=association.unit_id).count() == 2


def test_after_its_end_nothing_changes_any_more(act, association, session):
    act("dissolve")
    session.refresh(association)
    assert association.standing == AssociationStanding.DISSOLVED
    assert "đã giải thể: không ghi thêm thay đổi" in act("rename", new_name="Hội mới").errors()["kind"]


def test_a_suspension_ends_with_the_decision_that_lets_it_go_on(act, association, session):
    assert "không bị đình chỉ" in act("resume").errors()["kind"]
    act("suspend")
    session.refresh(association)
    assert association.standing == AssociationStanding.SUSPENDED
    act("resume", effective_on="10/8/2025", decided_on="01/8/2025")
    session.refresh(association)
    assert association.standing == AssociationStanding.ACTIVE


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("rename", {}, "new_name"),
        ("rename", {"new_name": OLD}, "new_name"),
        ("suspend", {"new_name": "Hội mới"}, "new_name"),
        ("merge", {}, "successors"),
        ("rename", {"new_name": "Hội mới", "effective_on": "01/4/2025"}, "effective_on"),
        ("rename", {"new_name": "Hội mới", "effective_on": "01/01/2027"}, "effective_on"),
        ("rename", {"new_name": "Hội mới", "number": ""}, "number"),
    ],
)
def test_an_act_that_cannot_be_is_refused_at_its_field(act, association, kind, typed, field):
    page = act(kind, **typed)
    assert page.status in (409, 422)
    assert list(page.errors()) == [field]
    assert association.name == OLD


def test_the_paper_of_an_act_may_be_corrected_but_not_taken_away(act, officer, session):
    act("suspend")
    decision = session.query(AssociationDecision).one()
    page = opened(officer, f"/hoi-huu-nghi/quyet-dinh/{decision.id}").send(number="16/QĐ-UBND")
    assert "16/QĐ-UBND" in page.words
    page = opened(officer, f"/hoi-huu-nghi/quyet-dinh/{decision.id}/xoa").send(reason="nhầm")
    assert "nên không xóa được" in page.words


def test_what_the_page_does_not_offer_is_refused_and_breaks_nothing(act, association):
    page = act("bịa đặt", successors=[str(association.id)])
    assert page.status == 422
    assert page.errors() == {
        "kind": "Hãy chọn một mục trong danh sách.",
        "successors": "Có mục không có trong danh sách; hãy chọn lại.",
    }
