"""An officer of the checking unit prepares what his leader issues (chờ ký) while an association is founded."""

import re
from datetime import timedelta

import pytest

from app.associations.models import FoundingStatus
from app.associations.workflow import FOUNDING, ISSUED
from app.cli import Installer
from app.office.actions import change_unit
from tests import factories as make
from tests.associations.cases import NAME, FoundingCase
from tests.pages import opened

S = FoundingStatus


@pytest.fixture(autouse=True)
def inside(app):
    """Every test stands in the office."""


@pytest.fixture
def page_of(client, set_today):
    """Open a page of a founding, its own where none is named, as one of its people."""

    def visit(case: FoundingCase, who: str, path: str = ""):
        set_today(case.day)
        client.sign_in(case.people[who])
        return opened(client, f"/hoi-huu-nghi/thanh-lap/{case.founding_id}{path}")

    return visit


@pytest.fixture
def home_of(client, set_today):
    def visit(case: FoundingCase, who: str):
        set_today(case.day)
        client.sign_in(case.people[who])
        return opened(client, "/")

    return visit


def prepare_consultation(case: FoundingCase, page_of):
    due = f"{case.day + timedelta(days=9):%d/%m/%Y}"
    units = [str(make.unit("CAT").id)]
    return page_of(case, "checker", "/soan/lay-y-kien").send(units=units, due_on=due, note="hỏi về nhân sự")


def test_what_an_officer_prepares_waits_for_his_leader_and_opens_filled(page_of, home_of):
    case = FoundingCase().handed_in()
    sent = prepare_consultation(case, page_of)
    assert "Đã gửi lãnh đạo: Xác nhận hợp lệ, lấy ý kiến." in sent.words
    assert "(đã gửi lãnh đạo, Vũ Thị Vụ soạn)" in sent.words
    assert case.status == S.CHECKING
    home = home_of(case, "leader")
    assert re.search(r"Chờ ký.*Xác nhận hợp lệ, lấy ý kiến.*" + NAME, home.words)
    assert f'href="/hoi-huu-nghi/thanh-lap/{case.founding_id}/buoc/lay-y-kien"' in home.text
    form = page_of(case, "leader", "/buoc/lay-y-kien")
    assert "hỏi về nhân sự" in form.typed["note"]
    assert form.send().status == 200
    assert case.status == S.CONSULTING
    assert [opinion.unit.code for opinion in case.founding.dossier.opinions] == ["CAT"]
    assert "Chờ ký" not in home_of(case, "leader").words


def test_the_leader_gives_the_number_that_the_prepared_paper_had_not_yet(page_of):
    case = FoundingCase().consulted().later(5).answered()
    assert (
        page_of(case, "checker", "/soan/trinh-ubnd").send(letter__abstract="Cho phép thành lập").status == 200
    )
    refused = page_of(case, "leader", "/buoc/trinh-ubnd").send()
    assert refused.status == 422
    assert case.status == S.CONSULTING
    signed = refused.send(letter__number="77/TTr-SNV", letter__issued_on=f"{case.day:%d/%m/%Y}",
                          letter__signer="Đỗ Văn Nội")  # fmt: skip
    assert "Văn phòng UBND tỉnh đang thẩm tra" in signed.words
    assert case.founding.dossier.letters[-1].document.abstract == "Cho phép thành lập"


def test_the_officer_sees_it_waiting_and_no_longer_among_his_work(page_of, home_of):
    case = FoundingCase().handed_in()
    assert "Việc đang chờ" in home_of(case, "checker").words
    prepare_consultation(case, page_of)
    home = home_of(case, "checker").words
    assert "Đã soạn, chờ lãnh đạo ký" in home
    assert "Việc đang chờ" not in home


@pytest.mark.parametrize("who", ["union", "culture", "office"])
def test_nobody_outside_the_checking_unit_prepares(who, client, set_today):
    case = FoundingCase().handed_in()
    set_today(case.day)
    client.sign_in(case.people[who])
    answer = client.get(f"/hoi-huu-nghi/thanh-lap/{case.founding_id}/soan/tu-choi")
    assert answer.status_code == 403


def test_a_step_is_prepared_only_where_it_may_follow(page_of):
    case = FoundingCase().submitted()
    sent = page_of(case, "checker", "/soan/trinh-ubnd").send()
    assert sent.status == 409
    assert "Không thể “Trình UBND tỉnh”: hồ sơ hiện ở bước “Văn phòng UBND tỉnh đang thẩm tra”" in sent.words
    assert case.founding.dossier.drafts == []


def test_every_step_that_is_prepared_is_one_of_the_table_and_of_a_leader():
    assert {t.action for t in FOUNDING.transitions} >= ISSUED
    case = FoundingCase().handed_in()
    assert all(FOUNDING[action].who(case.by("checker"), case.founding) for action in ISSUED)


def test_a_unit_that_takes_its_numbers_here_is_not_asked_for_one(page_of):
    case = FoundingCase().consulted().later(5).answered()
    unit = make.unit("SNV")
    change_unit(unit, {"code": "SNV", "issues_numbers": True}, by=Installer(case.day), version=unit.version)
    form = page_of(case, "leader", "/buoc/trinh-ubnd")
    assert form.typed["letter-number"] == ["TTr-SNV"]
    sent = form.send(letter__issued_on=f"{case.day:%d/%m/%Y}", letter__signer="Đỗ Văn Nội")
    assert "Đã cấp số 01/TTr-SNV cho tờ trình của Sở Nội vụ." in sent.words
