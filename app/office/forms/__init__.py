"""Forms of the office's own data."""

from app.office.forms.rows import (
    CalendarDayForm,
    ConfirmYearForm,
    DutyForm,
    GroupMemberForm,
    InternalTargetForm,
    PlaceForm,
    RelationGroupForm,
    RemoveForm,
    RuleValueForm,
    SectorForm,
)
from app.office.forms.settings import SettingsForm
from app.office.forms.successions import CarryOutForm, SuccessionForm, SuccessorForm
from app.office.forms.units import MergeForm, NewUnitForm, RenameForm, UnitForm, VersionForm

__all__ = [
    "CalendarDayForm",
    "CarryOutForm",
    "ConfirmYearForm",
    "DutyForm",
    "GroupMemberForm",
    "InternalTargetForm",
    "MergeForm",
    "NewUnitForm",
    "PlaceForm",
    "RelationGroupForm",
    "RemoveForm",
    "RenameForm",
    "RuleValueForm",
    "SectorForm",
    "SettingsForm",
    "SuccessionForm",
    "SuccessorForm",
    "UnitForm",
    "VersionForm",
]
