"""The pages of bringing in old books (nhập sổ cũ)."""

from app.imports.views.pages import bp
from app.imports.views.parts import origins_of

__all__ = ["bp", "origins_of"]
