"""The verbs of the register of donors: names and facts, certificates of NGOs, what they send to the province."""

from app.partners.actions.certificates import (
    ActionFacts,
    CertificateFacts,
    remove_action,
    remove_certificate,
    write_action,
    write_certificate,
)
from app.partners.actions.consultations import (
    answer_for_unit,
    ask_units,
    edit_consultation,
    receive_consultation,
    record_answer,
    write_draft,
)
from app.partners.actions.merging import FILLED, ITSELF, links_of, merge_partners, refuse_merging, shared_aid
from app.partners.actions.names import (
    PartnerFacts,
    add_partner,
    alike_to,
    edit_partner,
    enter_partner,
    refresh_keys,
)
from app.partners.actions.notices import NoticeFacts, write_notice
from app.partners.actions.record import write_event, write_in_time, write_staff_count

__all__ = [
    "FILLED",
    "ITSELF",
    "ActionFacts",
    "CertificateFacts",
    "NoticeFacts",
    "PartnerFacts",
    "add_partner",
    "alike_to",
    "answer_for_unit",
    "ask_units",
    "edit_consultation",
    "edit_partner",
    "enter_partner",
    "links_of",
    "merge_partners",
    "receive_consultation",
    "record_answer",
    "refresh_keys",
    "refuse_merging",
    "remove_action",
    "remove_certificate",
    "shared_aid",
    "write_action",
    "write_certificate",
    "write_draft",
    "write_event",
    "write_in_time",
    "write_notice",
    "write_staff_count",
]
