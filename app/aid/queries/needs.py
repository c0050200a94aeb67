"""Needs of aid as SQL: their many-valued cells, the aid that answers them, the needs that an aid answers."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, contains_eager

from app.aid.models import Need, NeedLine, NeedMatch, NeedPlace, Proposal, Source
from app.aid.queries.proposals import visible_aid
from app.core.db import db
from app.core.money import grouped
from app.core.search import Search, accents_first, words
from app.dossiers.models import Dossier
from app.office.models import Place
from app.permissions import Actor

SEARCH = Search(Need.search_text, "Tên dự án, cơ quan, địa điểm; không cần gõ dấu", Need.written_text)
MOST_FOUND = 20


def needs_in_places(place_ids: Sequence[int]) -> ColumnElement[bool]:
    """Needs that would be carried out in these places."""
    return Need.id.in_(select(NeedPlace.need_id).where(NeedPlace.place_id.in_(place_ids)))


def need_places(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Địa điểm of these needs: the places of the list, then what is written beside them."""
    query = (
        select(NeedPlace.need_id, Place.name)
        .join(Place, Place.id == NeedPlace.place_id)
        .where(NeedPlace.need_id.in_(ids))
        .order_by(NeedPlace.id)
    )
    written = select(Need.id, Need.location).where(Need.id.in_(ids), Need.location != "")
    return _joined([*session.execute(written), *session.execute(query)], ", ")


def need_lines(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Phân kỳ vốn of these needs, one cell each."""
    query = (
        select(NeedLine.need_id, NeedLine.year, NeedLine.source, NeedLine.amount, Need.currency)
        .join(Need, Need.id == NeedLine.need_id)
        .where(NeedLine.need_id.in_(ids))
        .order_by(NeedLine.id)
    )
    return _joined(
        (need_id, line_in_words(year, source, f"{grouped(amount, currency)} {currency}"))
        for need_id, year, source, amount, currency in session.execute(query)
    )


def line_in_words(year: int | None, source: Source, amount: str) -> str:
    """A line of the budget in words: "2026, viện trợ không hoàn lại: 500.000.000 VND"."""
    return f"{', '.join(filter(None, (str(year or ''), source.label)))}: {amount}"


def match_counts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """How many aids answer these needs."""
    query = (
        select(NeedMatch.need_id, func.count()).where(NeedMatch.need_id.in_(ids)).group_by(NeedMatch.need_id)
    )
    return {need_id: str(number) for need_id, number in session.execute(query)}


def aid_for(need: Need, actor: Actor) -> list[Proposal]:
    """The aid that answers a need as far as this person sees it: the newest proposal of each."""
    found = db.session.scalars(
        _proposals(actor)
        .where(Proposal.aid_id.in_([match.aid_id for match in need.matches]))
        .order_by(Proposal.aid_id, Proposal.id)
    )
    return list({proposal.aid_id: proposal for proposal in found}.values())


def needs_of_aid(aid_id: int) -> list[Need]:
    """The needs that an aid answers."""
    query = select(Need).join(NeedMatch).where(NeedMatch.aid_id == aid_id).order_by(NeedMatch.id)
    return list(db.session.scalars(query))


def aid_suggestions(typed: str, actor: Actor) -> list[tuple[int, str, str]]:
    """Aid for a box that searches as one types, as far as this person sees it: id, title, what tells it apart."""
    query, order = _proposals(actor), list[ColumnElement[int]]()
    if words(typed):
        query = query.where(Search(Proposal.search_text).matches(db.session(), typed).rows)
        order = [accents_first(Proposal.title, typed)]
    rows = db.session.scalars(query.order_by(*order, Proposal.sort_key, Proposal.id).limit(MOST_FOUND))
    found = {row.aid_id: row for row in rows}
    return [
        (aid_id, row.title, " · ".join(filter(None, (row.dossier.code, row.owner_name))))
        for aid_id, row in found.items()
    ]


def newest_visible(aid_id: int, actor: Actor) -> Proposal | None:
    """The newest proposal of an aid, if this person may see it."""
    query = _proposals(actor).where(Proposal.aid_id == aid_id).order_by(Proposal.id.desc())
    return db.session.scalars(query.limit(1)).first()


def aid_title(aid_id: int, actor: Actor) -> str | None:
    """The name of an aid, or None where this person may not see it."""
    found = newest_visible(aid_id, actor)
    return found.title if found else None


def _proposals(actor: Actor) -> Select[Proposal]:
    return (
        select(Proposal)
        .join(Dossier, Dossier.id == Proposal.dossier_id)
        .where(visible_aid(actor))
        .options(contains_eager(Proposal.dossier))
    )


def _joined(rows: Iterable[tuple[int, str]], between: str = "; ") -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for need_id, text in rows:
        found.setdefault(need_id, []).append(text)
    return {need_id: between.join(texts) for need_id, texts in found.items()}
