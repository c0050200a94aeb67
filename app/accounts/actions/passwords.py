"""Passwords (mật khẩu): argon2id hashes, what a password must be, changing and resetting it."""

import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.accounts.models import User, folded_username
from app.core.db import now
from app.core.rules import By, Refused
from app.core.transaction import transaction
from app.core.vietnamese import nfc

# OWASP's minimum; the library's own default takes eight times as long and three times the memory
TIME_COST, MEMORY_COST, PARALLELISM = 2, 19 * 1024, 1

SHORTEST, LONGEST = 10, 200
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike on paper: 0 o, 1 l i

TOO_SHORT = f"Mật khẩu cần ít nhất {SHORTEST} ký tự."
TOO_LONG = f"Mật khẩu dài quá {LONGEST} ký tự."
LIKE_USERNAME = "Mật khẩu không được trùng tên đăng nhập."
NOT_BY_RESET = "Mật khẩu của mình thì đổi ở mục “Đổi mật khẩu”."
LIKE_OLD = "Mật khẩu mới phải khác mật khẩu đang dùng."


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """The argon2id hasher with the parameters of this process."""
    return PasswordHasher(TIME_COST, MEMORY_COST, PARALLELISM)


@lru_cache(maxsize=1)
def stand_in() -> str:
    """A hash of nobody's password, verified for unknown names so that they take as long as known ones."""
    return hashed(secrets.token_hex(16))


def hashed(password: str) -> str:
    """The argon2id hash of a password; NFC first, so that it is the same from every keyboard."""
    return hasher().hash(nfc(password))


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password behind a hash."""
    try:
        return hasher().verify(password_hash, nfc(password))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether a hash was made with other parameters than those of today."""
    return hasher().check_needs_rehash(password_hash)


def random_password() -> str:
    """A password to read out once, such as k7mq-2hxd-9rtw: 59 bits, no letters that look alike."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def fault(user: User, new: str) -> str | None:
    """What is wrong with a new password of this user, or None."""
    length = len(nfc(new))
    if length < SHORTEST:
        return TOO_SHORT
    if length > LONGEST:
        return TOO_LONG
    if folded_username(new) == user.username:
        return LIKE_USERNAME
    return LIKE_OLD if matches(user.password_hash, new) else None


def set_password(user: User, password: str, *, must_change: bool) -> None:
    """Give a new password inside a transaction; every session of the user ends."""
    _put(user, hashed(password), must_change=must_change)


def change_password(user: User, new: str, *, by: By) -> None:
    """The user's own change of password (đổi mật khẩu), the present one already verified.

    Raises `Refused` with its sentence for a password that is too short, the username or the old one.
    """
    if reason := fault(user, new):
        raise Refused(reason, field="new_password")
    password_hash = hashed(new)  # takes its time, so before the database is locked
    with transaction(user, by=by, doing="Đổi mật khẩu"):
        _put(user, password_hash, must_change=False)


def reset_password(user: User, *, by: By, version: int | None = None) -> str:
    """The administrator's reset (đặt lại mật khẩu): a random password, returned to be shown once."""
    if user.id == by.user_id:
        raise Refused(NOT_BY_RESET)
    password = random_password()
    password_hash = hashed(password)
    with transaction(user, by=by, version=version, doing="Đặt lại mật khẩu"):
        _put(user, password_hash, must_change=True)
    return password


def _put(user: User, password_hash: str, *, must_change: bool) -> None:
    user.password_hash = password_hash
    user.session_key = secrets.token_hex(16)
    user.must_change_password = must_change
    user.password_set_at = now()
