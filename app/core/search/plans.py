"""How a condition is used: to look rows up by, or only to check each row with."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _AsFilter(FunctionElement[bool]):
    """A condition that rows are checked with, never looked up by."""

    type = Boolean()
    inherit_cache = True


@compiles(_AsFilter)
def _without_a_guess(condition: _AsFilter, compiler: SQLCompiler, **options: Any) -> str:
    return f"CASE WHEN ({compiler.process(condition.clauses, **options)}) THEN true ELSE false END"


@compiles(_AsFilter, "sqlite")
def _without_its_index(condition: _AsFilter, compiler: SQLCompiler, **options: Any) -> str:
    return f"+({compiler.process(condition.clauses, **options)})"


def as_filter(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return a condition that many rows meet, so that a list walks along its order and checks each row with it.

    Left to themselves both databases may collect the rows by the condition's own index, and sort them all for
    the sake of fifty.
    """
    return _AsFilter(condition)


_CHECK = "checked row by row as"


def either(looked_up: ColumnElement[bool], row_by_row: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return one condition that can be asked in two ways: to look rows up by, or to check each row with.

    A list of few rows is looked up (id IN …); one of many walks along its order and checks (EXISTS …).
    """
    return looked_up._annotate({_CHECK: row_by_row})


def checked(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the way in which a condition checks rows, so that nothing is looked up by it."""
    return as_filter(condition._annotations.get(_CHECK, condition))
