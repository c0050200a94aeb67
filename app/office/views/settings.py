"""The page of all settings."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.core import history
from app.core.telling import told
from app.office import actions, queries
from app.office.forms import SettingsForm
from app.office.models import Setting
from app.office.views.blueprint import ADMIN, bp
from app.web import acting, done, form_page, guarded


@bp.route(f"{ADMIN}/thiet-lap", methods=["GET", "POST"])
@guarded("administer")
def settings() -> ResponseReturnValue:
    form = SettingsForm(obj=queries.chosen())
    version = form.opened_version
    if done(form, lambda: actions.save_settings(form.choices(), by=acting(), version=version)):
        flash("Đã lưu thiết lập.", "success")
        return redirect(url_for(".settings"))
    deeds = told(history.rows_of_kind(Setting.__tablename__))
    return form_page(form, "office/settings.html", deeds=deeds)
