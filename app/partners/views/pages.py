"""The pages of the register of donors."""

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.child_rows import open_child_rows, section
from app.core import history
from app.core.telling import told
from app.core.transaction import transaction
from app.partners import actions, queries
from app.partners.forms import PartnerForm
from app.partners.models import Partner
from app.partners.register import REGISTER
from app.partners.requirements import registration_warnings
from app.partners.views.kinds import CERTIFICATES, ROWS, sections_of
from app.partners.views.lists import LISTS
from app.partners.views.merging import merging, retell_partner
from app.partners.views.parts import aid_table, certificate_table, facts_of
from app.permissions import permission
from app.registers import register_page, register_workbook
from app.web import acting, done, form_page, guarded, today

bp = Blueprint("partners", __name__, url_prefix="/ben-cung-cap")
for listing in (*LISTS, merging):
    bp.register_blueprint(listing)
for rows in (CERTIFICATES, *ROWS):
    open_child_rows(bp, rows, Partner, "edit_partners")


@bp.get("")
@guarded("see_partners")
def index() -> ResponseReturnValue:
    return register_page(REGISTER, create_endpoint=".create", create_label="Thêm bên cung cấp")


@bp.get("/xuat-excel")
@guarded("export")
def export() -> ResponseReturnValue:
    return register_workbook(REGISTER)


@bp.get("/tim")
@guarded("see_partners")
def lookup() -> ResponseReturnValue:
    found = queries.suggestions(request.args.get("q", ""))
    return jsonify([{"id": i, "text": name, "hint": hint} for i, name, hint in found])


@bp.route("/them", methods=["GET", "POST"])
@guarded("edit_partners")
def create() -> ResponseReturnValue:
    form, added = PartnerForm(), list[Partner]()
    if done(form, lambda: added.append(_add(form))):
        flash("Đã ghi bên cung cấp vào sổ.", "success")
        return redirect(url_for(".show", id=added[0].id))
    return _form_page(form, None)


@bp.get("/<int:id>")
@guarded("see_partners", Partner)
def show(partner: Partner) -> ResponseReturnValue:
    if partner.merged_into_id is not None:
        return redirect(url_for(".show", id=partner.merged_into_id))
    return render_template(
        "partners/show.html",
        partner=partner,
        groups=facts_of(partner),
        warnings=list(registration_warnings(partner, today())),
        certificates=certificate_table(partner) if partner.is_ngo else None,
        sections=[section(kind, partner) for kind in sections_of(partner)],
        aid=aid_table(partner, acting()),
        may_edit=permission("edit_partners")(acting(), partner) is None,
    )


@bp.get("/<int:id>/lich-su")
@guarded("see_partners", Partner)
def changes(partner: Partner) -> ResponseReturnValue:
    if partner.merged_into_id is not None:
        return redirect(url_for(".changes", id=partner.merged_into_id))
    one_donor = [partner.id, *(each.id for each in queries.merged_into(partner.id))]
    rows = [row for i in one_donor for row in history.rows_about(Partner.__tablename__, i)]
    deeds = told(sorted(rows, key=lambda row: row.id, reverse=True))
    return render_template("partners/changes.html", partner=partner, deeds=deeds)


@bp.route("/<int:id>/sua", methods=["GET", "POST"])
@guarded("edit_partners", Partner)
def edit(partner: Partner) -> ResponseReturnValue:
    form = PartnerForm(obj=partner)
    if done(form, lambda: _edit(partner, form)):
        flash("Đã lưu thay đổi.", "success")
        return redirect(url_for(".show", id=partner.id))
    return _form_page(form, partner)


def _add(form: PartnerForm) -> Partner:
    with transaction(by=acting(), doing="Thêm bên cung cấp viện trợ"):
        return actions.add_partner(form.typed(), by=acting(), another=form.another.data)


def _edit(partner: Partner, form: PartnerForm) -> None:
    with transaction(partner, by=acting(), version=form.opened_version, doing="Sửa bên cung cấp viện trợ"):
        actions.edit_partner(partner, form.typed(), by=acting(), another=form.another.data)
        retell_partner(partner)


def _form_page(form: PartnerForm, partner: Partner | None) -> ResponseReturnValue:
    """The form; where its names were refused, with the donors that they are like."""
    alike = actions.alike_to(form.typed(), partner) if form.names_were_refused else []
    return form_page(form, "partners/form.html", partner=partner, alike=alike)
