"""Reminders (nhắc việc): what comes due, with filters."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import literal, true

from app.core.calendar import days_left
from app.core.db import db
from app.core.register import Choice, Flag
from app.core.register.address import Address, Typed
from app.core.register.page import UsedFilter
from app.desk.queries.alerts import ENDPOINTS, PAGE, Alert, AlertKind, alert_counts, alerts, kinds_for
from app.desk.views.blueprint import bp
from app.permissions import Actor
from app.web import acting, guarded, today

MOST_PAGES = 200
OVERDUE = Flag("qua-han", "Quá hạn", true())


@bp.get("/nhac-viec")
@guarded("signed_in")
def reminders() -> ResponseReturnValue:
    """What comes due or is overdue, fifty at a time."""
    actor = acting()
    of_kinds = Choice(
        "loai", "Loại", literal(""), [(str(kind), kind.label) for kind in kinds_for(actor)], many=True
    )
    typed = Typed(request.args, db.session())
    readings = [of_kinds.read(typed), OVERDUE.read(typed)]
    chosen = [AlertKind(option.value) for option in readings[0].drawn.choices if option.selected]
    page = min(max(request.args.get("trang", 1, int), 1), MOST_PAGES)
    found = alerts(actor, chosen, overdue=readings[1].clause is not None, after=PAGE * (page - 1))
    asked = Address(url_for(".reminders"), tuple(param for reading in readings for param in reading.params))
    return render_template(
        "desk/alerts.html",
        alerts=[shown(alert) for alert in found[:PAGE]],
        page={
            "filters": [reading.drawn for reading in readings],
            "chips": [
                UsedFilter(chip.label, chip.value, str(asked.lacking(chip.params)))
                for reading in readings
                for chip in reading.chips
            ],
            "kept": [],
            "search_hint": "",
            "clear_url": asked.path,
            "prev_url": str(asked.asking("trang", str(page - 1))) if page > 1 else "",
            "next_url": str(asked.asking("trang", str(page + 1))) if len(found) > PAGE else "",
        },
    )


def shown(alert: Alert) -> dict[str, Any]:
    """A reminder as pages and letters draw it."""
    kind = AlertKind(alert.kind)
    return {
        "kind": kind.label,
        "title": alert.title,
        "note": alert.note,
        "due_on": alert.due_on,
        "days_left": days_left(alert.due_on, today()),
        "url": url_for(ENDPOINTS[kind], id=alert.record_id),
    }


def alerts_by_kind(actor: Actor) -> list[dict[str, Any]]:
    """How many of each kind, for the home page, in the order of the kinds."""
    counts = alert_counts(actor)
    return [
        {
            "label": kind.label,
            "number": counts[kind][0],
            "overdue": counts[kind][1],
            "url": url_for("desk.reminders", loai=kind),
        }
        for kind in AlertKind
        if kind in counts
    ]
