"""What cannot be right about a succession (kế thừa đơn vị), and what is fixed once it has been carried out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.db import db
from app.core.rules import Refused
from app.office.actions.judging import others
from app.office.models import Succession, SuccessionKind, Unit
from app.office.queries import ended_from

FIXED = ("from_unit_id", "to_unit_id", "kind", "takes_effect_on")


def judge_removal(succession: Succession) -> None:
    """One that has moved records stays."""
    if succession.carried_out:
        raise Refused("Kế thừa này đã chuyển hồ sơ nên không xóa được.")


def judge_change(succession: Succession, facts: Mapping[str, Any]) -> None:
    """Once it has moved records, only its basis and how sure we are of it can change."""
    for name in FIXED if succession.carried_out else ():
        if facts[name] != getattr(succession, name):
            raise Refused("Hồ sơ đã chuyển theo kế thừa này: chỉ sửa được căn cứ và mức tin cậy.", name)


def judge_succession(succession: Succession) -> None:
    """A succession: who succeeds fits how, no circle, days in order, and a unit ends once."""
    kind, old, new = succession.kind, succession.from_unit_id, succession.to_unit_id
    if new is None and kind != SuccessionKind.DISSOLVED:
        raise Refused(f"Hình thức “{kind.label}” phải có đơn vị kế thừa.", "to_unit_id")
    if new is not None and kind == SuccessionKind.DISSOLVED:
        raise Refused(
            "Giải thể thì không có một đơn vị kế thừa. Nếu có, chọn hình thức khác; nếu chưa rõ, bỏ trống: "
            "từng hồ sơ sẽ được xác định sau.",
            "to_unit_id",
        )
    if new == old:
        raise Refused("Đơn vị kế thừa phải khác đơn vị cũ.", "to_unit_id")
    if new is not None and old in _becomes(new, succession):
        raise Refused(
            "Đơn vị này về sau lại thành đơn vị cũ: kế thừa không đi vòng. Đơn vị lập lại là một đơn vị mới; "
            "hãy thêm đơn vị đó trước.",
            "to_unit_id",
        )
    _judge_succession_day(succession)
    _judge_one_end(succession)


def _judge_succession_day(succession: Succession) -> None:
    day = succession.takes_effect_on
    if day is None:
        return
    versions = db.session.get_one(Unit, succession.from_unit_id).versions
    begun = min((v.valid_from or date.min for v in versions), default=date.min)
    if day <= begun:
        raise Refused(
            f"Đơn vị cũ bắt đầu từ {begun:%d/%m/%Y}: ngày kế thừa phải sau ngày đó.", "takes_effect_on"
        )
    if succession.to_unit_id is not None:
        ended = ended_from(succession.to_unit_id)
        if ended and ended <= day:
            raise Refused(f"Đơn vị kế thừa đã kết thúc từ {ended:%d/%m/%Y}.", "to_unit_id")


def _judge_one_end(succession: Succession) -> None:
    """A unit ends once: in one successor, in several at one time, or in none."""
    for other in others(succession, from_unit_id=succession.from_unit_id):
        if (other.kind, other.to_unit_id) == (succession.kind, succession.to_unit_id):
            raise Refused("Kế thừa này đã được ghi; hãy sửa dòng đó.", "to_unit_id")
        if not (succession.kind.ends_unit and other.kind.ends_unit):
            continue
        parts = other.kind == succession.kind == SuccessionKind.DIVIDED
        if not parts or other.takes_effect_on != succession.takes_effect_on:
            on = f" từ {other.takes_effect_on:%d/%m/%Y}" if other.takes_effect_on else ""
            raise Refused(
                f"Đơn vị cũ đã kết thúc{on} ({other.kind.label}). Nếu nhiều đơn vị cùng kế thừa, ghi hình thức "
                "“chia” cùng một ngày cho từng đơn vị.",
                "kind",
            )


def _becomes(unit_id: int, succession: Succession) -> set[int]:
    """A unit and all that it becomes, by the successions besides this one."""
    pairs = [(other.from_unit_id, other.to_unit_id) for other in others(succession)]
    found = {unit_id}
    while more := {new for old, new in pairs if old in found and new is not None} - found:
        found |= more
    return found
