"""Writing the appraisal, as often as needed before it is put forward."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.aid import actions
from app.aid.forms import AppraisalForm
from app.aid.models import Proposal
from app.aid.requirements import certificate_warnings
from app.aid.views.blueprint import bp
from app.aid.workflow import regime_of
from app.core.transaction import transaction
from app.law.criteria import CRITERIA_FROM
from app.law.shapes import Standing
from app.web import acting, done, form_page, guarded


@bp.route("/<int:id>/tham-dinh", methods=["GET", "POST"])
@guarded("appraise_aid", Proposal)
def write_appraisal(proposal: Proposal) -> ResponseReturnValue:
    form = AppraisalForm(obj=proposal, version=proposal.dossier.version)
    form.offer(proposal)

    def save() -> None:
        with transaction(proposal, by=acting(), version=form.opened_version, doing="Ghi kết quả thẩm định"):
            actions.write_appraisal(proposal, form.typed(), form.typed_resolutions())

    if done(form, save):
        flash("Đã lưu kết quả thẩm định.", "success")
        return redirect(url_for(".show", id=proposal.id))
    regime = regime_of(proposal, acting())
    return form_page(
        form,
        "aid/appraisal.html",
        proposal=proposal,
        warnings=certificate_warnings(proposal),
        standing=Standing.CONFIRMED if regime == CRITERIA_FROM else Standing.COPIED,
        copied_from=CRITERIA_FROM.label,
    )
