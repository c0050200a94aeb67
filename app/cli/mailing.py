"""The letter of the morning (thư nhắc việc), written and sent by whatever carries out jobs."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import current_app, render_template

from app.accounts.models import User
from app.accounts.queries import actor_of
from app.core.calendar import days_left
from app.core.db import db, now
from app.core.mail import MailServer
from app.core.workflow import ZONE
from app.desk import queries
from app.desk.actions import Written, send_letters, write_letters
from app.desk.queries import PAGE as MOST_WORKS
from app.desk.queries.alerts import PAGE as MOST_ALERTS
from app.desk.queries.alerts import AlertKind, alerts
from app.desk.workflow import PROCEDURES
from app.office.queries import working_calendar

MORNING = 7
"""The hour in Vietnam from which letters are written."""

MOST_LINES = 20


def attend(at: Callable[[], datetime] = now) -> None:
    """Write the letters of a working day once its morning has come, and send what waits; nothing without a server."""
    settings = current_app.config["MAIL_SERVER"]
    if settings is None:
        return
    moment = at()
    here = moment.astimezone(ZONE)
    day = current_app.config["TODAY"]()
    if here.hour >= MORNING and working_calendar().is_working(day):
        write_letters(day, morning_letter)
    send_letters(MailServer(**settings), at=moment)
    db.session.remove()


def morning_letter(user: User) -> Written | None:
    """Subject and body of what waits for a user today; a file is named by its code, for a letter leaves the house."""
    day = current_app.config["TODAY"]()
    actor = actor_of(user, day)
    if actor.unit_ended_on is not None:
        return None
    works, found = queries.waiting_for(actor, PROCEDURES), alerts(actor)
    if not works and not found:
        return None
    body = render_template(
        "desk/letter.txt",
        user=user,
        today=day,
        works=[
            {"code": line.code, "task": line.task, "counts": line.counts, **_dated(line.due_on, day)}
            for line in works[:MOST_LINES]
        ],
        more_works=len(works) > MOST_LINES,
        alerts=[
            {**each._asdict(), "kind": AlertKind(each.kind).label, **_dated(each.due_on, day)}
            for each in found[:MOST_LINES]
        ],
        more_alerts=len(found) > MOST_LINES,
        site_url=current_app.config["SITE_URL"],
    )
    return f"Nhịp Cầu {day:%d/%m/%Y}: {_said(len(works), len(found))}", body


def _dated(due_on: date | None, day: date) -> dict[str, Any]:
    return {"due_on": due_on, "days_left": days_left(due_on, day) if due_on else None}


def _said(works: int, reminders: int) -> str:
    parts = [(works, MOST_WORKS, "việc đang chờ"), (reminders, MOST_ALERTS, "nhắc việc")]
    return ", ".join(
        f"{most}+ {what}" if number > most else f"{number} {what}" for number, most, what in parts if number
    )
