"""Associations of an old book held against the register, and written into it with the rows that the book tells."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.associations.actions import AssociationFacts, add_association, edit_association, settle
from app.associations.models import Association, Founding
from app.core.countries import country_or_group
from app.core.db import Base, db
from app.core.transaction import also_claim
from app.imports.actions.association_parts import PARTS
from app.imports.actions.association_rows import Rows
from app.imports.actions.books import Change, Earlier, Judged, Names, changed, faulty, is_said
from app.imports.actions.known import agrees, in_words
from app.imports.models import Verdict
from app.imports.register import Note, RowRead
from app.imports.register.associations import ASSOCIATIONS
from app.permissions import Actor

LABELS = {field.key: field.label for field in ASSOCIATIONS.fields}
COLUMNS = {
    "ten": "name",
    "nuoc": "country_codes",
    "viet-tat": "abbreviation",
    "tieng-anh": "english_name",
    "thanh-lap-nam": "founded_on",
    "linh-vuc": "field",
    "pham-vi": "scope",
    "tru-so": "head_office",
    "trung-uong": "central_body",
    "lien-he": "contact",
    "nguon": "source",
    "ghi-chu": "remarks",
}
A = Association
KEPT = ("kind", "founded_note", "manager_id", "seal", "account")


class Associations:
    """The register of associations as old books see it; each is known by any name it has had.

    What a row tells of decision, term, posts and members is held against the rows of the association.
    """

    kind = Association.__tablename__
    names_near = True

    def __init__(self, by: Actor) -> None:
        self.by, self.names, self.earlier = by, Names(), Earlier()
        parts = (A.countries, A.decisions, A.congresses, A.posts, A.member_counts)
        query = select(A).options(*map(selectinload, parts))
        self.known = {association.id: association for association in db.session.scalars(query)}
        through = select(Founding.association_id).where(Founding.association_id.is_not(None))
        self.by_procedure = set(db.session.scalars(through))
        self.planned: dict[int, Rows] = {}
        for association in self.known.values():
            former = (version.name for version in association.unit.versions)
            self.names.add(association.id, (association.name, association.english_name, *former))

    def judge(self, read: RowRead) -> Judged:
        """What a row would do to the register."""
        title = str(read.said("ten"))
        founded = read.said("thanh-lap-nam")
        if founded and founded.first_day > self.by.day:
            read.refuse("thanh-lap-nam", "Thời điểm thành lập chưa tới.")
        if read.faults:
            return faulty(read, title)
        found = self.names.ids(title)
        if len(found) > 1:
            read.refuse("ten", f"Sổ có {len(found)} hội mang tên này; hãy sửa trực tiếp trong sổ.")
            return faulty(read, title)
        if repeated := self.earlier.repeated(str(found[0]) if found else title.casefold(), read, title):
            return repeated
        association = self.known[found[0]] if found else None
        rows = self.planned[read.row] = Rows(
            association, read, self.by.day, bool(self.by_procedure & {*found})
        )
        for part in PARTS:
            part(rows)
        if read.faults:
            return faulty(read, title)
        if association:
            judged = changed(
                read, association.id, title, [*_changes(association, read), *rows.changes], LABELS
            )
            return replace(judged, notes=[*judged.notes, *rows.notes])
        near = self.names.near(title) if self.names_near else ""
        notes = [Note(read.columns["ten"], f"Gần giống “{near}” trong sổ; vẫn sẽ thêm mới.")] if near else []
        return Judged(read, Verdict.ADD, title, [*notes, *rows.notes])

    def write(self, judged: Judged, source: str) -> Base:
        """Add the association, or change what the row says otherwise."""
        values = judged.read.values
        if judged.record_id is None:
            said = {COLUMNS[key]: value for key, value in values.items() if key in COLUMNS}
            association = add_association(
                AssociationFacts(**{"source": f"Sổ cũ: {source}"[:200], **said}), by=self.by
            )
            db.session.flush()
        else:
            association = self.known[judged.record_id]
            also_claim(association)
            given = {COLUMNS[c.key]: values[c.key] for c in judged.changes if c.key in COLUMNS}
            edit_association(association, AssociationFacts(**{**_facts(association), **given}), by=self.by)
            db.session.flush()
        self.planned[judged.read.row].carry_out(association, source, self.by)
        settle(association, self.by)
        db.session.flush()
        return association


def _facts(association: Association) -> dict[str, Any]:
    names = (*(name for name in COLUMNS.values() if name != "country_codes"), *KEPT)
    facts = {name: getattr(association, name) for name in names}
    return {**facts, "country_codes": tuple(association.country_codes), "expected": association.expected}


def _changes(association: Association, read: RowRead) -> list[Change]:
    """What the row says otherwise; a former name is no other name."""
    facts = _facts(association)
    told = {key: facts[column] for key, column in COLUMNS.items()}
    if read.said("ten") in {version.name for version in association.unit.versions}:
        told["ten"] = read.said("ten")
    return [
        Change(key, _shown(key, told[key]), _shown(key, value))
        for key, value in read.values.items()
        if key in COLUMNS and is_said(value) and not agrees(told[key], value, read.texts[key])
    ]


def _shown(key: str, value: Any) -> str:
    return "; ".join(map(country_or_group, value)) if key == "nuoc" else in_words(value)
