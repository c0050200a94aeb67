"""Who stands in the register of donors already, and by which names."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from app.core.countries import country_name
from app.core.db import db
from app.core.search import Search, accents_first, contains_words, words
from app.core.vietnamese import NEAR, likeness, plain, sort_key
from app.partners.models import Partner, PartnerAlias

SEARCH = Search(
    Partner.search_text, "Tên, tên viết tắt, tên gọi khác; không cần gõ dấu", Partner.written_text
)

MOST_NEAR, MOST_FOUND = 5, 20
TELLING = 3  # a word of fewer letters brings up too much to compare with
STANDS = Partner.merged_into_id.is_(None)
"""Records that stand for a donor; the others only lead on to the one they were merged into."""
NAMES = (Partner.name, Partner.original_name, Partner.english_name)


class Alike(NamedTuple):
    """A donor whose name is like one that was typed: its name, the way of writing that is like it, how alike."""

    partner_id: int
    name: str
    written: str
    typed: str
    likeness: float

    @property
    def is_same(self) -> bool:
        """Whether nothing but case, accents and signs tells the two names apart."""
        return self.likeness == 1


def alike(typed: Iterable[str], *, besides: int | None = None) -> list[Alike]:
    """Donors written like one of these names: those written the same, then at most five near ones."""
    asked = [name for name in dict.fromkeys(typed) if plain(name)]
    best: dict[int, Alike] = {}
    for found in _compared(asked):
        if found.partner_id != besides and found.likeness >= NEAR:
            known = best.setdefault(found.partner_id, found)
            best[found.partner_id] = max(known, found, key=lambda each: each.likeness)
    ordered = sorted(best.values(), key=lambda each: (-each.likeness, sort_key(each.name)))
    same = [each for each in ordered if each.is_same]
    return [*same, *ordered[len(same) :][:MOST_NEAR]]


def suggestions(typed: str) -> list[tuple[int, str, str]]:
    """Donors for a box that searches as one types: id, name, and what tells it apart (viết tắt, quốc tịch)."""
    query = select(Partner.id, Partner.name, Partner.abbreviation, Partner.country).where(STANDS)
    order: list[ColumnElement[int]] = []
    if words(typed):
        query = query.where(SEARCH.matches(db.session(), typed).rows)
        order = [accents_first(Partner.name, typed)]
    rows = db.session.execute(query.order_by(*order, Partner.sort_key, Partner.id).limit(MOST_FOUND))
    return [(i, name, _apart(short, country)) for i, name, short, country in rows]


def _apart(*parts: str) -> str:
    abbreviation, country = parts
    return " · ".join(part for part in (abbreviation, country_name(country)) if part)


def _compared(asked: Sequence[str]) -> Iterator[Alike]:
    """Each name asked for beside each name of the donors that share a telling word, or every word, with one."""
    if not asked:
        return
    telling = {word for name in asked for word in plain(name).split() if len(word) >= TELLING}
    shares = or_(
        *(contains_words(Partner.search_text, text) for text in (*map(plain, asked), *sorted(telling)))
    )
    own = db.session.execute(select(Partner.id, Partner.abbreviation, *NAMES).where(shares, STANDS)).all()
    others = select(Partner.id, Partner.name, PartnerAlias.name).join(PartnerAlias).where(shares, STANDS)
    written = [(i, names[0], name) for i, _, *names in own for name in names if name]
    written += [(i, name, alias) for i, name, alias in db.session.execute(others)]
    for typed in asked:
        for partner_id, name, way in written:
            yield Alike(partner_id, name, way, typed, likeness(way, typed))
        for partner_id, short, name, *_ in own:
            if plain(short) == plain(typed):  # short names are alike by chance, or the same
                yield Alike(partner_id, name, short, typed, 1.0)


def partner_name(partner_id: int) -> str | None:
    """The name of a donor, or None where there is none of this id or it was merged into another."""
    return db.session.scalar(select(Partner.name).where(Partner.id == partner_id, STANDS))


def merged_into(partner_id: int) -> list[Partner]:
    """The records that were found to be this donor and merged into it (bản ghi đã gộp), in the order of their ids."""
    query = select(Partner).where(Partner.merged_into_id == partner_id).order_by(Partner.id)
    return list(db.session.scalars(query))
