"""What the forms of all steps share, whatever the procedure: the day it was done, the paper behind it, its letters."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from wtforms import FormField

from app.core.calendar import term_end
from app.core.forms import BaseForm, Day, LongText, Text, required
from app.core.rules import Superseded
from app.core.templating import moment
from app.core.terms import Term
from app.documents.queries import usual_symbol
from app.law.shapes import Clock
from app.office import queries as office
from app.office.models import Unit
from app.permissions import Actor, dossier_of

SIGNED = ("number", "issued_on", "signer")


class OnADossier(BaseForm):
    """A form about what is done with a dossier, not about what it says; `states` are those of its procedure."""

    states: ClassVar[type[Term]]

    def superseded(self, conflict: Superseded) -> None:
        """Say what has become of the file meanwhile: a step is taken on it or not, two of them are never merged."""
        dossier = dossier_of(conflict.record)
        last = dossier.last_step
        done = f" {last.actor} đã ghi nhận “{last.label}” lúc {moment(last.entered_at)}." if last else ""
        self.version.data = str(conflict.version)
        self.version.raw_data = [self.version.data]
        self.refuse(
            "Trong lúc bạn nhập, hồ sơ đã có thay đổi."
            f"{done} Hồ sơ hiện ở bước “{self.states(dossier.status).label}”; "
            "chưa có gì của bạn được ghi, nội dung bạn nhập còn ở dưới đây."
        )


class StepForm(OnADossier):
    """What every step asks: the day it was done, and the paper behind an earlier day.

    `brings` names the field of each paper that the step issues, and the part it plays; `types` the abbreviation
    of the kind of paper in its symbol (the others are công văn).
    """

    brings: ClassVar[Mapping[str, str]] = {}
    types: ClassVar[Mapping[str, str]] = {}

    on = Day("Ngày thực hiện", [required()], description="ngày ghi trên văn bản; không ở tương lai")
    basis = Text("Căn cứ", description="văn bản làm căn cứ, khi ngày thực hiện trước hôm nay")
    note = LongText("Ghi chú, lý do", longest=2000)

    @classmethod
    def filled_from(cls, _case: Any, /) -> Any:
        """The record that the form opens filled with, if any."""
        return None

    def offer(self, case: Any, actor: Actor, /) -> None:
        """Fill the choices that depend on the file and the person."""

    def issuer_of(self, part: str, case: Any, day: date, /) -> Unit | None:
        """The unit that issues the paper of this part (cơ quan ban hành); None where it comes from outside."""
        return None

    def number_here(self, case: Any, day: date, /) -> None:
        """Papers whose issuer takes its numbers from the registry (cấp số tại đây) are not asked for one."""
        for name, part in self.brings.items():
            issuer = self.issuer_of(part, case, day) if name in self else None
            if issuer is not None and issuer.issues_numbers:
                self[name].form.number_here(usual_symbol(self.types.get(part, ""), issuer, day))

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


class TakeBackForm(OnADossier):
    """Why the step just taken is taken back."""

    note = LongText("Lý do rút lại", [required()], longest=2000)


def usual_due(clock: Clock, day: date) -> date | None:
    """The day that the office's own period (thời hạn nội bộ) leads to; None while it has set none."""
    target = office.target(clock, day)
    return term_end(day, target.length, target.count, office.working_calendar()) if target else None
