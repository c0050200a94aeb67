"""Registering: a new draft, its facts part by part, the authority check."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.aid.actions import answer_authority, open_draft, save_facts
from app.aid.forms import SECTIONS, AuthorityForm, NewDraftForm
from app.aid.forms.sections import values_of
from app.aid.models import Proposal
from app.aid.requirements import checklist, regime_named, warnings_about
from app.aid.views.blueprint import bp
from app.aid.views.parts import new_donor
from app.aid.workflow import open_parts, regime_of
from app.core.db import db
from app.core.rules import Refused
from app.core.transaction import transaction
from app.office.actions import add_unit
from app.office.models import UnitKind
from app.permissions import permission
from app.web import acting, done, form_page, guarded, today


@bp.route("/moi", methods=["GET", "POST"])
@guarded("register_aid")
def new() -> ResponseReturnValue:
    form = NewDraftForm()
    form.offer(today())
    opened: list[Proposal] = []

    def save() -> None:
        with transaction(by=acting(), doing="Lập hồ sơ"):
            applicant = form.applicant.data
            if form.new_unit.data:
                unit = add_unit(form.new_unit.data, UnitKind.OTHER, confirmed=False)
                db.session.flush()
                applicant = unit.id
            opened.append(open_draft(form.title.data, applicant, by=acting()))

    if done(form, save):
        flash("Đã mở bản nháp. Nhập tiếp từng phần; mỗi phần được lưu riêng.", "success")
        return redirect(url_for(".edit", id=opened[0].id, section="chung"))
    may_record_past = permission("record_past")(acting(), None) is None
    return form_page(form, "aid/new.html", may_record_past=may_record_past)


@bp.route("/<int:id>/sua/<section>", methods=["GET", "POST"])
@guarded("edit_draft", Proposal)
def edit(proposal: Proposal, section: str) -> ResponseReturnValue:
    part = SECTIONS.get(section) or abort(404)
    _refuse_closed(proposal, f"section:{section}")
    form = part.form(obj=proposal, data=values_of(proposal), version=proposal.dossier.version)
    form.offer(today(), proposal)

    def save() -> None:
        version = form.opened_version
        with transaction(proposal, by=acting(), version=version, doing=f"Lưu phần “{part.label}”"):
            _refuse_closed(proposal, f"section:{section}")
            facts = form.typed()
            _add_new_unit(form, facts)
            save_facts(proposal, facts)

    if done(form, save):
        for sentence in warnings_about(proposal):
            flash(sentence, "warning")
        flash(f"Đã lưu phần “{part.label}”.", "success")
        return redirect(_next_part(proposal, section))
    donor = new_donor(acting()) if "donors" in form else None
    return form_page(form, "aid/edit.html", proposal=proposal, part=part, sections=SECTIONS, new_donor=donor)


def _refuse_closed(proposal: Proposal, subject: str) -> None:
    parts = open_parts(proposal)
    if "all" not in parts and subject not in parts:
        raise Refused(
            "Phần này không mở để sửa: chỉ sửa được bản nháp, hoặc nội dung mà yêu cầu bổ sung nêu."
        )


def _add_new_unit(form: object, facts: dict[str, object]) -> None:
    """A unit that the office does not know yet joins the recipients, unconfirmed."""
    name = getattr(getattr(form, "new_unit", None), "data", "")
    if name:
        unit = add_unit(name, form.new_unit_kind.data, confirmed=False)  # type: ignore[attr-defined]  # the form that has new_unit has its kind
        db.session.flush()
        facts["recipients"] = [*facts["recipients"], {"unit_id": unit.id, "share": None}]  # type: ignore[misc]  # rows of recipients


def _next_part(proposal: Proposal, section: str) -> str:
    slugs = list(SECTIONS)
    after = slugs.index(section) + 1
    if "all" in open_parts(proposal) and after < len(slugs):
        return url_for(".edit", id=proposal.id, section=slugs[after])
    return url_for(".show", id=proposal.id)


@bp.route("/<int:id>/tham-quyen", methods=["GET", "POST"])
@guarded("check_authority", Proposal)
def authority(proposal: Proposal) -> ResponseReturnValue:
    check = checklist(regime_of(proposal, acting()))
    form = AuthorityForm(version=proposal.dossier.version)
    form.offer(proposal, check)

    def save() -> None:
        with transaction(proposal, by=acting(), version=form.opened_version, doing="Kiểm tra thẩm quyền"):
            confirm = acting().belongs_to(proposal.dossier.lead_id)
            answer_authority(
                proposal, form.answers(), body=form.body.data or "", by=acting(), confirm=confirm
            )
            form.settle(proposal, by=acting(), confirm=confirm)

    if done(form, save):
        outcome = proposal.dossier.outcome
        flash(f"Thẩm quyền quyết định: {outcome.label if outcome else 'chưa xác định'}.", "success")
        return redirect(url_for(".show", id=proposal.id))
    copied = regime_named(check.regime).copied_from
    return form_page(
        form,
        "aid/authority.html",
        proposal=proposal,
        check=check,
        copied_from=copied.label if copied else None,
    )
