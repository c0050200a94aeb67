"""Forms of a founding: its facts, and one form for each step of the procedure."""

from app.associations.forms.founding.base import FoundingStepForm, FoundingTakeBackForm, letter_form
from app.associations.forms.founding.checking import (
    AddPapersForm,
    AskPapersForm,
    ConsultForm,
    HandInForm,
    WithdrawForm,
)
from app.associations.forms.founding.deciding import ExtendForm, HoldCongressForm, PutUpForm
from app.associations.forms.founding.facts import FoundingForm

FOUNDING_FORMS: dict[str, type[FoundingStepForm]] = {
    "ask_recognition": letter_form("request"),
    "recognise": letter_form("recognition"),
    "hand_in": HandInForm,
    "consult": ConsultForm,
    "submit": letter_form("submission"),
    "put_up": PutUpForm,
    "permit": letter_form("decision", "decision"),
    "hold_congress": HoldCongressForm,
    "approve_charter": letter_form("charter", "decision"),
    "ask_papers": AskPapersForm,
    "add_papers": AddPapersForm,
    "give_back": FoundingStepForm,
    "hand_back": FoundingStepForm,
    "extend": ExtendForm,
    "decline": letter_form("declining"),
    "lapse": FoundingStepForm,
    "refuse": letter_form("refusal"),
    "withdraw": WithdrawForm,
}

__all__ = ["FOUNDING_FORMS", "FoundingForm", "FoundingStepForm", "FoundingTakeBackForm"]
