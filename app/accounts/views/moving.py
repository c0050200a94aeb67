"""Moving the people of units that have ended (chuyển người dùng theo danh sách)."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts import actions, queries
from app.accounts.forms import MoveUsersForm
from app.accounts.views.users import bp
from app.office.models import Unit
from app.office.queries import live_units
from app.web import acting, done, form_page, guarded, today


@bp.get("/chuyen-don-vi")
@guarded("administer")
def moving() -> ResponseReturnValue:
    return render_template("accounts/users/stranded.html", stranded=queries.stranded(today()))


@bp.route("/chuyen-don-vi/<int:id>", methods=["GET", "POST"])
@guarded("administer", Unit)
def move(unit: Unit) -> ResponseReturnValue:
    people, units = queries.active_users(unit.id), live_units(today())
    if not people:
        abort(404)
    form = MoveUsersForm(
        data={"user_ids": [u.id for u in people], "unit_id": queries.successor_of(unit.id, today())}
    )
    form.user_ids.offer([(u.id, ", ".join(filter(None, (u.name, u.position, u.role.label)))) for u in people])
    form.unit_id.offer(units)
    moved: list[int] = []
    if done(form, lambda: moved.append(_move(form, unit))):
        flash(f"Đã chuyển {moved[0]} người.", "success")
        return redirect(url_for(".moving" if queries.stranded(today()) else ".index"))
    return form_page(form, "accounts/users/move.html", unit=unit)


def _move(form: MoveUsersForm, unit: Unit) -> int:
    return actions.move_users(form.user_ids.data, unit, form.unit_id.data, by=acting())
