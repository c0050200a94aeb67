"""A consulted unit before the decision: its own opinion, and nothing of what others say of the file."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.accounts.models import Role
from app.aid.models import Finding, Status
from app.core.db import db
from app.core.transaction import transaction
from app.dossiers.actions import TypedAnswer, answer_opinion, prepare, write_remark
from app.dossiers.models import OpinionKind
from tests import factories as make
from tests.aid.cases import case_at, paper, signed_file
from tests.aid.test_correcting import propose

S = Status
OTHERS_SAY = "Không thống nhất vì chưa rõ nguồn vốn"
WE_SAY = "Không ảnh hưởng an ninh trật tự"
LEADER_SAYS = "Xem lại đề nghị của Sở Tài chính"
REFUSED = "chỉ xem được sau khi có quyết định"


@pytest.fixture
def police(app):
    return make.user("CAT", Role.OFFICER, "Đinh Công An")


@pytest.fixture
def read(client, set_today):
    """A page of the case as this person reads it, in one line of text."""

    def visit(case, user, tail=""):
        set_today(case.day)
        answer = client.sign_in(user).get(f"/vien-tro/{case.proposal_id}{tail}")
        assert answer.status_code == 200
        return re.sub(r"\s+", " ", answer.text)

    return visit


@pytest.fixture
def visit(client, set_today):
    """The answer to an address of the dossier."""

    def get(case, user, tail):
        set_today(case.day)
        return client.sign_in(user).get(f"/ho-so/{case.proposal.dossier_id}/{tail}")

    return get


def opinion_of(case, unit_code):
    unit_id = make.unit(unit_code).id
    return next(o for o in case.proposal.dossier.opinions if o.unit_id == unit_id)


def answered(case):
    """The police agree, another unit does not; each says why."""
    actor = case.by("officer")
    with transaction(case.proposal, by=actor, doing="Ghi nhận ý kiến"):
        for opinion in case.proposal.dossier.opinions:
            if opinion.kind is None:
                ours = opinion.unit_id == make.unit("CAT").id
                kind = OpinionKind.AGREE if ours else OpinionKind.DISAGREE
                answer_opinion(opinion, TypedAnswer(kind, case.day, WE_SAY if ours else OTHERS_SAY), by=actor)
    return case


def submitted():
    """A file before UBND tỉnh: opinions, an appraisal, a leader's word and two papers with their files."""
    case = answered(case_at(S.CONSULTING)).appraising()
    actor, leader = case.by("officer"), case.by("leader")
    with transaction(case.proposal, by=actor, doing="Giải trình"):
        for opinion in case.proposal.dossier.opinions:
            opinion.resolution = "đã giải trình nguồn vốn" if opinion.text == OTHERS_SAY else ""
    case.appraised()
    with transaction(case.proposal, by=leader, doing="Bút phê"):
        write_remark(case.proposal.dossier, LEADER_SAYS, by=leader)
    case.take("put_forward", "officer", note="một cơ quan không thống nhất")
    report = paper("20/BC-SKHĐT", case.day, upload=signed_file("bao-cao-tham-dinh.pdf"))
    submission = paper("21/TTr-SKHĐT", case.day, upload=signed_file("to-trinh.pdf"))
    return case.take("submit", "leader", report, submission)


def letter_of(case, part):
    return next(x for x in case.proposal.dossier.letters if x.part == part)


def test_the_history_holds_back_what_others_said_and_says_so(session, police, read):
    page = read(submitted(), police, "/lich-su")
    assert "chỉ hiện ở đây sau khi có quyết định" in page
    assert WE_SAY in page
    for secret in (OTHERS_SAY, "đã giải trình nguồn vốn", "20/BC-SKHĐT", LEADER_SAYS, "một cơ quan",
                   Finding.MET.label + "<", "Kiến nghị", "Văn bản của hồ sơ"):  # fmt: skip
        assert secret not in page


def test_the_history_is_whole_for_those_who_handle_the_file(session, read):
    case = submitted()
    page = read(case, case.people["officer"], "/lich-su")
    assert "chỉ hiện ở đây" not in page
    for said in (
        WE_SAY,
        OTHERS_SAY,
        "Báo cáo thẩm định",
        LEADER_SAYS,
        "một cơ quan không thống nhất",
        "Kiến nghị",
    ):
        assert said in page


def test_the_page_of_the_dossier_holds_back_notes_words_of_leaders_and_links(session, police, read):
    case = submitted()
    page = read(case, police)
    assert WE_SAY in page
    assert "Trình lãnh đạo" in page  # that the step was taken is no secret
    for secret in (OTHERS_SAY, LEADER_SAYS, "một cơ quan không thống nhất", "/van-ban/"):
        assert secret not in page
    assert "/van-ban/" in read(case, case.people["officer"])


@pytest.mark.parametrize("part", ["report", "submission"])
def test_the_papers_of_the_appraisal_are_refused_with_the_sentence(session, police, visit, part):
    case = submitted()
    answer = visit(case, police, f"van-ban/{letter_of(case, part).id}")
    assert answer.status_code == 403
    assert REFUSED in answer.text


