"""Writing the record of a donor over time; everything runs inside a transaction."""

from collections.abc import Mapping
from typing import Any

from app.core.parsing import PartialDate
from app.core.rules import By, Refused
from app.partners.models import LocalPartner, PartnerCommendation, PartnerVisit, Representative, StaffCount


def write_in_time(row: Representative | LocalPartner, facts: Mapping[str, Any], _by: By) -> None:
    """Write who represents a donor, or whom it works with, from one day to another."""
    since, until = facts["since"], facts["until"]
    if since and until and until.last_day < since.first_day:
        raise Refused(f"Kết thúc trước khi bắt đầu ({since.label}).", "until")
    if isinstance(row, LocalPartner) and bool(facts["unit_id"]) == bool(facts["name"]):
        raise Refused(
            "Chọn đơn vị trong danh mục, hoặc ghi tên đối tác ngoài danh mục, không cả hai.", "unit_id"
        )
    _write(row, facts)


def write_staff_count(row: StaffCount, facts: Mapping[str, Any], by: By) -> None:
    """Write how many people a donor employed at one time; nothing of a time that lies ahead."""
    if facts["foreign"] is None and facts["vietnamese"] is None:
        raise Refused("Ghi ít nhất một số người.", "vietnamese")
    _refuse_ahead(facts["on"], by)
    _write(row, facts)


def write_event(row: PartnerVisit | PartnerCommendation, facts: Mapping[str, Any], by: By) -> None:
    """Write a visit or an honour that has taken place."""
    _refuse_ahead(facts["on"], by)
    _write(row, facts)


def _refuse_ahead(on: PartialDate, by: By) -> None:
    if on.first_day > by.day:
        raise Refused("Thời điểm này chưa tới.", "on")


def _write(row: object, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
