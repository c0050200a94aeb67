"""Friendship associations (hội hữu nghị) and the Union itself: what is written of them and of their people and means."""

from app.associations.models.association import (
    Association,
    AssociationCountry,
    AssociationKind,
    AssociationStanding,
    OfAssociation,
)
from app.associations.models.decisions import AssociationDecision, DecisionKind
from app.associations.models.founding import Founding, FoundingCountry, FoundingStatus
from app.associations.models.governing import (
    Body,
    Congress,
    CongressForm,
    CongressKind,
    Post,
    PostTitle,
    RequestedBy,
)
from app.associations.models.means import (
    Budget,
    BudgetSource,
    Commendation,
    Division,
    Establishment,
    EstablishmentKind,
    SocialResource,
)
from app.associations.models.members import Branch, BranchKind, MemberCount, MemberKind
from app.associations.models.work import Activity, AssociationReport, ReportKind

__all__ = [
    "Activity",
    "Association",
    "AssociationCountry",
    "AssociationDecision",
    "AssociationKind",
    "AssociationReport",
    "AssociationStanding",
    "Body",
    "Branch",
    "BranchKind",
    "Budget",
    "BudgetSource",
    "Commendation",
    "Congress",
    "CongressForm",
    "CongressKind",
    "DecisionKind",
    "Division",
    "Establishment",
    "EstablishmentKind",
    "Founding",
    "FoundingCountry",
    "FoundingStatus",
    "MemberCount",
    "MemberKind",
    "OfAssociation",
    "Post",
    "PostTitle",
    "ReportKind",
    "RequestedBy",
    "SocialResource",
]
