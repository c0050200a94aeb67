"""Who stands in the register of donors, under which names, with which certificates and notices."""

from app.partners.queries.certificates import (
    certificate_named,
    certificates_of,
    content_on,
    covering,
    expiry_horizon,
    last_day_on,
    standing_case,
    standing_on,
    stands_as,
    stating,
    suspended_on,
)
from app.partners.queries.consultations import (
    asked_units,
    consultation_state,
    consultations_seen_by,
    state_case,
)
from app.partners.queries.names import SEARCH, STANDS, Alike, alike, merged_into, partner_name, suggestions
from app.partners.queries.notices import notice_case, notice_state, notices_as, notices_of
from app.partners.queries.record import representatives_on, rows_of

__all__ = [
    "SEARCH",
    "STANDS",
    "Alike",
    "alike",
    "asked_units",
    "certificate_named",
    "certificates_of",
    "consultation_state",
    "consultations_seen_by",
    "content_on",
    "covering",
    "expiry_horizon",
    "last_day_on",
    "merged_into",
    "notice_case",
    "notice_state",
    "notices_as",
    "notices_of",
    "partner_name",
    "representatives_on",
    "rows_of",
    "standing_case",
    "standing_on",
    "stands_as",
    "state_case",
    "stating",
    "suggestions",
    "suspended_on",
]
