"""Search in text (tìm kiếm) without minding accents, on a column stored folded, and its indexes.

A row is found when each word typed begins a word of its column (`searchable`); digits are found anywhere. The index
is optional: without it the same rows are found by reading the column.
"""

from app.core.search.holding import TextColumn
from app.core.search.index import (
    belongs_to_search,
    create_search_index,
    drop_search_index,
    gathered,
    one_of,
    search_index_name,
)
from app.core.search.matching import CAP, Matches, Search
from app.core.search.numbers import has_number
from app.core.search.plans import as_filter, checked, either
from app.core.search.words import (
    accents_first,
    contains_words,
    searchable,
    searchable_accents,
    words,
)

__all__ = [
    "CAP",
    "Matches",
    "Search",
    "TextColumn",
    "accents_first",
    "as_filter",
    "belongs_to_search",
    "checked",
    "contains_words",
    "create_search_index",
    "drop_search_index",
    "either",
    "gathered",
    "has_number",
    "one_of",
    "search_index_name",
    "searchable",
    "searchable_accents",
    "words",
]
