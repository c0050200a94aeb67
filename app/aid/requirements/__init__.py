"""What is asked of an aid's facts: by the law (regime, papers, authority), and by good sense (warnings)."""

from app.aid.requirements.legal import (
    Authority,
    authority,
    checklist,
    instrument_title,
    missing_facts,
    paper_list,
    papers_asked,
    pinning,
    regime_named,
    regime_on,
    traits_of,
)
from app.aid.requirements.sense import certificate_warnings, warnings_about

__all__ = [
    "Authority",
    "authority",
    "certificate_warnings",
    "checklist",
    "instrument_title",
    "missing_facts",
    "paper_list",
    "papers_asked",
    "pinning",
    "regime_named",
    "regime_on",
    "traits_of",
    "warnings_about",
]
