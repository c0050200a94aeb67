"""The administrator's users (quản trị người dùng): list, new, change, disable, reset."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.accounts import actions
from app.accounts.forms import DisableForm, NewUserForm, UserForm
from app.accounts.models import User
from app.accounts.queries import actor_of, stranded
from app.accounts.register import user_register
from app.core import history
from app.core.telling import told
from app.core.templating import moment
from app.core.terms import label_of
from app.registers import register_page, register_workbook
from app.web import acting, done, form_page, guarded, today

bp = Blueprint("users", __name__, url_prefix="/quan-tri/nguoi-dung")

STRANDED = Markup('{} người thuộc đơn vị đã kết thúc. <a href="{}">Chuyển người dùng theo danh sách</a>')


@bp.get("/")
@guarded("administer")
def index() -> ResponseReturnValue:
    if waiting := sum(people for _unit, _ended_on, people in stranded(today())):
        flash(STRANDED.format(waiting, url_for(".moving")), "warning")
    return register_page(user_register(today()), create_endpoint=".create", create_label="Thêm người dùng")


@bp.get("/xuat-excel")
@guarded("administer")
def export() -> ResponseReturnValue:
    return register_workbook(user_register(today()))


@bp.route("/them", methods=["GET", "POST"])
@guarded("administer")
def create() -> ResponseReturnValue:
    form, made = NewUserForm(), list[tuple[User, str]]()
    if done(form, lambda: made.append(_create(form))):
        return shown_once(*made[0])
    return form_page(form, "accounts/users/form.html", user=None)


def _create(form: NewUserForm) -> tuple[User, str]:
    facts = form.facts()
    return actions.create_user(facts.pop("username"), facts, by=acting())


@bp.get("/<int:id>")
@guarded("administer", User)
def show(user: User) -> ResponseReturnValue:
    deeds = told(history.rows_about(user.__tablename__, user.id))
    ended_on = actor_of(user, today()).unit_ended_on
    return render_template(
        "accounts/users/show.html", user=user, facts=facts_of(user), ended_on=ended_on, deeds=deeds
    )


def facts_of(user: User) -> dict[str, str]:
    """What a page says about a user, under the labels of the columns."""
    return {
        label_of(User.unit_id): user.unit.name,
        label_of(User.role): user.role.label,
        label_of(User.position): user.position or "–",
        label_of(User.email): user.email or "–",
        label_of(User.password_set_at): moment(user.password_set_at) or "–",
    }


@bp.route("/<int:id>/sua", methods=["GET", "POST"])
@guarded("administer", User)
def edit(user: User) -> ResponseReturnValue:
    form = UserForm(obj=user)
    if done(form, lambda: _change(user, form)):
        flash("Đã lưu.", "success")
        return redirect(url_for(".show", id=user.id))
    return form_page(form, "accounts/users/form.html", user=user)


def _change(user: User, form: UserForm) -> None:
    actions.change_user(user, form.facts(), by=acting(), version=form.opened_version)


@bp.route("/<int:id>/ngung", methods=["GET", "POST"])
@guarded("administer", User)
def disable(user: User) -> ResponseReturnValue:
    form = DisableForm(obj=user)
    if done(form, lambda: _disable(user, form)):
        flash(f"Đã ngừng tài khoản của {user.name}.", "success")
        return redirect(url_for(".show", id=user.id))
    return form_page(form, "accounts/users/disable.html", user=user)


def _disable(user: User, form: DisableForm) -> None:
    actions.disable_user(user, form.reason.data, by=acting(), version=form.opened_version)


@bp.post("/<int:id>/mo-lai")
@guarded("administer", User)
def enable(user: User) -> ResponseReturnValue:
    actions.enable_user(user, by=acting())
    flash(f"{user.name} đăng nhập lại được.", "success")
    return redirect(url_for(".show", id=user.id))


@bp.post("/<int:id>/dat-lai-mat-khau")
@guarded("administer", User)
def reset(user: User) -> ResponseReturnValue:
    return shown_once(user, actions.reset_password(user, by=acting()))


def shown_once(user: User, password: str) -> ResponseReturnValue:
    """The one page that ever shows a password: drawn in the answer itself, kept nowhere."""
    return render_template("accounts/users/password_once.html", user=user, password=password)
