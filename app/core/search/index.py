"""Trigram indexes of folded columns: FTS5 on SQLite, pg_trgm on PostgreSQL; built and asked here alone."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    any_,
    column,
    func,
    literal,
    select,
    table,
)
from sqlalchemy.orm import Session

from app.core.search.holding import holds
from app.core.search.words import contains_all

SHORTEST_INDEXED = 3
"""Letters below which a word has no trigram, so that no index knows it."""


def create_search_index(connection: Connection, table_name: str, column_name: str) -> None:
    """Build the trigram index of a folded column, in a migration, on either database.

    On SQLite its triggers vanish with a table that a batch migration re-creates: drop the index before,
    create it after.
    """
    name = search_index_name(table_name, column_name)
    statements = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    for statement in statements:
        connection.exec_driver_sql(statement.format(name=name, table=table_name, column=column_name))


def drop_search_index(connection: Connection, table_name: str, column_name: str) -> None:
    """Remove what create_search_index built; the extension stays, for others may use it."""
    name = search_index_name(table_name, column_name)
    if connection.dialect.name == "sqlite":
        for event in ("added", "removed", "changed"):
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}_{event}"')
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
    else:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')


def search_index_name(table_name: str, column_name: str) -> str:
    """Return the name of the index table (SQLite) or index (PostgreSQL) of a folded column."""
    return f"{table_name}_{column_name}_trigrams"


def belongs_to_search(name: str) -> bool:
    """Tell whether a table or index of this name is a search index, which no model declares."""
    return re.search(r"_trigrams(_[a-z]+)?$", name) is not None


_SQLITE = (
    """CREATE VIRTUAL TABLE "{name}" USING fts5(
        "{column}", content="{table}", content_rowid="id", tokenize="trigram case_sensitive 1")""",
    """CREATE TRIGGER "{name}_added" AFTER INSERT ON "{table}" BEGIN
        INSERT INTO "{name}" (rowid, "{column}") VALUES (new.id, new."{column}"); END""",
    """CREATE TRIGGER "{name}_removed" AFTER DELETE ON "{table}" BEGIN
        INSERT INTO "{name}" ("{name}", rowid, "{column}") VALUES ('delete', old.id, old."{column}"); END""",
    """CREATE TRIGGER "{name}_changed" AFTER UPDATE OF id, "{column}" ON "{table}" BEGIN
        INSERT INTO "{name}" ("{name}", rowid, "{column}") VALUES ('delete', old.id, old."{column}");
        INSERT INTO "{name}" (rowid, "{column}") VALUES (new.id, new."{column}"); END""",
    """INSERT INTO "{name}" ("{name}") VALUES ('rebuild')""",
)

_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """CREATE INDEX "{name}" ON "{table}" USING gin ("{column}" gin_trgm_ops)""",
)


def found_ids(session: Session, text_column: Column[str], wanted: Sequence[str]) -> Select[int]:
    """Return the ids of the rows that contain these words, asked for in the way the index, if there is one, answers.

    PostgreSQL uses its index for LIKE by itself; SQLite has to be asked in the words of FTS5.
    """
    id_column = text_column.table.c.id
    indexed = [word for word in wanted if len(word) >= SHORTEST_INDEXED]
    name = search_index_name(text_column.table.name, text_column.name)
    if not indexed or session.get_bind().dialect.name != "sqlite" or not _is_there(session, name):
        return select(id_column).where(contains_all(text_column, wanted))
    index = table(name, column("rowid", Integer), column(name))
    phrases = " ".join('"' + word.replace('"', '""') + '"' for word in indexed)
    found = select(index.c.rowid).where(index.c[name].op("MATCH")(phrases))
    short = [holds(text_column, word) for word in wanted if word not in indexed]
    return found.join(text_column.table, id_column == index.c.rowid).where(*short) if short else found


def one_of(id_column: ColumnElement[Any], ids: Sequence[int], dialect: str) -> ColumnElement[bool]:
    """Return the condition that the id is among these, given as one parameter however many they are."""
    if dialect == "sqlite":
        values = func.json_each(json.dumps(list(ids))).table_valued("value")
        return id_column.in_(select(values.c.value))
    return id_column == any_(literal(list(ids), ARRAY(id_column.type)))


def gathered(session: Session, ids: Select[int], known: Mapping[str, Any] | None = None) -> Sequence[int]:
    """Return the ids that a statement selects, in no order; `known` is what its conditions leave open by name.

    PostgreSQL gives them as one array: two thousand rows of one number each cost more to send than to find.
    """
    if session.get_bind().dialect.name == "sqlite":
        return session.connection().execute(ids, known).scalars().all()
    (found,) = ids.subquery().c
    return session.connection().execute(select(func.array_agg(found)), known).scalar() or []


def _is_there(session: Session, name: str) -> bool:
    tables = table("sqlite_master", column("name"))
    return session.scalar(select(literal(1)).select_from(tables).where(tables.c.name == name)) is not None
