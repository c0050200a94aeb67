"""What the office already knows about a document's number, and how the next one usually reads."""

from datetime import date
from typing import Protocol

from sqlalchemy import func, select

from app.core.db import db
from app.core.parsing import document_number_warning, parse_document_number
from app.documents.models import AllottedNumber, Document
from app.office.models import Unit


class Numbered(Protocol):
    """A document, recorded or only typed."""

    @property
    def number(self) -> str: ...
    @property
    def issued_on(self) -> date | None: ...


def number_warnings(document: Numbered, issuer: Unit | None) -> list[str]:
    """What to look at again in a number, one sentence each; nothing here stops anybody from saving."""
    if not document.number:
        return []
    unread = document_number_warning(document.number)
    repeated = _repeat_warning(document, issuer)
    return [sentence for sentence in (unread, repeated) if sentence]


def same_number(document: Numbered, issuer: Unit) -> list[Document]:
    """Other documents of the issuer's series of that calendar year with this number and symbol."""
    parsed, day = parse_document_number(document.number), document.issued_on
    if parsed is None or day is None:
        return []
    query = select(Document).where(
        Document.issuer_id == issuer.id,
        Document.symbol == parsed.symbol,
        Document.serial == parsed.number,
        Document.issued_on.between(date(day.year, 1, 1), date(day.year, 12, 31)),
    )
    return [found for found in db.session.scalars(query.order_by(Document.id)) if found is not document]


def usual_symbol(kind: str, issuer: Unit, day: date) -> str:
    """The symbol that a paper of the unit usually has (ký hiệu): "BC-SKHĐT", for a công văn that of the unit alone."""
    version = issuer.version_on(day)
    return "-".join(filter(None, (kind, version.symbol if version else issuer.symbol)))


def last_serial(issuer: Unit, year: int) -> int:
    """The highest number of a body's series in a calendar year, given here or typed; 0 before the first.

    Legal documents (số/năm/ký hiệu) are numbered apart.
    """
    typed = select(func.max(Document.serial)).where(
        Document.issuer_id == issuer.id,
        Document.issued_on.between(date(year, 1, 1), date(year, 12, 31)),
        Document.number.not_like(f"%/{year}/%"),
    )
    given = select(func.max(AllottedNumber.serial)).where(
        AllottedNumber.issuer_id == issuer.id, AllottedNumber.year == year
    )
    return max(db.session.scalar(typed) or 0, db.session.scalar(given) or 0)


def _repeat_warning(document: Numbered, issuer: Unit | None) -> str | None:
    others = same_number(document, issuer) if issuer else []
    if not others or issuer is None:
        return None
    return f"{issuer.name} đã có văn bản cùng số trong năm: {others[0].title}. Hãy kiểm tra lại số."
