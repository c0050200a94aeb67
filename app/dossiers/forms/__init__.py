"""Forms of the trunk: an opinion, a leader's word, a paper of the dossier, and what the forms of all steps share."""

from app.dossiers.forms.parts import OpinionForm, PaperForm, RemarkForm
from app.dossiers.forms.steps import SIGNED, OnADossier, StepForm, TakeBackForm, usual_due

__all__ = [
    "SIGNED",
    "OnADossier",
    "OpinionForm",
    "PaperForm",
    "RemarkForm",
    "StepForm",
    "TakeBackForm",
    "usual_due",
]
