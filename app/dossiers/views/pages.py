"""Pages that every procedure shares: files of the dossier, opinions, bút phê."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from app.core.db import db
from app.core.rules import allow
from app.core.transaction import transaction
from app.documents.models import StoredFile
from app.documents.views import send_stored, tell_of_number
from app.dossiers import actions
from app.dossiers.forms import OpinionForm, RemarkForm
from app.dossiers.models import Dossier, Letter, Opinion, Paper
from app.law.papers import SENSITIVE
from app.permissions import may_answer_opinion, may_read_letter, may_read_opinion, may_see_sensitive
from app.web import acting, done, form_page, guarded, today

bp = Blueprint("dossiers", __name__, url_prefix="/ho-so")


def _part(model: type[Any], dossier: Dossier, part_id: int) -> Any:
    """A row of this dossier; of another one it does not exist."""
    found = db.session.get(model, part_id)
    return found if found is not None and found.dossier_id == dossier.id else abort(404)


def _send(file: StoredFile | None) -> ResponseReturnValue:
    return send_stored(file or abort(404))


@bp.get("/<int:id>/giay-to/<int:paper_id>")
@guarded("see_dossier", Dossier)
def paper_file(dossier: Dossier, paper_id: int) -> ResponseReturnValue:
    paper = _part(Paper, dossier, paper_id)
    if paper.code in SENSITIVE:
        allow(may_see_sensitive, acting(), dossier)
        with transaction(by=acting(), doing=f"Mở {paper.label}"):  # reading makes no new version of the file
            actions.log_opening(paper, by=acting())
    return _send(paper.file)


@bp.get("/<int:id>/van-ban/<int:letter_id>")
@guarded("see_dossier", Dossier)
def letter_file(dossier: Dossier, letter_id: int) -> ResponseReturnValue:
    letter: Letter = _part(Letter, dossier, letter_id)
    allow(may_read_letter, acting(), letter)
    return _send(letter.document.file)


@bp.get("/<int:id>/y-kien/<int:opinion_id>/tep")
@guarded("see_dossier", Dossier)
def opinion_file(dossier: Dossier, opinion_id: int) -> ResponseReturnValue:
    opinion: Opinion = _part(Opinion, dossier, opinion_id)
    allow(may_read_opinion, acting(), opinion)
    return _send(opinion.answer.file if opinion.answer else None)


@bp.route("/<int:id>/y-kien/<int:opinion_id>", methods=["GET", "POST"])
@guarded("see_dossier", Dossier)
def opinion(dossier: Dossier, opinion_id: int) -> ResponseReturnValue:
    asked: Opinion = _part(Opinion, dossier, opinion_id)
    allow(may_answer_opinion, acting(), asked)
    form = OpinionForm(answered_on=today()).number_here(asked.unit, acting())

    def answer() -> None:
        typed = form.answer()
        with transaction(dossier, by=acting(), doing="Ghi nhận ý kiến"):  # units may answer at the same time
            actions.answer_opinion(asked, typed, by=acting())

    if done(form, answer):
        flash("Đã ghi nhận ý kiến.", "success")
        tell_of_number(asked.answer, "văn bản trả lời")
        return redirect(url_for("desk.dossier", id=dossier.id))
    return form_page(form, "dossiers/opinion.html", dossier=dossier, opinion=asked)


@bp.post("/<int:id>/but-phe")
@guarded("remark", Dossier)
def remark(dossier: Dossier) -> ResponseReturnValue:
    form = RemarkForm()

    def write() -> None:
        with transaction(dossier, by=acting(), doing="Bút phê"):
            actions.write_remark(dossier, form.text.data, by=acting())

    if done(form, write):
        flash("Đã ghi bút phê.", "success")
        return redirect(url_for("desk.dossier", id=dossier.id))
    return form_page(form, "dossiers/remark.html", dossier=dossier)
