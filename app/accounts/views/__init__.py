"""Pages of signing in, of the own account, and of the administrator's users."""

from app.accounts.views import moving, own, users
from app.accounts.views.passwords import change_password_first
from app.accounts.views.signing_in import bp, sign_in_first

__all__ = ["bp", "change_password_first", "moving", "own", "sign_in_first", "users"]

bp.register_blueprint(users.bp)
