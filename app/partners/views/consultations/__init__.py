"""The pages of consultations on NGO registrations (tham gia ý kiến đăng ký PCPNN)."""

from app.partners.views.consultations import pages as pages
from app.partners.views.consultations import steps as steps
from app.partners.views.consultations.blueprint import consultations

__all__ = ["consultations"]
