"""The facts of a proposal that come in lists: donors, recipients, amounts, goods, places, sectors, findings."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from app.aid.models.proposal import Proposal
from app.aid.models.terms import AmountKind, Condition, Finding, Form, Manager, Qualifier, Source
from app.core.db import Base
from app.core.money import Money, Rate, ScaledInteger
from app.core.terms import TermType, labelled
from app.office.models import Place, Sector, Unit
from app.partners.models import Partner


class _OfProposal(Base):
    """A fact that hangs on one proposal."""

    __abstract__ = True

    @property
    def root(self) -> Base:
        proposal: Proposal = self.proposal  # type: ignore[attr-defined]  # each child declares its own relationship
        return proposal.dossier


class ProposalDonor(_OfProposal):
    """A donor or co-donor (bên cung cấp, đồng cung cấp), perhaps acting through another (qua)."""

    __tablename__ = "proposal_donors"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    partner_id: Mapped[int] = labelled("Bên cung cấp viện trợ", ForeignKey("partners.id"))
    via_id: Mapped[int | None] = labelled("Qua tổ chức", ForeignKey("partners.id"), index=True)

    proposal: Mapped[Proposal] = relationship(back_populates="donors")
    partner: Mapped[Partner] = relationship(foreign_keys=[partner_id])
    via: Mapped[Partner | None] = relationship(foreign_keys=[via_id])

    __table_args__ = (
        UniqueConstraint("proposal_id", "partner_id"),
        Index("ix_proposal_donors_partner_id_proposal_id", "partner_id", "proposal_id"),
        CheckConstraint("via_id IS NULL OR via_id <> partner_id", name="via_another"),
        {"info": {"label": "Bên cung cấp của khoản viện trợ"}},
    )


class Recipient(_OfProposal):
    """A receiving unit (bên tiếp nhận) with its share in percent, if the paper gives one."""

    __tablename__ = "recipients"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    unit_id: Mapped[int] = labelled("Bên tiếp nhận", ForeignKey("units.id"), index=True)
    share: Mapped[Decimal | None] = labelled("Tỷ lệ (%)", ScaledInteger(2))

    proposal: Mapped[Proposal] = relationship(back_populates="recipients")
    unit: Mapped[Unit] = relationship()

    __table_args__ = (
        UniqueConstraint("proposal_id", "unit_id"),
        CheckConstraint("share IS NULL OR (share > 0 AND share <= 10000)", name="share"),
        {"info": {"label": "Bên tiếp nhận"}},
    )


class Amount(_OfProposal):
    """One amount as the paper states it (khoản tiền): currency, rate and equivalents each kept as given."""

    __tablename__ = "amounts"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    kind: Mapped[AmountKind] = labelled("Loại giá trị", TermType(AmountKind), default=AmountKind.COMMITTED)
    source: Mapped[Source] = labelled("Nguồn vốn", TermType(Source), default=Source.GRANT)
    form: Mapped[Form] = labelled("Hình thức", TermType(Form), default=Form.MONEY)
    manager: Mapped[Manager | None] = labelled("Bên quản lý", TermType(Manager))
    qualifier: Mapped[Qualifier] = labelled("Mức chính xác", TermType(Qualifier), default=Qualifier.EXACT)
    currency: Mapped[str] = labelled("Loại tiền", String(3))
    amount: Mapped[Decimal] = labelled("Số tiền nguyên tệ", Money)
    rate: Mapped[Decimal | None] = labelled("Tỷ giá", Rate)
    rate_on: Mapped[date | None] = labelled("Ngày tỷ giá")
    vnd: Mapped[Decimal | None] = labelled("Quy đổi VND", Money)
    vnd_stated: Mapped[bool] = labelled("VND theo văn bản", default=False)
    usd: Mapped[Decimal | None] = labelled("Quy đổi USD", Money)
    period_text: Mapped[str] = labelled("Kỳ", String(60), default="")

    proposal: Mapped[Proposal] = relationship(back_populates="amounts")

    __table_args__ = (
        CheckConstraint("amount > 0", name="positive"),
        CheckConstraint("rate IS NULL OR rate > 0", name="rate"),
        {"info": {"label": "Giá trị viện trợ"}},
    )


class GoodsLine(_OfProposal):
    """A line of the goods list (danh mục hàng hóa)."""

    __tablename__ = "goods_lines"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    name: Mapped[str] = labelled("Tên hàng hóa", String(300))
    measure: Mapped[str] = labelled("Đơn vị tính", String(60), default="")
    quantity: Mapped[Decimal] = labelled("Số lượng", Money)
    condition: Mapped[Condition] = labelled("Tình trạng", TermType(Condition), default=Condition.NEW)
    origin: Mapped[str] = labelled("Xuất xứ", String(120), default="")
    currency: Mapped[str] = labelled("Loại tiền", String(3), default="VND")
    value: Mapped[Decimal | None] = labelled("Trị giá", Money)

    proposal: Mapped[Proposal] = relationship(back_populates="goods")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("value IS NULL OR value >= 0", name="value"),
        {"info": {"label": "Danh mục hàng hóa"}},
    )


class ProposalPlace(_OfProposal):
    """A place where the aid is carried out (địa bàn)."""

    __tablename__ = "proposal_places"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    place_id: Mapped[int] = labelled("Địa bàn", ForeignKey("places.id"))

    proposal: Mapped[Proposal] = relationship(back_populates="places")
    place: Mapped[Place] = relationship()

    __table_args__ = (
        UniqueConstraint("proposal_id", "place_id"),
        Index("ix_proposal_places_place_id_proposal_id", "place_id", "proposal_id"),
        {"info": {"label": "Địa bàn của khoản viện trợ"}},
    )


class ProposalSector(_OfProposal):
    """A sector of the aid (lĩnh vực)."""

    __tablename__ = "proposal_sectors"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    sector_id: Mapped[int] = labelled("Lĩnh vực", ForeignKey("sectors.id"))

    proposal: Mapped[Proposal] = relationship(back_populates="sectors")
    sector: Mapped[Sector] = relationship()

    __table_args__ = (
        UniqueConstraint("proposal_id", "sector_id"),
        Index("ix_proposal_sectors_sector_id_proposal_id", "sector_id", "proposal_id"),
        {"info": {"label": "Lĩnh vực của khoản viện trợ"}},
    )


class AuthorityAnswer(_OfProposal):
    """The answer to one question of the authority check (kiểm tra thẩm quyền)."""

    __tablename__ = "authority_answers"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    question: Mapped[str] = labelled("Câu hỏi", String(40))
    yes: Mapped[bool] = labelled("Có")
    note: Mapped[str] = labelled("Ghi chú", String(500), default="")

    proposal: Mapped[Proposal] = relationship(back_populates="answers")

    __table_args__ = (
        UniqueConstraint("proposal_id", "question"),
        {"info": {"label": "Kiểm tra thẩm quyền"}},
    )


class CriterionFinding(_OfProposal):
    """The finding on one criterion of the appraisal (kết quả thẩm định từng nội dung)."""

    __tablename__ = "criterion_findings"

    proposal_id: Mapped[int] = labelled("Đề nghị", ForeignKey("proposals.id"), index=True)
    criterion: Mapped[str] = labelled("Nội dung thẩm định", String(10))
    finding: Mapped[Finding] = labelled("Kết quả", TermType(Finding))
    note: Mapped[str] = labelled("Nhận xét", default="")

    proposal: Mapped[Proposal] = relationship(back_populates="findings")

    __table_args__ = (
        UniqueConstraint("proposal_id", "criterion"),
        {"info": {"label": "Kết quả thẩm định"}},
    )
