"""Registers over HTTP (sổ): the list as a page, and its workbook with exactly the rows that the list shows."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from contextvars import ContextVar
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from flask import Response, current_app, flash, g, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement

from app.core.db import db
from app.core.money import grouped
from app.core.register import Register, export_rows, matching, page_of, sheet_columns
from app.core.register.columns import Kind
from app.core.register.question import Question, question
from app.core.transaction import unrecorded
from app.dossiers.queries import known_of
from app.jobs.actions import Work, ask_for
from app.jobs.models import JobKind
from app.office.models import SettingKey
from app.office.queries import setting
from app.permissions import permission
from app.web import acting, today
from exports import workbook
from exports.workbook import Letterhead, Sheet, SheetColumn, Signature

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONG = 20_000
"""Rows of a list above which its workbook is written by the worker."""

background: ContextVar[Work | None] = ContextVar("background", default=None)
"""The work of the worker, while it is he who asks for a workbook."""

ANY_ID = 2_147_483_647  # stands in the address of a record where each row puts its own id
SHEET_KINDS = {kind: workbook.Kind.TEXT if kind is Kind.STATUS else workbook.Kind[kind.name] for kind in Kind}


def register_page(
    register: Register,
    *,
    scope: ColumnElement[bool] | None = None,
    row_endpoint: str = ".show",
    export_endpoint: str = ".export",
    create_endpoint: str = "",
    create_label: str = "Thêm mới",
    beside: Mapping[str, str] | None = None,
) -> ResponseReturnValue:
    """The list that the address asks for, of the rows in `scope`; a button stands only before an open door.

    `beside` names the registers that stand beside this one: label → view.
    """
    page = page_of(
        register,
        db.session(),
        request.args,
        path=url_for(request.endpoint or "", **(request.view_args or {})),
        row_url=url_for(row_endpoint, id=ANY_ID).replace(str(ANY_ID), "{id}"),
        scope=scope,
        known=known_of(acting()),
        export_path=open_address(export_endpoint),
        create_url=open_address(create_endpoint),
        create_label=create_label,
    )
    links = {label: url for label, endpoint in (beside or {}).items() if (url := open_address(endpoint))}
    return render_template("register.html", page=page, links=links)


def register_workbook(register: Register, *, scope: ColumnElement[bool] | None = None) -> Response:
    """The workbook (Xuất Excel) of the same list, all its pages, as a file that is gone once it is sent.

    A long one is left to the worker, who asks the same address again.
    """
    work = background.get()
    if work is None and _is_long(register, scope):
        return _left_to_the_worker(register)
    known = known_of(acting())
    asked = question(register, db.session(), request.args, scope, "", known)
    rows = export_rows(register, db.session(), request.args, scope, known)
    if work is not None:
        total = matching(register, db.session(), request.args, scope, known)
        workbook.write(_sheet(register, asked), _stepping(rows, work, total), work.target)
        work.file_name = file_name(register.title)
        return Response()
    with ExitStack() as closing:
        file = closing.enter_context(TemporaryFile())  # it has no name: not even a crash leaves it behind
        workbook.write(_sheet(register, asked), rows, cast(BinaryIO, file))
        closing.pop_all()  # whole: now the answer reads it, and closes it when sent
    return download(cast(BinaryIO, file), register.title)


def opens(endpoint: str, record: Any = None) -> bool:
    """Whether the reader's permission reaches a view, of this feature where the name begins with a dot."""
    name = f"{request.blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
    view: Any = current_app.view_functions[name]
    return permission(view.guard)(acting(), record) is None


def write_in_background(work: Work) -> str:
    """Carry out a long export: the view of its address is asked again, as its owner, with the file to fill."""
    with current_app.test_request_context(work.asked["address"]):
        g.actor, g._login_user = work.by, work.owner
        filling = background.set(work)
        try:
            current_app.view_functions[request.endpoint or ""](**(request.view_args or {}))
        finally:
            background.reset(filling)
            for name in ("actor", "_login_user"):
                g.pop(name, None)
    return f"Đã xuất “{work.file_name}”. Tệp giữ 7 ngày."


def _is_long(register: Register, scope: ColumnElement[bool] | None) -> bool:
    most = LONG + 1
    return matching(register, db.session(), request.args, scope, known_of(acting()), up_to=most) == most


def _left_to_the_worker(register: Register) -> Response:
    with unrecorded():
        asked = {"address": request.full_path}
        job = ask_for(JobKind.EXPORT, f"Xuất Excel: {register.title}", asked, by=acting())
    flash(f"Danh sách có hơn {grouped(LONG)} dòng nên được xuất ở công việc nền.")
    return current_app.make_response(redirect(url_for("jobs.show", id=job.id)))


def _stepping(rows: Iterator[tuple[Any, ...]], work: Work, total: int) -> Iterator[tuple[Any, ...]]:
    """The rows, the records among them counted for whoever waits."""
    records, last = 0, None
    for row in rows:
        if row[0] != last:
            records, last = records + 1, row[0]
            work.step(records, total)
        yield row


def open_address(endpoint: str) -> str:
    """The address of a view of this feature, or nothing where the reader's permission does not reach."""
    return url_for(endpoint) if endpoint and opens(endpoint) else ""


def letterhead() -> Letterhead:
    """The head of every sheet of this office."""
    return Letterhead(setting(SettingKey.OFFICE_NAME), setting(SettingKey.PARENT_NAME))


def signature() -> Signature:
    """Place and day at the foot of a sheet."""
    return Signature(setting(SettingKey.PLACE_NAME), today())


def file_name(title: str) -> str:
    """The name of a workbook of this day."""
    return f"{title} {today():%d-%m-%Y}.xlsx"


def download(file: BinaryIO, title: str) -> Response:
    """A workbook that was written into an open file, as a download; the file is gone once it is sent."""
    size = file.tell()
    file.seek(0)
    answer = send_file(file, mimetype=XLSX, as_attachment=True, download_name=file_name(title))
    answer.content_length = size
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _sheet(register: Register, asked: Question) -> Sheet:
    columns = [SheetColumn(c.heading, SHEET_KINDS[c.kind], *c[2:]) for c in sheet_columns(register)]
    return Sheet(
        register.title,
        columns,
        letterhead(),
        as_of=today(),
        filters=_filters_in_force(asked),
        keyed=True,
        item_noun=register.noun or "dòng",
        signature=signature(),
    )


def _filters_in_force(asked: Question) -> list[str]:
    """The words searched for and the chips of the list, one text each."""
    words = [f"Tìm “{asked.query}”"] if asked.query else []
    return words + [f"{chip.label}: {chip.value}" for reading in asked.readings for chip in reading.chips]
