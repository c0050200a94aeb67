"""The clocks of an aid dossier: how a period runs, and what each one shows for a dossier on a day."""

from app.aid.clock.readings import days_at_the_office, reading, target_beside
from app.aid.clock.terms import Reading, Stop, appraisal, notice, stays

__all__ = [
    "Reading",
    "Stop",
    "appraisal",
    "days_at_the_office",
    "notice",
    "reading",
    "stays",
    "target_beside",
]
