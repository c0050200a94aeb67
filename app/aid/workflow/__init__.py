"""The aid procedure: its table, and the conditions of its steps."""

from app.aid.workflow.conditions import (
    PARTS,
    authority_now,
    issuer_of,
    open_parts,
    paper_for,
    regime_of,
    usual_symbol,
)
from app.aid.workflow.subjects import DECIDING, Subject, subjects_of
from app.aid.workflow.table import APPRAISAL, ISSUED, REASONED

__all__ = [
    "APPRAISAL",
    "DECIDING",
    "ISSUED",
    "PARTS",
    "REASONED",
    "Subject",
    "authority_now",
    "issuer_of",
    "open_parts",
    "paper_for",
    "regime_of",
    "subjects_of",
    "usual_symbol",
]
