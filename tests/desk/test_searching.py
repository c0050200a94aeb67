"""One box searches every register that the reader may open: accents, tones, aliases, abbreviations, numbers."""

import unicodedata
from datetime import date

import pytest
from lxml import html
from sqlalchemy import insert, select

from app.accounts.models import Role
from app.aid.models import Status
from app.core.db import db
from app.core.search import CAP, searchable, searchable_accents
from app.core.transaction import transaction
from app.desk.register import NUMBERED, SEARCHABLE
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedAnswer, answer_opinion
from app.dossiers.models import OpinionKind
from app.partners.models import Partner, PartnerNotice
from tests import factories as make
from tests.aid.cases import case_at, paper
from tests.aid.test_needs import need
from tests.core.sample_register import statements_of
from tests.pages import opened
from tests.partners.ngos import certificate, ngo
from tests.partners.test_consultations import DUE, answered, asked, consultation
from tests.partners.test_consultations import signed as sign

NUMBERS = "Văn bản có số, ký hiệu này"


@pytest.fixture
def officer(client, set_today):
    set_today(make.DAY)
    return client.sign_in(make.user("LHHN"))


def found(visitor, typed: str) -> dict[str, list[str]]:
    """The names found, by the heading they stand under."""
    answer = visitor.get("/tim-kiem", query_string={"tim": typed})
    assert answer.status_code == 200
    sections = html.fromstring(answer.text).xpath("//main//section[h2]")
    return {each.findtext("h2"): each.xpath(".//li/a/text()") for each in sections}


def test_the_box_stands_in_the_head_of_every_page_and_repeats_what_was_typed(officer):
    for address in ("/", "/vien-tro/", "/ben-cung-cap", "/tim-kiem?tim=Hòa"):
        (form,) = html.fromstring(officer.get(address).text).xpath("//header//form[@role='search']")
        assert (form.get("action"), form.get("method")) == ("/tim-kiem", "get")
    assert form.xpath(".//input/@value") == ["Hòa"]


def test_what_is_found_stands_under_its_register(officer):
    make.partner("Quỹ Nước Sạch", abbreviation="QNS")
    need(title="Trạm nước sạch Tà Lài")
    assert found(officer, "nuoc sach") == {
        "Danh mục dự án kêu gọi viện trợ": ["Trạm nước sạch Tà Lài"],
        "Bên cung cấp viện trợ": ["Quỹ Nước Sạch"],
    }


@pytest.mark.parametrize(
    "typed", ["Hòa Bình", "hoà bình", "HOÀ BÌNH", unicodedata.normalize("NFD", "Hòa bình")]
)
def test_exact_accents_come_first_in_the_old_and_the_new_tone_placement(officer, typed):
    for name in ("Quỹ Hoa Binh", "Hội Hóa Bính", "Tổ chức Hòa Bình", "Trung tâm Hoà Bình"):
        make.partner(name)
    names = found(officer, typed)["Bên cung cấp viện trợ"]
    assert set(names[:2]) == {"Tổ chức Hòa Bình", "Trung tâm Hoà Bình"}
    assert set(names[2:]) == {"Quỹ Hoa Binh", "Hội Hóa Bính"}


def test_exact_accents_come_first_among_more_hits_than_are_counted(officer, session):
    rare = make.partner("Ánh Sáng")
    names = (f"Anh Sang {n:05}" for n in range(CAP + 200))
    rows = [
        {
            "name": name,
            "kind": rare.kind,
            "search_text": searchable(name),
            "written_text": searchable_accents(name),
            "sort_key": name,
        }
        for name in names
    ]
    session.execute(insert(Partner), rows)
    session.commit()
    names = found(officer, "ánh sáng")["Bên cung cấp viện trợ"]
    assert names == ["Ánh Sáng", *(f"Anh Sang {n:05}" for n in range(5))]


@pytest.mark.parametrize("typed", ["SCC", "scc", "Saigonchildren", "nhi đồng sài gòn"])
def test_a_donor_is_found_by_its_abbreviation_and_its_other_names(officer, typed):
    make.partner(
        "Saigon Children's Charity CIO", abbreviation="SCC", aliases=("Saigonchildren", "Nhi đồng Sài Gòn")
    )
    assert found(officer, typed) == {"Bên cung cấp viện trợ": ["Saigon Children's Charity CIO"]}


