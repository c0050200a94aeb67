"""Signing in (đăng nhập): the right password, and the throttle that wrong ones run into."""

import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import ColumnElement, select

from app.accounts.actions import passwords
from app.accounts.models import SignInAttempt, User, folded_username
from app.accounts.queries import user_by_name
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import unrecorded

WINDOW = timedelta(minutes=15)
PER_NAME = 5
PER_ADDRESS = 30  # a whole office may stand behind one address
SWEPT_AT_ONCE = 200


class Throttled(Refused):
    """Too many wrong passwords under one name or from one address; `seconds` is how long to wait."""

    def __init__(self, wait: timedelta) -> None:
        self.seconds = math.ceil(wait.total_seconds())
        minutes = math.ceil(self.seconds / 60)
        super().__init__(f"Sai mật khẩu quá nhiều lần. Hãy thử lại sau {minutes} phút.")


def verified(username: str, password: str, *, address: str | None, at: datetime) -> User | None:
    """The active user with this name and password, or None; an unknown name costs the same as a known one.

    Raises `Throttled` before any password is looked at. The failure is noted before the password is
    verified and taken back afterwards: attempts sent at the same moment cannot slip past the limit together.
    """
    keys = _keys(username, address)
    _refuse_when_full(keys, at)
    mine = _noted(keys, at)
    try:
        _refuse_when_full(keys, at, besides=mine)
    except Throttled:
        _forget(SignInAttempt.id.in_(mine))
        raise
    stand_in, user = passwords.stand_in(), user_by_name(username)
    known_hash = user.password_hash if user else stand_in
    if not passwords.matches(known_hash, password) or user is None or not user.active:
        return None
    fresh_hash = passwords.hashed(password) if passwords.is_outdated(known_hash) else known_hash
    return user if _welcomed(user, known_hash, fresh_hash, next(iter(keys)), mine) else None


def _keys(username: str, address: str | None) -> dict[str, int]:
    """The key of the name first, then that of the address, each with its limit.

    The name is kept as a digest: people type their password into the wrong box.
    """
    name = sha256(folded_username(username).encode()).hexdigest()
    return {f"name:{name}": PER_NAME, **({f"from:{_network(address)}": PER_ADDRESS} if address else {})}


def _network(address: str) -> str:
    """The address; of IPv6 the /64, for one machine may use any address in its own."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:100]
    return str(ip_network((known, 64), strict=False)) if isinstance(known, IPv6Address) else str(known)


def _refuse_when_full(keys: dict[str, int], at: datetime, besides: Iterable[int] = ()) -> None:
    waits = []
    for key, limit in keys.items():
        query = select(SignInAttempt.at).where(
            SignInAttempt.key == key, SignInAttempt.at > at - WINDOW, SignInAttempt.id.not_in(besides)
        )
        latest = db.session.scalars(query.order_by(SignInAttempt.at.desc()).limit(limit)).all()
        if len(latest) == limit:
            waits.append(latest[-1] + WINDOW - at)
    if waits:
        raise Throttled(max(waits))


def _noted(keys: Iterable[str], at: datetime) -> list[int]:
    """Note a failure under each key and sweep what is too old to count."""
    rows = [SignInAttempt(key=key, at=at) for key in keys]
    with unrecorded():
        _delete(SignInAttempt.at <= at - WINDOW)
        db.session.add_all(rows)
        db.session.flush()
        return [row.id for row in rows]


def _welcomed(user: User, known_hash: str, fresh_hash: str, name_key: str, mine: list[int]) -> bool:
    """Clear the failures of the name and bring the hash up to date, unless it was changed meanwhile.

    Other failures from the address stay: one good account must not buy tries at the others.
    """
    with unrecorded():
        db.session.refresh(user, with_for_update=True)
        if not user.active or user.password_hash != known_hash:
            return False
        user.password_hash = fresh_hash
        _delete((SignInAttempt.key == name_key) | SignInAttempt.id.in_(mine))
        return True


def _forget(condition: ColumnElement[bool]) -> None:
    with unrecorded():
        _delete(condition)


def _delete(condition: ColumnElement[bool]) -> None:
    for row in db.session.scalars(select(SignInAttempt).where(condition).limit(SWEPT_AT_ONCE)):
        db.session.delete(row)
