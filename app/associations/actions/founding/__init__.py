"""Founding an association (thành lập hội), stage by stage: campaign, check of the dossier, decision, congress."""

from app.associations.actions.founding.campaigning import (
    ask_recognition,
    open_founding,
    recognise,
    save_founding,
)
from app.associations.actions.founding.checking import (
    add_papers,
    ask_papers,
    consult,
    hand_in,
    refuse,
    submit,
    withdraw,
)
from app.associations.actions.founding.completing import (
    TERM_YEARS,
    Held,
    approve_charter,
    extend,
    hold_congress,
    lapse,
)
from app.associations.actions.founding.deciding import decline, give_back, hand_back, permit, put_up
from app.associations.actions.founding.taking_back import take_back

__all__ = [
    "TERM_YEARS",
    "Held",
    "add_papers",
    "approve_charter",
    "ask_papers",
    "ask_recognition",
    "consult",
    "decline",
    "extend",
    "give_back",
    "hand_back",
    "hand_in",
    "hold_congress",
    "lapse",
    "open_founding",
    "permit",
    "put_up",
    "recognise",
    "refuse",
    "save_founding",
    "submit",
    "take_back",
    "withdraw",
]
