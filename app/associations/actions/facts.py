"""Writing associations into the register and keeping what follows from their rows; inside a transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select

from app.associations.models import (
    Association,
    AssociationCountry,
    AssociationDecision,
    AssociationKind,
    AssociationStanding,
    DecisionKind,
)
from app.associations.queries import term_on
from app.core.db import db
from app.core.parsing import PartialDate
from app.core.rules import By, Refused
from app.core.search import searchable
from app.core.transaction import also_claim
from app.core.vietnamese import folded, sort_key
from app.office.actions import add_unit, keys_of_unit
from app.office.models import Unit, UnitKind

S = AssociationStanding
K = DecisionKind
STANDING_AFTER = {
    K.PERMIT: S.ACTIVE,
    K.CHARTER: S.ACTIVE,
    K.RESUME: S.ACTIVE,
    K.SUSPEND: S.SUSPENDED,
    K.MERGE: S.MERGED,
    K.CONSOLIDATE: S.MERGED,
    K.DIVIDE: S.DIVIDED,
    K.DISSOLVE: S.DISSOLVED,
}
UNIT_KINDS = {
    AssociationKind.ASSOCIATION: UnitKind.ASSOCIATION,
    AssociationKind.UNION: UnitKind.UNION,
}


@dataclass(frozen=True, kw_only=True)
class AssociationFacts:
    """What is written down of an association besides its rows; `country_codes` are codes of countries or groups."""

    name: str
    kind: AssociationKind = AssociationKind.ASSOCIATION
    english_name: str = ""
    abbreviation: str = ""
    country_codes: tuple[str, ...] = ()
    expected: bool = False
    founded_on: PartialDate | None = None
    founded_note: str = ""
    field: str = ""
    scope: str = ""
    manager_id: int | None = None
    central_body: str = ""
    head_office: str = ""
    seal: str = ""
    account: str = ""
    contact: str = ""
    remarks: str = ""
    source: str = ""


NOT_COLUMNS = ("name", "country_codes", "expected")


def add_association(facts: AssociationFacts, *, by: By, unit: Unit | None = None) -> Association:
    """Write an association into the register (thêm hội), with a unit of its own or one that the office has.

    A new unit waits to be confirmed. Refused while another association has the name.
    """
    if unit is None:
        _refuse_namesake(facts.name, None)
        unit = add_unit(
            facts.name, UNIT_KINDS[facts.kind], since=_since(facts), basis=facts.source, confirmed=False
        )
    elif db.session.scalar(select(Association.id).where(Association.unit_id == unit.id)):
        raise Refused("Đơn vị này đã có trong sổ hội.", "unit_id")
    association = Association(unit=unit, kind=facts.kind, name=unit.name)
    db.session.add(association)
    _write(association, facts, by)
    return association


def edit_association(association: Association, facts: AssociationFacts, *, by: By) -> None:
    """Change what is written of an association (sửa thông tin hội).

    Another name corrects the one that was typed; a new name by a decision is an act of its own.
    """
    if facts.name != association.name:
        _refuse_namesake(facts.name, association)
        _correct_name(association.unit, facts.name, by.day)
    _write(association, facts, by)


def retell_association(unit: Unit) -> None:
    """Bring the register in line after a unit took another name."""
    association = db.session.scalar(select(Association).where(Association.unit_id == unit.id))
    if association is not None:
        _keys(association)


def settle(association: Association, by: By) -> None:
    """Bring in line what follows from decisions and congresses: whether it goes on, and the term that runs."""
    association.standing = _standing(association)
    current = term_on(association.congresses, by.day)
    association.term_begins = current.term_begins if current else None
    association.term_ends = current.term_ends if current else None
    association.term_due_on = current.term_ends.last_day if current and current.term_ends else None
    _keys(association)


def _write(association: Association, facts: AssociationFacts, by: By) -> None:
    if not facts.name:
        raise Refused("Hội phải có tên.", "name")
    if facts.founded_on and facts.founded_on.first_day > by.day:
        raise Refused("Thời điểm thành lập chưa tới; ghi dự kiến vào ô “theo nguồn”.", "founded_on")
    for field in fields(AssociationFacts):
        if field.name not in NOT_COLUMNS:
            setattr(association, field.name, getattr(facts, field.name))
    if association.standing in (None, S.EXPECTED, S.ACTIVE):
        association.standing = S.EXPECTED if facts.expected else S.ACTIVE
    _write_countries(association, facts.country_codes)
    settle(association, by)


def _write_countries(association: Association, codes: Iterable[str]) -> None:
    known = {row.country: row for row in association.countries}
    association.countries = [
        known.get(code) or AssociationCountry(country=code) for code in dict.fromkeys(codes)
    ]


def _keys(association: Association) -> None:
    unit = association.unit
    association.name = unit.name
    names = {association.english_name, association.abbreviation, *(v.name for v in unit.versions)}
    association.search_text = searchable(" ".join(sorted(filter(None, names))))
    association.sort_key = sort_key(association.name)


def _standing(association: Association) -> AssociationStanding:
    """The last decision that says so; where none does, what was typed."""
    telling = [each for each in association.decisions if each.kind in STANDING_AFTER]
    if (
        association.standing == S.PERMITTED
    ):  # a founding under way: the permission alone does not make it work
        telling = [each for each in telling if each.kind != K.PERMIT]
    if not telling or association.standing == S.LAPSED:
        return association.standing
    return STANDING_AFTER[max(telling, key=_in_order).kind]


def _in_order(decision: AssociationDecision) -> tuple[date, int, int]:
    """Decisions by the day from which they hold; one of which no day is known stands before the others."""
    day = decision.effective_on or decision.decided_on
    first = day.first_day if day else date.min
    return first, int(decision.is_act), decision.id or 0


def _since(facts: AssociationFacts) -> date | None:
    """The day from which the first name holds, where it is wholly known."""
    known = facts.founded_on
    return known.first_day if known and known.day else None


def _refuse_namesake(name: str, association: Association | None) -> None:
    own = association.id if association else None
    for other_id, other in db.session.execute(select(Association.id, Association.name)):
        if other_id != own and folded(other) == folded(name):
            raise Refused(f"Sổ đã có hội tên “{other}”.", "name")


def _correct_name(unit: Unit, name: str, day: date) -> None:
    db.session.flush()
    also_claim(unit)
    version = unit.version_on(day)
    if version is not None:
        version.name = name
    unit.name = name
    keys_of_unit(unit)
