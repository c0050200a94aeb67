"""The outbox (thư đã gửi): what became of the letters of the morning."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.desk import actions
from app.desk.models import MailMessage, MailState
from app.desk.register import OUTBOX
from app.desk.views.blueprint import bp
from app.jobs.actions import ask_for_mail
from app.registers import register_page, register_workbook
from app.web import acting, guarded


@bp.get("/quan-tri/thu-nhac-viec")
@guarded("administer")
def outbox() -> ResponseReturnValue:
    return register_page(OUTBOX, row_endpoint=".outbox_letter", export_endpoint=".outbox_export")


@bp.get("/quan-tri/thu-nhac-viec/xuat-excel")
@guarded("administer")
def outbox_export() -> ResponseReturnValue:
    return register_workbook(OUTBOX)


@bp.get("/quan-tri/thu-nhac-viec/<int:id>")
@guarded("administer", MailMessage)
def outbox_letter(letter: MailMessage) -> ResponseReturnValue:
    return render_template("desk/letter.html", letter=letter, given_up=letter.state == MailState.FAILED)


@bp.post("/quan-tri/thu-nhac-viec/<int:id>/gui-lai")
@guarded("administer", MailMessage)
def outbox_again(letter: MailMessage) -> ResponseReturnValue:
    actions.try_again(letter)
    ask_for_mail(by=acting())
    flash("Thư sẽ được gửi lại.", "success")
    return redirect(url_for(".outbox_letter", id=letter.id))
