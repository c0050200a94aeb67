"""Forms of the trunk: an opinion, a leader's word, a paper of the dossier."""

from typing import Any

from wtforms.validators import ValidationError

from app.core.forms import (
    BaseForm,
    Day,
    LongText,
    Pick,
    Text,
    Tick,
    Upload,
    WholeNumber,
    given,
    not_after_today,
    required,
)
from app.core.terms import label_of
from app.documents.actions import NO_SECRETS
from app.documents.forms import SECRECY_HINT, document_fields
from app.documents.models import Secrecy
from app.documents.queries import usual_symbol
from app.dossiers.actions import TypedAnswer, TypedPaper
from app.dossiers.models import Language, Opinion, OpinionKind, Paper, Remark
from app.office.models import Unit
from app.permissions import Actor

ANSWERS = tuple(k for k in OpinionKind if k not in (OpinionKind.SILENT, OpinionKind.OWN_CONTENT))


class OpinionForm(BaseForm):
    """An opinion, given by the unit itself or written down from its paper."""

    kind = Pick(
        label_of(Opinion.kind),
        [required("Chọn ý kiến.")],
        choices=[(k, k.label) for k in ANSWERS],
        coerce=OpinionKind,
        blank="– chọn –",
    )
    answered_on = Day(label_of(Opinion.answered_on), [required(), not_after_today])
    text = LongText(label_of(Opinion.text))
    document = document_fields("Văn bản trả lời", required=())

    def number_here(self, unit: Unit, by: Actor) -> "OpinionForm":
        """A unit that takes its numbers from the registry (cấp số tại đây) is not asked for one when it answers itself.

        What came on paper, written down by another unit, has its number already.
        """
        if unit.issues_numbers and by.unit_id == unit.id:
            self.document.form.number_here(usual_symbol("", unit, by.day))
        return self

    def answer(self) -> TypedAnswer:
        return TypedAnswer(
            self.kind.data, given(self.answered_on), self.text.data, self.document.form.typed()
        )


class RemarkForm(BaseForm):
    """A leader's word on the file (bút phê)."""

    text = Text(label_of(Remark.text), [required()], longest=1000)


class PaperForm(BaseForm):
    """A paper of the dossier: there, or its absence explained; `code` says which."""

    code = ""

    present = Tick(label_of(Paper.present))
    absence = Text(label_of(Paper.absence), longest=500, description="khi chưa có: nêu lý do")
    number = Text(label_of(Paper.number), longest=60)
    issued_on = Day(label_of(Paper.issued_on))
    signer = Text(label_of(Paper.signer), longest=200)
    expires_on = Day(label_of(Paper.expires_on))
    originals = WholeNumber(label_of(Paper.originals), default=0)
    copies = WholeNumber(label_of(Paper.copies), default=0)
    language = Pick(label_of(Paper.language), choices=Language.choices(), coerce=Language)
    secrecy = Pick(
        label_of(Paper.secrecy),
        choices=Secrecy.choices(),
        coerce=Secrecy,
        blank="Chọn độ mật",
        description=SECRECY_HINT,
    )
    file = Upload(
        "Tệp", description="pdf, docx, xlsx, jpg hoặc png; tệp đã có được giữ nếu không chọn tệp mới"
    )

    def reopened(self, record: Any) -> "PaperForm":
        """The paper as it is written down now."""
        paper = next((p for p in record.trunk.papers if p.code == self.code), None)
        return PaperForm(formdata=None, obj=paper)

    def validate_secrecy(self, field: Any) -> None:
        """A file comes with its degree of secrecy; from Mật on none is kept."""
        if self.file.chosen and field.data is None:
            raise ValidationError("Hãy chọn độ mật của văn bản có tệp này.")
        if self.file.chosen and field.data != Secrecy.NONE:
            raise ValidationError(NO_SECRETS)

    def paper(self, code: str, label: str) -> TypedPaper:
        """What was typed; the chosen file lies in the store from now on. To be asked once the form is valid."""
        facts = {name: value for name, value in self.facts().items() if name != "file"}
        facts["originals"], facts["copies"] = facts["originals"] or 0, facts["copies"] or 0
        facts["secrecy"] = facts["secrecy"] or Secrecy.NONE
        return TypedPaper(code=code, label=label, upload=self.file.stored(), **facts)
