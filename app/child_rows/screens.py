"""The section of a page and the screens that add, change and remove a row, for every kind that is declared."""

from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.child_rows.declaration import Badge, ChildKind, worded
from app.core.db import Base, db
from app.core.forms import ChildForm
from app.core.transaction import transaction
from app.office.actions import remove_unused
from app.office.forms import RemoveForm
from app.permissions import permission
from app.registers import opens
from app.web import acting, done, form_page, guarded, today

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Line:
    """A row as the page shows it; `url` is empty for those who may not change it."""

    cells: tuple[str, ...]
    url: str
    badge: Badge | None


@dataclass(frozen=True)
class Section:
    """The rows of one kind on the page of their record."""

    kind: ChildKind
    lines: tuple[Line, ...]
    add_url: str

    @property
    def headings(self) -> list[dict[str, str]]:
        return [{"label": fact.label, "kind": "number" if fact.is_number else ""} for fact in self.kind.facts]


def section(kind: ChildKind, record: Any) -> Section:
    """The rows of a record; what leads to their forms stands only before an open door."""
    may_edit = opens(f".{kind.key}_add", record)
    lines = (
        Line(
            tuple(worded(fact.read(row)) for fact in kind.facts),
            url_for(f".{kind.key}_edit", id=row.id) if may_edit else "",
            kind.standing(row, today()) if kind.standing else None,
        )
        for row in kind.rows_of(record)
    )
    return Section(kind, tuple(lines), url_for(f".{kind.key}_add", id=record.id) if may_edit else "")


def open_child_rows(
    bp: Blueprint, kind: ChildKind, parent: type[Base], rule: str, *, show: str = ".show"
) -> None:
    """Give a kind of child row the pages that add, change and remove one; `show` is the page of the record."""

    def page_of(record: Any) -> str:
        return url_for(show, id=record.id, _anchor=kind.path)

    def drawn(form: ChildForm, record: Any, row: Any) -> ResponseReturnValue:
        remove_url = url_for(f".{kind.key}_remove", id=row.id) if row else ""
        return form_page(
            form,
            "child_rows/form.html",
            kind=kind,
            record=record,
            row=row,
            back=page_of(record),
            remove_url=remove_url,
        )

    def saved(record: Any, row: Any) -> ResponseReturnValue:
        flash("Đã lưu.", "success")
        for sentence in kind.warnings(row):
            flash(sentence, "warning")
        return redirect(page_of(record))

    @bp.route(f"/<int:id>/{kind.path}/them", methods=["GET", "POST"], endpoint=f"{kind.key}_add")
    @guarded(rule, parent)
    def add(record: Any) -> ResponseReturnValue:
        form = kind.form(data={name: request.args.get(name) for name in kind.prefill}).about(record, None)
        made: list[Any] = []
        if done(form, lambda: made.append(_added(kind, record, form))):
            return saved(record, made[0])
        return drawn(form, record, None)

    @bp.route(f"/{kind.path}/<int:id>", methods=["GET", "POST"], endpoint=f"{kind.key}_edit")
    @guarded(rule, kind.model)
    def edit(row: Any) -> ResponseReturnValue:
        record = kind.record_of(row)
        form = kind.form(obj=row).about(record, row)
        if done(form, lambda: _changed(kind, row, form)):
            return saved(record, row)
        return drawn(form, record, row)

    @bp.route(f"/{kind.path}/<int:id>/xoa", methods=["GET", "POST"], endpoint=f"{kind.key}_remove")
    @guarded(rule, kind.model)
    def remove(row: Any) -> ResponseReturnValue:
        record, form = kind.record_of(row), RemoveForm(obj=row)
        back = page_of(record)
        if done(form, lambda: _removed(kind, row, form)):
            flash("Đã xóa; dòng đã xóa còn trong lịch sử thay đổi.", "success")
            return redirect(back)
        facts = {fact.label: worded(fact.read(row)) for fact in kind.facts}
        return form_page(form, "child_rows/remove.html", kind=kind, row=row, facts=facts, back=back)

    permission(rule)  # an unknown name is a defect that the start of the program shows


def _added(kind: ChildKind, record: Any, form: ChildForm) -> Base:
    facts, by = form.typed(), acting()
    with transaction(record, by=by, doing=f"Thêm {kind.one}"[:200]):
        row = kind.model(**{kind.parent: record})
        kind.write(row, facts, by)
        db.session.add(row)
        _settle(kind, record)
    return row


def _changed(kind: ChildKind, row: Any, form: ChildForm) -> None:
    facts, by = form.typed(), acting()
    with transaction(row, by=by, version=form.opened_version, doing=f"Sửa {kind.one}"[:200]):
        kind.write(row, facts, by)
        _settle(kind, kind.record_of(row))


def _removed(kind: ChildKind, row: Any, form: RemoveForm) -> None:
    """Take away a row that was a mistake; one that others point at can only be ended."""
    record, reason, version, by = kind.record_of(row), form.reason.data, form.opened_version, acting()
    with transaction(row, by=by, version=version, doing=f"Xóa {kind.one} – {reason}"[:200]):
        (kind.remove or remove_unused)(row)
        _settle(kind, record)


def _settle(kind: ChildKind, record: Any) -> None:
    if kind.settle is not None:
        db.session.flush()
        db.session.expire(record)  # its rows are read anew, in their order
        kind.settle(record, acting())
