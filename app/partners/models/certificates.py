"""Certificates of foreign NGOs (giấy đăng ký) and what became of each: all of it follows from dated actions."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.core.db import Base, Part
from app.core.numbered import FoundByNumber
from app.core.terms import Term, TermType, labelled
from app.documents.models import Document
from app.law.shapes import CertificateKind
from app.office.models import Place, Sector
from app.partners.models.partners import Partner


class ActionKind(Term):
    """What was done about a certificate (việc đã làm với giấy đăng ký)."""

    ISSUED = "issued", "cấp mới"
    EXTENDED = "extended", "gia hạn"
    AMENDED = "amended", "sửa đổi, bổ sung"
    REISSUED = "reissued", "cấp lại"
    SUSPENDED = "suspended", "đình chỉ"
    RESUMED = "resumed", "cho hoạt động trở lại"
    TERMINATED = "terminated", "chấm dứt"
    REVOKED = "revoked", "thu hồi"


ENDS = (ActionKind.TERMINATED, ActionKind.REVOKED)
LIFTS = (ActionKind.RESUMED, ActionKind.EXTENDED, ActionKind.REISSUED)
"""What brings a suspended certificate back before the last day of its suspension, or where it names none.

That the NGO may work again (cho hoạt động trở lại) is written down as its document says: a fact, no rule of a decree.
"""


class CertificateStanding(Term):
    """Where a certificate stands on a day (tình trạng giấy đăng ký)."""

    VALID = "valid", "còn hiệu lực"
    EXPIRING = "expiring", "sắp hết hạn"
    EXPIRED = "expired", "hết hạn"
    SUSPENDED = "suspended", "đình chỉ"
    TERMINATED = "terminated", "chấm dứt"
    REVOKED = "revoked", "thu hồi"
    NOT_YET = "not_yet", "chưa có hiệu lực"

    @property
    def in_force(self) -> bool:
        """Whether the NGO may work under it."""
        return self in (CertificateStanding.VALID, CertificateStanding.EXPIRING)


class Certificate(FoundByNumber, Part):
    """A registration of a foreign NGO (giấy đăng ký); both its days repeat the actions, for lists.

    `issued_on` is the day of the first action, `expires_on` the last day as the newest action states it.
    """

    __tablename__ = "certificates"

    partner_id: Mapped[int] = labelled("Tổ chức PCPNN", ForeignKey("partners.id"), index=True)
    kind: Mapped[CertificateKind] = labelled("Loại giấy", TermType(CertificateKind))
    number: Mapped[str] = labelled("Số giấy đăng ký", String(60))
    issuer: Mapped[str] = labelled("Cơ quan cấp", String(200), default="Bộ Ngoại giao")
    issued_on: Mapped[date] = labelled("Ngày cấp")
    expires_on: Mapped[date] = labelled("Có giá trị đến")
    remarks: Mapped[str] = labelled("Ghi chú", String(1000), default="")

    partner: Mapped[Partner] = relationship()
    actions: Mapped[list["CertificateAction"]] = relationship(
        back_populates="certificate",
        order_by="[CertificateAction.on, CertificateAction.id]",
        cascade="all, delete-orphan",
    )

    __table_args__ = (
        CheckConstraint("issued_on <= expires_on", name="days"),
        Index("ix_certificates_expires_on_id", "expires_on", "id"),
        Index("ix_certificates_issued_on_id", "issued_on", "id"),
        {"info": {"label": "Giấy đăng ký"}},
    )

    @property
    def root(self) -> Base:
        return self.partner

    @property
    def name(self) -> str:
        """How the office calls it: "Giấy đăng ký hoạt động 12/CNV-HĐ"."""
        return f"{self.kind.label} {self.number}"

    @property
    def issue(self) -> "CertificateAction":
        """Its first action (cấp mới), with the document, localities and sectors as it was given."""
        return next(action for action in self.actions if action.kind == ActionKind.ISSUED)


class CertificateAction(Part):
    """What was done about a certificate on a day, by which document; `on` is when it takes effect.

    An action that states localities and sectors states all of them anew; one that states none leaves them.
    """

    __tablename__ = "certificate_actions"

    certificate_id: Mapped[int] = labelled("Giấy đăng ký", ForeignKey("certificates.id"), index=True)
    kind: Mapped[ActionKind] = labelled("Việc", TermType(ActionKind))
    on: Mapped[date] = labelled("Có hiệu lực từ ngày")
    document_id: Mapped[int | None] = labelled("Văn bản", ForeignKey("documents.id"), index=True)
    expires_on: Mapped[date | None] = labelled("Giấy có giá trị đến")
    suspended_to: Mapped[date | None] = labelled("Đình chỉ đến hết ngày")
    missing: Mapped[str] = labelled("Không có trong nguồn", String(300), default="")
    note: Mapped[str] = labelled("Nội dung", String(1000), default="")

    certificate: Mapped[Certificate] = relationship(back_populates="actions")
    document: Mapped[Document | None] = relationship()
    places: Mapped[list["CertificatePlace"]] = relationship(
        back_populates="action", order_by="CertificatePlace.id", cascade="all, delete-orphan"
    )
    sectors: Mapped[list["CertificateSector"]] = relationship(
        back_populates="action", order_by="CertificateSector.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        CheckConstraint('expires_on IS NULL OR "on" <= expires_on', name="expiry"),
        CheckConstraint('suspended_to IS NULL OR "on" <= suspended_to', name="suspension"),
        CheckConstraint("kind <> 'issued' OR expires_on IS NOT NULL", name="issued_until"),
        {"info": {"label": "Diễn biến giấy đăng ký"}},
    )

    @property
    def root(self) -> Base:
        return self.certificate.root

    @property
    def states_content(self) -> bool:
        """Whether it says where and in what the NGO may work."""
        return bool(self.places or self.sectors or self.missing)

    @property
    def place_ids(self) -> list[int]:
        return [each.place_id for each in self.places]

    @property
    def sector_ids(self) -> list[int]:
        return [each.sector_id for each in self.sectors]


class _OfAction(Base):
    """What an action states of the content of a certificate."""

    __abstract__ = True

    @property
    def root(self) -> Base:
        action: CertificateAction = self.action  # type: ignore[attr-defined]  # each declares its own relationship
        return action.root


class CertificatePlace(_OfAction):
    """A locality in which the NGO may work (địa bàn ghi trên giấy)."""

    __tablename__ = "certificate_places"

    action_id: Mapped[int] = labelled("Diễn biến", ForeignKey("certificate_actions.id"), index=True)
    place_id: Mapped[int] = labelled("Địa bàn", ForeignKey("places.id"), index=True)

    action: Mapped[CertificateAction] = relationship(back_populates="places")
    place: Mapped[Place] = relationship(lazy="joined")

    __table_args__ = (
        UniqueConstraint("action_id", "place_id"),
        {"info": {"label": "Địa bàn ghi trên giấy đăng ký"}},
    )


class CertificateSector(_OfAction):
    """A sector in which the NGO may work (lĩnh vực ghi trên giấy)."""

    __tablename__ = "certificate_sectors"

    action_id: Mapped[int] = labelled("Diễn biến", ForeignKey("certificate_actions.id"), index=True)
    sector_id: Mapped[int] = labelled("Lĩnh vực", ForeignKey("sectors.id"), index=True)

    action: Mapped[CertificateAction] = relationship(back_populates="sectors")
    sector: Mapped[Sector] = relationship(lazy="joined")

    __table_args__ = (
        UniqueConstraint("action_id", "sector_id"),
        {"info": {"label": "Lĩnh vực ghi trên giấy đăng ký"}},
    )
