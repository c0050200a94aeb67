"""The rows of an association: terms, congresses, posts, branches, members – and what cannot be right about them."""

from datetime import date

import pytest
from sqlalchemy import select

from app.associations.models import Association, Branch, Congress, Post
from app.associations.queries import holders_on, is_overdue, overdue_terms
from app.core.history import HistoryRow
from app.desk.queries.alerts import alerts
from tests import factories as make
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


def chair(add, person: str, **typed: str):
    return add("chuc-vu", person=person, title="chair", **typed)


def test_a_term_that_ends_before_it_begins_is_refused(add):
    page = add("dai-hoi", kind="term", term_begins="2025", term_ends="2020")
    assert page.status == 409
    assert page.errors() == {"term_ends": "Nhiệm kỳ kết thúc (2020) trước khi bắt đầu (2025)."}
    assert page.typed["term_begins"] == ["2025"]


def test_a_term_within_one_year_is_no_fault(add):
    assert add("dai-hoi", kind="term", term_begins="11/2021", term_ends="2021").status == 200


def test_a_term_runs_over_until_the_next_congress_is_held(add, association, session):
    add("dai-hoi", kind="term", ordinal="1", held_on="09/3/2018", term_begins="2018", term_ends="2023")
    session.refresh(association)
    assert association.term_due_on == date(2023, 12, 31)
    assert is_overdue(association, date(2024, 1, 1))
    assert not is_overdue(association, date(2023, 12, 31))
    add("dai-hoi", kind="term", ordinal="2", held_on="17/4/2024", term_begins="2024", term_ends="2029")
    session.refresh(association)
    assert not is_overdue(association, TODAY)


def test_a_term_written_down_before_it_begins_takes_over_on_its_own_day(add, association, session):
    add("dai-hoi", kind="term", ordinal="1", term_begins="2018", term_ends="06/2027")
    add("dai-hoi", kind="term", ordinal="2", term_begins="09/2027", term_ends="2032")
    before, after = date(2027, 8, 1), date(2027, 9, 2)
    session.refresh(association)
    for day, late in ((before, True), (after, False)):
        assert is_overdue(association, day) is late
        assert (association.id in session.scalars(select(Association.id).where(overdue_terms(day)))) is late


def reminded(day):
    return [(alert.kind, alert.due_on) for alert in alerts(make.person("LHHN", day=day))]


def test_a_term_that_is_over_is_among_the_reminders_until_a_congress_is_held(add, session):
    add("dai-hoi", kind="term", ordinal="1", held_on="09/3/2018", term_begins="2018", term_ends="2023")
    assert reminded(date(2023, 11, 1)) == []
    assert reminded(date(2023, 11, 2)) == reminded(TODAY) == [("mandate", date(2023, 12, 31))]
    add("dai-hoi", kind="term", ordinal="2", held_on="17/4/2024", term_begins="2024", term_ends="2029")
    assert reminded(TODAY) == []


def test_a_congress_planned_for_a_month_is_awaited_until_the_month_is_over(add, session):
    add("dai-hoi", kind="term", planned_on="10/2026")
    assert reminded(date(2026, 10, 16)) == []
    assert reminded(date(2026, 10, 17)) == reminded(TODAY) == [("congress", date(2026, 10, 31))]


def test_removing_a_congress_brings_the_term_before_back(add, officer, association, session):
    add("dai-hoi", kind="term", term_begins="2018", term_ends="2023")
    add("dai-hoi", kind="term", term_begins="2024", term_ends="2029")
    newest = session.query(Congress).order_by(Congress.id.desc()).first()
    opened(officer, f"/hoi-huu-nghi/dai-hoi/{newest.id}/xoa").send(reason="nhập nhầm hội")
    session.refresh(association)
    assert association.term_due_on == date(2023, 12, 31)


