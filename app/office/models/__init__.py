"""The office: units and what becomes of them, duties, places, sectors, the calendar, settings and own periods."""

from app.office.models.days import CalendarDay, InternalTarget, RuleValue
from app.office.models.duties import Duty, DutyKind
from app.office.models.groups import GroupMember, RelationGroup
from app.office.models.places import Place, PlaceKind, Sector
from app.office.models.settings import Setting, SettingKey, WhileIncomplete
from app.office.models.units import (
    ENDING,
    WHOLE,
    Certainty,
    Succession,
    SuccessionKind,
    Unit,
    UnitKind,
    UnitVersion,
)

__all__ = [
    "ENDING",
    "WHOLE",
    "CalendarDay",
    "Certainty",
    "Duty",
    "DutyKind",
    "GroupMember",
    "InternalTarget",
    "Place",
    "PlaceKind",
    "RelationGroup",
    "RuleValue",
    "Sector",
    "Setting",
    "SettingKey",
    "Succession",
    "SuccessionKind",
    "Unit",
    "UnitKind",
    "UnitVersion",
    "WhileIncomplete",
]
