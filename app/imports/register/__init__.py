"""The registers that take in old books, each as a declaration."""

from collections.abc import Mapping

from app.imports.register.association_books import ASSOCIATION_POSTS, MEMBER_COUNTS
from app.imports.register.associations import ASSOCIATIONS
from app.imports.register.heads import Head, head_of, likely_head
from app.imports.register.lettering import Lettering
from app.imports.register.needs import NEEDS
from app.imports.register.partners import PARTNERS
from app.imports.register.past_aid import PAST_AID
from app.imports.register.reading import Reading, doubts, rows_of
from app.imports.register.shapes import Cell, Field, Importable, Note, RowRead

IMPORTABLES: Mapping[str, Importable] = {
    each.key: each for each in (PARTNERS, ASSOCIATIONS, ASSOCIATION_POSTS, MEMBER_COUNTS, PAST_AID, NEEDS)
}

__all__ = [
    "IMPORTABLES",
    "Cell",
    "Field",
    "Head",
    "Importable",
    "Lettering",
    "Note",
    "Reading",
    "RowRead",
    "doubts",
    "head_of",
    "likely_head",
    "rows_of",
]
