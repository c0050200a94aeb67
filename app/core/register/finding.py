"""The first records of a register that a search finds, for a box that searches in many registers at once."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.core.register.columns import element
from app.core.register.declaration import Register
from app.core.register.sorts import Order, walking
from app.core.search import CAP, Matches, Search, TextColumn, checked, gathered, one_of, words

LOOKED_AT, ENOUGH = 400, 20
"""Where so many of so many hits are in sight, the next ones are never far along the order of a list."""


class Hit(NamedTuple):
    """A record that was found: its name, and what tells it apart."""

    id: int
    name: str
    cells: tuple[str, ...]


class Found(NamedTuple):
    """The first hits, and whether the register holds more."""

    hits: list[Hit]
    more: bool


def first_found(
    register: Register,
    session: Session,
    typed: str,
    *,
    most: int,
    shown: Sequence[str] = (),
    scope: ColumnElement[bool] | None = None,
    named: Sequence[TextColumn] = (),
) -> Found:
    """Return up to `most` records with every word typed, exact accents first, then in the order of the register.

    `shown` names the columns of the list whose cells tell a hit apart; `scope` is what the reader may see; `named`
    are asked for accents where the search keeps none. What it costs does not grow with the register.
    """
    search = register.search
    if search is None or not words(typed):
        return Found([], False)
    found = search.matches(session, typed)
    conditions = [found.rows, *([] if scope is None else [scope])]
    ids = _seen(register, session, search, found, conditions)
    if ids is None:
        rows = _first_of_many(register, session, search, typed, conditions, most + 1)
    else:
        rank = search.exactness(named, typed)
        rows = _first_of_few(register, session, rank, ids, most + 1) if ids else []
    return Found(_hits(register, session, rows[:most], shown), len(rows) > most)


def _seen(
    register: Register,
    session: Session,
    search: Search,
    found: Matches,
    conditions: Sequence[ColumnElement[bool]],
) -> Sequence[int] | None:
    """Return the ids of what was found as far as the reader sees it; None where that is too much to name.

    What is named already is only checked for his sight. Of more than can be named a few tell whether he sees
    enough of it to walk along the order of the list, or so little that it is looked up.
    """
    sight = [checked(condition) for condition in conditions[1:]]
    if found.sample is None:
        return _ids(register, session, [found.rows, *sight]) if found.ids else []
    if not sight:
        return None
    few = search.among(session, found.ids[:LOOKED_AT])
    if len(_ids(register, session, [few, *sight], ENOUGH)) == ENOUGH:
        return None
    ids = _ids(register, session, conditions)
    return None if len(ids) > CAP else ids


def _ids(
    register: Register, session: Session, conditions: Sequence[ColumnElement[bool]], most: int = CAP + 1
) -> Sequence[int]:
    return gathered(session, register.counted_source.where(*conditions).limit(most))


def _first_of_few(
    register: Register, session: Session, rank: ColumnElement[int], ids: Sequence[int], most: int
) -> Sequence[Any]:
    """Rows named by their ids, ranked one by one."""
    named = one_of(element(register.id_column), ids, session.get_bind().dialect.name)
    return _rows(register, session, [named], [rank, *_order(register).by()], most)


def _first_of_many(
    register: Register,
    session: Session,
    search: Search,
    typed: str,
    conditions: Sequence[ColumnElement[bool]],
    most: int,
) -> Sequence[Any]:
    """Exact hits through the index of the accents, then others along the order of the list."""
    order = _order(register)
    exact = search.matches_exactly(session, typed)
    rows: list[Any] = []
    if exact is not None:
        narrowed = [exact.rows, *conditions[1:]]
        asked = narrowed if exact.sample is None else walking(narrowed, order.sort)
        rows += _rows(register, session, asked, order.by(), most)
    if len(rows) < most:
        known = {row[0] for row in rows}
        others = _rows(register, session, walking(conditions, order.sort), order.by(), most + len(rows))
        rows += [row for row in others if row[0] not in known]
    return rows[:most]


def _order(register: Register) -> Order:
    sort = register.sort("")
    return Order(sort, register.id_column, sort.descending)


def _rows(
    register: Register,
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    order: Iterable[ColumnElement[Any]],
    most: int,
) -> Sequence[Any]:
    """Up to so many rows: id, value sorted by, then the cells that have an expression."""
    statement = register.page_sources[register.sort("").key].where(*conditions)
    return session.connection().execute(statement.order_by(*order).limit(most)).all()


def _hits(register: Register, session: Session, rows: Sequence[Any], shown: Sequence[str]) -> list[Hit]:
    """The rows as hits: the first column of the list is the name; a many-valued cell costs one query for all."""
    ids = [row[0] for row in rows]
    cells: dict[str, list[str]] = {}
    place = 2
    for column in register.page_columns:
        wanted = column.key in shown or column is register.page_columns[0]
        if column.batch is not None:
            found = column.batch(session, ids) if wanted and ids else {}
            cells[column.key] = [found.get(row_id, "") for row_id in ids]
        else:
            cells[column.key] = ["" if row[place] is None else column.written(row[place]) for row in rows]
            place += 1
    name = cells[register.page_columns[0].key]
    return [
        Hit(row_id, name[n], tuple(cells[key][n] for key in shown if cells[key][n]))
        for n, row_id in enumerate(ids)
    ]
