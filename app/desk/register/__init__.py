"""Registers of the desk: the outbox, and every register that the one search box looks in."""

from app.desk.register.outbox import OUTBOX
from app.desk.register.searching import NUMBERED, SEARCHABLE, Held, Searchable, found_in, held_by_number

__all__ = ["NUMBERED", "OUTBOX", "SEARCHABLE", "Held", "Searchable", "found_in", "held_by_number"]
