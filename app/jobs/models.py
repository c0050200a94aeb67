"""Long work (công việc nền): what was asked for, by whom, and what became of it."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.db import Base, unique_while
from app.core.terms import Term, TermType, labelled


class JobKind(Term):
    """What kind of long work it is (loại việc)."""

    EXPORT = "export", "xuất Excel"
    IMPORT = "import", "nhập sổ cũ"
    BACKUP = "backup", "sao lưu"
    MAIL = "mail", "gửi thư"


class JobState(Term):
    """What became of it (tình trạng)."""

    QUEUED = "queued", "đang chờ"
    RUNNING = "running", "đang chạy"
    DONE = "done", "đã xong"
    FAILED = "failed", "không làm được"
    STOPPED = "stopped", "đã dừng theo yêu cầu"
    BROKEN_OFF = "broken_off", "bị ngắt giữa chừng"


OPEN = (JobState.QUEUED, JobState.RUNNING)

OF_OFFICE = (JobKind.MAIL,)
"""Work of the office as a whole: one at a time, shown to its administrators, most often asked for by nobody."""


class Job(Base):
    """One piece of long work (công việc nền) that the worker carries out; without an owner nobody asked for it."""

    __tablename__ = "jobs"
    recorded = False  # what it does to records is recorded with them

    kind: Mapped[JobKind] = labelled("Loại việc", TermType(JobKind))
    title: Mapped[str] = labelled("Tên công việc", String(300))
    owner_id: Mapped[int | None] = labelled("Người yêu cầu", ForeignKey("users.id"))
    request: Mapped[str] = mapped_column(default="{}")
    state: Mapped[JobState] = labelled("Tình trạng", TermType(JobState), default=JobState.QUEUED)
    asked_at: Mapped[datetime] = labelled("Yêu cầu lúc")
    started_at: Mapped[datetime | None] = labelled("Bắt đầu lúc")
    ended_at: Mapped[datetime | None] = labelled("Kết thúc lúc")
    said: Mapped[str] = labelled("Kết quả", String(1000), default="")
    file_name: Mapped[str] = labelled("Tệp kết quả", String(255), default="")

    owner: Mapped[User | None] = relationship(lazy="selectin")  # a join could not be locked

    __table_args__ = (
        Index("ix_jobs_state_id", "state", "id"),
        Index("ix_jobs_owner_id_id", "owner_id", "id"),
        unique_while("uq_jobs_open_mail", "kind", "kind = 'mail' AND state IN ('queued', 'running')"),
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

    @property
    def is_undone_when_cut(self) -> bool:
        """Whether what it has begun is undone where it does not come to its end; a letter that has left has left."""
        return self.kind != JobKind.MAIL
