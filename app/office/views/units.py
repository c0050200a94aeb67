"""Units: the register, one unit with its names and successors, and what an administrator changes about it."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.aid.actions import retell_unit
from app.associations.actions import retell_association
from app.core import history
from app.core.db import db
from app.core.telling import told
from app.office import actions, forms, queries
from app.office.models import Unit, UnitVersion
from app.office.register import unit_register
from app.office.views.blueprint import ADMIN, bp
from app.office.views.kinds import badges
from app.office.views.lists import SUCCESSIONS
from app.registers import register_page, register_workbook
from app.web import acting, done, form_page, guarded, today

UNITS = f"{ADMIN}/don-vi"
CURRENT = ("name", "symbol", "short_name", "kind", "parent_id")


def retell(unit: Unit) -> None:
    """Bring in line what records of later features repeat of a unit's name."""
    retell_unit(unit)
    retell_association(unit)


@bp.get(UNITS)
@guarded("administer")
def units() -> ResponseReturnValue:
    return register_page(
        unit_register(today()),
        row_endpoint=".units_show",
        export_endpoint=".units_export",
        create_endpoint=".units_add",
        create_label="Thêm đơn vị",
    )


@bp.get(f"{UNITS}/xuat-excel")
@guarded("administer")
def units_export() -> ResponseReturnValue:
    return register_workbook(unit_register(today()))


@bp.get(f"{UNITS}/<int:id>")
@guarded("administer", Unit)
def units_show(unit: Unit) -> ResponseReturnValue:
    return render_template(
        "office/unit.html",
        unit=unit,
        ended=queries.ended_from(unit.id),
        successions=queries.successions_of(unit.id),
        duties=queries.duties_of(unit.id),
        users=queries.user_count(unit.id),
        merged=queries.merged_into(unit.id),
        succession_kind=SUCCESSIONS,
        badges=lambda row: badges(row, today()),
        deeds=told(history.rows_about(Unit.__tablename__, unit.id)),
    )


@bp.route(f"{UNITS}/them", methods=["GET", "POST"])
@guarded("administer")
def units_add() -> ResponseReturnValue:
    form = forms.NewUnitForm(data={"name": request.args.get("ten", "")})
    made: list[Unit] = []
    facts = {name: value for name, value in form.facts().items() if name != "anyway"}
    if done(form, lambda: made.append(actions.register_unit(facts, anyway=form.anyway.data, by=acting()))):
        return _shown(made[0], "Đã thêm đơn vị.")
    return form_page(form, "office/unit_form.html", heading="Thêm đơn vị", unit=None, back=url_for(".units"))


@bp.route(f"{UNITS}/<int:id>/ten-moi", methods=["GET", "POST"])
@guarded("administer", Unit)
def units_rename(unit: Unit) -> ResponseReturnValue:
    newest = unit.version_on(today())
    present = {name: getattr(newest, name) for name in CURRENT} if newest else {}
    form = forms.RenameForm(data={**present, "version": unit.version})

    def rename() -> None:
        actions.rename_unit(unit, form.facts(), by=acting(), version=form.opened_version, retell=retell)

    if done(form, rename):
        return _shown(unit, "Đã ghi tên mới; giấy tờ trước ngày đó vẫn in tên cũ.")
    return _form(form, "Đổi tên, tổ chức lại", unit)


@bp.route(f"{UNITS}/ten/<int:id>", methods=["GET", "POST"])
@guarded("administer", UnitVersion)
def units_version(version: UnitVersion) -> ResponseReturnValue:
    form, unit = forms.VersionForm(obj=version), version.unit

    def correct() -> None:
        opened = form.opened_version
        actions.correct_version(version, form.facts(), by=acting(), opened=opened, retell=retell)

    if done(form, correct):
        return _shown(unit, "Đã sửa tên đơn vị.")
    return _form(form, "Sửa tên đã ghi", unit)


@bp.route(f"{UNITS}/<int:id>/sua", methods=["GET", "POST"])
@guarded("administer", Unit)
def units_edit(unit: Unit) -> ResponseReturnValue:
    form = forms.UnitForm(obj=unit)
    if done(form, lambda: actions.change_unit(unit, form.facts(), by=acting(), version=form.opened_version)):
        return _shown(unit, "Đã lưu.")
    return _form(form, "Sửa đơn vị", unit)


@bp.post(f"{UNITS}/<int:id>/xac-nhan")
@guarded("administer", Unit)
def units_confirm(unit: Unit) -> ResponseReturnValue:
    actions.confirm_unit(unit, by=acting(), version=request.form.get("version", type=int))
    return _shown(unit, "Đã xác nhận đơn vị.")


@bp.route(f"{UNITS}/<int:id>/gop", methods=["GET", "POST"])
@guarded("administer", Unit)
def units_merge(unit: Unit) -> ResponseReturnValue:
    form = forms.MergeForm(obj=unit)

    def merge() -> None:
        into = db.session.get_one(Unit, form.into_id.data)
        actions.merge_unit(unit, into, by=acting(), version=form.opened_version, retell=retell)

    if done(form, merge):
        return _shown(db.session.get_one(Unit, form.into_id.data), f"Đã gộp “{unit.name}” vào đơn vị này.")
    uses = actions.uses_of_unit(unit)
    return form_page(form, "office/unit_merge.html", unit=unit, uses=uses, back=_address(unit))


def _form(form: Any, heading: str, unit: Unit) -> ResponseReturnValue:
    return form_page(form, "office/unit_form.html", heading=heading, unit=unit, back=_address(unit))


def _shown(unit: Unit, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return redirect(_address(unit))


def _address(unit: Unit) -> str:
    return url_for(".units_show", id=unit.id)
