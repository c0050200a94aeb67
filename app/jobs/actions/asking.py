"""Asking for long work, and asking that it stops."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.core.db import db, now
from app.core.rules import By, Refused
from app.core.transaction import unrecorded
from app.jobs.models import OF_OFFICE, OPEN, Job, JobKind, JobState
from app.jobs.queries import pulse_of

MOST_OPEN = 10


def ask_for(kind: JobKind, title: str, request: Mapping[str, Any], *, by: By) -> Job:
    """Put long work into the queue (yêu cầu việc nền); what one asks for twice is one job.

    Belongs inside a transaction. Refused while too much of the same person's work is waiting.
    """
    asked = json.dumps(request, ensure_ascii=False, sort_keys=True)
    waiting = select(Job).where(Job.state.in_(OPEN))
    mine = waiting.where(Job.owner_id == by.user_id)
    same = waiting if kind in OF_OFFICE else mine.where(Job.request == asked)
    again = db.session.scalars(same.where(Job.kind == kind)).first()
    if again is not None:
        return again
    if (db.session.scalar(select(func.count()).select_from(mine.subquery())) or 0) >= MOST_OPEN:
        raise Refused(
            f"Bạn đang có {MOST_OPEN} việc chờ làm. Xin đợi bớt việc, hoặc dừng việc không cần nữa."
        )
    job = Job(kind=kind, title=title[:300], owner_id=by.user_id, request=asked, asked_at=now())
    db.session.add(job)
    db.session.flush()
    return job


def ask_for_mail(*, by: By) -> None:
    """Have the letters that wait sent (gửi thư); one job at a time, whoever asks and however often."""
    try:
        with unrecorded():
            ask_for(JobKind.MAIL, "Gửi thư nhắc việc", {}, by=by)
    except IntegrityError:  # another process asked at the same moment
        db.session.rollback()


def stop(job: Job, *, files: Path) -> None:
    """Ask that a job stops (dừng việc): a waiting one stops at once, a running one at its next step.

    Refused when it has ended.
    """
    pulse_of(job.id, files).ask_to_stop()  # in a file: the job itself may hold the lock of the database
    if job.state == JobState.QUEUED:
        with unrecorded():
            db.session.refresh(job, with_for_update=True)
            if job.state == JobState.QUEUED:
                job.state, job.ended_at = JobState.STOPPED, now()
                pulse_of(job.id, files).end()
    elif not job.is_open:
        pulse_of(job.id, files).end()
        raise Refused("Việc này đã kết thúc rồi.")
