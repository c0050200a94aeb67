"""The pages of one association: its papers, its people, its branches and members, its means, its history."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.associations import actions, queries
from app.associations.forms import AssociationForm, NewAssociationForm
from app.associations.models import Association, AssociationDecision
from app.associations.views import parts, rows
from app.associations.views.blueprint import bp
from app.child_rows import rows_workbook, section
from app.core import history
from app.core.db import db
from app.core.parsing import ParseError, parse_date
from app.core.telling import told
from app.core.transaction import transaction
from app.documents.views import send_stored
from app.office.models import Unit
from app.web import acting, done, form_page, guarded, today


def page(association: Association, here: str, template: str, **context: object) -> ResponseReturnValue:
    """One of the pages of an association, with its head."""
    sections = [section(kind, association) for kind in rows.PAGES.get(here, ())]
    return render_template(
        f"associations/{template}.html",
        association=association,
        badges=parts.badges(association, today()),
        sections=sections,
        **context,
    )


@bp.get("/<int:id>")
@guarded("see_associations", Association)
def show(association: Association) -> ResponseReturnValue:
    return page(
        association,
        ".show",
        "show",
        groups=parts.facts_of(association, today()),
        names=parts.names_over_time(association),
        timeline=parts.timeline(association, today()),
        files=[each for each in association.decisions if each.file],
    )


@bp.get("/<int:id>/con-nguoi")
@guarded("see_associations", Association)
def people(association: Association) -> ResponseReturnValue:
    """Who holds which post, and who held one on a day that is asked."""
    asked, error, held = request.args.get("ngay", ""), "", None
    if asked:
        try:
            day = parse_date(asked)
        except ParseError as mistake:
            error = str(mistake)
        else:
            held = queries.holders_on(association, day)
            asked = f"{day:%d/%m/%Y}"
    return page(association, ".people", "people", asked=asked[:40], error=error, held=held)


@bp.get("/<int:id>/chi-hoi-hoi-vien")
@guarded("see_associations", Association)
def branches(association: Association) -> ResponseReturnValue:
    return page(association, ".branches", "branches", members=parts.member_table(association))


@bp.get("/<int:id>/hoat-dong-bao-cao")
@guarded("see_associations", Association)
def work(association: Association) -> ResponseReturnValue:
    return page(association, ".work", "work")


@bp.get("/<int:id>/to-chuc-kinh-phi")
@guarded("see_associations", Association)
def means(association: Association) -> ResponseReturnValue:
    return page(association, ".means", "means")


@bp.get("/<int:id>/lich-su")
@guarded("see_associations", Association)
def changes(association: Association) -> ResponseReturnValue:
    deeds = told(history.rows_about(Association.__tablename__, association.id))
    return page(association, "", "changes", deeds=deeds)


@bp.get("/<int:id>/xuat-excel")
@guarded("export", Association)
def workbook(association: Association) -> ResponseReturnValue:
    """Everything that belongs to an association, one sheet for each kind of row."""
    return rows_workbook(association.name, [(kind, kind.rows_of(association)) for kind in rows.KINDS])


@bp.get("/quyet-dinh/<int:id>/tep")
@guarded("see_associations", AssociationDecision)
def decision_file(decision: AssociationDecision) -> ResponseReturnValue:
    return send_stored(decision.file or abort(404))


@bp.route("/them", methods=["GET", "POST"])
@guarded("edit_associations")
def create() -> ResponseReturnValue:
    form, added = NewAssociationForm(), list[Association]()
    if done(form, lambda: added.append(_add(form))):
        flash("Đã ghi hội vào sổ.", "success")
        return redirect(url_for(".show", id=added[0].id))
    return form_page(form, "associations/form.html", association=None)


@bp.route("/<int:id>/sua", methods=["GET", "POST"])
@guarded("edit_associations", Association)
def edit(association: Association) -> ResponseReturnValue:
    form = AssociationForm(obj=association)
    if done(form, lambda: _edit(association, form)):
        flash("Đã lưu thay đổi.", "success")
        return redirect(url_for(".show", id=association.id))
    return form_page(form, "associations/form.html", association=association)


def _add(form: NewAssociationForm) -> Association:
    with transaction(by=acting(), doing="Thêm hội hữu nghị"):
        unit = db.session.get(Unit, form.unit_id.data) if form.unit_id.data else None
        return actions.add_association(form.typed(), by=acting(), unit=unit)


def _edit(association: Association, form: AssociationForm) -> None:
    with transaction(association, by=acting(), version=form.opened_version, doing="Sửa thông tin hội"):
        actions.edit_association(association, form.typed(), by=acting())
