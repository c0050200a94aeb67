"""What is written once a year: positions and money (biên chế, kinh phí theo năm)."""

from collections.abc import Mapping
from typing import Any

from app.associations.models import Budget, Establishment
from app.core.rules import By, Refused


def write_yearly(row: Budget | Establishment, facts: Mapping[str, Any], _by: By) -> None:
    """Write a row of a year down; a year has one row of each kind."""
    for name, value in facts.items():
        setattr(row, name, value)
    rows: list[Any] = row.association.budgets if isinstance(row, Budget) else row.association.establishments
    if any(other is not row and _key(other) == _key(row) for other in rows):
        raise Refused(f"Năm {row.year} đã có dòng này; hãy sửa dòng đó.", "year")


def _key(row: Budget | Establishment) -> tuple[int, Any]:
    return row.year, row.money_source if isinstance(row, Budget) else row.kind
