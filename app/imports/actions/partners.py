"""Donors of an old book held against the register, and written into it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.aid.actions import keys_of
from app.aid.models import Proposal
from app.aid.queries import given_by
from app.core.countries import country_name
from app.core.db import Base, db
from app.core.terms import Term
from app.core.transaction import also_claim
from app.imports.actions.books import Change, Earlier, Judged, Names, changed, faulty, is_said
from app.imports.models import Verdict
from app.imports.register import Note, RowRead
from app.imports.register.partners import PARTNERS
from app.partners.actions import PartnerFacts, edit_partner, enter_partner
from app.partners.models import Partner
from app.partners.queries import STANDS
from app.permissions import Actor

LABELS = {field.key: field.label for field in PARTNERS.fields}
TWO_OF_THE_NAME = (
    "Sổ có {number} bên cung cấp tên này; không rõ dòng này nói về bên nào. Hãy sửa trực tiếp trong sổ."
)


class Partners:
    """The register of donors as old books see it; each donor is known by its names."""

    kind = Partner.__tablename__
    names_near = True

    def __init__(self, by: Actor) -> None:
        self.by = by
        query = select(Partner).where(STANDS).options(selectinload(Partner.aliases))
        self.known = {partner.id: partner for partner in db.session.scalars(query)}
        self.names, self.earlier = Names(), Earlier()
        for partner in self.known.values():
            written = (partner.name, partner.original_name, partner.english_name)
            self.names.add(partner.id, (*written, *(alias.name for alias in partner.aliases)))

    def judge(self, read: RowRead) -> Judged:
        """What a row would do to the register."""
        title = str(read.said("name"))
        if not read.faults and is_said(founded := read.said("founded")) and int(founded) > self.by.day.year:
            read.refuse("founded", f"Năm thành lập không thể sau năm nay ({self.by.day.year}).")
        if read.faults:
            return faulty(read, title)
        candidates = self._meant(title)
        told = [(partner, _changes(partner, read)) for partner in candidates]
        same = next((partner for partner, changes in told if not changes), None)
        key = f"{same.id}" if same else title.casefold()
        if repeated := self.earlier.repeated(key, read, title):
            return repeated
        if same is not None:
            return changed(read, same.id, title, [], LABELS)
        if len(candidates) > 1:
            read.refuse("name", TWO_OF_THE_NAME.format(number=len(candidates)))
            return faulty(read, title)
        if told:
            partner, changes = told[0]
            return changed(read, partner.id, title, changes, LABELS)
        near = self.names.near(title) if self.names_near else ""
        notes = [Note(read.columns["name"], f"Gần giống “{near}” trong sổ; vẫn sẽ thêm mới.")] if near else []
        return Judged(read, Verdict.ADD, title, notes)

    def write(self, judged: Judged, source: str) -> Base:
        """Add the donor, or change what the row says otherwise."""
        values = judged.read.values
        if judged.record_id is None:
            facts = PartnerFacts(**{"source": f"Sổ cũ: {source}"[:200], **values})
            return enter_partner(facts, by=self.by)
        partner = self.known[judged.record_id]
        also_claim(partner)
        renamed = any(change.key == "name" for change in judged.changes)
        given = {change.key: values[change.key] for change in judged.changes}
        edit_partner(partner, PartnerFacts(**{**_facts(partner), **given}), by=self.by, another=True)
        db.session.flush()
        for proposal in db.session.scalars(select(Proposal).where(given_by([partner.id]))) if renamed else ():
            keys_of(proposal)
        return partner

    def _meant(self, name: str) -> list[Partner]:
        """The donors that a name can mean: those of exactly this name, else those with it but for signs."""
        found = [self.known[record_id] for record_id in self.names.ids(name)]
        return [partner for partner in found if partner.name == name] or found


def _facts(partner: Partner) -> dict[str, Any]:
    return {
        key: tuple(alias.name for alias in partner.aliases) if key == "aliases" else getattr(partner, key)
        for key in LABELS
    }


def _changes(partner: Partner, read: RowRead) -> list[Change]:
    """What the row says otherwise; a name that the donor is written by already is no other name."""
    facts = _facts(partner)
    if read.said("name") in (facts["original_name"], facts["english_name"], *facts["aliases"]):
        facts["name"] = read.said("name")
    return [
        Change(key, _shown(key, facts[key]), _shown(key, value))
        for key, value in read.values.items()
        if is_said(value) and not _agrees(key, facts[key], value)
    ]


def _agrees(key: str, known: Any, said: Any) -> bool:
    if key == "aliases":
        return "; ".join(known) == "; ".join(said)
    if isinstance(said, str) and not isinstance(said, Term):
        return str(known).split() == said.split()  # a book never corrects spaces alone
    return bool(known == said)


def _shown(key: str, value: Any) -> str:
    if isinstance(value, Term):
        return value.label
    if key == "country":
        return country_name(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value)
