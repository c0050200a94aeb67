"""Projects that seek aid: written down as stated, shown where they do not add up, answered by aid, exported."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.aid import actions
from app.aid.models import Need, NeedState, Status
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from app.office.models import Place, Sector
from tests import factories as make
from tests.aid.cases import case_at
from tests.core.sample_register import statements_of
from tests.pages import opened
from tests.sheets import read_one

LIST = "/nhu-cau-vien-tro"


@pytest.fixture
def officer(client, set_today):
    set_today(make.DAY)
    return client.sign_in(make.user("LHHN"))


def facts(**more):
    sector, place = db.session.scalars(select(Sector)).first(), db.session.scalars(select(Place)).first()
    return {
        "title": "Xây dựng trạm cấp nước sạch Tà Lài",
        "sector_id": sector.id,
        "unit_id": make.unit("TP").id,
        "places": [{"place_id": place.id}],
        "aims": "Nước sạch cho 300 hộ",
        "content": "Giếng khoan, bể lọc",
        "currency": "VND",
        "total": Decimal(1_500_000_000),
        "asked": Decimal(1_200_000_000),
        "counterpart": Decimal(300_000_000),
        "listed_on": make.DAY,
        **more,
    }


def need(by=None, **more) -> Need:
    actor = by or make.person("LHHN")
    with transaction(by=actor, doing="Thêm nhu cầu viện trợ"):
        return actions.add_need(facts(**more), by=actor)


def line(source: str, amount: int, year: int | None = None) -> dict:
    return {"source": source, "amount": Decimal(amount), "year": year}


def test_what_was_typed_is_written_and_shown(officer, session):
    sector, place = session.scalars(select(Sector)).first(), session.scalars(select(Place)).first()
    page = opened(officer, f"{LIST}/them").send(
        title="Xây dựng trạm cấp nước sạch Tà Lài",
        sector_id=str(sector.id),
        unit_id=str(make.unit("TP").id),
        place_ids=[str(place.id)],
        aims="Nước sạch cho 300 hộ",
        total="1.500.000.000",
        asked="1.200.000.000",
        counterpart="300.000.000",
        lines__0__source="grant",
        lines__0__year="2021",
        lines__0__amount="1.200.000.000",
        starts_on="2021",
        ends_on="06/2022",
    )
    assert page.status == 200
    for words in ("Nước sạch cho 300 hộ", "1.500.000.000 VND", "2021 – 06/2022", "đang kêu gọi", place.name):
        assert words in page.words
    written = session.scalars(select(Need)).one()
    assert written.entered_by_id == make.unit("LHHN").id
    assert [(row.year, row.amount) for row in written.lines] == [(2021, Decimal(1_200_000_000))]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (
            {"counterpart": Decimal(200_000_000)},
            "cộng xin viện trợ + vốn đối ứng được 1.400.000.000, thiếu 100.000.000 so với tổng vốn 1.500.000.000 VND",
        ),
        (
            {"lines": [line("grant", 1_000_000_000, 2021), line("counterpart_own", 500_000_000, 2022)]},
            "cộng các dòng viện trợ được 1.000.000.000, thiếu 200.000.000 so với phần xin viện trợ 1.200.000.000 VND; "
            "cộng các dòng đối ứng được 500.000.000, thừa 200.000.000 so với vốn đối ứng 300.000.000 VND",
        ),
        ({"total": None, "lines": [line("grant", 1_200_000_000), line("counterpart_own", 300_000_000)]}, ""),
        ({"total": None, "asked": None, "counterpart": None}, ""),
    ],
)
def test_figures_that_do_not_add_up_are_kept_and_said(app, more, sentence):
    assert need(**more).mismatch == sentence


def test_the_page_and_the_list_show_a_difference_and_the_list_filters_by_it(officer):
    made = need(counterpart=Decimal(200_000_000))
    need(title="Dự án khớp")
    assert "thiếu 100.000.000" in opened(officer, f"{LIST}/{made.id}").words
    page = opened(officer, f"{LIST}?chua-khop=1").words
    assert "chưa khớp" in page
    assert made.title in page
    assert "Dự án khớp" not in page


def test_a_line_without_its_amount_and_a_backward_period_are_refused_at_their_fields(officer):
    made = need()
    page = opened(officer, f"{LIST}/{made.id}/sua").send(
        lines__0__year="2021", starts_on="2022", ends_on="2021"
    )
    assert page.errors() == {"lines-0-amount": "Chưa nhập số tiền."}
    page = opened(officer, f"{LIST}/{made.id}/sua").send(starts_on="2022", ends_on="2021")
    assert page.errors() == {"ends_on": "Kết thúc trước khi bắt đầu."}


def test_a_need_is_answered_by_an_aid_and_each_page_shows_the_other(officer):
    proposal, made = case_at(Status.NOTIFIED).proposal, need()
    page = opened(officer, f"{LIST}/{made.id}/ghep-vien-tro").send(
        aid_id=str(proposal.aid_id), note="2 giếng", whole="y"
    )
    assert "Xây dựng 3 phòng học tại Tà Lài" in page.words
    assert "2 giếng" in page.words
    assert "Dừng kêu gọi" in page.words
    assert made.state == NeedState.MET
    assert made.title in opened(officer, f"/vien-tro/{proposal.id}").words
    again = opened(officer, f"{LIST}/{made.id}/ghep-vien-tro").send(aid_id=str(proposal.aid_id))
    assert again.errors() == {"aid_id": "Khoản viện trợ này đã ghép với nhu cầu."}
    match = made.matches[0].id
    page = opened(officer, f"{LIST}/{made.id}/ghep-vien-tro/{match}/bo").send(reason="ghép nhầm")
    assert "Chưa ghép với khoản viện trợ nào." in page.words
    assert made.state == NeedState.SEEKING
    assert "ghép nhầm" in opened(officer, f"{LIST}/{made.id}/lich-su").words


def test_an_aid_that_the_reader_may_not_see_is_neither_offered_nor_named(client, set_today):
    set_today(make.DAY)
    proposal, made = case_at(Status.CONSULTING).proposal, need(unit_id=make.unit("HKH").id)
    visitor = client.sign_in(make.user("HKH"))
    assert visitor.get(f"{LIST}/tim-khoan?q=phong hoc").json == []
    page = opened(visitor, f"{LIST}/{made.id}/ghep-vien-tro").send(aid_id=str(proposal.aid_id))
    assert page.errors() == {"aid_id": "Hãy chọn một mục trong danh sách."}
    assert proposal.title not in page.text
    officer = visitor.sign_in(make.user("LHHN"))
    assert [each["text"] for each in officer.get(f"{LIST}/tim-khoan?q=phong hoc").json] == [proposal.title]


def test_an_aid_that_came_to_nothing_answers_no_need(app):
    proposal, actor, made = case_at(Status.DECLINED).proposal, make.person("LHHN"), need()
    with (
        pytest.raises(Refused, match="Khoản viện trợ này không thành"),
        transaction(made, by=actor, doing="Ghép"),
    ):
        actions.match_need(made, proposal.aid_id, whole=True, by=actor)


def test_a_project_stops_with_its_reason_and_seeks_again(officer):
    made = need()
    assert opened(officer, f"{LIST}/{made.id}/dung").send().errors() == {
        "stopped_reason": "Ghi lý do dừng kêu gọi."
    }
    page = opened(officer, f"{LIST}/{made.id}/dung").send(stopped_reason="đã dùng vốn ngân sách")
    assert "đã dùng vốn ngân sách" in page.words
    assert "Ghép khoản viện trợ" not in page.words
    assert officer.get(f"{LIST}/{made.id}/ghep-vien-tro").status_code == 200
    refused = opened(officer, f"{LIST}/{made.id}/dung").send(stopped_reason="lần nữa")
    assert refused.summary() == ["Dự án này đã dừng kêu gọi; hãy kêu gọi lại trước."]
    officer.post(f"{LIST}/{made.id}/keu-goi-lai", data={"version": made.version})
    assert made.state == NeedState.SEEKING
    assert made.stopped_reason == ""


@pytest.mark.parametrize(
    ("unit", "role", "status"),
    [
        ("LHHN", Role.OFFICER, 200),
        ("TP", Role.OFFICER, 200),
        ("TP", Role.CLERK, 403),
        ("CAT", Role.OFFICER, 403),
        ("LHHN", Role.VIEWER, 403),
        ("LHHN", Role.ADMIN, 403),
    ],
)
def test_the_focal_unit_and_the_unit_itself_edit_a_need(client, set_today, unit, role, status):
    set_today(make.DAY)
    made = need()
    assert client.sign_in(make.user(unit, role)).get(f"{LIST}/{made.id}/sua").status_code == status


def test_the_workbook_has_the_columns_of_the_official_list(officer):
    need(lines=[line("grant", 1_200_000_000, 2021)], location="Ấp 4")
    need(title="Học bổng", currency="USD", total=Decimal(20_000), asked=Decimal(20_000), counterpart=None)
    sheet = read_one(officer.get(f"{LIST}/danh-muc.xlsx").data)
    assert sheet.title == "DANH MỤC DỰ ÁN KÊU GỌI VIỆN TRỢ"
    assert sheet.headings[1:12] == [
        *("Lĩnh vực", "Tên dự án", "Địa điểm", "Cơ quan thực hiện", "Mục đích", "Nội dung đề nghị tài trợ"),
        *("Tổng số", "Xin viện trợ", "Vốn đối ứng", "Loại tiền", "Bắt đầu"),
    ]
    rows = {row["Tên dự án"]: row for row in sheet.rows}
    water = rows["Xây dựng trạm cấp nước sạch Tà Lài"]
    assert water["Địa điểm"].startswith("Ấp 4, ")
    assert water["Cơ quan thực hiện"] == make.unit("TP").name
    assert (water["Tổng số"], water["Xin viện trợ"], water["Vốn đối ứng"]) == (1.5e9, 1.2e9, 3e8)
    assert water["Phân kỳ vốn"] == "2021, viện trợ không hoàn lại: 1.200.000.000 VND"
    assert water["Số liệu chưa khớp"].startswith(
        "cộng các dòng phân kỳ được 1.200.000.000, thiếu 300.000.000"
    )
    assert rows["Học bổng"]["Loại tiền"] == "USD"


def test_the_name_of_a_unit_is_told_again_when_it_is_corrected(officer, session):
    made = need()
    unit = made.unit
    actions.retell_unit(unit)
    assert made.owner_name == unit.name


def test_fifty_needs_cost_as_many_queries_as_five(officer):
    for n in range(6):
        need(title=f"Dự án {n}")

    def queries() -> int:
        with statements_of(db.engine) as ran:
            officer.get(LIST)
        return len(ran)

    few = queries()
    for n in range(20):
        need(title=f"Dự án thêm {n}")
    assert queries() == few
