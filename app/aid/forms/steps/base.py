"""What the forms of all steps share: the day it was done, the paper behind it, one letter."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, cast

from wtforms import FormField

from app.aid.models import Proposal, Status
from app.aid.workflow import PARTS, issuer_of, usual_symbol
from app.core.calendar import term_end
from app.core.forms import (
    BaseForm,
    Day,
    LongText,
    Text,
    required,
)
from app.core.rules import Superseded
from app.core.templating import moment
from app.documents.forms import document_fields
from app.law.shapes import Clock
from app.office import queries as office
from app.permissions import Actor

SIGNED = ("number", "issued_on", "signer")


class OnAFile(BaseForm):
    """A form about what is done with a file, not about what it says."""

    def superseded(self, conflict: Superseded) -> None:
        """Say what has become of the file meanwhile: a step is taken on it or not, two of them are never merged."""
        dossier = cast(Proposal, conflict.record).dossier
        last = dossier.last_step
        done = f" {last.actor} đã ghi nhận “{last.label}” lúc {moment(last.entered_at)}." if last else ""
        self.version.data = str(conflict.version)
        self.version.raw_data = [self.version.data]
        self.refuse(
            f"Trong lúc bạn nhập, hồ sơ đã có thay đổi.{done} Hồ sơ hiện ở bước “{Status(dossier.status).label}”; "
            "chưa có gì của bạn được ghi, nội dung bạn nhập còn ở dưới đây."
        )


class StepForm(OnAFile):
    """What every step asks: the day it was done, and the paper behind an earlier day."""

    on = Day("Ngày thực hiện", [required()], description="ngày ghi trên văn bản; không ở tương lai")
    basis = Text("Căn cứ", description="văn bản làm căn cứ, khi ngày thực hiện trước hôm nay")
    note = LongText("Ghi chú, lý do", longest=2000)

    @classmethod
    def filled_from(cls, _proposal: Proposal, /) -> Any:
        """The record that the form opens filled with, if any."""
        return None

    brings: ClassVar[Mapping[str, str]] = {}  # the field of each paper that this step issues, and its part

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        """Fill the choices that depend on the file and the person."""

    def number_here(self, proposal: Proposal, day: date) -> None:
        """Papers whose issuer takes its numbers from the registry (cấp số tại đây) are not asked for one."""
        for name, part in self.brings.items():
            issuer = issuer_of(part, proposal, day) if name in self else None
            if issuer is not None and issuer.issues_numbers:
                self[name].form.number_here(usual_symbol(part, issuer, day))

    def ask_reason(self) -> None:
        """This step is not taken without a reason: the form says so."""
        self.note.label.text = "Lý do"
        self.note.flags.required = True
        self.note.validators = [required(), *self.note.validators]

    def before_signature(self) -> None:
        """An officer prepares what a leader will sign (soạn): the day of the step is that on which it is issued."""
        del self.on, self.basis
        for field in self:
            if isinstance(field, FormField):
                field.form.before_signature()

    def arguments(self) -> dict[str, Any]:
        """What the verb of the step wants besides who and when."""
        return {}

    def when(self) -> dict[str, Any]:
        """Day, basis and note, as every verb takes them."""
        return {"on": self.on.data, "basis": self.basis.data, "note": self.note.data}


def usual_due(clock: Clock, day: date) -> date | None:
    """The day that the office's own period (thời hạn nội bộ) leads to; None while it has set none."""
    target = office.target(clock, day)
    return term_end(day, target.length, target.count, office.working_calendar()) if target else None


class TakeBackForm(OnAFile):
    """Why the step just taken is taken back."""

    note = LongText("Lý do rút lại", [required()], longest=2000)


def letter_form(part: str, *, named: tuple[str, ...] = SIGNED, **options: Any) -> type[StepForm]:
    """A step that brings one letter."""

    class LetterForm(StepForm):
        brings = {"letter": part}  # noqa: RUF012 - declared once and only read
        letter = document_fields(PARTS[part], required=named, **options)

        def arguments(self) -> dict[str, Any]:
            return {"letter": self.letter.form.typed()}

    return LetterForm
