"""One set of screens for every kind of record of foreign relations, and the register of all people to turn to."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.child_rows import open_child_rows, section
from app.core import history
from app.core.telling import told
from app.core.transaction import transaction
from app.documents.views import send_stored
from app.permissions import permission
from app.registers import register_page, register_workbook
from app.relations import actions, queries
from app.relations.models import Agreement, Contact, Counterpart, PartnerLocality
from app.relations.register import CONTACTS
from app.relations.views.kinds import AGREEMENTS, KINDS, RecordKind
from app.web import acting, done, form_page, guarded, today

bp = Blueprint("relations", __name__)


@guarded("see_relations", Agreement)
def signed_text(agreement: Agreement) -> Response:
    """The signed text of an agreement (bản ký), for whoever may see the agreement."""
    return send_stored(agreement.file or abort(404))


def open_kind(kind: RecordKind) -> Blueprint:
    """Give a kind of record its list, its workbook, its page, its forms, its history and its people."""
    pages = Blueprint(kind.key, __name__, url_prefix=f"/{kind.path}")
    may_edit = permission("edit_relations")

    @pages.get("")
    @guarded("see_relations")
    def index() -> ResponseReturnValue:
        return register_page(
            kind.register(today()), create_endpoint=".create", create_label=f"Thêm {kind.one}"
        )

    @pages.get("/xuat-excel")
    @guarded("export")
    def export() -> Response:
        return register_workbook(kind.register(today()))

    @pages.route("/them", methods=["GET", "POST"])
    @guarded("edit_relations")
    def create() -> ResponseReturnValue:
        form, added = kind.form(), list[Counterpart]()
        form.offer(today())

        def save() -> None:
            facts = form.facts()
            with transaction(by=acting(), doing=f"Thêm {kind.one}"):
                added.append(actions.add_record(kind.model, facts))

        if done(form, save):
            flash("Đã ghi vào sổ.", "success")
            return redirect(url_for(".show", id=added[0].id))
        return form_page(form, "relations/form.html", kind=kind, record=None)

    @pages.get("/<int:id>")
    @guarded("see_relations", kind.model)
    def show(record: Counterpart) -> ResponseReturnValue:
        return render_template(
            "relations/show.html",
            kind=kind,
            record=record,
            groups=kind.groups(record, today()),
            sections=[section(kind.contacts, record)] if kind.contacts else [],
            agreements=queries.agreements_of(record) if isinstance(record, PartnerLocality) else [],
            may_edit=may_edit(acting(), record) is None,
        )

    @pages.get("/<int:id>/lich-su")
    @guarded("see_relations", kind.model)
    def changes(record: Counterpart) -> ResponseReturnValue:
        deeds = told(history.rows_about(kind.model.__tablename__, record.id))
        return render_template("relations/changes.html", kind=kind, record=record, deeds=deeds)

    @pages.route("/<int:id>/sua", methods=["GET", "POST"])
    @guarded("edit_relations", kind.model)
    def edit(record: Counterpart) -> ResponseReturnValue:
        form = kind.form(obj=record)
        form.offer(today())

        def save() -> None:
            facts = form.facts()
            with transaction(record, by=acting(), version=form.opened_version, doing=f"Sửa {kind.one}"):
                actions.write_record(record, facts)

        if done(form, save):
            flash("Đã lưu thay đổi.", "success")
            return redirect(url_for(".show", id=record.id))
        return form_page(form, "relations/form.html", kind=kind, record=record)

    if kind is AGREEMENTS:
        pages.add_url_rule("/<int:id>/ban-ky", "signed_text", signed_text)
    if kind.contacts:
        open_child_rows(pages, kind.contacts, kind.model, "edit_relations")
    return pages


for record_kind in KINDS:
    bp.register_blueprint(open_kind(record_kind))


@bp.get("/nguoi-lien-he")
@guarded("see_relations")
def contacts() -> ResponseReturnValue:
    return register_page(CONTACTS, row_endpoint=".contact", export_endpoint=".contacts_export")


@bp.get("/nguoi-lien-he/xuat-excel")
@guarded("export")
def contacts_export() -> Response:
    return register_workbook(CONTACTS)


@bp.get("/nguoi-lien-he/<int:id>")
@guarded("see_relations", Contact)
def contact(contact: Contact) -> ResponseReturnValue:
    """A person stands on the page of the body he belongs to."""
    if contact.mission_id:
        return redirect(url_for("relations.missions.show", id=contact.mission_id, _anchor="nguoi-lien-he"))
    if contact.locality_id:
        return redirect(url_for("relations.localities.show", id=contact.locality_id, _anchor="nguoi-lien-he"))
    return redirect(url_for("partners.show", id=contact.partner_id, _anchor="nguoi-lien-he"))
