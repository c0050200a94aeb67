"""The signed text of an agreement (bản ký): judged by its content, with its degree of secrecy, opened under the agreement."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.core.db import db
from app.documents.models import Secrecy, StoredFile
from app.relations.models import Agreement
from tests import factories as make
from tests.attachments import docx, jpg, pdf, png, upload, xlsx
from tests.pages import opened

TODAY = date(2026, 11, 20)
AGREEMENTS = "/thoa-thuan"
FACTS = {"name": "Thỏa thuận hợp tác", "kind": "agreement", "country": "LA", "home_party": "UBND tỉnh Đồng Nai",
         "foreign_party": "Tỉnh Champasak"}  # fmt: skip


@pytest.fixture
def officer(client, set_today):
    set_today(TODAY)
    return client.sign_in(make.user("LHHN", day=TODAY))


def sent(officer, **typed):
    return opened(officer, f"{AGREEMENTS}/them").send(**FACTS, **typed)


def agreement() -> Agreement:
    return db.session.scalars(select(Agreement)).one()


@pytest.mark.parametrize(
    ("name", "written"), [("ky.pdf", pdf), ("ky.docx", docx), ("ky.jpg", jpg), ("ky.png", png)]
)
def test_a_signed_text_of_each_kind_is_kept_and_opened(officer, name, written):
    content = written()
    page = sent(officer, secrecy="none", file=upload(content, name))
    assert f">{name}</a>" in page.text
    answer = officer.get(f"{AGREEMENTS}/{agreement().id}/ban-ky")
    assert (answer.status_code, answer.data) == (200, content)
    assert name in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("ky.xlsx", xlsx(), "ở đây chỉ nhận PDF, Word (.docx), ảnh JPG hoặc ảnh PNG"),
        ("ky.pdf", png(), "có đuôi .pdf nhưng nội dung là ảnh PNG"),
        ("ky.pdf", b"", "rỗng, không có nội dung"),
        ("ky.pdf", pdf("x" * 20_000), "lớn quá"),
    ],
    ids=["a workbook", "another kind", "empty", "too large"],
)
def test_what_is_no_signed_text_is_refused_at_its_field_and_nothing_is_written(
    app, officer, monkeypatch, name, content, reason
):
    monkeypatch.setitem(app.config, "FILE_LIMIT", 10_000)
    page = sent(officer, secrecy="none", file=upload(content, name))
    assert page.status == 422
    assert reason in page.errors()["file"]
    assert page.typed["home_party"] == ["UBND tỉnh Đồng Nai"]
    assert db.session.scalars(select(Agreement)).all() == []


def test_the_degree_of_secrecy_is_asked_of_a_file_and_a_secret_one_is_not_kept(officer):
    page = sent(officer, file=upload(pdf(), "ky.pdf"))
    assert page.errors() == {"secrecy": "Hãy chọn độ mật của văn bản có tệp này."}
    page = page.send(secrecy="secret", file=upload(pdf(), "ky.pdf"))
    assert page.errors() == {"secrecy": "Văn bản mật không được tải lên: chỉ ghi “đã nhận văn bản mật”."}
    page = page.send(secrecy="secret", file=None)
    assert "Mật; đã nhận văn bản mật" in page.words
    assert db.session.scalars(select(StoredFile)).all() == []


def test_a_text_stays_until_another_comes_and_goes_when_it_turns_out_secret(officer):
    sent(officer, secrecy="none", file=upload(pdf(), "ban-mot.pdf"))
    own = f"{AGREEMENTS}/{agreement().id}"
    assert "ban-mot.pdf" in opened(officer, f"{own}/sua").send(field="Giáo dục", file=None).words
    assert "ban-hai.pdf" in opened(officer, f"{own}/sua").send(file=upload(pdf("2"), "ban-hai.pdf")).words
    page = opened(officer, f"{own}/sua").send(secrecy="top_secret", file=None)
    assert "Tối mật; đã nhận văn bản mật" in page.words
    assert (agreement().file, agreement().secrecy) == (None, Secrecy.TOP_SECRET)
    assert officer.get(f"{own}/ban-ky").status_code == 404
    history = opened(officer, f"{own}/lich-su").words
    assert "Bản ký: ban-mot.pdf → ban-hai.pdf" in history
    assert "Độ mật của bản ký: Không mật → Tối mật" in history


def test_whoever_sees_the_agreement_opens_its_text_and_nobody_else(officer, client):
    sent(officer, secrecy="none", file=upload(pdf(), "ky.pdf"))
    address = f"{AGREEMENTS}/{agreement().id}/ban-ky"
    client.sign_in(make.user("SYT", day=TODAY))
    assert client.get(address).status_code == 200
    client.sign_in(make.user("LHHN", Role.ADMIN, day=TODAY))
    assert client.get(address).status_code == 403


def test_an_agreement_without_a_text_has_none_to_open(officer):
    sent(officer)
    assert officer.get(f"{AGREEMENTS}/{agreement().id}/ban-ky").status_code == 404
    assert agreement().secrecy == Secrecy.NONE
