"""Forms of the activities and the reports of an association."""

from app.associations.forms.facts import AS_KNOWN
from app.associations.forms.governing import term_field
from app.associations.models import Activity, AssociationReport, ReportKind
from app.core.forms import (
    ChildForm,
    Day,
    LongText,
    PartialDayField,
    Text,
    Tick,
    WholeNumber,
    Year,
    not_after_today,
    required,
)
from app.core.terms import label_of


class ActivityForm(ChildForm):
    """An activity of a year (hoạt động)."""

    year = Year(label_of(Activity.year), [required()])
    name = Text(label_of(Activity.name), [required()], longest=500)
    planned = Tick(label_of(Activity.planned), default=True)
    planned_on = PartialDayField(label_of(Activity.planned_on), description=AS_KNOWN)
    held_on = PartialDayField(
        label_of(Activity.held_on), [not_after_today], description="Bỏ trống khi chưa thực hiện."
    )
    place = Text(label_of(Activity.place))
    participants = WholeNumber(label_of(Activity.participants))
    result = LongText(label_of(Activity.result), longest=1000)


class ReportForm(ChildForm):
    """A report (báo cáo)."""

    year = Year(label_of(AssociationReport.year), [required()])
    kind = term_field(AssociationReport.kind, ReportKind)
    due_on = Day(
        label_of(AssociationReport.due_on), description="Theo văn bản yêu cầu; bỏ trống nếu không định hạn."
    )
    received_on = Day(label_of(AssociationReport.received_on), [not_after_today])
    number = Text(label_of(AssociationReport.number), longest=60)
    note = LongText(label_of(AssociationReport.note), longest=500)
