"""The aid procedure: its table, and the conditions of its steps."""

from app.aid.workflow.conditions import (
    PARTS,
    TYPES,
    authority_now,
    issuer_of,
    open_parts,
    paper_for,
    regime_of,
)
from app.aid.workflow.subjects import DECIDING, Subject, subjects_of
from app.aid.workflow.table import APPRAISAL, ISSUED, REASONED

__all__ = [
    "APPRAISAL",
    "DECIDING",
    "ISSUED",
    "PARTS",
    "REASONED",
    "TYPES",
    "Subject",
    "authority_now",
    "issuer_of",
    "open_parts",
    "paper_for",
    "regime_of",
    "subjects_of",
]
