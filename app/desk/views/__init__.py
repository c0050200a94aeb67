"""Pages of the desk: home, reminders, letters that went out."""

from app.desk.views import alerts, home, outbox, searching
from app.desk.views.blueprint import bp

__all__ = ["alerts", "bp", "home", "outbox", "searching"]
