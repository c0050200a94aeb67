"""Aid (khoản viện trợ): its identity, and the proposal on which all its facts hang."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.aid.models.terms import (
    AppraisalMethod,
    FinanceMechanism,
    Modality,
    Nature,
    ProposalKind,
    Recommendation,
)
from app.core.db import Base, binary_text, unique_while
from app.core.terms import TermType, labelled
from app.documents.models import Document
from app.dossiers.models import Dossier
from app.office.models import Unit

if TYPE_CHECKING:
    from app.aid.models.facts import (
        Amount,
        AuthorityAnswer,
        CriterionFinding,
        GoodsLine,
        ProposalDonor,
        ProposalPlace,
        ProposalSector,
        Recipient,
    )


UNDATED = date(1900, 1, 1)
"""Stands for a day that the source does not give: such a paper is older than all that are dated."""


class Aid(Base):
    """An aid (khoản viện trợ): identity only; every fact stands on a proposal."""

    __tablename__ = "aids"

    source: Mapped[str] = labelled("Nguồn", String(200), default="")

    proposals: Mapped[list["Proposal"]] = relationship(back_populates="aid", order_by="Proposal.id")

    __table_args__ = ({"info": {"label": "Khoản viện trợ"}},)


class Proposal(Base):
    """A proposal to approve or adjust an aid (đề nghị phê duyệt/điều chỉnh): one dossier and all its facts.

    `in_force_from`/`in_force_to` are the days between which these facts are the aid's; approval sets them.
    `donor_names` and `owner_name` repeat the children for lists and search.
    """

    __tablename__ = "proposals"

    aid_id: Mapped[int] = labelled("Khoản viện trợ", ForeignKey("aids.id"), index=True)
    dossier_id: Mapped[int] = labelled("Hồ sơ", ForeignKey("dossiers.id"), unique=True)
    kind: Mapped[ProposalKind] = labelled(
        "Loại đề nghị", TermType(ProposalKind), default=ProposalKind.APPROVAL
    )
    title: Mapped[str] = labelled("Tên khoản viện trợ", String(500))
    modality: Mapped[Modality | None] = labelled("Phương thức", TermType(Modality))
    nature: Mapped[Nature | None] = labelled("Tính chất", TermType(Nature))
    is_recovery: Mapped[bool] = labelled("Khắc phục hậu quả", default=False)
    recovery_instruction: Mapped[str] = labelled(
        "Chỉ đạo của Chủ tịch UBND tỉnh (số, ngày)", String(300), default=""
    )
    has_expert: Mapped[bool] = labelled("Có chuyên gia nước ngoài", default=False)
    has_construction: Mapped[bool] = labelled("Có xây dựng, đầu tư công", default=False)
    has_pm_used_goods: Mapped[bool] = labelled(
        "Có hàng đã qua sử dụng thuộc thẩm quyền Thủ tướng", default=False
    )
    has_pm_used_vehicles: Mapped[bool] = labelled(
        "Có phương tiện đã qua sử dụng thuộc thẩm quyền Thủ tướng", default=False
    )
    finance: Mapped[FinanceMechanism | None] = labelled(
        "Cơ chế tài chính trong nước", TermType(FinanceMechanism)
    )
    aid_owner_id: Mapped[int | None] = labelled("Chủ khoản viện trợ", ForeignKey("units.id"), index=True)
    governing_body_id: Mapped[int | None] = labelled("Cơ quan chủ quản", ForeignKey("units.id"))
    aims: Mapped[str] = labelled("Mục tiêu, mục đích", default="")
    content: Mapped[str] = labelled("Nội dung, hoạt động chủ yếu", default="")
    results: Mapped[str] = labelled("Kết quả dự kiến", default="")
    beneficiaries: Mapped[str] = labelled("Đối tượng hưởng lợi", String(1000), default="")
    management: Mapped[str] = labelled("Tổ chức thực hiện, quản lý", default="")
    preconditions: Mapped[str] = labelled("Cam kết, điều kiện tiên quyết", default="")
    starts_on: Mapped[date | None] = labelled("Ngày bắt đầu")
    ends_on: Mapped[date | None] = labelled("Ngày kết thúc")
    period_text: Mapped[str] = labelled("Thời gian thực hiện (theo văn bản)", String(200), default="")
    missing: Mapped[str] = labelled("Không có trong nguồn", String(500), default="")
    in_force_from: Mapped[date | None] = labelled("Có hiệu lực từ")
    in_force_to: Mapped[date | None] = labelled("Có hiệu lực đến")
    decision_id: Mapped[int | None] = labelled("Quyết định", ForeignKey("documents.id"), index=True)
    approving_body: Mapped[str] = labelled("Cơ quan phê duyệt", String(300), default="")
    decision_unknown: Mapped[str] = labelled("Vì sao không có số, ngày quyết định", String(300), default="")
    method: Mapped[AppraisalMethod | None] = labelled("Hình thức thẩm định", TermType(AppraisalMethod))
    conference_on: Mapped[date | None] = labelled("Ngày họp hội nghị thẩm định")
    conference_members: Mapped[str] = labelled("Thành viên hội nghị", default="")
    recommendation: Mapped[Recommendation | None] = labelled("Kiến nghị", TermType(Recommendation))
    appraisal_note: Mapped[str] = labelled("Nhận xét chung", default="")
    donor_told_on: Mapped[date | None] = labelled("Ngày thông báo cho bên cung cấp")
    ministries_told_on: Mapped[date | None] = labelled("Ngày gửi quyết định cho các bộ")
    office_opinion: Mapped[str] = labelled("Ý kiến thẩm tra của Văn phòng", default="")
    dated_on: Mapped[date] = labelled("Ngày quyết định, nộp hoặc lập")
    donor_names: Mapped[str] = mapped_column(String(600), default="")
    owner_name: Mapped[str] = mapped_column(String(300), default="")
    search_text: Mapped[str] = mapped_column(default="")
    written_text: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(binary_text(1500), default="")

    aid: Mapped[Aid] = relationship(back_populates="proposals")
    dossier: Mapped[Dossier] = relationship()
    aid_owner: Mapped[Unit | None] = relationship(foreign_keys=[aid_owner_id])
    governing_body: Mapped[Unit | None] = relationship(foreign_keys=[governing_body_id])
    decision: Mapped[Document | None] = relationship()
    donors: Mapped[list["ProposalDonor"]] = relationship(
        back_populates="proposal", order_by="ProposalDonor.id", cascade="all, delete-orphan"
    )
    recipients: Mapped[list["Recipient"]] = relationship(
        back_populates="proposal", order_by="Recipient.id", cascade="all, delete-orphan"
    )
    amounts: Mapped[list["Amount"]] = relationship(
        back_populates="proposal", order_by="Amount.id", cascade="all, delete-orphan"
    )
    goods: Mapped[list["GoodsLine"]] = relationship(
        back_populates="proposal", order_by="GoodsLine.id", cascade="all, delete-orphan"
    )
    places: Mapped[list["ProposalPlace"]] = relationship(
        back_populates="proposal", order_by="ProposalPlace.id", cascade="all, delete-orphan"
    )
    sectors: Mapped[list["ProposalSector"]] = relationship(
        back_populates="proposal", order_by="ProposalSector.id", cascade="all, delete-orphan"
    )
    answers: Mapped[list["AuthorityAnswer"]] = relationship(
        back_populates="proposal", order_by="AuthorityAnswer.id", cascade="all, delete-orphan"
    )
    findings: Mapped[list["CriterionFinding"]] = relationship(
        back_populates="proposal", order_by="CriterionFinding.id", cascade="all, delete-orphan"
    )

    __table_args__ = (
        # with the dossier in it, walking along an order need not read the aid itself to ask who sees it
        Index("ix_proposals_sort_key_id", "sort_key", "id", "dossier_id"),
        Index("ix_proposals_dated_on_id", "dated_on", "id", "dossier_id"),
        Index("ix_proposals_id_dossier_id", "id", "dossier_id"),  # a count need not read this wide table
        unique_while("uq_proposals_in_force", "aid_id", "in_force_from IS NOT NULL AND in_force_to IS NULL"),
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="term"),
        CheckConstraint(
            "in_force_to IS NULL OR (in_force_from IS NOT NULL AND in_force_from <= in_force_to)",
            name="force",
        ),
        {"info": {"label": "Đề nghị viện trợ"}},
    )

    @property
    def root(self) -> Base:
        return self.dossier

    @property
    def trunk(self) -> Dossier:
        return self.dossier

    def reset(self, fact: str) -> None:
        """A fact of its own, or of its dossier: no fact that a step sets stands on both."""
        if fact in self.__table__.c:
            super().reset(fact)
        else:
            self.dossier.reset(fact)
