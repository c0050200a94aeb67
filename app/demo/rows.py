"""The rows of the demonstration (app/demo/*.csv)."""

import csv
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> list[dict[str, str]]:
    """Every row of a table of the demonstration."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day_of(text: str) -> date | None:
    """A day as the tables write it, or none."""
    return date.fromisoformat(text) if text else None


def listed(text: str) -> list[str]:
    """The parts of a cell that names several."""
    return [part.strip() for part in text.split(";") if part.strip()]