def test_the_letter_that_asked_a_unit_is_its_own(session, police, visit):
    case = case_at(S.CHECKING)
    letter = paper("30/SKHĐT-TH", case.day, upload=signed_file("lay-y-kien.pdf"))
    case.take("consult", "leader", [], case.later(0).day, letter)
    answer = visit(case, police, f"van-ban/{letter_of(case, 'consultation').id}")
    assert REFUSED not in answer.text
    assert answer.status_code == 409  # the test keeps no bytes: the store says so, the permission does not


def test_after_the_decision_everything_is_open(session, police, read, visit):
    case = submitted().signing().approved()
    page = read(case, police, "/lich-su")
    assert OTHERS_SAY in page
    assert "chỉ hiện ở đây" not in page
    assert "/van-ban/" in read(case, police)
    assert visit(case, police, f"van-ban/{letter_of(case, 'report').id}").status_code != 403


def test_a_leaders_word_is_read_while_an_answer_is_awaited_and_no_longer(session, police, read):
    case = case_at(S.CONSULTING)
    leader = case.by("leader")
    with transaction(case.proposal, by=leader, doing="Bút phê"):
        write_remark(case.proposal.dossier, LEADER_SAYS, by=leader)
    assert LEADER_SAYS in read(case, police)
    answered(case)
    assert LEADER_SAYS not in read(case, police)


def test_a_prepared_paper_and_a_correction_of_others_are_held_back(session, police, read):
    case = answered(case_at(S.CONSULTING)).appraising()
    actor = case.by("officer")
    with transaction(case.proposal, by=actor, doing="Soạn"):
        prepare(case.proposal.dossier, "ask_more", "Lấy ý kiến bổ sung", {"note": [OTHERS_SAY]}, by=actor)
    asked = next(o for o in case.proposal.dossier.opinions if o.text == OTHERS_SAY)
    propose(case.later(), f"{asked.unit.name}: ", f"{case.day:%d/%m/%Y}", "officer")
    pages = read(case, police, "/lich-su") + read(case, police)
    assert OTHERS_SAY not in pages
    assert "sổ công văn đến" not in pages
    assert "sổ công văn đến" in read(case, case.people["officer"])


def test_home_and_register_say_nothing_of_others_opinions(session, police, client, set_today):
    case = submitted()
    set_today(case.day)
    visitor = client.sign_in(police)
    book = load_workbook(BytesIO(visitor.get("/vien-tro/so-theo-doi.xlsx").data))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert case.proposal.title in cells
    assert not [cell for cell in cells if OTHERS_SAY in cell or LEADER_SAYS in cell]
    for address in ("/", "/viec", "/vien-tro/", "/vien-tro/?tim=nguồn+vốn"):
        text = visitor.get(address).text
        assert OTHERS_SAY not in text
        assert LEADER_SAYS not in text


# the unit answers for itself


def test_a_consulted_unit_answers_on_its_own_page(session, police, visit, client):
    case = case_at(S.CONSULTING)
    asked = opinion_of(case, "CAT")
    page = visit(case, police, f"y-kien/{asked.id}")
    assert page.status_code == 200
    answer = client.post(
        f"/ho-so/{case.proposal.dossier_id}/y-kien/{asked.id}",
        data={"kind": "agree_with_remarks", "answered_on": f"{case.day:%d/%m/%Y}", "text": WE_SAY,
              "document-secrecy": "none"},
    )  # fmt: skip
    assert answer.status_code == 302, answer.text
    db.session.expire_all()
    kept = opinion_of(case, "CAT")
    assert (kept.kind, kept.text, kept.late) == (OpinionKind.AGREE_WITH_REMARKS, WE_SAY, False)
    assert kept.entered_by_id == make.unit("CAT").id
    again = {"kind": "disagree", "answered_on": f"{case.day:%d/%m/%Y}", "document-secrecy": "none"}
    refused = client.post(f"/ho-so/{case.proposal.dossier_id}/y-kien/{asked.id}", data=again)
    assert refused.status_code == 409
    assert "Ý kiến này đã được ghi nhận" in refused.text


def test_a_unit_cannot_answer_or_open_the_opinion_of_another(session, police, visit, client):
    case = case_at(S.CONSULTING)
    other = next(
        o for o in case.proposal.dossier.opinions if o.unit_id != make.unit("CAT").id and o.kind is None
    )
    assert visit(case, police, f"y-kien/{other.id}").status_code == 403
    assert visit(case, police, f"y-kien/{other.id}/tep").status_code == 403
    sent = client.post(
        f"/ho-so/{case.proposal.dossier_id}/y-kien/{other.id}",
        data={"kind": "agree", "answered_on": f"{case.day:%d/%m/%Y}"},
    )
    assert sent.status_code == 403
    db.session.expire_all()
    assert other.kind is None
