"""Searches find a word where it begins: every search text is kept with a capital at each beginning."""

import re
from collections.abc import Callable, Iterator, Sequence

import sqlalchemy as sa
from alembic import op

from app.core.search import create_search_index, drop_search_index

revision = "0029"
down_revision = "0028"

BOTH = ("search_text", "written_text")
INDEXED: tuple[tuple[str, Sequence[str]], ...] = (
    ("partners", BOTH),
    ("proposals", BOTH),
    ("needs", BOTH),
    ("missions", BOTH),
    ("partner_localities", BOTH),
    ("agreements", BOTH),
    ("contacts", BOTH),
    ("associations", ("search_text",)),
    ("association_posts", ("search_text",)),
    ("foundings", ("search_text",)),
    ("consultations", ("search_text",)),
)
PLAIN = (("units", ("search_text",)), ("users", ("search_text",)))
AT_ONCE = 2_000
BEGINNING = re.compile(r"(?<![^\W_])[^\W\d_]")


def upgrade() -> None:
    _rewrite(lambda text: BEGINNING.sub(_capital, text))


def downgrade() -> None:
    _rewrite(lambda text: BEGINNING.sub(lambda letter: letter[0].lower(), text))


def _rewrite(changed: Callable[[str], str]) -> None:
    """Write every search text anew; an index is built over them faster than it follows each."""
    connection = op.get_bind()
    for table, columns in (*INDEXED, *PLAIN):
        for column in columns:
            if (table, columns) in INDEXED:
                drop_search_index(connection, table, column)
            for rows in _texts(connection, table, column):
                statement = f"UPDATE {table} SET {column} = :text WHERE id = :id"  # noqa: S608  # named above
                connection.execute(sa.text(statement), [{"id": i, "text": changed(text)} for i, text in rows])
            if (table, columns) in INDEXED:
                create_search_index(connection, table, column)


def _texts(connection: sa.Connection, table: str, column: str) -> Iterator[Sequence[sa.Row[tuple[int, str]]]]:
    rows = f"SELECT id, {column} FROM {table} WHERE {column} <> '' AND id > :last ORDER BY id LIMIT {AT_ONCE}"  # noqa: S608  # named above
    last = 0
    while found := connection.execute(sa.text(rows), {"last": last}).all():
        yield found
        last = found[-1].id


def _capital(letter: re.Match[str]) -> str:
    capital = letter[0].upper()
    return capital if capital.lower() == letter[0] else letter[0]
