"""Roads that few files take: a copied decree, one that nobody knows any more, the Prime Minister, sensitive papers."""

from datetime import date
from io import BytesIO

import pytest

from app.accounts.models import Role
from app.aid.models import Status
from app.core.db import db
from app.core.files import store
from app.core.transaction import transaction
from app.documents.actions import keep_file
from app.dossiers.models import Opening, OpinionKind, Paper
from app.law.papers import PASSPORT
from app.law.shapes import Clock, Outcome, RegimeCode
from tests import factories as make
from tests.aid.cases import TO_THE_PM, case_at
from tests.attachments import pdf
from tests.pages import opened

S = Status
UNDER_ND93 = date(2020, 5, 4)
UNDER_ND313 = date(2026, 3, 2)


@pytest.fixture
def the_page(client, set_today):
    """A page of the file as one of its people finds it."""

    def visit(case, who, tail=""):
        set_today(case.day)
        client.sign_in(case.people[who] if isinstance(who, str) else who)
        return opened(client, f"/vien-tro/{case.proposal_id}{tail}")

    return visit


# Nghị định 313/2025: the lead is one of those that must be asked


def test_the_lead_is_not_asked_for_its_own_opinion(session, the_page, client):
    case = case_at(S.CONSULTING, day=UNDER_ND313)
    assert case.proposal.dossier.regime == RegimeCode.ND313
    kinds = {o.unit.code: o.kind for o in case.proposal.dossier.opinions}
    assert kinds == {"STC2025": OpinionKind.OWN_CONTENT, "CAT": None}
    shown = the_page(case, "officer")
    assert "thuộc nội dung thẩm định của cơ quan chủ trì" in shown.words
    own = next(o for o in case.proposal.dossier.opinions if o.kind)
    assert f"/y-kien/{own.id}" not in shown.text
    refused = client.post(
        f"/ho-so/{case.proposal.dossier_id}/y-kien/{own.id}",
        data={"kind": "agree", "answered_on": f"{case.day:%d/%m/%Y}", "document-secrecy": "none"},
    )
    assert refused.status_code == 409
    assert "Trả lời ý kiến" not in opened(client, "/").words


def test_the_asking_ends_without_the_leads_own_line(session):
    case = case_at(S.APPRAISING, day=UNDER_ND313)
    assert {o.kind for o in case.proposal.dossier.opinions} == {OpinionKind.OWN_CONTENT, OpinionKind.AGREE}


def test_a_copied_period_reminds_cites_no_article_and_makes_nobody_late(session, the_page):
    case = case_at(S.APPRAISING, day=UNDER_ND313)
    dossier = case.proposal.dossier
    assert (dossier.due_on, dossier.due_counts) == (date(2026, 3, 23), False)  # day 20 is a Sunday
    words = the_page(case, "officer").words
    assert "sao từ Nghị định 80/2020/NĐ-CP, chưa đối chiếu" in words
    assert "khoản 6 Điều 10" not in words
    assert "Quá hạn" not in the_page(case.later(40), "officer").words


# Nghị định 93/2009: nobody here knows its periods


@pytest.fixture
def unknown(session, the_page):
    """A file under that decree, its authority found by the lead, for we do not know the questions either."""
    case = case_at(S.CHECKING, day=UNDER_ND93)
    form = the_page(case, "officer", "/tham-quyen")
    assert not form.has_field("questions-0-yes")
    sent = form.send(outcome="province", article="Điều 15 (theo bản in của Sở)")
    assert sent.status == 200, sent.errors()
    assert f"Thẩm quyền quyết định: {Outcome.PROVINCE.label}" in sent.words
    return case.consulting()


def test_where_the_rule_is_unknown_the_page_says_so_and_names_no_day(unknown, the_page):
    case = unknown.answered().appraising()
    dossier = case.proposal.dossier
    assert (dossier.regime, dossier.due_on, dossier.due_counts) == (RegimeCode.ND93, None, False)
    words = the_page(case, "officer").words
    assert f"Thời hạn: {Clock.APPRAISAL.label}" in words
    assert "Chưa tính thời hạn" in words
    assert "chưa rõ" in words
    assert "Hạn xử lý" not in words
    assert "Quá hạn" not in the_page(case.later(400), "officer").words


def test_the_notice_of_such_a_file_has_no_day_either(unknown, the_page):
    case = unknown.answered().appraising().appraised().reviewing().submitted().signing().approved()
    assert case.proposal.dossier.due_on is None
    assert "Chưa tính thời hạn" in the_page(case, "office").words


# the Prime Minister decides


def signed(case, **more):
    return {"issued_on": f"{case.day:%d/%m/%Y}", "signer": "Phạm Bình Minh", "secrecy": "none", **more}


def named(group, values):
    return {f"{group}__{name}": value for name, value in values.items()}


def test_a_file_of_the_prime_minister_goes_up_and_comes_back_through_the_pages(session, the_page):
    case = case_at(S.SIGNING, answers=TO_THE_PM)
    assert case.proposal.dossier.outcome == Outcome.PRIME_MINISTER
    assert (
        "Ghi nhận quyết định phê duyệt" in the_page(case, "office").words
    )  # shown with why it is not the province's
    sent = the_page(case, "office", "/buoc/trinh-thu-tuong").send(
        ministry="Bộ Kế hoạch và Đầu tư", **named("letter", signed(case, number="99/UBND-KGVX"))
    )
    assert sent.status == 200, sent.errors()
    assert case.proposal.dossier.status == S.FORWARDED
    assert case.proposal.dossier.due_on is None
    case.later(20)
    form = the_page(case, "office_clerk", "/buoc/phe-duyet")
    assert not form.has_field("decision-number")  # not one of the province's own
    decision = signed(
        case, number="1234/QĐ-TTg", arrived_on=f"{case.day:%d/%m/%Y}", arrival_number="77",
        signature_form="KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG", file=(BytesIO(pdf()), "1234.pdf"),
    )  # fmt: skip
    came = form.send(**named("central", decision))
    assert came.status == 200, came.errors()
    proposal = case.proposal
    assert proposal.dossier.status == S.APPROVED
    assert (proposal.decision.number, proposal.decision.issuer) == ("1234/QĐ-TTg", None)
    assert proposal.approving_body == Outcome.PRIME_MINISTER.label
    assert proposal.in_force_from == case.day
    assert "1234/QĐ-TTg" in the_page(case, "union").words