def test_more_present_than_called_is_refused_and_no_quorum_is_warned(add):
    assert add("dai-hoi", kind="term", held_on="2024", called="100", present="101").errors() == {
        "present": "Số có mặt nhiều hơn số được triệu tập."
    }
    page = add("dai-hoi", kind="term", held_on="2024", called="100", present="50")
    assert "Số có mặt không quá 1/2 số được triệu tập" in page.words
    assert "không đủ số có mặt" in page.words
    assert "trên 1/2" in add("dai-hoi", kind="term", held_on="2023", called="100", present="51").words


@pytest.mark.parametrize(
    ("typed", "enough"),
    [
        ({"requested_by": "committee", "requesting": "10", "entitled": "15"}, True),
        ({"requested_by": "committee", "requesting": "9", "entitled": "15"}, False),
        ({"requested_by": "members", "requesting": "50", "entitled": "100"}, False),
        ({"requested_by": "members", "requesting": "51", "entitled": "100"}, True),
    ],
)
def test_an_extraordinary_congress_needs_enough_who_ask(add, typed, enough):
    page = add("dai-hoi", kind="extraordinary", held_on="2025", **typed)
    assert ("Đại hội bất thường cần ít nhất 2/3" in page.words) is not enough


def test_who_chaired_on_a_day_is_answered_with_its_doubt(add, association, officer):
    chair(add, "Nguyễn Văn A", begins="02/3/2015", ends="15/5/2020")
    chair(add, "Trần Thị B", begins="5/2020")
    asked = [(date(2014, 1, 1), []), (date(2018, 1, 1), [("Nguyễn Văn A", "")]),
             (date(2020, 5, 20), [("Trần Thị B", "chỉ biết giữ từ 05/2020")]),
             (date(2022, 1, 1), [("Trần Thị B", "")])]  # fmt: skip
    for day, expected in asked:
        assert [(each.post.person, each.doubt) for each in holders_on(association, day)] == expected
    page = opened(officer, f"/hoi-huu-nghi/{association.id}/con-nguoi?ngay=1/1/2018")
    assert ["Nguyễn Văn A", "Chủ tịch", "–", "–", "chắc chắn"] in page.lines()
    assert (
        "Không đọc được ngày" in opened(officer, f"/hoi-huu-nghi/{association.id}/con-nguoi?ngay=qua").words
    )


def test_somebody_seen_in_a_post_is_not_said_to_have_begun_then(add, association):
    chair(add, "Đỗ Đăng Tước", seen_on="2020")
    (held,) = holders_on(association, date(2010, 1, 1))
    assert held.doubt == "chưa rõ giữ từ khi nào, được ghi nhận 2020"


def test_two_chairs_at_once_are_warned_and_a_handing_over_is_not(add):
    assert "cũng là" not in chair(add, "Nguyễn Văn A", begins="2015", ends="2020").words
    assert "cũng là" not in chair(add, "Trần Thị B", begins="2020").words
    page = chair(add, "Lê Văn C", begins="2022")
    assert "Trong cùng thời gian Trần Thị B cũng là chủ tịch của hội." in page.words


def test_a_post_that_ends_before_it_begins_is_refused(add):
    assert (
        "kết thúc (2019) trước khi bắt đầu (03/2020)"
        in chair(add, "A", begins="3/2020", ends="2019").errors()["ends"]
    )


def test_branches_stand_in_a_tree_without_circles(add, officer, session):
    add("chi-hoi", name="Liên chi hội Biên Hòa", kind="federation")
    above = session.query(Branch).one()
    add("chi-hoi", name="Chi hội Tam Hiệp", kind="branch", parent_id=str(above.id))
    under = session.query(Branch).filter(Branch.parent_id == above.id).one()
    page = opened(officer, f"/hoi-huu-nghi/chi-hoi/{above.id}")
    assert "Tam Hiệp" not in page.words  # neither it nor its parts are offered
    answer = officer.post(
        f"/hoi-huu-nghi/chi-hoi/{above.id}", data={"name": "x", "kind": "branch", "parent_id": under.id}
    )
    assert answer.status_code == 422
    assert (
        "– Chi hội Tam Hiệp"
        in opened(officer, f"/hoi-huu-nghi/{above.association_id}/chi-hoi-hoi-vien").words
    )


