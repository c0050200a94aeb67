"""The forms of an association, of its rows and of the acts that change it."""

from app.associations.forms.acts import ActForm
from app.associations.forms.facts import AssociationForm, NewAssociationForm
from app.associations.forms.governing import CongressForm, DecisionForm, PostForm
from app.associations.forms.means import (
    BudgetForm,
    CommendationForm,
    DivisionForm,
    EstablishmentForm,
    SocialResourceForm,
)
from app.associations.forms.members import BranchForm, CountForm
from app.associations.forms.work import ActivityForm, ReportForm

__all__ = [
    "ActForm",
    "ActivityForm",
    "AssociationForm",
    "BranchForm",
    "BudgetForm",
    "CommendationForm",
    "CongressForm",
    "CountForm",
    "DecisionForm",
    "DivisionForm",
    "EstablishmentForm",
    "NewAssociationForm",
    "PostForm",
    "ReportForm",
    "SocialResourceForm",
]
