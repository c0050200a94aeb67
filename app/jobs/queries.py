"""The long work of a person, and how far it has come."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, and_, exists, or_, select

from app.core.db import Base, db, now
from app.core.pulse import Pulse, Reached
from app.jobs.models import OF_OFFICE, OPEN, Job, JobKind, JobState

FOLDER = "jobs"
"""The folder beside the stored files in which jobs keep their signs of life and their results."""

KEPT = timedelta(days=7)
"""How long a result lies ready."""

REMEMBERED = timedelta(days=90)
"""How long a job is listed after it has ended."""

NEWS = timedelta(hours=24)
MOST_SHOWN = 100
WORKER = "worker"


def pulse_of(job_id: int, files: Path) -> Pulse:
    """The signs of life of a job."""
    return Pulse(files / FOLDER, str(job_id))


def worker_pulse(files: Path) -> Pulse:
    """The sign of life of whatever carries out jobs."""
    return Pulse(files / FOLDER, WORKER)


def result_of(job: Job, files: Path) -> Path:
    """Where the result of a job lies, if it has one and it is still kept."""
    return files / FOLDER / f"{job.id}.result"


def state_now(job: Job, files: Path) -> JobState:
    """What is to be said of a job: one that runs without a sign of life was broken off, noted already or not."""
    if job.state == JobState.RUNNING and not pulse_of(job.id, files).alive():
        return JobState.BROKEN_OFF
    return job.state


def reached(job: Job, files: Path) -> Reached:
    """How far a job has come."""
    return pulse_of(job.id, files).reached() if job.state == JobState.RUNNING else Reached()


def jobs_of(user_id: int, *, of_office: bool = False) -> list[Job]:
    """The newest jobs of a person, for an administrator with those of the office."""
    own = Job.owner_id == user_id
    theirs = or_(own, Job.kind.in_(OF_OFFICE)) if of_office else and_(own, Job.kind.not_in(OF_OFFICE))
    return list(db.session.scalars(select(Job).where(theirs).order_by(Job.id.desc()).limit(MOST_SHOWN)))


def newest_of(kind: JobKind) -> Job | None:
    """The job of this kind that was asked for last."""
    return db.session.scalars(select(Job).where(Job.kind == kind).order_by(Job.id.desc()).limit(1)).first()


def forgettable(most: int) -> list[Job]:
    """Jobs that ended long ago and that no record names, the oldest first."""
    long_ago = Job.ended_at < now() - REMEMBERED
    query = select(Job).where(long_ago, *_named_by_nothing()).order_by(Job.id).limit(most)
    return list(db.session.scalars(query))


def _named_by_nothing() -> list[ColumnElement[bool]]:
    """No row of another table points to the job, whatever features there are."""
    keys = (key for table in Base.metadata.tables.values() for key in table.foreign_keys)
    return [
        ~exists().where(key.parent == Job.id) for key in keys if key.references(Job.metadata.tables["jobs"])
    ]


def news_for(user_id: int | None, at: datetime) -> list[Job]:
    """Jobs of a person that wait or run; of those ended within a day, what went wrong or made a file."""
    worth_telling = or_(Job.state != JobState.DONE, Job.file_name != "", Job.kind == JobKind.BACKUP)
    recent = or_(Job.state.in_(OPEN), and_(Job.ended_at > at - NEWS, worth_telling))
    query = select(Job).where(Job.owner_id == user_id, recent).order_by(Job.id.desc()).limit(MOST_SHOWN)
    return list(db.session.scalars(query))
