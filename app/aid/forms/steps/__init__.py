"""One form for each step of the procedure: what the paper of that step says, and the day it was done."""

from app.aid.forms.steps.appraising import (
    AppraiseForm,
    AskMoreForm,
    ConsultForm,
    SkipOpinionsForm,
    SubmitForm,
)
from app.aid.forms.steps.base import OnAFile, StepForm, TakeBackForm, letter_form
from app.aid.forms.steps.deciding import (
    ApproveForm,
    CentralAsksForm,
    DeclineForm,
    ForwardForm,
    NotifyForm,
    PutUpForm,
)
from app.aid.forms.steps.errata import ErrataForm
from app.aid.forms.steps.receiving import AcceptForm, AddPapersForm, AskPapersForm, RefuseForm

STEP_FORMS: dict[str, type[StepForm]] = {
    "hand_in": StepForm,
    "discard": StepForm,
    "accept": AcceptForm,
    "refuse": RefuseForm,
    "ask_papers": AskPapersForm,
    "add_papers": AddPapersForm,
    "consult": ConsultForm,
    "skip_opinions": SkipOpinionsForm,
    "ask_more": AskMoreForm,
    "appraise": AppraiseForm,
    "put_forward": StepForm,
    "return_officer": StepForm,
    "submit": SubmitForm,
    "give_back": StepForm,
    "put_up": PutUpForm,
    "hand_back": StepForm,
    "approve": ApproveForm,
    "decline": DeclineForm,
    "forward": ForwardForm,
    "central_asks": CentralAsksForm,
    "notify": NotifyForm,
    "withdraw": letter_form("withdrawal"),
    "stop": letter_form("stopping", named=()),
    "errata": ErrataForm,
    "annul": letter_form("annulment"),
}

__all__ = ["STEP_FORMS", "OnAFile", "StepForm", "TakeBackForm"]
