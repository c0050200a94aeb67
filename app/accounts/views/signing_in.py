"""Signing in and out (đăng nhập, đăng xuất), and going on where an expired session broke off."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.accounts import actions
from app.accounts.forms import ChangePasswordForm, SignInForm
from app.accounts.models import User
from app.core.db import now
from app.core.sessions import begin_session, end_session, idle_ended
from app.core.typed import Typed, opened, typed_now
from app.web import guarded

bp = Blueprint("accounts", __name__)

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
STALE = "Trang đăng nhập đã mở quá lâu. Hãy nhập lại."
KEPT = "Nội dung bạn vừa nhập vẫn được giữ: đăng nhập lại để tiếp tục."
NOT_KEPT = "Phiên làm việc đã kết thúc trước khi gửi, nên chưa có gì được ghi. Hãy đăng nhập rồi làm lại."
NOT_YOURS = "Nội dung đã nhập trước đó là của người khác nên không được giữ lại."


@bp.route("/dang-nhap", methods=["GET", "POST"])
@guarded("everybody")
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if request.method != "POST":
        form.next.data = request.args.get("next", "")
        return redirect(safe_next(form.next.data)) if current_user.is_authenticated else _page(form)
    if not form.validate():
        return _page(form, 422)
    try:
        found = actions.verified(
            form.username.data, form.password.data, address=request.remote_addr, at=now()
        )
    except actions.Throttled as refusal:
        form.refuse(refusal.reason)
        return (*_page(form, 429), {"Retry-After": str(refusal.seconds)})
    if found is None:
        form.refuse(WRONG)
        return _page(form, 422)
    begin_session(found)
    return go_on(found, opened(form.kept.data), safe_next(form.next.data))


def go_on(user: User, kept: Typed | None, target: str) -> ResponseReturnValue:
    """Where somebody lands who has just signed in: the form he was filling in, or the page he asked for."""
    if kept and kept.user_id != user.id:
        flash(NOT_YOURS, "warning")
        return redirect(url_for("desk.home"))
    if kept is None:
        return redirect(target)
    if user.must_change_password:
        form = ChangePasswordForm(formdata=None, data={"kept": kept.sealed()})
        return render_template("accounts/change_password.html", form=form)
    return render_template("accounts/signed_in_again.html", kept=kept)


def sign_in_first() -> ResponseReturnValue:
    """What a request gets that nobody has signed in for; what it typed is carried through the sign-in page."""
    if request.headers.get("Sec-Fetch-Dest") == "empty":  # asked by a script, not by a person
        return "", 401
    if request.endpoint == "accounts.sign_in":
        form = SignInForm()
        form.refuse(STALE)
        return _page(form, 400)
    if request.method != "POST":
        if idle_ended():
            minutes = current_app.config["IDLE_MINUTES"]
            flash(f"Bạn đã được đăng xuất sau {minutes} phút không thao tác.", "info")
        address = request.full_path if request.query_string else request.path
        return redirect(url_for("accounts.sign_in", next=address))
    kept = typed_now()
    form = SignInForm(formdata=None, data={"kept": kept.sealed() if kept else ""})
    flash(KEPT if kept else NOT_KEPT, "warning")
    return _page(form, 401)


def safe_next(target: str | None) -> str:
    """An address on this site, or the home page."""
    home = url_for("desk.home")
    if not target or not target.startswith("/") or "\\" in target or not target.isprintable():
        return home
    return target if not target.startswith("//") and not urlsplit(target).netloc else home


@bp.post("/dang-xuat")
@guarded("own_account")
def sign_out() -> ResponseReturnValue:
    end_session()
    flash("Bạn đã đăng xuất.", "success")
    return redirect(url_for(".sign_in"))


def _page(form: SignInForm, status: int = 200) -> tuple[str, int]:
    return render_template("accounts/sign_in.html", form=form), status
