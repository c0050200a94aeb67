"""What is done to users: making and moving them, passwords, signing in."""

from app.accounts.actions.passwords import change_password, random_password, reset_password, set_password
from app.accounts.actions.signing_in import Throttled, verified
from app.accounts.actions.users import (
    add_user,
    change_mail,
    change_user,
    create_user,
    disable_user,
    enable_user,
    move_users,
)

__all__ = [
    "Throttled",
    "add_user",
    "change_mail",
    "change_password",
    "change_user",
    "create_user",
    "disable_user",
    "enable_user",
    "move_users",
    "random_password",
    "reset_password",
    "set_password",
    "verified",
]
