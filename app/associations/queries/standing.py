"""Associations as SQL: whose term is overdue, for which countries, how they are called on a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session, joinedload

from app.associations.models import (
    Association,
    AssociationCountry,
    AssociationDecision,
    AssociationStanding,
    Congress,
    DecisionKind,
)
from app.core.countries import country_or_group
from app.core.parsing import PartialDate
from app.core.search import Search
from app.office.models import Unit

SEARCH = Search(Association.search_text, "Tên, tên cũ, tên viết tắt; không cần gõ dấu")


def overdue_terms(day: date) -> ColumnElement[bool]:
    """Associations at work whose term has ended by a day without another begun (quá nhiệm kỳ).

    A term that was written down before it begins takes over on its own day, with nothing written again.
    """
    begun = func.coalesce(Congress.held_on, Congress.term_begins) <= PartialDate.of(day)
    another = exists().where(
        Congress.association_id == Association.id, begun, Congress.term_begins > Association.term_begins
    )
    return and_(Association.standing == AssociationStanding.ACTIVE, Association.term_due_on < day, ~another)


def congresses_awaited() -> ColumnElement[bool]:
    """Congresses that were planned and are not held, of associations that go on or are being founded."""
    goes_on = Association.standing.in_((AssociationStanding.ACTIVE, AssociationStanding.EXPECTED))
    return and_(Congress.held_on.is_(None), Congress.term_begins.is_(None), goes_on)


def is_overdue(association: Association, day: date) -> bool:
    """Whether its term had ended by a day without another begun."""
    term = term_on(association.congresses, day)
    ended = term is not None and term.term_ends is not None and term.term_ends.last_day < day
    return association.standing == AssociationStanding.ACTIVE and ended


def for_countries(codes: Sequence[str]) -> ColumnElement[bool]:
    """Associations for one of these countries or groups."""
    return Association.id.in_(
        select(AssociationCountry.association_id).where(AssociationCountry.country.in_(codes))
    )


def countries_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The partner countries of these associations, one cell each."""
    query = (
        select(AssociationCountry.association_id, AssociationCountry.country)
        .where(AssociationCountry.association_id.in_(ids))
        .order_by(AssociationCountry.id)
    )
    found: dict[int, list[str]] = {}
    for association_id, code in session.execute(query):
        found.setdefault(association_id, []).append(country_or_group(code))
    return {association_id: "; ".join(names) for association_id, names in found.items()}


def names_on(session: Session, ids: Sequence[int], day: date) -> dict[int, str]:
    """How these associations were called on a day."""
    query = (
        select(Association)
        .where(Association.id.in_(ids))
        .options(joinedload(Association.unit).selectinload(Unit.versions))
    )
    return {each.id: each.name_on(day) for each in session.scalars(query)}


def founding_decisions(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Number and day of the decision that permitted each association (QĐ thành lập)."""
    query = (
        select(AssociationDecision)
        .where(AssociationDecision.association_id.in_(ids), AssociationDecision.kind == DecisionKind.PERMIT)
        .order_by(AssociationDecision.decided_on, AssociationDecision.id)
    )
    found: dict[int, str] = {}
    for decision in session.scalars(query):
        day = f" ngày {decision.decided_on.label}" if decision.decided_on else ""
        found.setdefault(decision.association_id, f"{decision.number or 'không rõ số'}{day}")
    return found


def term_on(congresses: Iterable[Congress], day: date) -> Congress | None:
    """The newest term (nhiệm kỳ) begun by a day, held or not as far as the source says; none once it was ended."""
    begun = [each for each in congresses if each.term_begins and _has_begun(each, day)]
    newest = max(begun, key=lambda each: (each.term_begins, each.id or 0), default=None)
    if newest is None or (newest.term_ended_on and newest.term_ended_on.first_day <= day):
        return None
    return newest


def _has_begun(congress: Congress, day: date) -> bool:
    begins = congress.held_on or congress.term_begins
    return begins is not None and begins.first_day <= day


def terms_on(session: Session, ids: Sequence[int], day: date) -> dict[int, Congress]:
    """The term that ran in each of these associations on a day, where one is known."""
    rows: dict[int, list[Congress]] = {}
    for congress in session.scalars(select(Congress).where(Congress.association_id.in_(ids))):
        rows.setdefault(congress.association_id, []).append(congress)
    found = {association_id: term_on(congresses, day) for association_id, congresses in rows.items()}
    return {association_id: term for association_id, term in found.items() if term is not None}
