"""The child rows of a record as a workbook: one sheet for each kind, with what its section shows."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from flask import Response

from app.child_rows.declaration import ChildKind
from app.core.parsing import PartialDate
from app.core.terms import Term
from app.registers import SHEET_KINDS, download, letterhead, signature
from app.web import today
from exports import workbook
from exports.workbook import Kind, Sheet, SheetColumn


def rows_workbook(title: str, parts: Sequence[tuple[ChildKind, Sequence[Any]]]) -> Response:
    """Send the rows of these kinds as one workbook; a kind without rows has its empty sheet."""
    with ExitStack() as closing:
        file = cast(BinaryIO, closing.enter_context(TemporaryFile()))
        workbook.write_book([(_sheet(title, kind), _rows(kind, rows)) for kind, rows in parts], file)
        closing.pop_all()
    return download(file, title)


def _sheet(title: str, kind: ChildKind) -> Sheet:
    columns = [
        SheetColumn(fact.label, SHEET_KINDS[fact.kind], fact.width, identifying=number == 0)
        for number, fact in enumerate(kind.facts)
    ]
    if kind.standing:
        columns.append(SheetColumn("Tình trạng", Kind.TEXT, 16))
    return Sheet(
        kind.heading,
        columns,
        letterhead(),
        as_of=today(),
        filters=[title],
        item_noun="dòng",
        signature=signature(),
    )


def _rows(kind: ChildKind, rows: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        badge = kind.standing(row, today()) if kind.standing else None
        standing = (badge[0] if badge else "",) if kind.standing else ()
        yield (*(_plain(fact.read(row)) for fact in kind.facts), *standing)


def _plain(value: Any) -> Any:
    match value:
        case Term() | PartialDate():
            return value.label
        case bool():
            return "có" if value else "không"
    return value
