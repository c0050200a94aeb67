"""All rows of a register for a workbook (xuất Excel): what the list shows, streamed, as typed values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.register.address import Args
from app.core.register.columns import Kind, element
from app.core.register.declaration import Register, selecting
from app.core.register.question import question

BATCH = 500


class SheetColumn(NamedTuple):
    """A column of the workbook, in the words of exports.sheet."""

    heading: str
    kind: Kind
    width: int
    total: bool
    identifying: bool
    group: str | None
    currency: str | None
    currency_from: str | None


def sheet_columns(register: Register) -> tuple[SheetColumn, ...]:
    """Return the columns of the workbook, in the order of the values that export_rows gives after the id."""
    labels = {column.key: column.label for column in register.columns}
    return tuple(
        SheetColumn(
            column.label,
            column.kind,
            column.width,
            column.total,
            column.identifying,
            column.group,
            column.currency,
            labels[column.currency_from] if column.currency_from else None,
        )
        for column in register.export_columns
    )


def matching(
    register: Register,
    session: Session,
    args: Args,
    scope: ColumnElement[bool] | None = None,
    known: Mapping[str, Any] | None = None,
    *,
    up_to: int | None = None,
) -> int:
    """Return how many records the list has on all its pages; counting may stop at a number."""
    asked = question(register, session, args, scope, "", known)
    ones = register.counted_source.where(*asked.conditions).limit(up_to).subquery()
    return session.scalar(select(func.count()).select_from(ones), asked.known) or 0


def export_rows(
    register: Register,
    session: Session,
    args: Args,
    scope: ColumnElement[bool] | None = None,
    known: Mapping[str, Any] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of all pages of the list, in its order: the id of the record, then its values.

    One batch is in memory at a time. Words come as the page shows them; dates, moments (UTC), numbers and
    amounts come as values. With lines, a record has several rows, and what is summed per record stands on
    the first of them only, so that totals count it once.
    """
    asked = question(register, session, args, scope, "", known)
    lines = register.lines
    source, line_order = (lines.source, [element(lines.id_column)]) if lines else (register.shown_source, [])
    cells = [column.expression for column in register.export_columns if column.expression is not None]
    statement = selecting(source, [register.id_column, *cells]).where(*asked.conditions)
    result = session.execute(
        statement.order_by(*asked.order.by(), *line_order),
        asked.known,
        execution_options={"yield_per": BATCH},
    )
    last_id = None
    for rows in result.partitions():
        yield from _export_rows(register, session, rows, last_id)
        last_id = rows[-1][0]


def _export_rows(
    register: Register, session: Session, rows: Sequence[Any], last_id: int | None
) -> Iterator[tuple[Any, ...]]:
    ids = [row[0] for row in rows]
    again = [row_id == before for row_id, before in zip(ids, [last_id, *ids], strict=False)]
    columns: list[Sequence[Any]] = []
    place = 1
    for column in register.export_columns:
        if column.batch is not None:
            found = column.batch(session, list(dict.fromkeys(ids)))
            columns.append([found.get(row_id) for row_id in ids])
            continue
        values = [row[place] for row in rows]
        place += 1
        if column.kind.is_text:
            written = column.written
            values = [None if value is None else written(value) for value in values]
        if column.total and not column.per_line:
            values = [None if repeated else value for value, repeated in zip(values, again, strict=True)]
        columns.append(values)
    yield from zip(ids, *columns, strict=True)
