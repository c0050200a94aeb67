"""A slip of the pen put right by two people (sửa lỗi nhập liệu): old and new are kept."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, relationship

from app.core.db import now
from app.core.terms import labelled
from app.dossiers.models.dossier import Dossier, OfDossier, Step
from app.office.models import Unit


class Correction(OfDossier):
    """A correction of something typed wrong (sửa lỗi nhập liệu), as the paper compared says it.

    `old` and `new` are in the words of the page. It waits until a second person of the unit confirms it, which
    takes the step, or refuses it.
    """

    __tablename__ = "corrections"

    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), index=True)
    subject: Mapped[str] = labelled("Mục (mã)", String(80))
    subject_label: Mapped[str] = labelled("Mục cần sửa", String(300))
    old: Mapped[str] = labelled("Đang ghi")
    new: Mapped[str] = labelled("Sửa thành")
    compared: Mapped[str] = labelled("Văn bản đã đối chiếu", String(300))
    as_signed: Mapped[bool] = labelled("Đúng như văn bản đã ký", default=False)
    unit_id: Mapped[int] = labelled("Đơn vị đã nhập", ForeignKey("units.id"))
    proposed_by_id: Mapped[int | None] = labelled("Người đề nghị sửa (mã)", ForeignKey("users.id"))
    proposed_by: Mapped[str] = labelled("Người đề nghị sửa", String(200))
    proposed_at: Mapped[datetime] = labelled("Thời điểm đề nghị", default=now)
    confirmed_by_id: Mapped[int | None] = labelled("Người xác nhận (mã)", ForeignKey("users.id"))
    confirmed_by: Mapped[str] = labelled("Người xác nhận", String(200), default="")
    refused_by_id: Mapped[int | None] = labelled("Người không đồng ý (mã)", ForeignKey("users.id"))
    refused_by: Mapped[str] = labelled("Người không đồng ý", String(200), default="")
    refused_because: Mapped[str] = labelled("Lý do không đồng ý", String(500), default="")
    settled_at: Mapped[datetime | None] = labelled("Thời điểm xác nhận hoặc không đồng ý")
    step_id: Mapped[int | None] = labelled("Bước", ForeignKey("steps.id"))

    dossier: Mapped[Dossier] = relationship(back_populates="corrections")
    unit: Mapped[Unit] = relationship()
    step: Mapped[Step | None] = relationship()

    __table_args__ = (
        Index("ix_corrections_waiting", "unit_id", "settled_at", "id"),
        CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id", name="confirmed_by_another"
        ),
        CheckConstraint("confirmed_by = '' OR refused_by = ''", name="settled_one_way"),
        {"info": {"label": "Sửa lỗi nhập liệu"}},
    )

    @property
    def waits(self) -> bool:
        return self.settled_at is None
