"""Recording official documents and the files that come with them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.db import db, now
from app.core.files import Stored
from app.core.parsing import parse_document_number
from app.core.rules import Refused
from app.documents.models import AllottedNumber, Document, Secrecy, StoredFile
from app.documents.queries import last_serial
from app.office.models import Unit

LONGEST = 60  # characters of a number with its symbol
ONLY_RECEIVED = "đã nhận văn bản mật"
NO_SECRETS = f"Văn bản mật không đưa vào hệ thống: bỏ tệp và trích yếu, chỉ ghi “{ONLY_RECEIVED}”."


@dataclass(frozen=True)
class TypedDocument:
    """A document as typed: `field` is the part of the form that its refusals belong to.

    `symbol` stands in the place of the number where the registry gives it (cấp số tại đây).
    """

    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    signer: str = ""
    signature_form: str = ""
    abstract: str = ""
    secrecy: Secrecy = Secrecy.NONE
    arrival_number: str = ""
    arrived_on: date | None = None
    upload: Stored | None = None
    field: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was typed or chosen."""
        return self == TypedDocument(field=self.field)

    @property
    def is_given(self) -> bool:
        """It has a number, or will be given one."""
        return bool(self.number or self.symbol)

    @property
    def is_secret(self) -> bool:
        return self.secrecy != Secrecy.NONE

    def part(self, name: str) -> str:
        """The form field of one of its parts, as `Refused` names it."""
        return f"{self.field}.{name}" if self.field else name


def keep_file(upload: Stored | None) -> StoredFile | None:
    """Record a file that lies in the store (tệp đính kèm); from then on the store keeps it."""
    if upload is None:
        return None
    file = StoredFile(
        sha256=upload.sha256,
        name=upload.name,
        media_type=upload.media_type,
        size=upload.size,
        stored_at=now(),
    )
    db.session.add(file)
    return file


def record_document(
    typed: TypedDocument, *, issuer: Unit | None = None, issuer_name: str = "", day: date | None = None
) -> Document:
    """Record an official document (văn bản); a number that no grammar reads is kept as typed.

    From Mật on only the fact of receipt is kept. Raises Refused for a secret with content, and for a document
    issued after `day`, the day of acting.
    """
    if typed.is_secret and (typed.upload or typed.abstract):
        raise Refused(NO_SECRETS, field=typed.part("secrecy"))
    if day and typed.issued_on and typed.issued_on > day:
        raise Refused("Ngày ban hành chưa tới.", field=typed.part("issued_on"))
    document = Document(
        issued_on=typed.issued_on,
        issuer=issuer,
        issuer_name="" if issuer else issuer_name,
        abstract=ONLY_RECEIVED if typed.is_secret else typed.abstract,
        signer=typed.signer,
        signature_form=typed.signature_form,
        secrecy=typed.secrecy,
        arrival_number=typed.arrival_number,
        arrived_on=typed.arrived_on,
        file=keep_file(typed.upload),
    )
    db.session.add(document)
    if typed.symbol:
        allot_number(document, typed)
    else:
        renumber(document, typed.number)
    return document


def allot_number(document: Document, typed: TypedDocument) -> None:
    """Give a document the next number of its issuer in its year (cấp số).

    The issuer's row stays locked until the commit, so that two people never get the same number; what is refused
    later in the transaction leaves no gap.
    """
    issuer, day = document.issuer, document.issued_on
    if issuer is None or not issuer.issues_numbers:
        raise Refused("Đơn vị ban hành không còn cấp số tại đây: hãy tải lại trang để nhập số.")
    if day is None:
        raise Refused("Ghi ngày ban hành để cấp số.", field=typed.part("issued_on"))
    db.session.execute(select(Unit.id).where(Unit.id == issuer.id).with_for_update(key_share=True))
    serial = last_serial(issuer, day.year) + 1
    number = f"{serial:02d}/{typed.symbol}"
    parsed = parse_document_number(number)
    if parsed is None or parsed.number != serial or parsed.year is not None or len(number) > LONGEST:
        raise Refused("Ký hiệu không theo mẫu như QĐ-UBND, SNgV-HTQT.", field=typed.part("number"))
    renumber(document, number)
    given = AllottedNumber(issuer=issuer, year=day.year, serial=serial, number=number, document=document)
    db.session.add(given)
    db.session.flush()  # the next paper of this step counts on from here


def renumber(document: Document, number: str) -> None:
    """Give a document its number (số, ký hiệu), with its parts where a grammar reads it."""
    parsed = parse_document_number(number)
    document.number = number
    document.serial, document.symbol = (parsed.number, parsed.symbol) if parsed else (None, "")
