"""Home: "Việc của tôi", and the whole list of what waits."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.accounts.models import Role
from app.aid.models import Status
from app.aid.queries import DECIDED
from app.core.calendar import days_left
from app.core.db import db, now
from app.desk import queries
from app.desk.queries import PAGE, ToSign, WorkLine
from app.desk.views.alerts import alerts_by_kind
from app.desk.views.blueprint import bp
from app.desk.workflow import PROCEDURES
from app.dossiers.models import Dossier
from app.jobs.queries import news_for
from app.jobs.views import shown as shown_job
from app.office.models import DutyKind
from app.permissions import Actor, issuer, preparer, working
from app.registers import open_address
from app.web import acting, guarded, today

MOST_PAGES = 200  # nobody turns more pages of work; a larger number in the address is a mistake


@bp.get("/")
@guarded("signed_in")
def home() -> ResponseReturnValue:
    actor = acting()
    lines = queries.waiting_for(actor, PROCEDURES)
    return render_template(
        "desk/home.html",
        works=working(actor, None) is None,
        signs=issuer(actor, None) is None,
        lines=[shown(line) for line in lines[:PAGE]],
        more=len(lines) > PAGE,
        papers=_papers(actor),
        corrections=_corrections(actor),
        remarks=_remarks(actor),
        figures=_figures(actor),
        chores=_chores(actor),
        decided=_decided(actor),
        ways=_ways(),
        alerts=alerts_by_kind(actor),
        jobs=[shown_job(job) for job in news_for(actor.user_id, now())],
    )


@bp.get("/viec")
@guarded("work")
def home_work() -> ResponseReturnValue:
    """Everything that waits, fifty at a time."""
    page = min(max(request.args.get("trang", 1, int), 1), MOST_PAGES)
    lines = queries.waiting_for(acting(), PROCEDURES, after=PAGE * (page - 1))
    return render_template(
        "desk/work.html",
        lines=[shown(line) for line in lines[:PAGE]],
        before=url_for(".home_work", trang=page - 1) if page > 1 else "",
        after=url_for(".home_work", trang=page + 1) if len(lines) > PAGE else "",
        ways=_ways(),
    )


@bp.get("/ho-so/<int:id>")
@guarded("see_dossier", Dossier)
def dossier(dossier: Dossier) -> ResponseReturnValue:
    """The page of a dossier, whatever its procedure."""
    owner = PROCEDURES[dossier.procedure]
    record_id = db.session.scalars(select(owner.record.id).where(owner.record.dossier_id == dossier.id)).one()
    return redirect(url_for(owner.endpoint, id=record_id))


def shown(line: WorkLine) -> dict[str, Any]:
    """A line of work as the component draws it."""
    url = url_for(PROCEDURES[line.procedure].endpoint, id=line.record_id)
    answer = line.opinion_id and url_for("dossiers.opinion", id=line.dossier_id, opinion_id=line.opinion_id)
    return {
        "title": line.title,
        "url": url,
        "code": line.code,
        "status": line.status,
        "appraiser": line.appraiser,
        "task": line.task,
        "task_url": answer or "",
        "awaited": line.awaited if line.action == "appraise" else 0,
        "since": line.since,
        "due_on": line.due_on,
        "days_left": days_left(line.due_on, today()) if line.due_on else None,
        "counts": line.counts,
        "clock": line.clock,
    }


def _papers(actor: Actor) -> list[dict[str, Any]]:
    """Papers that wait for a signature: a leader finds the step filled, an officer the dossier."""
    signs = issuer(actor, None) is None
    if not signs and preparer(actor, None) is not None:
        return []
    return [{"paper": paper, "url": _place(paper, signs=signs)} for paper in queries.papers_to_sign(actor)]


def _place(paper: ToSign, *, signs: bool) -> str:
    owner = PROCEDURES[paper.procedure]
    return url_for(owner.step(paper.action) if signs else owner.endpoint, id=paper.record_id)


def _corrections(actor: Actor) -> list[dict[str, Any]]:
    """Slips that a colleague wants put right and this person may confirm."""
    return [
        {
            "correction": found,
            "url": url_for("aid.settle_correction", id=found.proposal_id, correction_id=found.correction_id),
        }
        for found in queries.corrections_to_settle(actor)
    ]


def _remarks(actor: Actor) -> list[dict[str, Any]]:
    if working(actor, None) is not None:
        return []
    found = queries.remarks_on_my_files(actor)
    return [{"remark": remark, "url": url_for(".dossier", id=remark.dossier_id)} for remark in found]


def _figures(actor: Actor) -> list[dict[str, Any]]:
    """Numbers in the order of the procedure, each with the list it counts."""
    if not open_address("aid.index"):
        return []
    counts, late = queries.counts_by_state(actor), queries.overdue_count(actor)
    figures = [_figure(state.label, counts.get(state, 0), **{"trang-thai": state}) for state in Status]
    if late:
        figures.insert(0, {**_figure("Quá hạn", late, **{"qua-han": 1}), "tone": "danger"})
    return [figure for figure in figures if figure["number"]]


def _figure(label: str, number: int, **asked: Any) -> dict[str, Any]:
    return {"label": label, "number": number, "url": url_for("aid.index", **asked), "tone": ""}


def _decided(actor: Actor) -> dict[str, Any] | None:
    """What those find who gather figures: aid approved this year, and the newest of it."""
    if actor.role == Role.ADMIN or not (actor.role == Role.VIEWER or actor.has(DutyKind.GATHER)):
        return None
    first = today().replace(month=1, day=1)
    asked: dict[str, Any] = {"ngay-quyet-dinh-tu": f"{first:%d/%m/%Y}", "trang-thai": DECIDED}
    return {
        "year": first.year,
        "number": queries.decided_since(actor, first),
        "url": url_for("aid.index", **asked),
        "newest": [(row, url_for("aid.show", id=row.proposal_id)) for row in queries.newest_decided(actor)],
    }


def _chores(actor: Actor) -> list[dict[str, Any]]:
    if actor.role != Role.ADMIN:
        return []
    return [
        {"label": chore.label, "number": chore.number, "url": url_for(chore.endpoint, **chore.asked)}
        for chore in queries.chores(today())
    ]


def _ways() -> list[tuple[str, str]]:
    """Where to go when nothing waits: the doors that are open to this person."""
    doors = (
        ("aid.new", "Lập hồ sơ viện trợ"),
        ("aid.index", "Sổ theo dõi viện trợ"),
        ("office.settings", "Thiết lập"),
        ("office.law", "Căn cứ pháp lý"),
    )
    return [(label, url) for endpoint, label in doors if (url := open_address(endpoint))]
