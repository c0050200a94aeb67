"""The pages of donors (bên cung cấp viện trợ), and of consultations on the registration of NGOs."""

from app.partners.views.consultations import consultations
from app.partners.views.pages import bp

__all__ = ["bp", "consultations"]
