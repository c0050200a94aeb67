"""Looking a document up by its number (số, ký hiệu), however it is spelled."""

from sqlalchemy import ColumnElement, and_, or_

from app.core.parsing import number_keys_asked
from app.core.search.holding import TextColumn

_AFTER_SPACE, _AFTER_LETTERS = "!", "{"  # the signs next to " " and to "z" where texts compare byte by byte


def has_number(key_column: TextColumn, typed: str) -> ColumnElement[bool] | None:
    """Return the condition that a stored key (`number_key`) is, or begins with, what was typed; None for no number.

    "3935" finds 3935/KH-UBND and not 39351/KH-UBND. The column compares byte by byte and is indexed.
    """
    conditions = [_begins(key_column, key) for key in number_keys_asked(typed)]
    return or_(*conditions) if conditions else None


def _begins(key_column: TextColumn, key: str) -> ColumnElement[bool]:
    if not key[-1].isdigit():
        return and_(key_column >= key, key_column < key + _AFTER_LETTERS)
    return or_(
        key_column == key,
        and_(key_column > key + " ", key_column < key + _AFTER_SPACE),
        and_(key_column >= key + "a", key_column < key + _AFTER_LETTERS),
    )
