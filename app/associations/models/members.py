"""The branches of an association and how many members it had at which time (chi hội, hội viên)."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, relationship

from app.associations.models.association import Association, OfAssociation
from app.core.parsing import PartialDate
from app.core.partial_dates import PartialDay, orderly
from app.core.terms import Term, TermType, labelled


class BranchKind(Term):
    """Level of a branch (loại chi hội)."""

    FEDERATION = "federation", "liên chi hội"
    BRANCH = "branch", "chi hội"


class Branch(OfAssociation):
    """A branch, or a federation of branches (chi hội, liên chi hội); they form a tree."""

    __tablename__ = "association_branches"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    name: Mapped[str] = labelled("Tên chi hội", String(300))
    kind: Mapped[BranchKind] = labelled("Loại", TermType(BranchKind))
    parent_id: Mapped[int | None] = labelled("Thuộc", ForeignKey("association_branches.id"), index=True)
    head: Mapped[str] = labelled("Chi hội trưởng", String(200), default="")
    place: Mapped[str] = labelled("Địa bàn, cơ quan", String(300), default="")
    founded_on: Mapped[PartialDate | None] = labelled("Thành lập", PartialDay)
    ended_on: Mapped[PartialDate | None] = labelled("Kết thúc", PartialDay)
    note: Mapped[str] = labelled("Ghi chú", String(1000), default="")

    association: Mapped[Association] = relationship(back_populates="branches")
    parent: Mapped["Branch | None"] = relationship(remote_side="Branch.id")

    __table_args__ = (
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="other_branch"),
        CheckConstraint(orderly("founded_on", "ended_on"), name="days"),
        {"info": {"label": "Chi hội"}},
    )


class MemberKind(Term):
    """Kind of members (loại hội viên); the last where the source gives one number for all."""

    FULL = "full", "chính thức"
    ASSOCIATE = "associate", "liên kết"
    HONORARY = "honorary", "danh dự"
    ALL = "all", "chung, nguồn không chia loại"


class MemberCount(OfAssociation):
    """How many members of a kind there were at a time (số hội viên), of the association or of one branch."""

    __tablename__ = "member_counts"

    association_id: Mapped[int] = labelled("Hội hữu nghị", ForeignKey("associations.id"), index=True)
    branch_id: Mapped[int | None] = labelled("Chi hội", ForeignKey("association_branches.id"), index=True)
    counted_on: Mapped[PartialDate] = labelled("Tính đến", PartialDay)
    kind: Mapped[MemberKind] = labelled("Loại hội viên", TermType(MemberKind))
    number: Mapped[int] = labelled("Số hội viên")
    joined: Mapped[int | None] = labelled("Tăng trong năm")
    departed: Mapped[int | None] = labelled("Giảm trong năm")
    source: Mapped[str] = labelled("Nguồn", String(200), default="")

    association: Mapped[Association] = relationship(back_populates="member_counts")
    branch: Mapped[Branch | None] = relationship()

    __table_args__ = (
        Index("ix_member_counts_counted_on_id", "counted_on", "id"),
        CheckConstraint(
            "number >= 0 AND (joined IS NULL OR joined >= 0) AND (departed IS NULL OR departed >= 0)",
            name="numbers",
        ),
        {"info": {"label": "Số hội viên"}},
    )
