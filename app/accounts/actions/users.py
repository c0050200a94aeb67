"""Users (người dùng): making, changing, disabling and moving them."""

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.accounts.actions.passwords import hashed, random_password
from app.accounts.models import Role, User, folded_username
from app.core.db import db, now
from app.core.rules import By, Refused
from app.core.search import searchable
from app.core.transaction import transaction
from app.core.vietnamese import person_sort_key
from app.office.models import Unit
from app.office.queries import alive_on, ended_from

TAKEN = "Tên đăng nhập này đã có người dùng."
NOT_ALIVE = "Đơn vị này không còn hoạt động. Hãy chọn đơn vị khác."
LAST_ADMINISTRATOR = (
    "Đây là người quản trị cuối cùng đang hoạt động: hãy giao việc quản trị cho người khác trước."
)
NOT_ONESELF = "Không tự ngừng tài khoản của mình được. Hãy nhờ người quản trị khác."
NOT_OWN_ROLE = "Không tự đổi vai trò của mình được. Hãy nhờ người quản trị khác."
MOVED_MEANWHILE = "Danh sách đã thay đổi: có người vừa được chuyển hoặc được sửa. Hãy xem lại rồi chọn lại."


def keys_of_user(user: User) -> User:
    """Bring the stored search text and sort key in line with the name."""
    user.search_text = searchable(f"{user.name} {user.username} {user.position}")
    user.sort_key = person_sort_key(user.name)
    return user


def add_user(
    username: str,
    name: str,
    unit: Unit,
    role: Role,
    password: str,
    *,
    position: str = "",
    must_change: bool = True,
) -> User:
    """Make a user (người dùng) of a unit inside a transaction; the first password is to be changed."""
    facts = {"name": name, "unit": unit, "role": role, "position": position}
    return new_user(username, facts, hashed(password), must_change=must_change)


def create_user(username: str, facts: Mapping[str, Any], *, by: By) -> tuple[User, str]:
    """The administrator's new user and his random first password, to be shown once.

    Facts are name, unit_id, role, position. Raises `Refused` for a name that is taken or a unit that is no
    more.
    """
    password = random_password()
    password_hash = hashed(password)
    with transaction(by=by, doing="Tạo người dùng"):
        _refuse_ended(facts["unit_id"], by)
        user = new_user(username, facts, password_hash, must_change=True)
        try:
            db.session.flush()
        except IntegrityError as taken:
            raise Refused(TAKEN, field="username") from taken
    return user, password


def change_user(user: User, facts: Mapping[str, Any], *, by: By, version: int | None) -> None:
    """Change name, unit, role and position; raises `Refused` at the field, or `Superseded`."""
    with transaction(user, by=by, version=version, doing="Sửa người dùng"):
        if facts["unit_id"] != user.unit_id:
            _refuse_ended(facts["unit_id"], by)
        if facts["role"] != user.role:
            if user.id == by.user_id:
                raise Refused(NOT_OWN_ROLE, field="role")
            _keep_an_administrator(user, field="role")
        for name, value in facts.items():
            setattr(user, name, value)
        keys_of_user(user)


def change_mail(user: User, email: str, *, wants_digest: bool, by: By, version: int | None) -> None:
    """Say where one gets letters and whether one wants the one of the morning (thư nhắc việc)."""
    with transaction(user, by=by, version=version, doing="Đổi nơi nhận thư nhắc việc"):
        user.email, user.wants_digest = email, wants_digest


def disable_user(user: User, reason: str, *, by: By, version: int | None) -> None:
    """Stop a user from signing in (ngừng tài khoản); what he has done keeps his name."""
    with transaction(user, by=by, version=version, doing=f"Ngừng tài khoản – {reason}"[:200]):
        if user.id == by.user_id:
            raise Refused(NOT_ONESELF)
        _keep_an_administrator(user)
        user.active = False
        user.session_key = secrets.token_hex(16)


def enable_user(user: User, *, by: By) -> None:
    """Let a disabled user sign in again (mở lại tài khoản)."""
    with transaction(user, by=by, doing="Mở lại tài khoản"):
        user.active = True


def move_users(user_ids: Collection[int], old: Unit, new_id: int, *, by: By) -> int:
    """Move people of a unit that has ended to another by list (chuyển người dùng theo danh sách)."""
    with transaction(by=by, doing=f"Chuyển người dùng của {old.name}"[:200]):
        _refuse_ended(new_id, by)
        if (ended_on := ended_from(old.id)) is None or ended_on > by.day:
            raise Refused("Chỉ chuyển theo danh sách người dùng của đơn vị đã kết thúc.")
        query = select(User).where(User.id.in_(user_ids), User.unit_id == old.id).order_by(User.id)
        movers = db.session.scalars(query.with_for_update()).all()
        if len(movers) != len(set(user_ids)):
            raise Refused(MOVED_MEANWHILE, field="user_ids")
        for user in movers:
            user.unit_id = new_id
            user.touched()
        return len(movers)


def new_user(username: str, facts: Mapping[str, Any], password_hash: str, *, must_change: bool) -> User:
    """Make a user whose password is already hashed; facts are as `create_user` takes them, or the unit itself."""
    user = User(
        **facts,
        username=folded_username(username),
        active=True,
        must_change_password=must_change,
        password_hash=password_hash,
        password_set_at=now(),
        session_key=secrets.token_hex(16),
    )
    db.session.add(keys_of_user(user))
    return user


def _refuse_ended(unit_id: int, by: By) -> None:
    if db.session.scalar(select(Unit.id).where(Unit.id == unit_id, alive_on(by.day))) is None:
        raise Refused(NOT_ALIVE, field="unit_id")


def _keep_an_administrator(user: User, field: str | None = None) -> None:
    """Refuse to lose the last one; the others are locked, so that two cannot take each other away at once."""
    query = select(User.id).where(User.role == Role.ADMIN, User.active, User.id != user.id)
    others = db.session.scalars(query.order_by(User.id).with_for_update()).all()
    if user.role == Role.ADMIN and user.active and not others:
        raise Refused(LAST_ADMINISTRATOR, field=field)
