"""Long work (công việc nền): what was asked for, by whom, and what became of it."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.db import Base
from app.core.terms import Term, TermType, labelled


class JobKind(Term):
    """What kind of long work it is (loại việc)."""

    EXPORT = "export", "xuất Excel"
    IMPORT = "import", "nhập sổ cũ"
    BACKUP = "backup", "sao lưu"


class JobState(Term):
    """What became of it (tình trạng)."""

    QUEUED = "queued", "đang chờ"
    RUNNING = "running", "đang chạy"
    DONE = "done", "đã xong"
    FAILED = "failed", "không làm được"
    STOPPED = "stopped", "đã dừng theo yêu cầu"
    BROKEN_OFF = "broken_off", "bị ngắt giữa chừng"


OPEN = (JobState.QUEUED, JobState.RUNNING)


class Job(Base):
    """One piece of long work (công việc nền) that a user asked for and the worker carries out."""

    __tablename__ = "jobs"
    recorded = False  # what it does to records is recorded with them

    kind: Mapped[JobKind] = labelled("Loại việc", TermType(JobKind))
    title: Mapped[str] = labelled("Tên công việc", String(300))
    owner_id: Mapped[int] = labelled("Người yêu cầu", ForeignKey("users.id"))
    request: Mapped[str] = mapped_column(default="{}")
    state: Mapped[JobState] = labelled("Tình trạng", TermType(JobState), default=JobState.QUEUED)
    asked_at: Mapped[datetime] = labelled("Yêu cầu lúc")
    started_at: Mapped[datetime | None] = labelled("Bắt đầu lúc")
    ended_at: Mapped[datetime | None] = labelled("Kết thúc lúc")
    said: Mapped[str] = labelled("Kết quả", String(1000), default="")
    file_name: Mapped[str] = labelled("Tệp kết quả", String(255), default="")

    owner: Mapped[User] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = (
        Index("ix_jobs_state_id", "state", "id"),
        Index("ix_jobs_owner_id_id", "owner_id", "id"),
        {"info": {"label": "Công việc nền"}},
    )

    @property
    def asked(self) -> dict[str, Any]:
        """What exactly was asked for."""
        kept: dict[str, Any] = json.loads(self.request)
        return kept

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN
