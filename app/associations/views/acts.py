"""The page on which an act is written down: what a decision changed about the association."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.associations import actions
from app.associations.forms import ActForm
from app.associations.models import Association
from app.associations.views.blueprint import bp
from app.core.transaction import transaction
from app.web import acting, done, form_page, guarded


@bp.route("/<int:id>/thay-doi", methods=["GET", "POST"])
@guarded("edit_associations", Association)
def act(association: Association) -> ResponseReturnValue:
    form = ActForm(data={"version": association.version}).about(association, None)
    if done(form, lambda: _act(association, form)):
        flash("Đã ghi nhận thay đổi theo quyết định; giấy tờ trước ngày đó vẫn in tên cũ.", "success")
        return redirect(url_for(".show", id=association.id))
    return form_page(form, "associations/act.html", association=association)


def _act(association: Association, form: ActForm) -> None:
    typed = form.act()
    doing = f"Ghi thay đổi theo quyết định: {typed.kind.label}"
    with transaction(
        association, by=acting(), version=form.opened_version, doing=doing, on=typed.effective_on
    ):
        actions.carry_act(association, typed, by=acting())
