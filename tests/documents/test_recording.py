"""Recording documents: their numbers, their files, and what is kept of a secret."""

from datetime import date
from io import BytesIO

import pytest

from app.cli import Installer
from app.core.files import store
from app.core.rules import Refused
from app.core.transaction import transaction
from app.documents.actions import TypedDocument, keep_file, record_document
from app.documents.models import Secrecy
from app.documents.queries import number_warnings
from tests import factories as make
from tests.attachments import pdf

BY = Installer(date(2026, 4, 20))
DECISION = TypedDocument(number="961/QĐ-UBND", issued_on=date(2026, 4, 8), signer="Nguyễn Văn An")


def recorded(typed: TypedDocument = DECISION, **issuer):
    with transaction(by=BY, doing="Ghi văn bản"):
        return record_document(typed, **issuer)


def test_a_number_is_kept_as_typed_with_its_parts(session):
    document = recorded(TypedDocument(number="05/2026/QĐ-UBND"), issuer=make.unit("UBND"))
    assert (document.number, document.serial, document.symbol) == ("05/2026/QĐ-UBND", 5, "QĐ-UBND")
    assert document.issuer is make.unit("UBND")


def test_a_number_that_no_grammar_reads_is_kept_with_a_warning(session):
    document = recorded(TypedDocument(number="số 12 (kèm theo)"), issuer_name="Quỹ Bầu trời xanh")
    assert (document.number, document.serial, document.symbol) == ("số 12 (kèm theo)", None, "")
    assert document.issuer_name == "Quỹ Bầu trời xanh"
    assert number_warnings(document, None) == [
        "Số, ký hiệu “số 12 (kèm theo)” không theo mẫu như 961/QĐ-UBND; được giữ nguyên như đã nhập."
    ]


def test_a_number_repeated_in_the_year_of_its_issuer_is_warned_of(session):
    issuer = make.unit("UBND")
    recorded(issuer=issuer)
    again = TypedDocument(number="0961/qđ-UBND", issued_on=date(2026, 12, 31))
    assert number_warnings(again, issuer) == [
        f"{issuer.name} đã có văn bản cùng số trong năm: 961/QĐ-UBND ngày 08/04/2026. Hãy kiểm tra lại số."
    ]


@pytest.mark.parametrize(
    ("typed", "issuer_code"),
    [
        (TypedDocument(number="961/QĐ-UBND", issued_on=date(2025, 12, 31)), "UBND"),
        (TypedDocument(number="961/CT-UBND", issued_on=date(2026, 4, 8)), "UBND"),
        (TypedDocument(number="962/QĐ-UBND", issued_on=date(2026, 4, 8)), "UBND"),
        (TypedDocument(number="961/QĐ-UBND", issued_on=date(2026, 4, 8)), "SNgV"),
        (TypedDocument(number="961/QĐ-UBND"), "UBND"),
        (TypedDocument(), "UBND"),
    ],
    ids=["another year", "another symbol", "another number", "another issuer", "no day", "blank"],
)
def test_a_number_of_another_series_is_not_warned_of(session, typed, issuer_code):
    recorded(issuer=make.unit("UBND"))
    assert number_warnings(typed, make.unit(issuer_code)) == []


def test_a_document_does_not_repeat_itself(session):
    assert number_warnings(recorded(issuer=make.unit("UBND")), make.unit("UBND")) == []


def test_a_document_of_tomorrow_is_refused(session):
    tomorrow = TypedDocument(number="1/QĐ-UBND", issued_on=date(2026, 4, 21), field="decision")
    with pytest.raises(Refused, match="Ngày ban hành chưa tới") as refused:
        record_document(tomorrow, day=BY.day)
    assert refused.value.field == "decision.issued_on"


def test_of_a_secret_document_only_its_receipt_is_kept(session):
    document = recorded(TypedDocument(number="12/CV-UBND", secrecy=Secrecy.SECRET))
    assert (document.abstract, document.file, document.secrecy) == (
        "đã nhận văn bản mật",
        None,
        Secrecy.SECRET,
    )


def test_a_secret_document_with_content_is_refused(session):
    with pytest.raises(Refused, match="chỉ ghi “đã nhận văn bản mật”"):
        record_document(TypedDocument(number="12/CV-UBND", secrecy=Secrecy.SECRET, abstract="Nội dung"))


def test_a_file_is_recorded_with_its_document(app, session):
    upload = store(BytesIO(pdf()), "QĐ 961.pdf", app.config["FILES"])
    document = recorded(TypedDocument(number="961/QĐ-UBND", upload=upload))
    assert (document.file.sha256, document.file.name) == (upload.sha256, "QĐ 961.pdf")
    assert (document.file.media_type, document.file.size) == ("application/pdf", len(pdf()))


def test_where_no_file_was_chosen_none_is_recorded(session):
    assert keep_file(None) is None
    assert recorded().file is None


def test_a_document_nobody_typed_is_blank():
    assert TypedDocument(field="decision").is_blank
    assert not DECISION.is_blank
