"""Typing an official document: what must be there, what may not, and what becomes of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import pytest
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from app.core.files import path_of
from app.core.forms import BaseForm, Text, required, said
from app.documents.forms import document_fields
from app.documents.models import Document, Secrecy
from tests.attachments import docx, pdf, upload

FULL = {
    "decision-number": "961/QĐ-UBND",
    "decision-issued_on": "08/4/2026",
    "decision-signer": "Nguyễn Văn An",
}
TODAY = date(2026, 4, 20)
NO_SECRETS = "Văn bản mật không đưa vào hệ thống: bỏ tệp và trích yếu, chỉ ghi “đã nhận văn bản mật”."


class Sample(BaseForm):
    title = Text("Tên gọi", [required()])
    decision = document_fields("Quyết định", with_signature_form=True, with_arrival=True)


class WithFileAsked(BaseForm):
    decision = document_fields("Quyết định", required=("file", "abstract"))


class WithoutFile(BaseForm):
    decision = document_fields("Công văn", required=("number",), with_file=False)


Posted = Callable[..., AbstractContextManager[BaseForm]]


@pytest.fixture
def posted(app, set_today) -> Posted:
    """A form that was posted with these values, while its request lasts."""
    set_today(TODAY)

    @contextmanager
    def post(kind: type[BaseForm] = Sample, **values: object):
        given = {"title": "X", **FULL, **{f"decision-{name}": value for name, value in values.items()}}
        with app.test_request_context("/", method="POST", data=MultiDict(given)):
            yield kind()

    return post


def errors_of(form) -> dict:
    form.validate()
    return {name: errors for name, errors in form.decision.errors.items() if errors}


def test_what_was_typed_comes_out_as_typed(posted):
    lines = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    with posted(
        abstract="  Về việc   phê duyệt ", signature_form=lines, arrival_number="12", arrived_on="9/4/2026"
    ) as form:
        assert errors_of(form) == {}
        typed = form.decision.typed()
    assert (typed.number, typed.issued_on, typed.signer) == ("961/QĐ-UBND", date(2026, 4, 8), "Nguyễn Văn An")
    assert (typed.abstract, typed.signature_form) == ("Về việc phê duyệt", lines)
    assert (typed.arrival_number, typed.arrived_on) == ("12", date(2026, 4, 9))
    assert (typed.secrecy, typed.upload, typed.field) == (Secrecy.NONE, None, "decision")


@pytest.mark.parametrize("name", ["number", "issued_on", "signer"])
def test_each_required_part_is_asked_for(posted, name):
    with posted(**{name: "  "}) as form:
        assert errors_of(form) == {name: ["Chưa nhập mục này."]}
        assert form.decision[name].flags.required


def test_a_use_asks_only_for_the_parts_it_names(posted):
    with posted(WithoutFile, issued_on="", signer="") as form:
        assert errors_of(form) == {}
        assert set(form.decision.form._fields) == {"number", "issued_on", "signer", "abstract", "secrecy"}


def test_an_unreadable_day_gets_one_sentence(posted):
    with posted(issued_on="31/02/2026") as form:
        assert errors_of(form) == {"issued_on": ["Không có ngày 31/02/2026: tháng 2 năm 2026 có 28 ngày."]}
        assert form.decision.issued_on._value() == "31/02/2026"


@pytest.mark.parametrize("name", ["issued_on", "arrived_on"])
def test_a_day_that_has_not_come_is_refused(posted, name):
    with posted(**{name: "21/4/2026"}) as form:
        assert errors_of(form) == {name: ["Ngày này chưa tới."]}
    with posted(**{name: "20/4/2026"}) as form:
        assert errors_of(form) == {}


def test_a_chosen_file_lies_in_the_store_once_the_form_is_read(app, posted):
    with posted(file=upload(pdf("kept"), "QĐ 961.pdf"), secrecy="none") as form:
        assert errors_of(form) == {}
        kept = form.decision.typed().upload
    assert (kept.name, kept.media_type, kept.size) == ("QĐ 961.pdf", "application/pdf", len(pdf("kept")))
    assert path_of(kept.sha256, app.config["FILES"]).read_bytes() == pdf("kept")


def test_a_disguised_file_is_refused_at_its_field(posted):
    with posted(file=upload(docx(), "a.pdf"), secrecy="none") as form:
        assert errors_of(form) == {"file": ["Tệp “a.pdf” có đuôi .pdf nhưng nội dung là Word (.docx)."]}


def test_a_file_above_the_limit_of_the_office_is_refused(app, posted, monkeypatch):
    monkeypatch.setitem(app.config, "FILE_LIMIT", 100 * 1024)
    with posted(file=upload(pdf("x" * 200_000), "a.pdf"), secrecy="none") as form:
        assert errors_of(form) == {"file": ["Tệp “a.pdf” lớn quá: mỗi tệp tối đa 0,1 MB."]}


def test_a_file_asks_how_secret_it_is(posted):
    with posted(file=upload(pdf(), "a.pdf"), secrecy="") as form:
        assert errors_of(form) == {"secrecy": ["Hãy chọn độ mật của văn bản có tệp này."]}


@pytest.mark.parametrize("secrecy", ["secret", "top_secret", "absolute"])
@pytest.mark.parametrize("what", ["file", "abstract"])
def test_a_secret_brings_no_file_and_no_text(posted, secrecy, what):
    content = upload(pdf(), "a.pdf") if what == "file" else "Nội dung"
    with posted(secrecy=secrecy, **{what: content}) as form:
        assert errors_of(form) == {"secrecy": [NO_SECRETS]}


def test_of_a_secret_only_its_receipt_is_typed(posted):
    with posted(WithFileAsked, secrecy="secret") as form:
        assert errors_of(form) == {}
        assert form.decision.typed().secrecy == Secrecy.SECRET


def test_a_file_that_must_come_is_asked_for(posted):
    with posted(WithFileAsked, secrecy="none", abstract="X") as form:
        assert errors_of(form) == {"file": ["Chưa nhập mục này."]}


def drawn(field) -> str:
    return render_template_string(
        '{% import "components/forms.html" as forms %}{{ forms.field(field) }}', field=field
    )


def test_a_form_shown_again_keeps_the_text_and_names_the_file_to_choose_again(posted):
    with posted(number="", signer="Trần Thị Bình", file=upload(pdf(), "QĐ.pdf"), secrecy="none") as form:
        form.validate()
        page = drawn(form.decision)
    assert 'value="Trần Thị Bình"' in page
    assert "Tệp “QĐ.pdf” phải chọn lại." in page


def test_a_form_opened_for_the_first_time_says_what_may_be_chosen(app):
    with app.test_request_context("/"):
        page = drawn(Sample().decision)
    assert "PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc ảnh PNG." in page
    assert 'accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png"' in page
    assert "phải chọn lại" not in page


def test_two_versions_of_a_document_are_compared_in_words(app):
    document = Document(number="961/QĐ-UBND", issued_on=date(2026, 4, 8), secrecy=Secrecy.NONE)
    with app.test_request_context("/"):
        form = Sample(formdata=None, decision=document)
        assert said(form.decision) == "961/QĐ-UBND; 08/04/2026; Không mật"
