"""Forms of the simple rows: duties, places, sectors, days, periods."""

from typing import Any

from wtforms.validators import NumberRange

from app.core.calendar import DayCount, DayKind
from app.core.countries import countries
from app.core.forms import BaseForm, Day, Pick, Text, WholeNumber, required
from app.core.terms import Term, label_of
from app.law.shapes import Clock, RegimeCode
from app.office import queries
from app.office.models import (
    CalendarDay,
    Certainty,
    Duty,
    DutyKind,
    GroupMember,
    InternalTarget,
    Place,
    PlaceKind,
    RelationGroup,
    RuleValue,
    Sector,
)

CHOOSE = "– chọn –"
FROM_ALWAYS = "Bỏ trống nếu có từ trước, không rõ ngày."
TO_NOW = "Ngày cuối cùng còn áp dụng; bỏ trống nếu đang áp dụng."


def term_field(column: Any, terms: type[Term], **kwargs: Any) -> Pick:
    """One word of a closed list, to be chosen."""
    return Pick(label_of(column), [required()], choices=terms.choices(), coerce=terms, blank=CHOOSE, **kwargs)


def certainty_field(column: Any) -> Pick:
    """How sure the office is; what an administrator types is confirmed unless he says otherwise."""
    return Pick(label_of(column), choices=Certainty.choices(), coerce=Certainty, default=Certainty.CONFIRMED)


def days_field(column: Any) -> WholeNumber:
    """The length of a period, at least one."""
    return WholeNumber(label_of(column), [required(), NumberRange(1, 3650, "Hãy nhập số từ 1 đến 3650.")])


class DutyForm(BaseForm):
    """A duty of a unit (nhiệm vụ của đơn vị)."""

    kind = term_field(Duty.kind, DutyKind)
    unit_id = Pick(label_of(Duty.unit_id), [required()], coerce=int, blank=CHOOSE)
    since = Day(label_of(Duty.since), description=FROM_ALWAYS)
    until = Day(label_of(Duty.until), description=TO_NOW)
    basis = Text(label_of(Duty.basis), [required("Ghi văn bản giao nhiệm vụ.")])
    certainty = certainty_field(Duty.certainty)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_id.offer(queries.known_units())


class PlaceForm(BaseForm):
    """A place (địa bàn)."""

    name = Text(label_of(Place.name), [required()], longest=200)
    kind = term_field(Place.kind, PlaceKind)
    parent_id = Pick(label_of(Place.parent_id), coerce=int, blank="– không –")
    valid_from = Day(label_of(Place.valid_from), description=FROM_ALWAYS)
    valid_to = Day(label_of(Place.valid_to), description=TO_NOW)
    basis = Text(label_of(Place.basis))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent_id.offer(queries.places_with_parts())


class SectorForm(BaseForm):
    """A sector of aid (lĩnh vực)."""

    code = Text(label_of(Sector.code), [required()], longest=10)
    name = Text(label_of(Sector.name), [required()], longest=200)
    valid_from = Day(label_of(Sector.valid_from), description=FROM_ALWAYS)
    valid_to = Day(label_of(Sector.valid_to), description=TO_NOW)
    basis = Text(label_of(Sector.basis))


class RelationGroupForm(BaseForm):
    """A group of countries (nhóm quan hệ)."""

    code = Text(label_of(RelationGroup.code), [required()], longest=10)
    name = Text(label_of(RelationGroup.name), [required()], longest=200)
    valid_from = Day(label_of(RelationGroup.valid_from), description=FROM_ALWAYS)
    valid_to = Day(label_of(RelationGroup.valid_to), description=TO_NOW)
    basis = Text(label_of(RelationGroup.basis))


class GroupMemberForm(BaseForm):
    """A country in a group (nước thuộc nhóm quan hệ)."""

    group_id = Pick(label_of(GroupMember.group_id), [required()], coerce=int, blank=CHOOSE)
    country = Pick(label_of(GroupMember.country), [required()], choices=countries().items(), blank=CHOOSE)
    valid_from = Day(label_of(GroupMember.valid_from), description=FROM_ALWAYS)
    valid_to = Day(label_of(GroupMember.valid_to), description=TO_NOW)
    basis = Text(label_of(GroupMember.basis))
    certainty = certainty_field(GroupMember.certainty)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group_id.offer((group.id, group.name) for group in queries.relation_groups())


class CalendarDayForm(BaseForm):
    """A day off or a worked Saturday (ngày trong lịch làm việc)."""

    day = Day(label_of(CalendarDay.day), [required()])
    kind = term_field(CalendarDay.kind, DayKind)
    name = Text(label_of(CalendarDay.name), [required()], longest=200)
    certainty = certainty_field(CalendarDay.certainty)
    basis = Text(label_of(CalendarDay.basis), description="Thông báo về lịch nghỉ của năm.")


class ConfirmYearForm(BaseForm):
    """Every day of a year confirmed against one announcement (xác nhận lịch cả năm)."""

    basis = Text("Thông báo về lịch nghỉ (số, ngày)", [required("Ghi văn bản đã đối chiếu.")])


class InternalTargetForm(BaseForm):
    """A period of the office's own (thời hạn nội bộ)."""

    clock = term_field(InternalTarget.clock, Clock)
    length = days_field(InternalTarget.length)
    count = term_field(InternalTarget.count, DayCount)
    since = Day(label_of(InternalTarget.since), [required()])
    document = Text(label_of(InternalTarget.document), [required("Ghi văn bản đặt ra thời hạn này.")])


class RuleValueForm(BaseForm):
    """The confirmed figure of a rule (giá trị đã đối chiếu)."""

    regime = term_field(RuleValue.regime, RegimeCode)
    clock = term_field(RuleValue.clock, Clock)
    length = days_field(RuleValue.length)
    count = term_field(RuleValue.count, DayCount)
    article = Text(label_of(RuleValue.article), [required()], longest=120)
    document = Text("Số, ký hiệu văn bản", [required()])
    issued_on = Day(label_of(RuleValue.issued_on), [required()])
    holds_from = Day(label_of(RuleValue.holds_from), [required()])


class RemoveForm(BaseForm):
    """Taking a row away asks why (lý do xóa)."""

    reason = Text("Lý do xóa", [required("Ghi lý do xóa.")], longest=120)
