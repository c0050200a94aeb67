"""Forms of the register of donors."""

from app.partners.forms.certificates import ActionForm, CertificateForm
from app.partners.forms.consultations import (
    AskingForm,
    ConsultationForm,
    DraftForm,
    SignedForm,
)
from app.partners.forms.merging import MergeForm, OtherForm
from app.partners.forms.names import PartnerForm, PartnerLookup
from app.partners.forms.notices import NoticeForm
from app.partners.forms.record import (
    CommendationForm,
    LocalPartnerForm,
    RepresentativeForm,
    StaffCountForm,
    VisitForm,
)

__all__ = [
    "ActionForm",
    "AskingForm",
    "CertificateForm",
    "CommendationForm",
    "ConsultationForm",
    "DraftForm",
    "LocalPartnerForm",
    "MergeForm",
    "NoticeForm",
    "OtherForm",
    "PartnerForm",
    "PartnerLookup",
    "RepresentativeForm",
    "SignedForm",
    "StaffCountForm",
    "VisitForm",
]