def test_a_branch_with_parts_cannot_be_removed(add, officer, session):
    add("chi-hoi", name="Liên chi hội", kind="federation")
    above = session.query(Branch).one()
    add("chi-hoi", name="Chi hội", kind="branch", parent_id=str(above.id))
    page = opened(officer, f"/hoi-huu-nghi/chi-hoi/{above.id}/xoa").send(reason="nhầm")
    assert page.status == 409
    assert "Không xóa được vì đang được dùng (1 chi hội)" in page.words


def test_members_by_year_add_up_kinds_and_fall_back_to_branches(add, officer, association, session):
    add("hoi-vien", counted_on="31/12/2024", kind="full", number="100", joined="10", departed="3")
    add("hoi-vien", counted_on="2024", kind="honorary", number="5")
    add("chi-hoi", name="Chi hội 1", kind="branch")
    branch = session.query(Branch).one()
    add("hoi-vien", counted_on="2025", kind="full", number="40", branch_id=str(branch.id))
    lines = opened(officer, f"/hoi-huu-nghi/{association.id}/chi-hoi-hoi-vien").lines()
    assert lines[:2] == [
        ["2025 (cộng các chi hội)", "40", "–", "40", "–", "–"],
        ["2024", "100", "5", "105", "10", "3"],
    ]


def test_one_number_is_written_once_and_not_ahead_of_time(add):
    add("hoi-vien", counted_on="2024", kind="full", number="100")
    assert (
        "Đã ghi số này: 100 hội viên"
        in add("hoi-vien", counted_on="2024", kind="full", number="90").errors()["number"]
    )
    assert (
        "Ngày này chưa tới."
        in add("hoi-vien", counted_on="2027", kind="full", number="1").errors()["counted_on"]
    )


def test_every_kind_of_row_is_added_changed_and_removed(add, officer, session, association):
    add("phong-ban", name="Văn phòng")
    add("bien-che", year="2025", kind="assigned", given="5", filled="4")
    add("khen-thuong", form="Bằng khen", given_by="Chủ tịch UBND tỉnh", awarded_on="2024")
    page = add(
        "xa-hoi-hoa", supporter="Công ty A", value="50.000.000", activity="Giao lưu", given_on="9/2025"
    )
    for words in (
        "Văn phòng",
        "Bằng khen",
        "Công ty A",
        "50.000.000",
        "09/2025",
    ):
        assert words in page.words
    assert ["2025", "biên chế được giao", "5", "4", "–"] in page.lines()
    assert "đã có dòng này" in add("bien-che", year="2025", kind="assigned").errors()["year"]
    division = association.divisions[0].id
    assert (
        "Phòng Đối ngoại"
        in opened(officer, f"/hoi-huu-nghi/phong-ban/{division}").send(name="Phòng Đối ngoại").words
    )
    page = opened(officer, f"/hoi-huu-nghi/phong-ban/{division}/xoa").send(reason="nhập nhầm")
    assert "Chưa ghi phòng, ban nào." in page.words
    assert session.query(HistoryRow).filter(HistoryRow.root_kind == "associations").count() >= 6


def test_two_people_who_edit_rows_of_one_association_do_not_pass_each_other(add, officer, session):
    chair(add, "Nguyễn Văn A", begins="2015")
    post = session.query(Post).one()
    form = opened(officer, f"/hoi-huu-nghi/chuc-vu/{post.id}")
    opened(officer, f"/hoi-huu-nghi/chuc-vu/{post.id}").send(outside_office="Phó Giám đốc Sở Y tế")
    page = form.send(outside_office="đã nghỉ hưu")
    assert page.status == 409
    assert "người khác đã lưu thay đổi" in page.words
    assert "Phó Giám đốc Sở Y tế" in page.words
