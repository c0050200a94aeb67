"""Forms of sign-in, of passwords, and of the administrator's users."""

from typing import Any

from flask import current_app
from wtforms import HiddenField, PasswordField
from wtforms.validators import EqualTo, Length, Regexp

from app.accounts.actions.passwords import LONGEST, SHORTEST, TOO_LONG
from app.accounts.models import Role, User, folded_username
from app.core.forms import BaseForm, MailAddress, Pick, PickMany, Text, Tick, required
from app.core.terms import label_of
from app.office.queries import live_units

CURRENT = {"autocomplete": "current-password", "autocapitalize": "none", "spellcheck": "false"}
NEW = {**CURRENT, "autocomplete": "new-password"}
NAME = {**CURRENT, "autocomplete": "username", "autofocus": True}
USERNAME = r"^[a-z0-9][a-z0-9._-]{2,79}$"
BAD_USERNAME = (
    "Tên đăng nhập có từ 3 ký tự: chữ thường không dấu, số, dấu chấm, gạch; bắt đầu bằng chữ hoặc số."
)
NOBODY_ELSE = "Chỉ dùng để gửi thư nhắc việc; để trống thì không nhận thư."
CHOOSE = "– chọn –"
NOT_TOO_LONG = Length(max=LONGEST, message=TOO_LONG)  # hashing takes longer the longer the text is


class SignInForm(BaseForm):
    """Sign-in (đăng nhập); `kept` carries what was typed before the session expired."""

    username = Text("Tên đăng nhập", [required("Hãy nhập tên đăng nhập.")], longest=80, render_kw=NAME)
    password = PasswordField("Mật khẩu", [required("Hãy nhập mật khẩu."), NOT_TOO_LONG], render_kw=CURRENT)
    next = HiddenField()
    kept = HiddenField()


class ChangePasswordForm(BaseForm):
    """The user's own change of password (đổi mật khẩu)."""

    current_password = PasswordField("Mật khẩu hiện tại", [required(), NOT_TOO_LONG], render_kw=CURRENT)
    new_password = PasswordField(
        "Mật khẩu mới",
        [required()],
        render_kw=NEW,
        description=f"Ít nhất {SHORTEST} ký tự, khác tên đăng nhập và mật khẩu đang dùng. "
        "Một câu ngắn dễ nhớ tốt hơn một từ khó.",
    )
    repeated_password = PasswordField(
        "Nhập lại mật khẩu mới",
        [required(), EqualTo("new_password", "Hai lần nhập mật khẩu mới chưa giống nhau.")],
        render_kw=NEW,
    )
    kept = HiddenField()


class OwnMailForm(BaseForm):
    """Where one gets letters, and whether one wants them (thư nhắc việc)."""

    email = MailAddress(
        label_of(User.email),
        render_kw={"autocomplete": "email", "inputmode": "email"},
        description=NOBODY_ELSE,
    )
    wants_digest = Tick(label_of(User.wants_digest))


class UserForm(BaseForm):
    """What an administrator says about a user (người dùng)."""

    name = Text(label_of(User.name), [required()], longest=200)
    unit_id = Pick(label_of(User.unit_id), [required()], coerce=int, blank=CHOOSE)
    role = Pick(label_of(User.role), [required()], choices=Role.choices(), coerce=Role, blank=CHOOSE)
    position = Text(
        label_of(User.position), longest=200, description="Ghi như trên văn bản, ví dụ: Phó Trưởng phòng."
    )

    email = MailAddress(label_of(User.email), render_kw={"inputmode": "email"}, description=NOBODY_ELSE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = live_units(current_app.config["TODAY"]())
        record = kwargs.get("obj")
        if record is not None and record.unit_id not in dict(units):
            units.insert(0, (record.unit_id, f"{record.unit.name} (không còn hoạt động)"))
        self.unit_id.offer(units)

    def facts(self) -> dict[str, Any]:
        """What was typed; no address is an empty one."""
        typed = super().facts()
        return {**typed, "email": typed["email"] or ""}


class NewUserForm(UserForm):
    """A new user, with the name to sign in under."""

    username = Text(
        label_of(User.username),
        [required(), Regexp(USERNAME, message=BAD_USERNAME)],
        longest=80,
        filters=[lambda typed: folded_username(typed or "")],
        description="Chữ thường không dấu, số, dấu chấm, gạch; ví dụ: an.nguyen. Sau này không đổi được.",
        render_kw={**CURRENT, "autocomplete": "off"},
    )


class DisableForm(BaseForm):
    """Why a user may no longer sign in."""

    reason = Text("Lý do", [required()], longest=150)


class MoveUsersForm(BaseForm):
    """The people of a unit that has ended, and where they go."""

    user_ids = PickMany("Người được chuyển", [required("Hãy chọn ít nhất một người.")])
    unit_id = Pick("Đơn vị mới", [required()], coerce=int, blank=CHOOSE)
