"""Writing foreign missions, localities, agreements and people to turn to; everything here runs inside a transaction."""

from collections.abc import Mapping
from typing import Any, TypeVar

from app.core.countries import country_name
from app.core.db import db
from app.core.files import Stored
from app.core.rules import By, Refused
from app.core.search import searchable, searchable_accents
from app.core.vietnamese import person_sort_key, sort_key
from app.documents.actions import ONLY_RECEIVED, keep_file
from app.documents.models import Secrecy
from app.relations.models import Agreement, Contact, Counterpart, Mission, PartnerLocality

Kept = TypeVar("Kept", bound=Counterpart)

PERIODS: Mapping[type[Any], tuple[str, str]] = {
    Mission: ("opened_on", "closed_on"),
    PartnerLocality: ("begins", "ends"),
    Agreement: ("in_force_from", "in_force_to"),
    Contact: ("begins", "ends"),
}
NO_SECRET_FILE = f"Văn bản mật không được tải lên: chỉ ghi “{ONLY_RECEIVED}”."
SEARCHED: Mapping[type[Any], tuple[str, ...]] = {
    Mission: ("name", "city", "district"),
    PartnerLocality: ("name", "original_name"),
    Agreement: ("name", "number", "home_party", "foreign_party", "field"),
    Contact: ("name", "post"),
}


def add_record(model: type[Kept], facts: Mapping[str, Any]) -> Kept:
    """Write a mission, a locality or an agreement into its register."""
    record = model()
    db.session.add(record)
    write_record(record, facts)
    return record


def write_record(record: Counterpart, facts: Mapping[str, Any]) -> None:
    """Change what is written of it; refused where a period ends before it begins.

    Of an agreement `upload` takes the place of the signed text that was there; from Mật on none is kept.
    """
    told = dict(facts)
    upload = told.pop("upload", None)
    _write(record, told)
    if isinstance(record, Agreement):
        _keep_text(record, upload)
    record.sort_key = sort_key(record.name)


def _keep_text(agreement: Agreement, upload: Stored | None) -> None:
    if agreement.secrecy == Secrecy.NONE:
        agreement.file = keep_file(upload) or agreement.file
        return
    if upload:
        raise Refused(NO_SECRET_FILE, "secrecy")
    agreement.file = None


def write_contact(contact: Contact, facts: Mapping[str, Any], _by: By) -> None:
    """Write a person down; people are listed by tên."""
    _write(contact, facts)
    contact.sort_key = person_sort_key(contact.name)


def _write(record: Any, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(record, name, value)
    first, last = PERIODS[type(record)]
    begins, ends = getattr(record, first), getattr(record, last)
    if begins and ends and ends.ends_before(begins):
        raise Refused("Kết thúc trước khi bắt đầu.", last)
    words = [getattr(record, name) for name in SEARCHED[type(record)]]
    words += [country_name(record.country)] if isinstance(record, Counterpart) else []
    text = " ".join(filter(None, words))
    record.search_text, record.written_text = searchable(text), searchable_accents(text)
