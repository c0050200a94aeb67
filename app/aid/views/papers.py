"""One paper of the dossier: there with its number and file, or its absence explained."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.aid.models import Proposal
from app.aid.requirements import papers_asked, traits_of
from app.aid.views.blueprint import bp
from app.aid.workflow import open_parts, regime_of
from app.core.rules import Refused
from app.core.transaction import transaction
from app.dossiers.actions import save_paper
from app.dossiers.forms import PaperForm
from app.web import acting, done, form_page, guarded


@bp.route("/<int:id>/giay-to/<code>", methods=["GET", "POST"])
@guarded("edit_draft", Proposal)
def edit_paper(proposal: Proposal, code: str) -> ResponseReturnValue:
    rules = {r.code: r for r in papers_asked(regime_of(proposal, acting()), traits_of(proposal))}
    paper = next((p for p in proposal.dossier.papers if p.code == code), None)
    if code not in rules and paper is None:
        abort(404)
    label = rules[code].label if code in rules else paper.label if paper else code
    _refuse_closed(proposal, code)
    form = PaperForm(obj=paper, version=proposal.dossier.version)
    form.code = code

    def save() -> None:
        doing, typed = f"Cập nhật {label}", form.paper(code, label)
        with transaction(proposal, by=acting(), version=form.opened_version, doing=doing):
            _refuse_closed(proposal, code)
            save_paper(proposal.dossier, typed)

    if done(form, save):
        flash(f"Đã lưu: {label}.", "success")
        return redirect(url_for(".show", id=proposal.id))
    return form_page(
        form, "aid/paper.html", proposal=proposal, label=label, rule=rules.get(code), paper=paper
    )


def _refuse_closed(proposal: Proposal, code: str) -> None:
    parts = open_parts(proposal)
    if "all" not in parts and code not in parts:
        raise Refused(
            "Giấy tờ này không mở để sửa: chỉ sửa được bản nháp, hoặc giấy tờ mà yêu cầu bổ sung nêu."
        )
