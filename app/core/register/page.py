"""One page of a register (trang danh sách), ready for the template: strings and addresses only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.core.money import grouped
from app.core.register.address import AFTER, BEFORE, SORT, Address, Args
from app.core.register.columns import Column, Kind, element
from app.core.register.declaration import Register
from app.core.register.filters import Drawn
from app.core.register.question import Question, question
from app.core.register.sorts import Cursor, Order, walking
from app.core.search import CAP, gathered, one_of

PAGE = 50


class Heading(NamedTuple):
    """The head of a column; its sort state is ascending, descending, or empty while another column sorts."""

    key: str
    label: str
    kind: Kind
    sort_url: str
    sort_state: str


class PageRow(NamedTuple):
    """One record of the page: its address and its cells as they are shown."""

    url: str
    cells: list[str]


class UsedFilter(NamedTuple):
    """A filter in use and the address of the list without it."""

    label: str
    value: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Everything that the register page draws; `url` is the address of this list to share or to keep."""

    title: str
    count_text: str
    query: str
    search_hint: str
    columns: list[Heading]
    rows: list[PageRow]
    filters: list[Drawn]
    chips: list[UsedFilter]
    kept: list[tuple[str, str]]
    url: str
    prev_url: str
    next_url: str
    clear_url: str
    export_url: str
    create_url: str
    create_label: str
    empty_hint: str


def page_of(
    register: Register,
    session: Session,
    args: Args,
    *,
    path: str,
    row_url: str,
    scope: ColumnElement[bool] | None = None,
    known: Mapping[str, Any] | None = None,
    export_path: str = "",
    create_url: str = "",
    create_label: str = "Thêm mới",
) -> RegisterPage:
    """Return the page that an address asks for; it costs the same number of queries whatever the rows.

    `args` are the parameters of the address, `path` the address of the list without them, `row_url` the
    address of a record with `{id}` in place of its id, `scope` what the reader may see, `known` what
    conditions of filters leave open by name. Nothing typed makes it raise.
    """
    asked = question(register, session, args, scope, path, known)
    named = _named(register, session, asked)
    rows, has_prev, has_next = _window(register, session, asked, named)
    address = asked.address
    return RegisterPage(
        title=register.title,
        count_text=_in_words(len(named), register.noun),
        query=asked.query,
        search_hint=register.search.hint if register.search else "",
        columns=[_heading(column, register, asked) for column in register.page_columns],
        rows=_page_rows(register, session, rows, row_url),
        filters=[reading.drawn for reading in asked.readings],
        chips=[
            UsedFilter(chip.label, chip.value, str(address.lacking(chip.params)))
            for reading in asked.readings
            for chip in reading.chips
        ],
        kept=[param for param in address.params if param[0] == SORT],
        url=str(address),
        prev_url=_beside(address, BEFORE, rows[:1] if has_prev else []),
        next_url=_beside(address, AFTER, rows[-1:] if has_next else []),
        clear_url=str(address.only(SORT)),
        export_url=str(Address(export_path, address.params)) if export_path else "",
        create_url=create_url,
        create_label=create_label,
        empty_hint=register.empty_hint,
    )


def _window(
    register: Register, session: Session, asked: Question, named: Sequence[int]
) -> tuple[Sequence[Any], bool, bool]:
    """Return the rows of the page, and whether rows come before and after them.

    A place beyond the last row, or so near the first that a page before it would be short, gives the first
    page.
    """
    if not named:
        return [], False, False
    if len(named) > CAP:
        conditions = walking(asked.conditions, asked.order.sort)
    else:
        conditions = [one_of(element(register.id_column), named, session.get_bind().dialect.name)]
    if asked.cursor is not None:
        beyond = asked.order.beyond(asked.cursor, backward=asked.backward)
        rows = _fetch(register, session, asked, [*conditions, beyond], backward=asked.backward)
        if asked.backward and len(rows) >= PAGE:
            return rows[:PAGE][::-1], len(rows) > PAGE, True
        if not asked.backward and rows:
            return rows[:PAGE], True, len(rows) > PAGE
    rows = _fetch(register, session, asked, conditions)
    return rows[:PAGE], False, len(rows) > PAGE


def _fetch(
    register: Register,
    session: Session,
    asked: Question,
    conditions: Iterable[ColumnElement[bool]],
    *,
    backward: bool = False,
) -> Sequence[Any]:
    """Return up to one row more than a page: id, value sorted by, then the cells that have an expression."""
    source, order = register.page_sources[asked.order.sort.key], asked.order.by(backward=backward)
    statement = source.where(*conditions).order_by(*order).limit(PAGE + 1)
    return session.connection().execute(statement, asked.known).all()


def _page_rows(register: Register, session: Session, rows: Sequence[Any], row_url: str) -> list[PageRow]:
    ids = [row[0] for row in rows]
    columns = []
    place = 2
    for column in register.page_columns:
        if column.batch is not None:
            found = column.batch(session, ids) if ids else {}
            columns.append([found.get(row_id, "") for row_id in ids])
        else:
            written = column.written
            columns.append(["" if row[place] is None else written(row[place]) for row in rows])
            place += 1
    start, _, end = row_url.partition("{id}")
    urls = [f"{start}{row_id}{end}" for row_id in ids]
    return [PageRow(url, cells) for url, *cells in zip(urls, *columns, strict=True)]


def _named(register: Register, session: Session, asked: Question) -> Sequence[int]:
    """Return the ids of the rows, in no order, up to CAP + 1 of them: counted, and read again by their ids."""
    if asked.sample is not None:
        ids = _ids(register, session, asked, [asked.sample])
        if len(ids) > CAP:
            return ids
    return _ids(register, session, asked, asked.conditions)


def _ids(
    register: Register, session: Session, asked: Question, conditions: Iterable[ColumnElement[bool]]
) -> Sequence[int]:
    statement = register.counted_source.where(*conditions).limit(CAP + 1)
    return gathered(session, statement, asked.known)


def _in_words(count: int, noun: str) -> str:
    number = f"{grouped(CAP)}+" if count > CAP else grouped(count)
    return f"{number} {noun}".rstrip()


def _heading(column: Column, register: Register, asked: Question) -> Heading:
    order = asked.order
    sort = next((each for each in register.sorts if each.key == column.key), None)
    if sort is None:
        return Heading(column.key, column.label, column.kind, "", "")
    sorted_by = sort.key == order.sort.key
    turned = Order(sort, register.id_column, not order.descending if sorted_by else sort.descending)
    url = str(asked.address.asking(SORT, str(turned)))
    return Heading(column.key, column.label, column.kind, url, order.state if sorted_by else "")


def _beside(address: Address, name: str, edge: Sequence[Any]) -> str:
    return str(address.asking(name, str(Cursor(edge[0][1], edge[0][0])))) if edge else ""