def test_the_province_is_refused_what_the_prime_minister_decides(session, the_page):
    case = case_at(S.SIGNING, answers=TO_THE_PM)
    refused = the_page(case, "office_clerk", "/buoc/phe-duyet")
    assert refused.status == 409
    assert "Thủ tướng" in refused.words


def test_a_ministry_that_asks_back_returns_the_file_to_the_lead(session, the_page):
    case = case_at(S.FORWARDED)
    sent = the_page(case, "office", "/buoc/bo-hoi").send(
        ministry="Bộ Công an", note="làm rõ nguồn tiền", **named("letter", signed(case, number="5/BCA-ANKT"))
    )
    assert sent.status == 200, sent.errors()
    assert case.proposal.dossier.status == S.APPRAISING
    assert "5/BCA-ANKT" in the_page(case, "officer").words


# sensitive papers


@pytest.fixture
def passport(app):
    """A file with a passport in it, handed in and being checked."""
    case = case_at(S.CHECKING)
    by = case.by("union")
    kept = store(BytesIO(pdf("ho chieu")), "hộ chiếu.pdf", app.config["FILES"])
    with transaction(case.proposal, by=by, doing="Ghi giấy tờ"):
        paper = Paper(code=PASSPORT, label="Hộ chiếu của bên cung cấp", present=True, file=keep_file(kept))
        case.proposal.dossier.papers.append(paper)
    return case


def address_of(case, code=PASSPORT):
    paper = next(p for p in case.proposal.dossier.papers if p.code == code)
    return f"/ho-so/{case.proposal.dossier_id}/giay-to/{paper.id}"


def openings():
    return [(o.user, o.paper_label) for o in db.session.query(Opening).order_by(Opening.id)]


@pytest.mark.parametrize("who", ["union", "officer", "decider"])
def test_each_opening_of_a_passport_is_kept_with_its_reader(passport, client, set_today, the_page, who):
    set_today(passport.day)
    version = passport.proposal.dossier.version
    for _ in range(2):
        answer = client.sign_in(passport.people[who]).get(address_of(passport))
        assert (answer.status_code, answer.data) == (200, pdf("ho chieu"))
    assert openings() == [(passport.people[who].name, "Hộ chiếu của bên cung cấp")] * 2
    assert passport.proposal.dossier.version == version  # reading disturbs nobody who is writing
    history = the_page(passport, who, "/lich-su").words
    assert "Mở Hộ chiếu của bên cung cấp" in history
    assert passport.people[who].name in history


@pytest.mark.parametrize(
    ("unit", "role"), [("VPUBND", Role.OFFICER), ("CAT", Role.OFFICER), ("SYT", Role.LEADER)]
)
def test_nobody_else_opens_it_and_nothing_is_logged(passport, client, set_today, unit, role):
    passport.take("consult", "leader", [make.unit("SYT")], passport.day)
    set_today(passport.day)
    visitor = client.sign_in(make.user(unit, role))
    answer = visitor.get(address_of(passport))
    assert answer.status_code == 403
    assert "Hộ chiếu, lý lịch chỉ mở cho" in answer.text
    assert openings() == []
    assert address_of(passport) not in visitor.get(f"/vien-tro/{passport.proposal_id}").text


def test_an_ordinary_paper_is_opened_without_a_log(passport, app, client, set_today):
    paper = passport.proposal.dossier.papers[0]
    kept = store(BytesIO(pdf("de nghi")), "đề nghị.pdf", app.config["FILES"])
    with transaction(passport.proposal, by=passport.by("union"), doing="Ghi giấy tờ"):
        paper.file = keep_file(kept)
    set_today(passport.day)
    assert client.sign_in(passport.people["officer"]).get(address_of(passport, paper.code)).status_code == 200
    assert openings() == []


# a donor that is not in the register yet


def test_who_keeps_the_register_of_donors_finds_the_way_to_add_one_beside_the_form(session, the_page):
    shown = the_page(case_at(S.DRAFTING), "union", "/sua/ben-cung-cap")
    assert (
        '<a href="/ben-cung-cap/them" target="_blank" rel="noopener">Thêm bên cung cấp mới</a>' in shown.text
    )


def test_who_does_not_is_told_whom_to_ask(session, client, set_today):
    case = case_at(S.DRAFTING)
    set_today(case.day)
    visitor = client.sign_in(case.people["applicant"])
    shown = opened(visitor, f"/vien-tro/{case.proposal_id}/sua/ben-cung-cap")
    assert "/ben-cung-cap/them" not in shown.text
    assert "Do Liên hiệp các tổ chức hữu nghị tỉnh Đồng Nai ghi vào sổ (liên hệ " in shown.words
    assert "Trần Thị Liên);" in shown.words


def test_other_parts_of_the_form_say_nothing_of_donors(session, the_page):
    assert "chưa có trong sổ" not in the_page(case_at(S.DRAFTING), "union", "/sua/noi-dung").words
