"""Who points at a record: read from the foreign keys of the tables, so that no table is forgotten."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from app.core.db import Base, db


class Reference(NamedTuple):
    """An attribute of a model that holds the id of another record."""

    model: type[Base]
    name: str

    def holds(self, record: Base) -> ColumnElement[bool]:
        """The condition for rows that point at this record here."""
        condition: ColumnElement[bool] = getattr(self.model, self.name) == record.id
        return condition


def references_to(model: type[Base]) -> list[Reference]:
    """Every attribute of every model whose foreign key leads to the rows of a model."""
    table = Base.metadata.tables[model.__tablename__]
    return [
        Reference(mapper.class_, mapper.get_property_by_column(column).key)
        for mapper in sorted(Base.registry.mappers, key=lambda m: m.class_.__name__)
        for column in mapper.local_table.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ]


def rows_pointing_at(record: Base) -> Iterator[tuple[Base, Reference]]:
    """Every row that holds the id of this record, with the attribute that does."""
    for reference in references_to(type(record)):
        query = select(reference.model).where(reference.holds(record)).order_by(reference.model.id)
        for row in db.session.scalars(query):
            yield row, reference


def uses_of(record: Base) -> dict[str, int]:
    """How many rows of which kind, in the words of the office, point at a record."""
    counts: dict[str, int] = {}
    for reference in references_to(type(record)):
        query = select(func.count()).select_from(reference.model).where(reference.holds(record))
        if number := db.session.scalar(query):
            counts[reference.model.word()] = counts.get(reference.model.word(), 0) + number
    return counts
