"""Aid as SQL: the proposals with their facts, the needs that they answer."""

from app.aid.queries.donors import aid_count, committed_vnd, grants_as_stated
from app.aid.queries.needs import (
    aid_for,
    aid_suggestions,
    aid_title,
    line_in_words,
    match_counts,
    need_lines,
    need_places,
    needs_in_places,
    needs_of_aid,
    newest_visible,
)
from app.aid.queries.numbers import aid_with_number
from app.aid.queries.proposals import (
    DECIDED,
    aid_of_partner,
    donor_countries,
    from_countries,
    given_by,
    in_places,
    in_sectors,
    place_names,
    proposal_of,
    recipient_names,
    sector_names,
    visible_aid,
)
from app.aid.queries.telling import CLOSED_FACTS, history_open_to

__all__ = [
    "CLOSED_FACTS",
    "DECIDED",
    "aid_count",
    "aid_for",
    "aid_of_partner",
    "aid_suggestions",
    "aid_title",
    "aid_with_number",
    "committed_vnd",
    "donor_countries",
    "from_countries",
    "given_by",
    "grants_as_stated",
    "history_open_to",
    "in_places",
    "in_sectors",
    "line_in_words",
    "match_counts",
    "need_lines",
    "need_places",
    "needs_in_places",
    "needs_of_aid",
    "newest_visible",
    "place_names",
    "proposal_of",
    "recipient_names",
    "sector_names",
    "visible_aid",
]
