"""Putting a slip right: proposed by one person, seen with all that it changes and settled by another."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.aid import actions
from app.aid.forms import CONFIRM, CorrectionForm, SettlingForm
from app.aid.models import Proposal
from app.aid.views.blueprint import bp
from app.aid.workflow import APPRAISAL
from app.core.rules import NotAllowed
from app.core.transaction import transaction
from app.dossiers.models import Correction
from app.web import acting, done, form_page, guarded

CORRECT = APPRAISAL["correct"]


@bp.route("/<int:id>/buoc/sua-loi", methods=["GET", "POST"])
@guarded(CORRECT, Proposal)
def correct(proposal: Proposal) -> ResponseReturnValue:
    form = CorrectionForm()
    form.offer(proposal, acting())

    def propose() -> None:
        signed = "as_signed" in form and form.as_signed.data
        with transaction(proposal, by=acting(), doing="Đề nghị sửa lỗi nhập liệu"):
            actions.propose_correction(
                proposal, form.subject.data, form.new.data, form.compared.data, as_signed=signed, by=acting()
            )

    if done(form, propose):
        flash("Đã ghi đề nghị. Chưa có gì thay đổi cho đến khi người thứ hai của đơn vị xác nhận.", "success")
        return redirect(url_for(".show", id=proposal.id))
    return form_page(form, "aid/correct.html", proposal=proposal)


@bp.route("/<int:id>/buoc/sua-loi/<int:correction_id>", methods=["GET", "POST"])
@guarded(CORRECT, Proposal)
def settle_correction(proposal: Proposal, correction_id: int) -> ResponseReturnValue:
    correction = _of(proposal, correction_id)
    form = SettlingForm(version=proposal.dossier.version)
    form.offer(correction, acting())
    if done(form, lambda: _settle(proposal, correction, form)):
        flash("Đã xác nhận và sửa." if correction.confirmed_by else "Đã ghi: không sửa.", "success")
        return redirect(url_for(".show", id=proposal.id))
    changes = actions.changes_of(proposal, correction) if correction.waits else []
    return form_page(form, "aid/settle.html", proposal=proposal, correction=correction, changes=changes)


def _settle(proposal: Proposal, correction: Correction, form: SettlingForm) -> None:
    with transaction(proposal, by=acting(), version=form.opened_version, doing=CORRECT.label):
        if form.verdict.data == CONFIRM:
            actions.confirm_correction(proposal, correction, by=acting())
        else:
            actions.refuse_correction(correction, form.reason.data, by=acting())


def _of(proposal: Proposal, correction_id: int) -> Correction:
    found = next((c for c in proposal.dossier.corrections if c.id == correction_id), None) or abort(404)
    if not acting().belongs_to(found.unit_id):
        raise NotAllowed("Việc này dành cho đơn vị đã nhập mục cần sửa.")
    return found
