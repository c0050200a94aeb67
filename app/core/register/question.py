"""What an address asks of a register (yêu cầu): the order, the place in it, the conditions, the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.core.register.address import AFTER, BEFORE, SEARCH, SORT, Address, Args, Typed
from app.core.register.declaration import Register
from app.core.register.filters import Reading
from app.core.register.sorts import Cursor, Order
from app.core.search import words


@dataclass(frozen=True, slots=True)
class Question:
    """An address read against a register; what was malformed in it is already left out."""

    query: str
    order: Order
    readings: tuple[Reading, ...]
    conditions: tuple[ColumnElement[bool], ...]
    known: Mapping[str, Any]
    """What the conditions leave open by name."""
    sample: ColumnElement[bool] | None
    """Where nothing but words is asked for: more rows than are counted, named one by one."""
    cursor: Cursor | None
    backward: bool
    address: Address
    """The same question without a place: the first page of it, as it can be shared."""


def question(
    register: Register,
    session: Session,
    args: Args,
    scope: ColumnElement[bool] | None,
    path: str,
    known: Mapping[str, Any] | None = None,
) -> Question:
    """Read an address; runs the queries of the filters' choices and of the search, and never raises.

    `known` gives what the conditions of filters leave open by name (a bindparam), such as the day of reading.
    """
    typed = Typed(args, session)
    order = _order(register, typed.value(SORT))
    query = typed.value(SEARCH) if register.search else ""
    readings = tuple(each.read(typed) for each in register.filters)
    conditions = [reading.clause for reading in readings if reading.clause is not None]
    if scope is not None:
        conditions.append(scope)
    sample = None
    if register.search and words(query):
        found = register.search.matches(session, query)
        sample = None if conditions else found.sample
        conditions.append(found.rows)
    backward = bool(typed.exactly(BEFORE))
    token = typed.exactly(BEFORE if backward else AFTER)
    cursor = Cursor.read(token, order.sort, register.kind_of(order.sort))
    return Question(
        query,
        order,
        readings,
        tuple(conditions),
        known or {},
        sample,
        cursor,
        backward and cursor is not None,
        _address(register, path, query, readings, order),
    )


def _order(register: Register, asked: str = "") -> Order:
    sort = register.sort(asked.removeprefix("-"))
    descending = asked.startswith("-") if sort.key == asked.removeprefix("-") else sort.descending
    return Order(sort, register.id_column, descending)


def _address(
    register: Register, path: str, query: str, readings: tuple[Reading, ...], order: Order
) -> Address:
    params = [(SEARCH, query)] if query else []
    params += [param for reading in readings for param in reading.params]
    if order != _order(register):
        params.append((SORT, str(order)))
    return Address(path, tuple(params))
