"""Pages that every procedure shares, and what their own pages are built of."""

from app.dossiers.views.pages import bp
from app.dossiers.views.showing import opinion_entries, step_choices
from app.dossiers.views.steps import keep_prepared, opened_form, tell_of_letters

__all__ = ["bp", "keep_prepared", "opened_form", "opinion_entries", "step_choices", "tell_of_letters"]
