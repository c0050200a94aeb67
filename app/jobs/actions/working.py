"""Carrying out long work, one job after another; whatever ends a job is written down for its owner."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.accounts.queries import actor_of
from app.core.db import db, now
from app.core.pulse import Pulse, Reached, StopAsked
from app.core.rules import NotAllowed, Refused, allow
from app.core.transaction import unrecorded
from app.jobs.models import Job, JobKind, JobState
from app.jobs.queries import FOLDER, KEPT, forgettable, pulse_of, result_of
from app.permissions import Actor, of_living_unit

LONGEST = 1000
EVERY = 200
"""After how many steps a job shows how far it has come and asks whether it should stop."""

UNDONE = "phần đang làm dở đã được hủy"
LEFT_AS_IT_IS = "phần đã làm xong vẫn giữ nguyên"
BROKEN_OFF = "Chương trình làm việc nền bị ngắt giữa chừng; {left}, có thể yêu cầu lại."
STOPPED = "Đã dừng theo yêu cầu; {left}."
NOT_ACTIVE = "Tài khoản của người yêu cầu không còn hoạt động."
DEFECT = "Phần mềm gặp lỗi khi làm việc này; {left}. Hãy báo người quản trị, nêu số {id}."
FORGOTTEN_AT_ONCE = 500

log = logging.getLogger(__name__)


@dataclass
class Work:
    """What the one who carries out a job is given; a result is written to `target` and named in `file_name`."""

    job_id: int
    asked: Mapping[str, Any]
    owner: User | None
    actor: Actor | None
    target: Path
    pulse: Pulse
    files: Path
    file_name: str = ""

    @property
    def by(self) -> Actor:
        """Whoever asked for the work, with his rights of today; work that nobody asked for has no use for rights."""
        if self.actor is None:
            raise TypeError(f"nobody asked for job {self.job_id}")
        return self.actor

    def step(self, done: int, total: int, every: int = EVERY) -> None:
        """Say how far the work has come, now and then. Raises StopAsked where somebody wants it to stop."""
        if done % every == 0 or done == total:
            self.pulse.say(Reached(done, total))
            if self.pulse.stop_asked:
                raise StopAsked


Handler = Callable[[Work], str]
"""Carries out one kind of job; answers the sentence for its owner."""


def run_next(handlers: Mapping[JobKind, Handler], *, files: Path, today: Callable[[], date]) -> bool:
    """Carry out the job that has waited longest; whether there was one."""
    job_id = _claim(files)
    if job_id is None:
        return False
    pulse, end = pulse_of(job_id, files), _End()
    try:
        with pulse.beating(), end:
            job = db.session.get_one(Job, job_id)
            actor = actor_of(job.owner, today()) if job.owner else None
            work = Work(job_id, job.asked, job.owner, actor, _target(job_id, files), pulse, files)
            _refuse_unable(work)
            end.said = handlers[job.kind](work)
            end.file_name = work.file_name
    finally:
        _close(job_id, end, files)
    return True


def tell_broken_off(*, files: Path) -> list[int]:
    """Mark the jobs whose worker died (bị ngắt): they run, and nobody gives a sign of life for them."""
    query = select(Job).where(Job.state == JobState.RUNNING).order_by(Job.id)
    silent = [job.id for job in db.session.scalars(query) if not pulse_of(job.id, files).alive()]
    return [job_id for job_id in silent if _close(job_id, _End(), files)]


def sweep(*, files: Path) -> int:
    """Remove the results that have been kept for seven days, and forget jobs of long ago; how many files went."""
    query = select(Job).where(Job.file_name != "", Job.ended_at < now() - KEPT)
    gone = [path for job in db.session.scalars(query) if (path := result_of(job, files)).exists()]
    for path in gone:
        path.unlink(missing_ok=True)
    if forgettable(most=1):  # looking takes no lock
        with unrecorded():
            for job in forgettable(FORGOTTEN_AT_ONCE):
                db.session.delete(job)
    return len(gone)


class _End:
    """How a job ended; one that says nothing of itself was broken off."""

    def __init__(self) -> None:
        self.said, self.file_name = "", ""
        self.came = False
        self.fault: BaseException | None = None

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> bool:
        """Keep what went wrong: the next job is carried out all the same, unless this very process is ended."""
        self.fault, self.came = fault, fault is None
        return isinstance(fault, Exception)

    def told(self, job: Job) -> tuple[JobState, str]:
        """The state of the job now, and the sentence for its owner."""
        left = UNDONE if job.is_undone_when_cut else LEFT_AS_IT_IS
        match self.fault:
            case None if self.came:
                return JobState.DONE, self.said[:LONGEST]
            case StopAsked() as wish:
                return JobState.STOPPED, str(wish) or STOPPED.format(left=left)
            case Refused(reason=reason):
                return JobState.FAILED, reason[:LONGEST]
            case NotAllowed() as refusal:
                return JobState.FAILED, str(refusal)
            case Exception() as defect:
                log.error("job %s failed", job.id, exc_info=defect)
                return JobState.FAILED, DEFECT.format(left=left, id=job.id)
        return JobState.BROKEN_OFF, BROKEN_OFF.format(left=left)


def _claim(files: Path) -> int | None:
    """Take the oldest waiting job; its first sign of life is there before anybody can see that it runs."""
    db.session.rollback()
    if db.session.scalar(select(Job.id).where(Job.state == JobState.QUEUED).limit(1)) is None:
        return None  # looking takes no lock
    with unrecorded():
        waiting = select(Job.id).where(Job.state == JobState.QUEUED).order_by(Job.id).limit(1)
        job_id = db.session.scalar(waiting.with_for_update(skip_locked=True))
        if job_id is None:
            return None
        job = db.session.get_one(Job, job_id)
        pulse_of(job_id, files).begin()
        job.state, job.started_at = JobState.RUNNING, now()
        return job_id


def _refuse_unable(work: Work) -> None:
    if work.owner is None:
        return
    if not work.owner.active:
        raise Refused(NOT_ACTIVE)
    allow(of_living_unit, work.by, None)


def _target(job_id: int, files: Path) -> Path:
    """Where a result is written; it gets its own name when the job is done."""
    return files / FOLDER / f"{job_id}.part"


def _close(job_id: int, end: _End, files: Path) -> bool:
    """Write down how a job ended, unless somebody has; whether this did it."""
    db.session.rollback()
    target = _target(job_id, files)
    with unrecorded():
        job = db.session.get_one(Job, job_id)
        db.session.refresh(job, with_for_update=True)
        closed = job.state == JobState.RUNNING
        if closed:
            job.state, job.said = end.told(job)
            job.ended_at = now()
            if job.state == JobState.DONE and target.exists():
                target.replace(result_of(job, files))
                job.file_name = end.file_name
    target.unlink(missing_ok=True)
    pulse_of(job_id, files).end()
    return closed
