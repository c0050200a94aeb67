"""The pages of bringing in old books: list, upload, columns, preview, confirmation."""

from io import BytesIO
from pathlib import Path
from typing import cast

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.files import Stored, path_of
from app.core.rules import Refused, allow
from app.core.transaction import transaction
from app.core.workbooks import sheets_of
from app.documents.views import send_stored
from app.imports import actions, queries
from app.imports.forms import BookForm
from app.imports.models import Import, ImportState
from app.imports.register import IMPORTABLES
from app.imports.views import parts
from app.jobs.views import shown as shown_job
from app.permissions import permission
from app.registers import download
from app.web import acting, done, form_page, guarded, today
from exports import workbook

bp = Blueprint("imports", __name__, url_prefix="/nhap-so")


@bp.get("")
@guarded("import_books")
def index() -> ResponseReturnValue:
    return render_template(
        "imports/index.html", imports=queries.imports_of(acting()), importables=_mine(), titles=_titles()
    )


@bp.route("/them", methods=["GET", "POST"])
@guarded("import_books")
def begin() -> ResponseReturnValue:
    form, begun = BookForm(), list[Import]()
    form.register.offer(_mine())
    if request.method == "GET":
        form.register.data = request.args.get("so") or None
    if done(form, lambda: begun.append(_begin(form))):
        return redirect(url_for(".columns", id=begun[0].id))
    return form_page(form, "imports/begin.html", importables=_mine())


@bp.get("/mau/<register>")
@guarded("import_books")
def template(register: str) -> Response:
    """An empty workbook to fill in, with lists to choose from and notes at the headings."""
    importable = IMPORTABLES.get(register) or abort(404)
    allow(permission(importable.permission), acting(), None)
    file = BytesIO()
    workbook.write_template(*parts.template_of(importable, today()), file)
    return download(file, f"Mẫu nhập {importable.title}")


@bp.get("/<int:id>")
@guarded("see_import", Import)
def show(importing: Import) -> ResponseReturnValue:
    if importing.state == ImportState.UPLOADED and not importing.is_busy:
        return redirect(url_for(".columns", id=importing.id))
    job = shown_job(importing.job) if importing.job else None
    busy = job is not None and job["open"]
    return render_template(
        "imports/show.html",
        importing=importing,
        importable=IMPORTABLES[importing.register],
        job=job,
        before=queries.brought_in_before(importing),
        busy=busy,
        preview=None if busy else parts.preview(importing, request.args),
    )


@bp.route("/<int:id>/ghep-cot", methods=["GET", "POST"])
@guarded("see_import", Import)
def columns(importing: Import) -> ResponseReturnValue:
    try:
        page = parts.ColumnsPage(importing, request.values, acting(), _files())
    except Refused as refusal:
        return _unread(importing, refusal), 409
    if done(page.form, lambda: _read_columns(importing, page)):
        return redirect(url_for(".show", id=importing.id))
    return form_page(page.form, "imports/columns.html", importing=importing, page=page)


@bp.post("/<int:id>/kiem-tra")
@guarded("see_import", Import)
def look_at(importing: Import) -> ResponseReturnValue:
    with transaction(importing, by=acting(), doing="Yêu cầu kiểm tra sổ cũ"):
        actions.look_at(importing, by=acting())
    return redirect(url_for(".show", id=importing.id))


@bp.post("/<int:id>/xac-nhan")
@guarded("see_import", Import)
def confirm(importing: Import) -> ResponseReturnValue:
    with transaction(importing, by=acting(), doing="Xác nhận nhập sổ cũ"):
        actions.confirm(importing, by=acting())
    return redirect(url_for(".show", id=importing.id))


@bp.get("/<int:id>/tep")
@guarded("see_import", Import)
def file(importing: Import) -> ResponseReturnValue:
    return send_stored(importing.file)


def _begin(form: BookForm) -> Import:
    upload = cast(Stored, form.file.stored())
    try:
        sheets = sheets_of(path_of(upload.sha256, _files()))
    except ValueError as refusal:
        raise Refused(str(refusal), "file") from refusal
    with transaction(by=acting(), doing="Tải sổ cũ lên"):
        return actions.begin(form.register.data, upload, sheets, by=acting())


def _unread(importing: Import, refusal: Refused) -> str:
    """Why a sheet cannot be read; another one of the file may still be."""
    sheets = actions.sheets_named(actions.sheets_in(importing, _files()))
    return render_template(
        "imports/unread.html",
        importing=importing,
        reason=refusal.reason,
        sheets=list(sheets.items()),
        sheet=request.values.get("trang", importing.sheet),
    )


def _read_columns(importing: Import, page: "parts.ColumnsPage") -> None:
    by = acting()
    with transaction(importing, by=by, version=page.form.opened_version, doing="Ghép cột sổ cũ"):
        actions.read_columns(importing, page.opened, page.row, page.form.reading(), by=by)
        actions.look_at(importing, by=by)


def _mine() -> list[tuple[str, str]]:
    """The registers that the reader may fill: key and title."""
    allowed = (each for each in IMPORTABLES.values() if permission(each.permission)(acting(), None) is None)
    return [(each.key, each.title) for each in allowed]


def _titles() -> dict[str, str]:
    return {each.key: each.title for each in IMPORTABLES.values()}


def _files() -> Path:
    folder: Path = current_app.config["FILES"]
    return folder
