"""The registers of donors, of foreign NGOs, of their certificates and notices, as declarations."""

from app.partners.register.certificates import certificate_register
from app.partners.register.consultations import CONSULTATIONS, consultation_register
from app.partners.register.donors import REGISTER
from app.partners.register.ngos import ngo_register
from app.partners.register.notices import notice_register

__all__ = [
    "CONSULTATIONS",
    "REGISTER",
    "certificate_register",
    "consultation_register",
    "ngo_register",
    "notice_register",
]
