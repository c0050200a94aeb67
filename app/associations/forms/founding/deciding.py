"""Forms of putting up, of the congress and of its being put off."""

from typing import Any

from app.associations.actions.founding import TERM_YEARS, Held
from app.associations.forms.founding.base import FoundingStepForm
from app.associations.models import CongressForm as Meeting
from app.associations.models import Founding, PostTitle
from app.associations.workflow import PARTS
from app.core.forms import (
    Day,
    LongText,
    Pick,
    Rows,
    SpareRow,
    Text,
    WholeNumber,
    given,
    not_after_today,
    required,
    rows_of,
)
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.dossiers.forms import SIGNED
from app.permissions import Actor

F = Founding


class PutUpForm(FoundingStepForm):
    """Phiếu trình: the Văn phòng's opinion, the draft decision."""

    opinion = LongText(label_of(F.office_opinion), [required()], longest=4000)
    draft = document_fields(PARTS["draft"], required=())

    def arguments(self) -> dict[str, Any]:
        return {"opinion": self.opinion.data, "draft": self.draft.form.typed()}


class ExtendForm(FoundingStepForm):
    """Putting the congress off: asked when, until when, by which paper."""

    brings = {"letter": "extension"}  # noqa: RUF012 - declared once and only read

    asked_on = Day("Ngày Ban vận động đề nghị", [required(), not_after_today])
    until = Day(label_of(F.extended_to), [required()])
    letter = document_fields(PARTS["extension"], required=SIGNED)

    def arguments(self) -> dict[str, Any]:
        return {
            "asked_on": given(self.asked_on),
            "until": given(self.until),
            "letter": self.letter.form.typed(),
        }


class ElectedRow(SpareRow):
    """Somebody elected by the congress (người được bầu)."""

    presets = ("title",)
    title = Pick("Chức danh", choices=PostTitle.choices(), coerce=PostTitle, default=PostTitle.CHAIR)
    person = Text("Họ và tên", [required()], longest=200)


class HoldCongressForm(FoundingStepForm):
    """The founding congress: who came, whom it elected, for how long."""

    held_on = Day(label_of(F.congress_on), [required(), not_after_today])
    present = WholeNumber("Số người có mặt", [required()])
    form = Pick("Hình thức", choices=Meeting.choices(), coerce=Meeting, default=Meeting.IN_PERSON)
    place = Text("Nơi tổ chức")
    term_years = WholeNumber("Nhiệm kỳ (năm)", [required()], default=TERM_YEARS)
    elected = Rows(ElectedRow, "Người được bầu", max_entries=40)
    minutes = document_fields(PARTS["minutes"], required=())

    def offer(self, founding: Founding, actor: Actor) -> None:
        """How many registered: more than half of them must be present."""
        self.present.description = f"Có {founding.registered or 0} người đăng ký; cần trên 1/2 có mặt."

    def arguments(self) -> dict[str, Any]:
        held = Held(
            held_on=given(self.held_on),
            present=given(self.present),
            form=self.form.data,
            place=self.place.data,
            term_years=given(self.term_years),
            elected=[(row["title"], row["person"]) for row in rows_of(self.elected)],
        )
        return {"held": held, "minutes": self.minutes.form.typed()}
