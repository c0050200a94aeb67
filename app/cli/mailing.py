"""The letter of the morning (thư nhắc việc): written by whatever carries out jobs, sent as a job of its own."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import current_app, render_template

from app.accounts.models import User
from app.accounts.queries import actor_of
from app.cli.installing import Installer
from app.core.calendar import days_left
from app.core.db import db, now
from app.core.mail import MailServer, ServerAway
from app.core.pulse import StopAsked
from app.core.rules import Refused
from app.core.workflow import ZONE
from app.desk import queries
from app.desk.actions import Written, hold_back, send_letter, write_letters
from app.desk.queries import PAGE as MOST_WORKS
from app.desk.queries.alerts import PAGE as MOST_ALERTS
from app.desk.queries.alerts import AlertKind, alerts
from app.desk.queries.letters import letters_to_send
from app.desk.workflow import PROCEDURES
from app.jobs.actions import Work, ask_for_mail
from app.jobs.models import JobKind, JobState
from app.jobs.queries import newest_of
from app.office.queries import working_calendar

MORNING = 7
"""The hour in Vietnam from which letters are written."""

MOST_LINES = 20


NO_SERVER = "Máy chủ thư (SMTP_HOST) chưa được thiết lập nên chưa gửi thư nào."


def attend(at: Callable[[], datetime] = now) -> None:
    """Write the letters of a working day once its morning has come, and have sent what waits; nothing without a server.

    Sending that somebody has stopped rests until the next day, unless an administrator asks for it.
    """
    settings = current_app.config["MAIL_SERVER"]
    if settings is None:
        return
    moment = at()
    here = moment.astimezone(ZONE)
    day = current_app.config["TODAY"]()
    if here.hour >= MORNING and working_calendar().is_working(day):
        write_letters(day, morning_letter)
    if letters_to_send(moment) and not _stopped_on(here.date()):
        ask_for_mail(by=Installer(day, name="Tự động"))
    db.session.remove()


def send_mail(work: Work, at: Callable[[], datetime] = now) -> str:
    """Send the letters whose turn it is, one by one; a stop or a server that is away leaves the others waiting."""
    settings, moment = current_app.config["MAIL_SERVER"], at()
    if settings is None:
        raise Refused(NO_SERVER)
    server, waiting = MailServer(**settings), letters_to_send(moment)
    sent = refused = 0
    for begun, letter_id in enumerate(waiting):
        said = f"Đã gửi {sent} trong {len(waiting)} thư"
        try:
            work.step(begun, len(waiting), every=1)
            taken = send_letter(server, letter_id, at=moment)
        except StopAsked as wish:
            raise StopAsked(f"{said} rồi dừng theo yêu cầu; thư còn lại chờ đến hôm sau.") from wish
        except ServerAway as away:
            hold_back(waiting[begun + 1 :], at=moment)
            raise Refused(f"{said} thì máy chủ thư không trả lời; sẽ gửi tiếp sau. Lý do: {away}") from away
        sent, refused = sent + taken, refused + (not taken)
    again = f" {refused} thư bị từ chối, lý do ở trang Thư nhắc việc." if refused else ""
    return f"Đã gửi {sent} thư.{again}" if waiting else "Không có thư nào đến lượt gửi."


def _stopped_on(day: date) -> bool:
    last = newest_of(JobKind.MAIL)
    stopped_at = last.ended_at if last and last.state == JobState.STOPPED else None
    return stopped_at is not None and stopped_at.astimezone(ZONE).date() == day


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
