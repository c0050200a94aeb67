"""Bringing in old books (nhập sổ cũ): the file, how it was read, what it would do, which row each record came from."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.db import Base, Versioned
from app.core.terms import Term, TermType, labelled
from app.documents.models import StoredFile
from app.jobs.models import Job
from app.office.models import Unit


class ImportState(Term):
    """How far an old book has come (tình trạng)."""

    UPLOADED = "uploaded", "đã tải lên, chưa ghép cột"
    CHECKING = "checking", "đang kiểm tra"
    CHECKED = "checked", "đã kiểm tra, chờ xác nhận"
    WRITING = "writing", "đang ghi vào sổ"
    DONE = "done", "đã nhập"


class Verdict(Term):
    """What a row of an old book would do (kết quả kiểm tra)."""

    ADD = "add", "sẽ thêm"
    UPDATE = "update", "sẽ cập nhật"
    SAME = "same", "trùng"
    FAULTY = "faulty", "lỗi"
    SKIPPED = "skipped", "bỏ qua"


class Import(Versioned, Base):
    """One old book on its way into a register (lần nhập sổ cũ); its file is kept."""

    __tablename__ = "imports"

    register: Mapped[str] = labelled("Sổ nhận", String(40))
    file_id: Mapped[int] = labelled("Tệp", ForeignKey("stored_files.id"))
    entered_by_id: Mapped[int] = labelled("Người nhập", ForeignKey("users.id"))
    unit_id: Mapped[int] = labelled("Đơn vị nhập", ForeignKey("units.id"))
    state: Mapped[ImportState] = labelled("Tình trạng", TermType(ImportState), default=ImportState.UPLOADED)
    sheet: Mapped[str] = labelled("Trang tính", String(100), default="")
    head_row: Mapped[int] = labelled("Dòng đầu bảng", default=0)
    reading: Mapped[str] = mapped_column(default="{}")
    outcome: Mapped[str] = mapped_column(default="{}")
    digest: Mapped[str] = mapped_column(String(64), default="")
    job_id: Mapped[int | None] = mapped_column(ForeignKey("jobs.id"))
    uploaded_at: Mapped[datetime] = labelled("Tải lên lúc")
    written_at: Mapped[datetime | None] = labelled("Ghi vào sổ lúc")

    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)
    entered_by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    unit: Mapped[Unit] = relationship()
    job: Mapped[Job | None] = relationship()

    __table_args__ = (
        Index("ix_imports_unit_id_id", "unit_id", "id"),
        {"info": {"label": "Lần nhập sổ cũ"}},
    )

    @property
    def read_as(self) -> dict[str, Any]:
        """How the file is read: the field of each column, and what was answered about numbers and letters."""
        kept: dict[str, Any] = json.loads(self.reading)
        return kept

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each verdict."""
        kept: dict[str, int] = json.loads(self.outcome)
        return kept

    @property
    def is_busy(self) -> bool:
        """Whether the worker has it in hand."""
        return self.job is not None and self.job.is_open


class ImportLine(Base):
    """What one row of an old book would do, with the reasons at its cells (kết quả xem trước)."""

    __tablename__ = "import_lines"
    recorded = False  # a preview; what is written is recorded with the records

    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id"))
    row: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(TermType(Verdict))
    title: Mapped[str] = mapped_column(String(300))
    notes: Mapped[str] = mapped_column(default="[]")
    record_id: Mapped[int | None]

    __table_args__ = (
        Index("ix_import_lines_import_id_verdict_row", "import_id", "verdict", "row"),
        Index("ix_import_lines_import_id_row", "import_id", "row"),
        {"info": {"label": "Dòng xem trước"}},
    )

    @property
    def said(self) -> list[list[str]]:
        """Each reason: the cell, the heading of its column, the sentence."""
        kept: list[list[str]] = json.loads(self.notes)
        return kept


class ImportedRow(Base):
    """Which row of which old book a record came from (dòng gốc trong sổ cũ)."""

    __tablename__ = "imported_rows"
    recorded = False  # it is itself the trace

    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id"))
    row: Mapped[int]
    record_kind: Mapped[str] = mapped_column(String(60))
    record_id: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(TermType(Verdict))

    origin: Mapped[Import] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = (
        Index("ix_imported_rows_record", "record_kind", "record_id"),
        Index("ix_imported_rows_import_id_row", "import_id", "row"),
        {"info": {"label": "Dòng gốc trong sổ cũ"}},
    )


class RememberedColumns(Base):
    """How a person last matched the columns of such a head (cách ghép cột đã nhớ)."""

    __tablename__ = "remembered_columns"
    recorded = False

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    register: Mapped[str] = mapped_column(String(40))
    head: Mapped[str] = mapped_column(String(64))
    reading: Mapped[str]

    __table_args__ = (
        UniqueConstraint("user_id", "register", "head", name="uq_remembered_columns_user_id_register_head"),
        {"info": {"label": "Cách ghép cột đã nhớ"}},
    )
