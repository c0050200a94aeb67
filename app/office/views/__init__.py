"""The screens of the office's own data, for the administrator."""

from app.office.views import calendar, law, rows, settings, successions, units
from app.office.views.blueprint import bp

__all__ = ["bp", "calendar", "law", "rows", "settings", "successions", "units"]
