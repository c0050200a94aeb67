"""Forms of decisions, congresses and posts."""

from collections.abc import Mapping
from typing import Any

from wtforms.validators import ValidationError

from app.associations.forms.facts import AS_KNOWN
from app.associations.models import (
    AssociationDecision,
    Body,
    Congress,
    CongressKind,
    DecisionKind,
    Post,
    PostTitle,
    RequestedBy,
)
from app.associations.models import CongressForm as Meeting
from app.associations.models.decisions import ACTS
from app.core.forms import (
    ChildForm,
    LongText,
    PartialDayField,
    Pick,
    Text,
    Upload,
    WholeNumber,
    not_after_today,
    required,
)
from app.core.terms import Term, label_of
from app.documents.actions import NO_SECRETS
from app.documents.forms import SECRECY_HINT
from app.documents.models import Document, Secrecy

CHOOSE = "– chọn –"
D, C, P = AssociationDecision, Congress, Post


def term_field(column: Any, terms: type[Term], *, must: bool = True, **kwargs: Any) -> Pick:
    """One word of a closed list."""
    blank = CHOOSE if must else "chưa rõ"
    rules = [required()] if must else []
    return Pick(label_of(column), rules, choices=terms.choices(), coerce=terms, blank=blank, **kwargs)


class PaperForm(ChildForm):
    """The paper of a decision: number, day as far as known, who decided and signed, its file."""

    number = Text(label_of(Document.number), longest=60)
    decided_on = PartialDayField(label_of(D.decided_on), [not_after_today], description=AS_KNOWN)
    issuer = Text(label_of(Document.issuer_id))
    signer = Text(label_of(Document.signer), longest=200)
    abstract = LongText(label_of(Document.abstract), longest=1000)
    secrecy = Pick(
        label_of(Document.secrecy), choices=Secrecy.choices(), coerce=Secrecy, blank="Chọn độ mật",
        description=SECRECY_HINT,
    )  # fmt: skip
    file = Upload(label_of(Document.file_id))

    def validate_secrecy(self, field: Any) -> None:
        """A file asks for its secrecy; from Mật on neither file nor abstract is kept."""
        if field.data not in (None, Secrecy.NONE) and (self.file.chosen or self.abstract.data):
            raise ValidationError(NO_SECRETS)
        if self.file.chosen and field.data is None:
            raise ValidationError("Hãy chọn độ mật của văn bản có tệp này.")

    def typed(self) -> Mapping[str, Any]:
        """What was typed; a chosen file lies in the store from now on."""
        return {**self.facts(), "file": self.file.stored()}


class DecisionForm(PaperForm):
    """A decision that is only written down; those that change the association have a form of their own."""

    kind = term_field(D.kind, DecisionKind)
    note = LongText(label_of(D.note), longest=1000)
    field_order = ("kind", "number", "decided_on", "issuer", "signer", "abstract", "secrecy", "file", "note")

    def offer_for(self, record: Any, row: Any) -> None:
        """Acts cannot be chosen here; the row of an act keeps its kind."""
        if row is not None and row.is_act:
            self.kind.offer([(row.kind.value, row.kind.label)])
        else:
            self.kind.offer((kind.value, kind.label) for kind in DecisionKind if kind not in ACTS)


class CongressForm(ChildForm):
    """A congress and the term it opens (đại hội, nhiệm kỳ)."""

    ordinal = WholeNumber(label_of(C.ordinal))
    kind = term_field(C.kind, CongressKind, default=CongressKind.TERM)
    planned_on = PartialDayField(label_of(C.planned_on), description=AS_KNOWN)
    held_on = PartialDayField(label_of(C.held_on), [not_after_today])
    form = term_field(C.form, Meeting, must=False)
    place = Text(label_of(C.place))
    called = WholeNumber(label_of(C.called), description="Hội viên hoặc đại biểu chính thức.")
    present = WholeNumber(
        label_of(C.present), description="Đại hội hợp lệ khi có mặt trên 1/2 số được triệu tập."
    )
    term_begins = PartialDayField(label_of(C.term_begins))
    term_ends = PartialDayField(label_of(C.term_ends), description="Theo dự kiến khi bắt đầu nhiệm kỳ.")
    term_ended_on = PartialDayField(label_of(C.term_ended_on), [not_after_today])
    requested_by = term_field(
        C.requested_by, RequestedBy, must=False,
        description="Đại hội bất thường: ít nhất 2/3 ủy viên Ban Chấp hành hoặc trên 1/2 hội viên đề nghị.",
    )  # fmt: skip
    requesting = WholeNumber(label_of(C.requesting))
    entitled = WholeNumber(label_of(C.entitled))
    note = LongText(label_of(C.note), longest=1000)
    source = Text(label_of(C.source), longest=200)


class PostForm(ChildForm):
    """Who holds which post since when (người giữ chức vụ)."""

    person = Text(label_of(P.person), [required()], longest=200)
    title = term_field(P.title, PostTitle)
    body = term_field(P.body, Body, must=False)
    outside_office = Text(label_of(P.outside_office))
    begins = PartialDayField(label_of(P.begins), [not_after_today], description=AS_KNOWN)
    ends = PartialDayField(label_of(P.ends), description="Bỏ trống nếu còn giữ chức vụ.")
    seen_on = PartialDayField(
        label_of(P.seen_on),
        [not_after_today],
        description="Khi nguồn chỉ cho biết lúc đó người này đang giữ chức vụ.",
    )
    note = LongText(label_of(P.note), longest=1000)
    source = Text(label_of(P.source), longest=200)
