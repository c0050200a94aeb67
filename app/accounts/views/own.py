"""The own account (tài khoản của tôi): where letters go."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts import actions
from app.accounts.forms import OwnMailForm
from app.accounts.views.signing_in import bp
from app.web import acting, done, form_page, guarded, user


@bp.route("/thu-nhac-viec", methods=["GET", "POST"])
@guarded("signed_in")
def own_mail() -> ResponseReturnValue:
    form = OwnMailForm(obj=user())
    if done(form, lambda: _change(form)):
        flash("Đã lưu.", "success")
        return redirect(url_for("desk.home"))
    return form_page(form, "accounts/own_mail.html")


def _change(form: OwnMailForm) -> None:
    actions.change_mail(
        user(),
        form.email.data or "",
        wants_digest=form.wants_digest.data,
        by=acting(),
        version=form.opened_version,
    )
