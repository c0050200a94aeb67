"""The pages of a founding: register, dossier, facts, papers, one page for each step."""

from app.associations.views.founding import editing, pages, steps

__all__ = ["editing", "pages", "steps"]
