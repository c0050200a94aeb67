"""The kinds of rows about the work of an association: activities, reports."""

from datetime import date

from app.associations import actions, forms
from app.associations.models import Activity, AssociationReport
from app.child_rows import Badge, ChildKind, Fact, fact
from app.core.terms import label_of


def activity_standing(activity: Activity, day: date) -> Badge | None:
    """Whether what was planned has been held."""
    if activity.held_on:
        return "đã thực hiện", "success"
    late = activity.planned_on is not None and activity.planned_on.last_day < day
    return ("quá thời gian dự kiến", "warning") if late else None


def report_standing(report: AssociationReport, day: date) -> Badge | None:
    """Whether a report has come, and in time."""
    if report.received_on:
        return ("nhận muộn", "warning") if report.is_late(day) else ("đã nhận", "success")
    return ("chưa nhận, quá hạn", "danger") if report.is_late(day) else ("chưa nhận", "info")


ACTIVITIES = ChildKind(
    "activities", "hoat-dong", "hoạt động", Activity, "association", forms.ActivityForm,
    (
        Fact(label_of(Activity.year), lambda row: str(row.year), width=12),
        fact(Activity.name, width=40),
        fact(Activity.planned, width=12),
        fact(Activity.planned_on, width=12),
        fact(Activity.held_on, width=12),
        fact(Activity.place, width=24),
        fact(Activity.participants),
        fact(Activity.result, width=40),
    ),
    title="Chương trình, hoạt động", standing=activity_standing,
)  # fmt: skip

REPORTS = ChildKind(
    "reports", "bao-cao", "báo cáo", AssociationReport, "association", forms.ReportForm,
    (
        Fact(label_of(AssociationReport.year), lambda row: str(row.year), width=8),
        fact(AssociationReport.kind, width=24),
        fact(AssociationReport.due_on, width=12),
        fact(AssociationReport.received_on, width=12),
        fact(AssociationReport.number, width=16),
        fact(AssociationReport.note, width=30),
    ),
    title="Báo cáo", write=actions.write_report, standing=report_standing,
)  # fmt: skip
