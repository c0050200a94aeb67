"""The pages of associations (hội hữu nghị) and of the Union itself."""

from app.associations.views import acts, founding, pages, parts, registers, rows
from app.associations.views.blueprint import bp

__all__ = ["acts", "bp", "founding", "pages", "parts", "registers", "rows"]
