"""The list of projects that seek aid (danh mục dự án kêu gọi viện trợ): register, pages, the aid that answers them."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.aid import actions
from app.aid.forms.needs import MatchForm, NeedForm, StopForm, places_of
from app.aid.models import Need, NeedMatch, NeedState, Proposal, Status
from app.aid.queries import aid_for, aid_suggestions
from app.aid.register import NEED_REGISTER
from app.core import history
from app.core.forms import BaseForm
from app.core.money import grouped
from app.core.telling import told
from app.core.templating import dmy
from app.core.terms import label_of
from app.core.transaction import transaction
from app.core.vietnamese import capitalised
from app.office.forms import RemoveForm
from app.permissions import permission
from app.registers import register_page, register_workbook
from app.web import acting, done, form_page, guarded, today

bp = Blueprint("needs", __name__, url_prefix="/nhu-cau-vien-tro")

TONES = {NeedState.SEEKING: "info", NeedState.PARTLY_MET: "info", NeedState.MET: "success"}


@bp.get("")
@guarded("see_needs")
def index() -> ResponseReturnValue:
    return register_page(NEED_REGISTER, create_endpoint=".create", create_label="Thêm nhu cầu")


@bp.get("/danh-muc.xlsx")
@guarded("export")
def export() -> Response:
    return register_workbook(NEED_REGISTER)


@bp.get("/tim-khoan")
@guarded("register_need")
def aid_lookup() -> ResponseReturnValue:
    found = aid_suggestions(request.args.get("q", ""), acting())
    return jsonify([{"id": i, "text": title, "hint": hint} for i, title, hint in found])


@bp.route("/them", methods=["GET", "POST"])
@guarded("register_need")
def create() -> ResponseReturnValue:
    form = NeedForm(data={"listed_on": today()})
    form.offer(today())
    added: list[Need] = []

    def save() -> None:
        with transaction(by=acting(), doing="Thêm nhu cầu viện trợ"):
            added.append(actions.add_need(form.typed(), by=acting()))

    if done(form, save):
        return _saved(added[0], "Đã ghi dự án vào danh mục kêu gọi viện trợ.")
    return form_page(form, "needs/form.html", need=None)


@bp.route("/<int:id>/sua", methods=["GET", "POST"])
@guarded("edit_need", Need)
def edit(need: Need) -> ResponseReturnValue:
    form = NeedForm(obj=need, data=places_of(need))
    form.offer(today())
    if _acted(need, form, "Sửa nhu cầu viện trợ", lambda: actions.edit_need(need, form.typed())):
        return _saved(need, "Đã lưu thay đổi.")
    return form_page(form, "needs/form.html", need=need)


@bp.get("/<int:id>")
@guarded("see_needs", Need)
def show(need: Need) -> ResponseReturnValue:
    found = aid_for(need, acting())
    return render_template(
        "needs/show.html",
        need=need,
        tone=TONES.get(need.state, "neutral"),
        groups=_facts(need),
        differences=[capitalised(sentence) for sentence in need.differences()],
        lines=_lines(need),
        aid=[_aid_row(need, proposal) for proposal in found],
        unseen=len(need.matches) - len(found),
        may_edit=permission("edit_need")(acting(), need) is None,
    )


@bp.get("/<int:id>/lich-su")
@guarded("see_needs", Need)
def changes(need: Need) -> ResponseReturnValue:
    return render_template(
        "needs/changes.html", need=need, deeds=told(history.rows_about(Need.__tablename__, need.id))
    )


@bp.route("/<int:id>/ghep-vien-tro", methods=["GET", "POST"])
@guarded("edit_need", Need)
def match(need: Need) -> ResponseReturnValue:
    form = MatchForm(version=need.version)
    form.offer(acting())

    def join() -> None:
        actions.match_need(need, form.aid_id.data, whole=form.whole.data, note=form.note.data, by=acting())

    if _acted(need, form, "Ghép khoản viện trợ với nhu cầu", join):
        return _saved(need, "Đã ghép khoản viện trợ với dự án.")
    return form_page(form, "needs/match.html", need=need)


@bp.route("/<int:id>/ghep-vien-tro/<int:match_id>/bo", methods=["GET", "POST"])
@guarded("edit_need", Need)
def unmatch(need: Need, match_id: int) -> ResponseReturnValue:
    found = next((m for m in need.matches if m.id == match_id), None) or abort(404)
    form = RemoveForm(version=need.version)
    if _acted(
        need, form, f"Bỏ ghép khoản viện trợ: {form.reason.data}", lambda: actions.unmatch_need(need, found)
    ):
        return _saved(need, "Đã bỏ ghép; lý do còn trong lịch sử thay đổi.")
    return form_page(form, "needs/unmatch.html", need=need)


@bp.route("/<int:id>/dung", methods=["GET", "POST"])
@guarded("edit_need", Need)
def stop(need: Need) -> ResponseReturnValue:
    form = StopForm(version=need.version)
    if _acted(need, form, "Dừng kêu gọi viện trợ", lambda: actions.stop_need(need, form.stopped_reason.data)):
        return _saved(need, "Đã dừng kêu gọi viện trợ cho dự án.")
    return form_page(form, "needs/stop.html", need=need)


@bp.post("/<int:id>/keu-goi-lai")
@guarded("edit_need", Need)
def resume(need: Need) -> ResponseReturnValue:
    version = request.form.get("version", type=int)
    with transaction(need, by=acting(), version=version, doing="Kêu gọi viện trợ lại"):
        actions.resume_need(need)
    return _saved(need, "Dự án lại kêu gọi viện trợ.")


def _acted(need: Need, form: BaseForm, doing: str, act: Callable[[], None]) -> bool:
    """Whether a valid form was carried out on this need."""

    def save() -> None:
        with transaction(need, by=acting(), version=form.opened_version, doing=doing):
            act()

    return done(form, save)


def _saved(need: Need, words: str) -> ResponseReturnValue:
    flash(words, "success")
    if need.mismatch:
        flash(f"Số liệu chưa khớp: {need.mismatch}.", "warning")
    return redirect(url_for(".show", id=need.id))


def _facts(need: Need) -> list[dict[str, Any]]:
    """What is written of a need, in the order of the province's list."""
    places = ", ".join(filter(None, (need.location, *(row.place.name for row in need.places))))
    term = " – ".join(filter(None, (dmy(need.starts_on), dmy(need.ends_on))))
    return [
        {
            "heading": "Dự án",
            "facts": [
                (label_of(Need.sector_id), need.sector.name),
                ("Địa điểm", places),
                (label_of(Need.unit_id), need.unit.name_on(today())),
                *_said(need, Need.aims, Need.content),
            ],
        },
        {
            "heading": "Vốn, thời gian",
            "facts": [
                *((label_of(c), _amount(getattr(need, c.key), need)) for c in (Need.total, Need.asked, Need.counterpart)),
                ("Thời gian", "; ".join(filter(None, (term, need.period_text)))),
            ],
        },
        {
            "heading": "Đầu mối, ghi chú",
            "facts": [
                (label_of(Need.listed_on), dmy(need.listed_on)),
                *_said(need, Need.basis, Need.contact),
                (label_of(Need.entered_by_id), need.entered_by.name),
                *(_said(need, Need.stopped_reason) if need.stopped_reason else []),
                *_said(need, Need.remarks),
            ],
        },
    ]  # fmt: skip


def _said(need: Need, *columns: Any) -> list[tuple[str, str]]:
    return [(label_of(column), getattr(need, column.key)) for column in columns]


def _amount(amount: Any, need: Need) -> str:
    return "" if amount is None else f"{grouped(amount, need.currency)} {need.currency}"


def _lines(need: Need) -> list[list[str]]:
    return [[line.source.label, str(line.year or "cả kỳ"), _amount(line.amount, need)] for line in need.lines]


def _aid_row(need: Need, proposal: Proposal) -> dict[str, Any]:
    found: NeedMatch = next(m for m in need.matches if m.aid_id == proposal.aid_id)
    return {
        "title": proposal.title,
        "url": url_for("aid.show", id=proposal.id),
        "status": Status(proposal.dossier.status).label,
        "code": proposal.dossier.code or "",
        "match": found,
    }
