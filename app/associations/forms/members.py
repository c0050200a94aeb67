"""Forms of branches and counts of members."""

from typing import Any

from app.associations.forms.facts import AS_KNOWN
from app.associations.forms.governing import term_field
from app.associations.models import Branch, BranchKind, MemberCount, MemberKind
from app.associations.queries import branches_to_join
from app.core.forms import (
    ChildForm,
    LongText,
    PartialDayField,
    Pick,
    Text,
    WholeNumber,
    not_after_today,
    required,
)
from app.core.terms import label_of

B, M = Branch, MemberCount


class BranchForm(ChildForm):
    """A branch and where it stands in the tree (chi hội, liên chi hội)."""

    name = Text(label_of(B.name), [required()])
    kind = term_field(B.kind, BranchKind, default=BranchKind.BRANCH)
    parent_id = Pick(label_of(B.parent_id), coerce=int, blank="trực thuộc hội")
    head = Text(label_of(B.head), longest=200)
    place = Text(label_of(B.place))
    founded_on = PartialDayField(label_of(B.founded_on), [not_after_today], description=AS_KNOWN)
    ended_on = PartialDayField(label_of(B.ended_on), [not_after_today])
    note = LongText(label_of(B.note), longest=1000)

    def offer_for(self, record: Any, row: Any) -> None:
        """Branches of the same association, without the branch itself and its own parts."""
        self.parent_id.offer(branches_to_join(record, row))


class CountForm(ChildForm):
    """How many members there were at a time (số hội viên)."""

    counted_on = PartialDayField(label_of(M.counted_on), [required(), not_after_today], description=AS_KNOWN)
    branch_id = Pick(label_of(M.branch_id), coerce=int, blank="toàn hội")
    kind = term_field(M.kind, MemberKind, default=MemberKind.FULL)
    number = WholeNumber(label_of(M.number), [required()])
    joined = WholeNumber(label_of(M.joined))
    departed = WholeNumber(label_of(M.departed))
    source = Text(label_of(M.source), longest=200)

    def offer_for(self, record: Any, row: Any) -> None:
        """Branches of the association."""
        self.branch_id.offer(branches_to_join(record, None))
