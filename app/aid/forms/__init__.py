"""Forms of the aid dossier: its facts section by section, and one form for each step."""

from app.aid.forms.appraisal import AppraisalForm
from app.aid.forms.authority import AuthorityForm
from app.aid.forms.correcting import CONFIRM, CorrectionForm, SettlingForm
from app.aid.forms.past import PastForm
from app.aid.forms.sections import SECTIONS, NewDraftForm, Section
from app.aid.forms.steps import STEP_FORMS, StepForm, TakeBackForm

__all__ = [
    "CONFIRM",
    "SECTIONS",
    "STEP_FORMS",
    "AppraisalForm",
    "AuthorityForm",
    "CorrectionForm",
    "NewDraftForm",
    "PastForm",
    "Section",
    "SettlingForm",
    "StepForm",
    "TakeBackForm",
]
