"""Successions: the list, carrying one out after seeing what it moves, and naming successors one by one."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.db import db
from app.dossiers.models import Dossier
from app.office import actions, forms, queries
from app.office.models import Succession, Unit
from app.office.views.blueprint import ADMIN, bp
from app.office.views.lists import SUCCESSIONS
from app.office.views.rows import listed
from app.web import acting, done, form_page, guarded, today

PATH = f"{ADMIN}/{SUCCESSIONS.path}"
WAITING = f"{ADMIN}/cho-ke-thua"


@bp.get(PATH, endpoint=SUCCESSIONS.key)
@guarded("administer")
def successions() -> ResponseReturnValue:
    return listed(
        SUCCESSIONS,
        queries.successions(),
        template="office/successions.html",
        due=actions.due(today()),
        waiting=len(queries.waiting_for_successor(today())),
    )


@bp.route(f"{PATH}/<int:id>/chuyen", methods=["GET", "POST"])
@guarded("administer", Succession)
def successions_carry_out(succession: Succession) -> ResponseReturnValue:
    form = forms.CarryOutForm()
    if done(form, lambda: _tell(actions.carry_out(succession, by=acting()))):
        return redirect(url_for(".successions"))
    return form_page(
        form,
        "office/succession.html",
        succession=succession,
        successor=actions.successor_of(succession),
        records=queries.open_records(succession.from_unit_id),
        duties=[duty for duty in queries.duties_of(succession.from_unit_id) if duty.on(today())],
        users=queries.user_count(succession.from_unit_id),
    )


@bp.post(f"{PATH}/chuyen")
@guarded("administer")
def successions_carry_out_due() -> ResponseReturnValue:
    carried = actions.carry_out_due(by=acting())
    for _, outcome in carried:
        _tell(outcome)
    flash(f"Đã thực hiện {len(carried)} kế thừa đến hạn.", "success")
    return redirect(url_for(".successions"))


@bp.get(WAITING)
@guarded("administer")
def waiting() -> ResponseReturnValue:
    return render_template("office/waiting.html", waiting=queries.waiting_for_successor(today()))


@bp.route(f"{WAITING}/<int:id>/<int:unit_id>", methods=["GET", "POST"])
@guarded("administer", Dossier)
def waiting_name(dossier: Dossier, unit_id: int) -> ResponseReturnValue:
    unit = db.session.get(Unit, unit_id) or abort(404)
    form = forms.SuccessorForm(data={"version": dossier.version})
    form.unit_id.offer(queries.live_units(today()))

    def name() -> None:
        new_id: int = form.unit_id.data
        actions.name_successor(
            dossier, unit, new_id, form.document(), by=acting(), version=form.opened_version
        )

    if done(form, name):
        flash("Đã chuyển hồ sơ cho đơn vị kế thừa.", "success")
        return redirect(url_for(".waiting"))
    return form_page(form, "office/waiting_name.html", dossier=dossier, unit=unit, back=url_for(".waiting"))


def _tell(outcome: actions.Outcome) -> None:
    """Say what was moved, and which duties nobody has now."""
    moved = ", ".join(f"{label.lower()}: {number}" for label, number in outcome.moved.items())
    flash(f"Đã chuyển – {moved}." if moved else "Không có hồ sơ nào phải chuyển.", "success")
    for label in outcome.lost_duties:
        flash(f"Nhiệm vụ “{label}” không còn đơn vị nào: hãy ghi đơn vị mới ở trang Nhiệm vụ.", "warning")
