"""Foreign relations of the province: foreign missions, partner localities, agreements, people to turn to."""

from app.relations.models.agreements import Agreement, AgreementKind
from app.relations.models.contacts import Contact
from app.relations.models.counterparts import (
    Counterpart,
    LocalityTie,
    Mission,
    MissionKind,
    PartnerLocality,
)

__all__ = [
    "Agreement",
    "AgreementKind",
    "Contact",
    "Counterpart",
    "LocalityTie",
    "Mission",
    "MissionKind",
    "PartnerLocality",
]
