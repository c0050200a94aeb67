"""The condition that a column contains a text, as each database asks it."""

import re
from typing import Any, TypeAlias

from sqlalchemy import Boolean, ColumnElement, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

TextColumn: TypeAlias = ColumnElement[str] | InstrumentedAttribute[str]

_GLOB_SIGN = re.compile(r"([*?\[])")


def contains(text_column: TextColumn, text: str) -> ColumnElement[bool]:
    """Return the condition that a column contains this text; SQLite takes a plain letter for its capital."""
    return text_column.like(_pattern(text), escape="\\")


def holds(text_column: TextColumn, text: str) -> ColumnElement[bool]:
    """Return the condition that a column contains this text to the letter, capitals included."""
    as_glob = _GLOB_SIGN.sub(r"[\1]", text)
    return _Holds(text_column, literal(_pattern(text)), literal(f"*{as_glob}*"))


class _Holds(FunctionElement[bool]):
    """A column, and a text as a pattern of LIKE and of SQLite's GLOB, which tells capitals apart."""

    type = Boolean()
    inherit_cache = True


@compiles(_Holds)
def _by_its_index(condition: _Holds, compiler: SQLCompiler, **options: Any) -> str:
    column, pattern, _ = (compiler.process(each, **options) for each in condition.clauses)
    return f"({column} LIKE {pattern} ESCAPE '\\')"


@compiles(_Holds, "sqlite")
def _by_reading(condition: _Holds, compiler: SQLCompiler, **options: Any) -> str:
    column, _, pattern = condition.clauses
    return f"({compiler.process(column, **options)} GLOB {compiler.process(pattern, **options)})"


def _pattern(text: str) -> str:
    escaped = re.sub(r"([%_\\])", r"\\\1", text)
    return f"%{escaped}%"
