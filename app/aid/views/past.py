"""Recording an aid that was approved before the registry."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.aid.actions import PastAid, record_past
from app.aid.forms import PastForm
from app.aid.models import Proposal
from app.aid.requirements import regime_on
from app.aid.views.blueprint import bp
from app.aid.views.parts import new_donor
from app.core.transaction import transaction
from app.web import acting, done, form_page, guarded, today


@bp.route("/ghi-nhan", methods=["GET", "POST"])
@guarded("record_past")
def past() -> ResponseReturnValue:
    form = PastForm()
    form.offer(today())
    recorded: list[Proposal] = []

    def save() -> None:
        with transaction(by=acting(), doing="Ghi nhận khoản đã phê duyệt"):
            recorded.append(record_past(_typed(form), by=acting(), on=today()))

    if done(form, save):
        flash("Đã ghi nhận khoản viện trợ từ sổ cũ.", "success")
        return redirect(url_for(".show", id=recorded[0].id))
    return form_page(form, "aid/past.html", new_donor=new_donor(acting()))


def _typed(form: PastForm) -> PastAid:
    decision = form.decision.form.typed()
    return PastAid(
        title=form.title.data,
        applicant_id=form.applicant.data,
        approving_body=form.approving_body.data,
        decision=decision,
        decision_unknown=form.decision_unknown.data,
        regime=regime_on(decision.issued_on).code if decision.issued_on else None,
        source=form.source.data,
        facts=form.past_facts(),
    )
