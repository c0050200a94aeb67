"""The pages of long work: what runs, how far it is, stopping it, fetching what it made."""

from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from app.core.money import grouped
from app.core.rules import Refused
from app.core.transaction import unrecorded
from app.jobs import actions, queries
from app.jobs.models import OPEN, Job, JobKind, JobState
from app.permissions import permission
from app.web import acting, guarded

bp = Blueprint("jobs", __name__, url_prefix="/cong-viec-nen")

TONES = {
    JobState.QUEUED: "neutral",
    JobState.RUNNING: "info",
    JobState.DONE: "success",
    JobState.FAILED: "danger",
    JobState.STOPPED: "warning",
    JobState.BROKEN_OFF: "danger",
}
STOPPING = {
    True: "Phần đang làm dở sẽ được hủy.",
    False: "Phần đã làm xong vẫn giữ nguyên.",
}
GONE = "Tệp kết quả chỉ giữ 7 ngày và đã được xóa. Xin yêu cầu lại."


@bp.get("")
@guarded("signed_in")
def index() -> ResponseReturnValue:
    administers = permission("administer")(acting(), None) is None
    jobs = [shown(job) for job in queries.jobs_of(acting().user_id or 0, of_office=administers)]
    mails = administers and current_app.config["MAIL_SERVER"] is not None
    return render_template(
        "jobs/index.html", jobs=jobs, backs_up=administers, mails=mails, idle=_nobody_works(jobs)
    )


@bp.get("/<int:id>")
@guarded("see_job", Job)
def show(job: Job) -> ResponseReturnValue:
    line = shown(job)
    return render_template("jobs/show.html", job=job, line=line, idle=_nobody_works([line]))


@bp.get("/<int:id>/tien-do")
@guarded("see_job", Job)
def progress(job: Job) -> ResponseReturnValue:
    """How far the job is, for the script of the page."""
    line = shown(job)
    return jsonify({"open": line["open"], "done": line["done"], "total": line["total"], "text": line["text"]})


@bp.post("/<int:id>/dung")
@guarded("see_job", Job)
def stop(job: Job) -> ResponseReturnValue:
    actions.stop(job, files=_files())
    flash(f"Đã yêu cầu dừng. {STOPPING[job.is_undone_when_cut]}")
    return redirect(url_for(".show", id=job.id))


@bp.get("/<int:id>/tep")
@guarded("see_job", Job)
def result(job: Job) -> ResponseReturnValue:
    path = queries.result_of(job, _files())
    if not job.file_name or not path.exists():
        raise Refused(GONE)
    answer: Response = send_file(path.resolve(), as_attachment=True, download_name=job.file_name, etag=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post("/sao-luu")
@guarded("administer")
def back_up() -> ResponseReturnValue:
    with unrecorded():
        job = actions.ask_for(JobKind.BACKUP, "Sao lưu toàn bộ dữ liệu", {}, by=acting())
    return redirect(url_for(".show", id=job.id))


@bp.post("/gui-thu")
@guarded("administer")
def send_mail() -> ResponseReturnValue:
    actions.ask_for_mail(by=acting())
    flash("Các thư đang chờ sẽ được gửi.")
    return redirect(url_for(".index"))


def shown(job: Job) -> dict[str, Any]:
    """A job as the pages show it."""
    files = _files()
    state, reached = queries.state_now(job, files), queries.reached(job, files)
    return {
        "id": job.id,
        "title": job.title,
        "kind": job.kind.label,
        "state": state.label,
        "tone": TONES[state],
        "open": state in OPEN,
        "asked_at": job.asked_at,
        "asked_by": job.owner.name if job.owner else "tự động",
        "on_stop": STOPPING[job.is_undone_when_cut],
        "done": reached.done,
        "total": reached.total,
        "text": _text(state, reached.done, reached.total),
        "said": job.said,
        "file": job.file_name if queries.result_of(job, files).exists() else "",
    }


def _text(state: JobState, done: int, total: int) -> str:
    if state != JobState.RUNNING or not done:
        return state.label.capitalize()
    return f"Đã làm {grouped(done)}/{grouped(total)}" if total else f"Đã làm {grouped(done)}"


def _nobody_works(jobs: list[dict[str, Any]]) -> bool:
    """Whether something waits while nothing on the machine carries out jobs."""
    waiting = any(job["open"] for job in jobs)
    return waiting and not queries.worker_pulse(_files()).alive()


def _files() -> Path:
    folder: Path = current_app.config["FILES"]
    return folder
