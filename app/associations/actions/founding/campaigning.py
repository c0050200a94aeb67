"""The campaign for an association (vận động thành lập): what it is to be, the committee and its recognition."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.associations.actions.founding.steps import bring, take
from app.associations.models import Association, Founding, FoundingCountry, FoundingStatus
from app.associations.workflow import FOUNDING, open_parts
from app.core.db import db
from app.core.rules import Refused
from app.core.search import searchable
from app.core.vietnamese import folded, sort_key
from app.documents.actions import TypedDocument
from app.dossiers.models import Dossier, Procedure
from app.permissions import Actor

FACTS = ("name", "english_name", "abbreviation", "purpose", "field", "scope", "head_office", "manager_id", "head",
         "committee", "registered")  # fmt: skip


def open_founding(facts: Mapping[str, Any], *, by: Actor) -> Founding:
    """Begin a dossier (lập hồ sơ thành lập hội) for a campaign that the Union helps."""
    dossier = Dossier(procedure=Procedure.FOUNDING, applicant_id=by.unit_id, entered_by_id=by.unit_id)
    FOUNDING.begin(dossier, FoundingStatus.PREPARING)
    dossier.holder = FOUNDING.state(FoundingStatus.PREPARING).holder  # type: ignore[assignment]  # a Holder
    founding = Founding(dossier=dossier, name="")
    db.session.add_all([dossier, founding])
    _write(founding, facts)
    db.session.flush()
    return founding


def save_founding(founding: Founding, facts: Mapping[str, Any]) -> None:
    """Change what the association is to be, while that is open."""
    if not open_parts(founding) & {"all", "facts"}:
        raise Refused("Nội dung không mở để sửa: chỉ sửa khi chưa nộp, hoặc khi yêu cầu bổ sung nêu.")
    _write(founding, facts)


def _write(founding: Founding, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        setattr(founding, name, facts[name])
    known = {row.country: row for row in founding.countries}
    codes = dict.fromkeys(facts["country_codes"])
    founding.countries = [known.get(code) or FoundingCountry(country=code) for code in codes]
    founding.search_text = searchable(f"{founding.name} {founding.abbreviation} {founding.head}")
    founding.sort_key = sort_key(founding.name)
    for other_id, other in db.session.execute(select(Association.id, Association.name)):
        if folded(other) == folded(founding.name) and other_id != founding.association_id:
            raise Refused(f"Sổ đã có hội tên “{other}”.", "name")


def ask_recognition(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Ask the sở that manages the field to recognise the campaign committee (đề nghị công nhận Ban vận động)."""
    dossier = founding.dossier
    dossier.lead, dossier.lead_id = founding.manager, founding.manager_id
    dossier.handed_in_on = founding.asked_on = on
    bring(founding, "request", letter, on)
    take("ask_recognition", founding, by=by, on=on, **when)


def recognise(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record the recognition of the campaign committee (công nhận Ban vận động)."""
    founding.recognised_on = letter.issued_on
    bring(founding, "recognition", letter, on)
    take("recognise", founding, by=by, on=on, **when)
