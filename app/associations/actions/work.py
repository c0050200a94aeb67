"""The reports of an association (báo cáo của hội)."""

from collections.abc import Mapping
from typing import Any

from app.associations.models import AssociationReport
from app.core.rules import By, Refused


def write_report(report: AssociationReport, facts: Mapping[str, Any], _by: By) -> None:
    """Write a report down; one of a kind is due once on a day of a year."""
    for name, value in facts.items():
        setattr(report, name, value)
    key = (report.year, report.kind, report.due_on)
    if any(
        each is not report and (each.year, each.kind, each.due_on) == key
        for each in report.association.reports
    ):
        raise Refused(f"Năm {report.year} đã có {report.kind.label} với hạn này; hãy sửa dòng đó.", "kind")
