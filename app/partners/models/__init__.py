"""Donors of every kind, their names, and what the office keeps of foreign NGOs."""

from app.partners.models.certificates import (
    ENDS,
    LIFTS,
    ActionKind,
    Certificate,
    CertificateAction,
    CertificatePlace,
    CertificateSector,
    CertificateStanding,
)
from app.partners.models.consultations import (
    Consultation,
    ConsultationOpinion,
    ConsultationState,
    ConsultationSubject,
)
from app.partners.models.notices import NoticeState, PartnerNotice
from app.partners.models.partners import (
    NGOS,
    OUTSIDE_LEGAL_TOTALS,
    Partner,
    PartnerAlias,
    PartnerKind,
    Totals,
)
from app.partners.models.record import (
    LocalPartner,
    PartnerCommendation,
    PartnerVisit,
    Representative,
    RepresentativePost,
    StaffCount,
)

__all__ = [
    "ENDS",
    "LIFTS",
    "NGOS",
    "OUTSIDE_LEGAL_TOTALS",
    "ActionKind",
    "Certificate",
    "CertificateAction",
    "CertificatePlace",
    "CertificateSector",
    "CertificateStanding",
    "Consultation",
    "ConsultationOpinion",
    "ConsultationState",
    "ConsultationSubject",
    "LocalPartner",
    "NoticeState",
    "Partner",
    "PartnerAlias",
    "PartnerCommendation",
    "PartnerKind",
    "PartnerNotice",
    "PartnerVisit",
    "Representative",
    "RepresentativePost",
    "StaffCount",
    "Totals",
]
