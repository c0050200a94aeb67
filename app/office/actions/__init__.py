"""What changes the office's own data."""

from app.office.actions.merging import merge_unit, uses_of_unit
from app.office.actions.naming import bear_names, begin_name, correct_version, rename_unit
from app.office.actions.reference import install_reference
from app.office.actions.rows import add_row, change_row, confirm_year, remove_row, remove_unused
from app.office.actions.settings import save_settings
from app.office.actions.successions import (
    Naming,
    Outcome,
    carry_out,
    carry_out_due,
    due,
    end_in,
    name_successor,
    successor_of,
)
from app.office.actions.units import (
    add_unit,
    change_unit,
    confirm_unit,
    keys_of_unit,
    register_unit,
)

__all__ = [
    "Naming",
    "Outcome",
    "add_row",
    "add_unit",
    "bear_names",
    "begin_name",
    "carry_out",
    "carry_out_due",
    "change_row",
    "change_unit",
    "confirm_unit",
    "confirm_year",
    "correct_version",
    "due",
    "end_in",
    "install_reference",
    "keys_of_unit",
    "merge_unit",
    "name_successor",
    "register_unit",
    "remove_row",
    "remove_unused",
    "rename_unit",
    "save_settings",
    "successor_of",
    "uses_of_unit",
]
