"""What the forms of all steps of a founding share: its states, who issues its papers, one letter."""

from datetime import date
from typing import Any

from app.associations.models import Founding, FoundingStatus
from app.associations.workflow import PARTS, TYPES, issuer_of
from app.documents.forms import document_fields
from app.dossiers.forms import SIGNED, OnADossier, StepForm, TakeBackForm
from app.office.models import Unit


class OnAFounding(OnADossier):
    """A form about what is done with a founding, not about what it says."""

    states = FoundingStatus


class FoundingStepForm(OnAFounding, StepForm):
    """What every step asks: the day it was done, and the paper behind an earlier day."""

    types = TYPES

    def issuer_of(self, part: str, founding: Founding, day: date, /) -> Unit | None:
        """The unit that issues the paper of this part."""
        return issuer_of(part, founding, day)


class FoundingTakeBackForm(OnAFounding, TakeBackForm):
    """Why the step just taken is taken back."""


def letter_form(part: str, argument: str = "letter") -> type[FoundingStepForm]:
    """A step that brings one signed letter."""

    class LetterForm(FoundingStepForm):
        brings = {"letter": part}  # noqa: RUF012 - declared once and only read
        letter = document_fields(PARTS[part], required=SIGNED)

        def arguments(self) -> dict[str, Any]:
            return {argument: self.letter.form.typed()}

    return LetterForm
