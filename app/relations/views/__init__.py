"""The pages of foreign relations (quan hệ đối ngoại)."""

from app.relations.views.pages import bp

__all__ = ["bp"]
