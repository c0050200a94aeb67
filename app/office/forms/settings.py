"""The one form of all settings (thiết lập): a field for each, named as its key."""

from typing import Any

from wtforms.validators import NumberRange, ValidationError

from app.core.codes import check_pattern, code
from app.core.forms import BaseForm, Pick, Text, Tick, WholeNumber, required
from app.core.parsing import ParseError
from app.office.models import SettingKey as Key
from app.office.models import WhileIncomplete

SAMPLE = code("VT-{year}-{serial:04}", 2026, 17)


def possible_pattern(_form: Any, field: Any) -> None:
    """A pattern from which every record gets a code of its own."""
    try:
        check_pattern(field.data)
    except ParseError as error:
        raise ValidationError(str(error)) from error


class SettingsForm(BaseForm):
    """What the office has chosen."""

    office_name = Text(Key.OFFICE_NAME.label, [required()])
    parent_name = Text(Key.PARENT_NAME.label, [required()])
    place_name = Text(Key.PLACE_NAME.label, [required()])
    clock_while_incomplete = Pick(
        Key.CLOCK_WHILE_INCOMPLETE.label, choices=WhileIncomplete.choices(), coerce=WhileIncomplete
    )
    silence_is_agreement = Tick(Key.SILENCE_IS_AGREEMENT.label)
    division_head_may_issue = Tick(Key.DIVISION_HEAD_MAY_ISSUE.label)
    declare_no_interest = Tick(Key.DECLARE_NO_INTEREST.label)
    one_stop_system = Tick(Key.ONE_STOP_SYSTEM.label)
    code_pattern = Text(
        Key.CODE_PATTERN.label,
        [required(), possible_pattern],
        description=f"{{year}} là năm, {{serial:04}} là số thứ tự bốn chữ số: VT-{{year}}-{{serial:04}} cho {SAMPLE}.",
    )
    expiry_horizon = WholeNumber(
        Key.EXPIRY_HORIZON.label, [required(), NumberRange(1, 730, "Hãy nhập số ngày từ 1 đến 730.")]
    )

    def choices(self) -> dict[Key, str]:
        """What was chosen, as it is kept."""
        return {key: stored(self[key.value].data) for key in Key}


def stored(value: Any) -> str:
    """A choice as the settings keep it: yes is 1, no is 0."""
    return str(int(value)) if isinstance(value, bool) else str(value)
