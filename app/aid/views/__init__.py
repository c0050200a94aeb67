"""The pages of aid (viện trợ): register, registering, the dossier, its steps."""

from app.aid.views import amounts, appraisal, correcting, drafting, lists, needs, page, papers, past, steps
from app.aid.views.blueprint import bp

__all__ = [
    "amounts",
    "appraisal",
    "bp",
    "correcting",
    "drafting",
    "lists",
    "needs",
    "page",
    "papers",
    "past",
    "steps",
]