def test_more_than_six_hits_lead_to_all_of_them_in_the_register(officer):
    for n in range(8):
        make.partner(f"Quỹ Hạt Mầm {n}")
    page = html.fromstring(officer.get("/tim-kiem?tim=hat+mam").text)
    assert len(page.xpath("//main//li/a")) == 6
    (way,) = page.xpath("//main//a[starts-with(text(), 'Xem tất cả')]/@href")
    assert "8 bên cung cấp" in officer.get(way).text


@pytest.mark.parametrize(
    "typed",
    ["4321/QĐ-UBND", "4321 qđ ubnd", "4321/QD-UBND", "số 4321/QĐ-UBND", "4321qđubnd", "quyết định số 4321", "QĐ 4321",
     "4321", "4321/QĐ–UBND ngày 08/4/2020", "04321 / qđ - ubnd"],
)  # fmt: skip
def test_a_number_in_any_spelling_leads_to_the_dossier_that_holds_it(officer, typed):
    title = case_at(Status.NOTIFIED).proposal.title
    assert found(officer, typed)[NUMBERS] == [title]


@pytest.mark.parametrize("typed", ["432", "43210", "4321/KH", "T4321", "4321 phòng học"])
def test_another_number_is_not_taken_for_it(officer, typed):
    case_at(Status.NOTIFIED)
    assert NUMBERS not in found(officer, typed)


def test_the_numbers_of_papers_lead_to_their_dossier_too(officer):
    proposal = case_at(Status.CHECKING).proposal
    numbers = [p.number for p in proposal.dossier.papers if p.number]
    assert numbers
    for number in numbers:
        assert found(officer, number)[NUMBERS] == [proposal.title]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.VIEWER, Role.ADMIN])
def test_nobody_finds_what_he_may_not_see(client, set_today, role):
    set_today(make.DAY)
    proposal = case_at(Status.CONSULTING).proposal
    numbers = [p.number for p in proposal.dossier.papers if p.number]
    assert numbers
    visitor = client.sign_in(make.user("HKH", role))
    for typed in (proposal.title, *numbers):
        assert not any(proposal.title in names for names in found(visitor, typed).values())


def test_before_the_decision_a_consulted_unit_finds_no_answer_of_another(client, set_today):
    set_today(make.DAY)
    case = case_at(Status.CONSULTING)
    clerk = case.by("officer")
    with transaction(case.proposal, by=clerk, doing="Ghi nhận ý kiến"):
        for n, opinion in enumerate(case.proposal.dossier.opinions, 1):
            letter = paper(f"{n}7/CV-{n}", case.day)
            answer_opinion(opinion, TypedAnswer(OpinionKind.AGREE, case.day, "Thống nhất", letter))
    own, mine = client.sign_in(case.people["finance"]), case.people["finance"].unit_id
    assert {o.unit_id == mine for o in case.proposal.dossier.opinions} == {True, False}
    for opinion in case.proposal.dossier.opinions:
        assert (NUMBERS in found(own, opinion.answer.number)) == (opinion.unit_id == mine)
    lead = client.sign_in(case.people["officer"])
    assert all(NUMBERS in found(lead, o.answer.number) for o in case.proposal.dossier.opinions)


def test_an_administrator_finds_units_and_people(client, set_today):
    set_today(make.DAY)
    visitor = client.sign_in(make.user("LHHN", Role.ADMIN, "Nguyễn Thị Hoè"))
    assert "Sở Ngoại vụ" in found(visitor, "SNgV")["Đơn vị"]
    assert found(visitor, "thi hoe")["Người dùng"] == ["Nguyễn Thị Hoè"]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", '"', "\x00\x01", "a" * 1000, "' OR 1=1", "12/2023/"])
def test_nothing_typed_breaks_the_page(officer, typed):
    assert officer.get("/tim-kiem", query_string={"tim": typed}).status_code == 200


