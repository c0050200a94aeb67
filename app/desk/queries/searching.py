"""Documents by the number that was typed, however it is spelled."""

from sqlalchemy import select

from app.core.db import db
from app.core.search import has_number
from app.documents.models import Document

MOST_DOCUMENTS = 200


def documents_numbered(typed: str) -> list[int]:
    """The documents whose number is, or begins with, what was typed: the newest, none where it is no number."""
    condition = has_number(Document.number_key, typed)
    if condition is None:
        return []
    query = select(Document.id).where(condition).order_by(Document.id.desc()).limit(MOST_DOCUMENTS)
    return list(db.session.scalars(query))
