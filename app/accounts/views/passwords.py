"""The own password (đổi mật khẩu)."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import actions
from app.accounts.forms import ChangePasswordForm
from app.accounts.views.signing_in import bp, go_on
from app.core.db import now
from app.core.rules import Refused
from app.core.sessions import begin_session
from app.core.typed import opened
from app.web import acting, done, form_page, guarded, user

FIRST = "Mật khẩu này do người quản trị đặt. Hãy đổi mật khẩu trước khi làm việc."
WRONG = "Mật khẩu hiện tại không đúng."


@bp.route("/doi-mat-khau", methods=["GET", "POST"])
@guarded("own_account")
def change_password() -> ResponseReturnValue:
    form = ChangePasswordForm()
    if done(form, lambda: _change(form)):
        begin_session(user())
        flash("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.", "success")
        return go_on(user(), opened(form.kept.data), url_for("desk.home"))
    return form_page(form, "accounts/change_password.html")


def _change(form: ChangePasswordForm) -> None:
    """The present password is judged like a sign-in: whoever finds an open screen has as few tries."""
    typed, by = form.current_password.data, acting()
    if not actions.verified(user().username, typed, address=request.remote_addr, at=now()):
        raise Refused(WRONG, field="current_password")
    actions.change_password(user(), form.new_password.data, by=by)


def change_password_first() -> ResponseReturnValue:
    """What a request gets from somebody who has not yet changed the password that was given to him."""
    flash(FIRST, "warning")
    return redirect(url_for("accounts.change_password"))
