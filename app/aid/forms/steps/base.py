"""What the forms of all steps of an aid dossier share: its states, who issues its papers, one letter."""

from datetime import date
from typing import Any

from app.aid.models import Proposal, Status
from app.aid.workflow import PARTS, TYPES, issuer_of
from app.documents.forms import document_fields
from app.dossiers import forms
from app.dossiers.forms import SIGNED
from app.office.models import Unit


class OnAFile(forms.OnADossier):
    """A form about what is done with a file, not about what it says."""

    states = Status


class StepForm(OnAFile, forms.StepForm):
    """What every step asks: the day it was done, and the paper behind an earlier day."""

    types = TYPES

    def issuer_of(self, part: str, proposal: Proposal, day: date, /) -> Unit | None:
        """The unit that issues the paper of this part."""
        return issuer_of(part, proposal, day)


class TakeBackForm(OnAFile, forms.TakeBackForm):
    """Why the step just taken is taken back."""


def letter_form(part: str, *, named: tuple[str, ...] = SIGNED, **options: Any) -> type[StepForm]:
    """A step that brings one letter."""

    class LetterForm(StepForm):
        brings = {"letter": part}  # noqa: RUF012 - declared once and only read
        letter = document_fields(PARTS[part], required=named, **options)

        def arguments(self) -> dict[str, Any]:
            return {"letter": self.letter.form.typed()}

    return LetterForm
