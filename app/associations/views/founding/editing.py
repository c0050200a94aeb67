"""Writing down what the association is to be, and the papers of its dossier."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.associations.actions.founding import open_founding, save_founding
from app.associations.forms.founding import FoundingForm
from app.associations.models import Founding
from app.associations.requirements import papers_asked, regime_of
from app.associations.views.blueprint import bp
from app.associations.workflow import open_parts, paper_for
from app.core.rules import Refused
from app.core.transaction import transaction
from app.dossiers.actions import save_paper
from app.dossiers.forms import PaperForm
from app.web import acting, done, form_page, guarded


@bp.route("/thanh-lap/lap-ho-so", methods=["GET", "POST"])
@guarded("found_association")
def founding_new() -> ResponseReturnValue:
    form, made = FoundingForm().offer_managers(acting()), list[Founding]()

    def begin() -> None:
        with transaction(by=acting(), doing="Lập hồ sơ thành lập hội"):
            made.append(open_founding(form.typed(), by=acting()))

    if done(form, begin):
        flash("Đã lập hồ sơ thành lập hội.", "success")
        return redirect(url_for(".founding", id=made[0].id))
    return form_page(form, "associations/founding/form.html", founding=None)


@bp.route("/thanh-lap/<int:id>/sua", methods=["GET", "POST"])
@guarded("edit_draft", Founding)
def founding_edit(founding: Founding) -> ResponseReturnValue:
    form = FoundingForm(obj=founding).offer_managers(acting())

    def save() -> None:
        with transaction(founding, by=acting(), version=form.opened_version, doing="Sửa hồ sơ thành lập hội"):
            save_founding(founding, form.typed())

    if done(form, save):
        flash("Đã lưu.", "success")
        return redirect(url_for(".founding", id=founding.id))
    return form_page(form, "associations/founding/form.html", founding=founding)


@bp.route("/thanh-lap/<int:id>/giay-to/<code>", methods=["GET", "POST"])
@guarded("edit_draft", Founding)
def founding_paper(founding: Founding, code: str) -> ResponseReturnValue:
    rules = {rule.code: rule for rule in papers_asked(regime_of(founding, acting().day)).rules}
    label = rules[code].label if code in rules else abort(404)
    _refuse_closed(founding, code)
    form = PaperForm(obj=paper_for(founding, code), version=founding.dossier.version)
    form.code = code

    def save() -> None:
        doing, typed = f"Cập nhật {label}", form.paper(code, label)
        with transaction(founding, by=acting(), version=form.opened_version, doing=doing[:200]):
            _refuse_closed(founding, code)
            save_paper(founding.dossier, typed)

    if done(form, save):
        flash(f"Đã lưu: {label}.", "success")
        return redirect(url_for(".founding", id=founding.id))
    return form_page(form, "associations/founding/step.html", founding=founding, heading=label, submit="Lưu")


def _refuse_closed(founding: Founding, code: str) -> None:
    if not open_parts(founding) & {"all", code}:
        raise Refused(
            "Giấy tờ này không mở để sửa: chỉ sửa được khi chưa nộp, hoặc giấy tờ mà yêu cầu bổ sung nêu."
        )
