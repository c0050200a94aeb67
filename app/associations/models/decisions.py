"""Decisions about an association (quyết định): permission, charter, name, merger, suspension, end."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, relationship

from app.associations.models.association import Association, OfAssociation
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay
from app.core.terms import Term, TermType, labelled
from app.documents.models import Document, Secrecy, StoredFile


class DecisionKind(Term):
    """What a decision says (loại quyết định)."""

    RECOGNISE = "recognise", "công nhận Ban vận động"
    PERMIT = "permit", "cho phép thành lập"
    CHARTER = "charter", "phê duyệt điều lệ"
    POSTS = "posts", "công nhận Ban Chấp hành, chức danh"
    RENAME = "rename", "đổi tên"
    DIVIDE = "divide", "chia"
    SPLIT = "split", "tách"
    MERGE = "merge", "sáp nhập"
    CONSOLIDATE = "consolidate", "hợp nhất"
    SUSPEND = "suspend", "đình chỉ hoạt động"
    RESUME = "resume", "cho hoạt động trở lại"
    DISSOLVE = "dissolve", "giải thể"
    OTHER = "other", "khác"


ACTS = (
    DecisionKind.RENAME,
    DecisionKind.DIVIDE,
    DecisionKind.SPLIT,
    DecisionKind.MERGE,
    DecisionKind.CONSOLIDATE,
    DecisionKind.SUSPEND,
    DecisionKind.RESUME,
    DecisionKind.DISSOLVE,
)
"""Decisions that change what the association is; the others are only written down."""


class AssociationDecision(OfAssociation):
    """A decision about an association (quyết định về hội): what it says, its day as far as known, its paper.

    `effective_on` is the day from which an act holds; `result` says in words what it did, with the names of that day.
    """

    __tablename__ = "association_decisions"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    kind: Mapped[DecisionKind] = labelled("Loại quyết định", TermType(DecisionKind))
    decided_on: Mapped[PartialDate | None] = labelled("Ngày quyết định", PartialDay)
    effective_on: Mapped[PartialDate | None] = labelled("Có hiệu lực từ", PartialDay)
    document_id: Mapped[int] = labelled("Văn bản", ForeignKey("documents.id"), index=True)
    result: Mapped[str] = labelled("Kết quả", String(700), default="")
    note: Mapped[str] = labelled("Ghi chú", String(1000), default="")

    association: Mapped[Association] = relationship(back_populates="decisions")
    document: Mapped[Document] = relationship(lazy="joined", innerjoin=True)

    __table_args__ = ({"info": {"label": "Quyết định về hội"}},)

    @property
    def number(self) -> str:
        return self.document.number

    @property
    def issuer(self) -> str:
        """The body that decided, as the paper calls it."""
        return self.document.issuer.name if self.document.issuer else self.document.issuer_name

    @property
    def signer(self) -> str:
        return self.document.signer

    @property
    def abstract(self) -> str:
        return self.document.abstract

    @property
    def secrecy(self) -> Secrecy:
        return self.document.secrecy

    @property
    def file(self) -> StoredFile | None:
        return self.document.file

    @property
    def is_act(self) -> bool:
        """Whether it changed what the association is."""
        return self.kind in ACTS
