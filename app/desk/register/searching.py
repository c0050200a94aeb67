"""What the box in the head of every page searches (tìm trong mọi sổ): a line for each register.

A new register is found once it has its line here. Its search should name the column of accents (`written`); what it
holds by number of a document comes as a line of NUMBERED.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select

from app.accounts.models import User
from app.accounts.register import user_register
from app.aid.queries import aid_with_number, visible_aid
from app.aid.register import AID_REGISTER, NEED_REGISTER
from app.associations.models import Association, Post
from app.associations.queries.numbers import associations_with_number
from app.associations.register import FOUNDING_REGISTER, association_register, post_register
from app.core.db import db
from app.core.register import Found, Register, first_found
from app.core.search import TextColumn, has_number
from app.desk.queries import documents_numbered
from app.documents.models import Document
from app.dossiers.queries import visible_to
from app.office.models import Unit
from app.office.register import unit_register
from app.partners.models import Consultation
from app.partners.queries import consultations_seen_by
from app.partners.queries.numbers import (
    certificates_with_number,
    consultations_with_number,
    notices_with_number,
)
from app.partners.register import CONSULTATIONS, notice_register
from app.partners.register import REGISTER as PARTNERS
from app.permissions import Actor, permission
from app.relations.queries import agreements_with_number
from app.relations.register import CONTACTS, agreement_register, locality_register, mission_register

MOST_HITS = 6
"""Hits of each register on the page; all of them are in its list."""

Scope: TypeAlias = Callable[[Actor], ColumnElement[bool] | None]
ByNumber: TypeAlias = Callable[[Actor, str, Sequence[int], int], Select[int, str, str, date | None, str]]
"""From the reader, what he typed, the documents of that number and how many at most, to rows of
(id of the record, its name, number, day, what the document is there)."""


def everything(_actor: Actor) -> None:
    """Whoever may open the register sees all of it."""


@lru_cache(maxsize=64)
def _of_day(declared: Callable[[date], Register], day: date) -> Register:
    """A register of a day, made once: making it takes longer than searching it."""
    return replace(declared(day), filters=())


@dataclass(frozen=True)
class Searchable:
    """A register that is searched: who may open it, its list and page, the columns that tell a hit apart."""

    declared: Register | Callable[[date], Register]
    permission: str
    index: str
    show: str
    shown: tuple[str, ...] = ()
    scope: Scope = everything
    named: tuple[TextColumn, ...] = ()

    def on(self, day: date) -> Register:
        """The register as of a day, without its filters: their choices are not asked for."""
        if isinstance(self.declared, Register):
            return self._bare
        return _of_day(self.declared, day)

    @cached_property
    def _bare(self) -> Register:
        if not isinstance(self.declared, Register):
            raise TypeError(self.index)
        return replace(self.declared, filters=())


@dataclass(frozen=True)
class Numbered:
    """Records that are found by the number of a document they hold: what they are called, who may, their page."""

    label: str
    permission: str
    show: str
    found: ByNumber


SEARCHABLE = (
    Searchable(AID_REGISTER, "see_aid_register", "aid.index", "aid.show", ("ma", "trang-thai", "chu-khoan"),
               visible_aid),
    Searchable(NEED_REGISTER, "see_needs", "needs.index", "needs.show", ("tinh-trang-ds", "co-quan")),
    Searchable(association_register, "see_associations", "associations.index", "associations.show",
               ("tinh-trang", "nuoc"), named=(Association.name,)),
    Searchable(FOUNDING_REGISTER, "see_foundings", "associations.foundings", "associations.founding",
               ("ma", "trang-thai"), visible_to),
    Searchable(post_register(None), "see_associations", "associations.posts", "associations.posts_row",
               ("chuc-danh", "hoi"), named=(Post.person,)),
    Searchable(PARTNERS, "see_partners", "partners.index", "partners.show", ("viet-tat", "loai", "quoc-tich")),
    Searchable(notice_register, "see_partners", "partners.notices.index", "partners.notices.show",
               ("loai", "nam", "tinh-trang")),
    Searchable(CONSULTATIONS, "see_consultations", "consultations.index", "consultations.show",
               ("noi-dung", "ngay-den", "tinh-trang"), consultations_seen_by, named=(Consultation.ngo_name,)),
    Searchable(mission_register, "see_relations", "relations.missions.index", "relations.missions.show",
               ("loai", "nuoc", "thanh-pho")),
    Searchable(locality_register, "see_relations", "relations.localities.index", "relations.localities.show",
               ("quan-he", "nuoc")),
    Searchable(agreement_register, "see_relations", "relations.agreements.index", "relations.agreements.show",
               ("ben-nuoc-ngoai", "nuoc", "ngay-ky")),
    Searchable(CONTACTS, "see_relations", "relations.contacts", "relations.contact", ("chuc-vu", "cua")),
    Searchable(unit_register, "administer", "office.units", "office.units_show", ("ky-hieu", "loai"),
               named=(Unit.name,)),
    Searchable(user_register, "administer", "accounts.users.index", "accounts.users.show", ("don-vi", "vai-tro"),
               named=(User.name,)),
)  # fmt: skip

NUMBERED = (
    Numbered("Hồ sơ viện trợ", "see_aid_register", "aid.show", aid_with_number),
    Numbered("Hội hữu nghị", "see_associations", "associations.show", associations_with_number),
    Numbered(
        "Giấy đăng ký của PCPNN", "see_partners", "partners.certificates.show", certificates_with_number
    ),
    Numbered("Thông báo của PCPNN", "see_partners", "partners.notices.show", notices_with_number),
    Numbered(
        "Tham gia ý kiến đăng ký PCPNN", "see_consultations", "consultations.show", consultations_with_number
    ),
    Numbered("Thỏa thuận quốc tế", "see_relations", "relations.agreements.show", agreements_with_number),
)


class Held(NamedTuple):
    """A record that holds a document of the number typed."""

    kind: Numbered
    id: int
    name: str
    number: str
    issued_on: date | None
    what: str


def found_in(each: Searchable, actor: Actor, typed: str) -> Found | None:
    """The first hits of a register as this person sees it, None where he may not open it."""
    if permission(each.permission)(actor, None) is not None:
        return None
    register = each.on(actor.day)
    return first_found(
        register,
        db.session(),
        typed,
        most=MOST_HITS,
        shown=each.shown,
        scope=each.scope(actor),
        named=each.named,
    )


def held_by_number(actor: Actor, typed: str) -> list[Held]:
    """What holds a document of the number typed as far as this person sees it, each record once."""
    if has_number(Document.number_key, typed) is None:
        return []
    documents = documents_numbered(typed)
    found = [
        Held(kind, *row)
        for kind in NUMBERED
        if permission(kind.permission)(actor, None) is None
        for row in db.session.execute(kind.found(actor, typed, documents, MOST_HITS))
    ]
    return list({(each.kind.show, each.id): each for each in reversed(found)}.values())[::-1]