def test_many_hits_cost_as_many_queries_as_few(officer):
    def queries() -> int:
        with statements_of(db.engine) as ran:
            officer.get("/tim-kiem?tim=quy")
        return len(ran)

    make.partner("Quỹ 1")
    few = queries()
    for n in range(2, 30):
        make.partner(f"Quỹ {n}")
    assert queries() == few


def test_what_is_declared_can_be_opened(app):
    for each in SEARCHABLE:
        assert {each.index, each.show} <= set(app.view_functions)
        register = each.on(make.DAY)
        assert set(each.shown) <= {column.key for column in register.page_columns}, each.index
        assert register.search is not None
    assert {each.show for each in NUMBERED} <= set(app.view_functions)


def test_an_association_is_found_by_its_name_and_by_its_decision(officer):
    made = make.association()
    facts = {"kind": "rename", "new_name": "Hội Việt - Lào", "number": "961/QĐ-UBND", "decided_on": "01/5/2020",
             "effective_on": "10/5/2020"}  # fmt: skip
    opened(officer, f"/hoi-huu-nghi/{made.id}/thay-doi").send(**facts)
    assert found(officer, "huu nghi lao")["Sổ hội hữu nghị"] == ["Hội Việt - Lào"]
    assert found(officer, "961 qd ubnd")[NUMBERS] == [made.name]


def test_a_certificate_is_found_by_its_number_in_any_spelling(officer):
    partner = ngo("Saigon Children's Charity CIO")
    certificate(partner, "63/CNV-VPĐD")
    for typed in ("63/CNV-VPĐD", "63 cnv vpdd", "giấy đăng ký số 63/CNV-VPDD"):
        assert found(officer, typed)[NUMBERS] == [partner.name]


CONSULTED = date(2026, 5, 6)


def test_a_notice_of_an_ngo_is_found_by_its_sender_and_by_its_number(client, set_today):
    set_today(date(2026, 4, 22))
    officer = client.sign_in(make.user("LHHN", day=date(2026, 4, 22)))
    partner = ngo("Quỹ Trẻ em")
    certificate(partner, issued_on=date(2026, 2, 9), expires_on=date(2029, 2, 8))
    plan = db.session.scalars(select(PartnerNotice)).one()
    opened(officer, f"/ben-cung-cap/thong-bao/{plan.id}").send(received_on="22/04/2026", number="05/KH-QTE")
    assert found(officer, "quy tre em")["Thông báo, báo cáo của tổ chức PCPNN"] == ["Quỹ Trẻ em"]
    for typed in ("05/KH-QTE", "5 kh qte"):
        assert found(officer, typed)[NUMBERS] == ["Quỹ Trẻ em"]


@pytest.mark.parametrize(
    ("unit", "role", "letter", "own", "other", "signed"),
    [
        ("SNgV2025", Role.OFFICER, True, True, True, True),
        ("CAT", Role.OFFICER, True, True, False, False),
        ("STC2025", Role.OFFICER, True, False, True, False),
        ("SGDDT", Role.OFFICER, False, False, False, False),
        ("SNgV2025", Role.VIEWER, False, False, False, False),
        ("LHHN", Role.ADMIN, False, False, False, False),
    ],
)
def test_of_a_consultation_each_finds_what_he_may_read(
    client, set_today, unit, role, letter, own, other, signed
):
    set_today(date(2026, 6, 1))
    made = consultation(ngo_name="Quỹ Bình Minh")
    asked(made, "CAT", "STC2025")
    for n, number in enumerate(("81/CAT-PA", "92/STC-TH")):
        answer = TypedDocument(number=number, issued_on=CONSULTED, field="answer")
        answered(made, n, text="Thống nhất", document=answer)
    sign(made, DUE)
    visitor = client.sign_in(make.user(unit, role, day=CONSULTED))
    assert ("Tham gia ý kiến đăng ký PCPNN" in found(visitor, "binh minh")) == letter
    numbers = ("412/CNV-HĐ", "81/CAT-PA", "92/STC-TH", "900/UBND-NV")
    assert [NUMBERS in found(visitor, number) for number in numbers] == [letter, own, other, signed]
