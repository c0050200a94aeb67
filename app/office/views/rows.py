"""Listing, adding, changing and removing the simple rows: one set of screens for every kind in ROW_KINDS."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.core import history
from app.core.telling import told
from app.office import actions, forms
from app.office.views.blueprint import ADMIN, bp
from app.office.views.kinds import RowKind, badges
from app.office.views.lists import ROW_KINDS
from app.web import acting, done, form_page, guarded, today


def groups_of(kind: RowKind, rows: Any) -> list[tuple[str, list[Any]]]:
    """The rows under their captions, in the order they come."""
    caption = kind.group or (lambda _row: kind.title)
    return [(words, list(group)) for words, group in groupby(rows, caption)]


def listed(kind: RowKind, rows: Any, **context: Any) -> str:
    """The page of a list, with its newest changes below."""
    return render_template(
        context.pop("template", "office/rows.html"),
        kind=kind,
        groups=groups_of(kind, rows),
        badges=lambda row: badges(row, today()),
        deeds=told(history.rows_of_kind(kind.model.__tablename__)),
        **context,
    )


def open_list(kind: RowKind, read: Callable[[], Sequence[Any]]) -> None:
    """Give a kind of row its listing."""

    @bp.get(f"{ADMIN}/{kind.path}", endpoint=kind.key)
    @guarded("administer")
    def listing() -> ResponseReturnValue:
        return listed(kind, read())


def open_forms(kind: RowKind) -> None:
    """Give a kind of row the pages that add, change and remove one."""

    def saved(row: Any) -> ResponseReturnValue:
        flash("Đã lưu.", "success")
        for sentence in kind.warnings(row):
            flash(sentence, "warning")
        return redirect(kind.list_url(row))

    @bp.route(f"{ADMIN}/{kind.path}/them", methods=["GET", "POST"], endpoint=f"{kind.key}_add")
    @guarded("administer")
    def add() -> ResponseReturnValue:
        form = kind.form(data={name: request.args.get(name) for name in kind.prefill})
        made: list[Any] = []
        if done(form, lambda: made.append(actions.add_row(kind.model, form.facts(), by=acting()))):
            return saved(made[0])
        return form_page(form, "office/row_form.html", kind=kind, row=None)

    @bp.route(f"{ADMIN}/{kind.path}/<int:id>", methods=["GET", "POST"], endpoint=f"{kind.key}_edit")
    @guarded("administer", kind.model)
    def edit(row: Any) -> ResponseReturnValue:
        form = kind.form(obj=row)
        if done(
            form, lambda: actions.change_row(row, form.facts(), by=acting(), version=form.opened_version)
        ):
            return saved(row)
        deeds = told(history.rows_about(kind.model.__tablename__, row.id))
        return form_page(form, "office/row_form.html", kind=kind, row=row, deeds=deeds)

    @bp.route(f"{ADMIN}/{kind.path}/<int:id>/xoa", methods=["GET", "POST"], endpoint=f"{kind.key}_remove")
    @guarded("administer", kind.model)
    def remove(row: Any) -> ResponseReturnValue:
        form, back = forms.RemoveForm(obj=row), kind.list_url(row)
        reason, version = form.reason, form.opened_version
        if done(form, lambda: actions.remove_row(row, reason.data, by=acting(), version=version)):
            flash("Đã xóa; dòng đã xóa còn trong lịch sử thay đổi.", "success")
            return redirect(back)
        return form_page(form, "office/row_remove.html", kind=kind, row=row, back=back)


for row_kind in ROW_KINDS:
    if row_kind.rows is not None:
        open_list(row_kind, row_kind.rows)
    open_forms(row_kind)
