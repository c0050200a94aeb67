"""What associations did in the year of a day, and how they reported, one cell each."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.associations.models import Activity, AssociationReport


def activities_on(session: Session, ids: Sequence[int], day: date) -> dict[int, str]:
    """Hoạt động kế hoạch/thực hiện of the year of a day: how many were planned, and how many were held by then."""
    query = select(Activity).where(Activity.association_id.in_(ids), Activity.year == day.year)
    planned: dict[int, int] = {}
    held: dict[int, int] = {}
    for each in session.scalars(query):
        planned[each.association_id] = planned.get(each.association_id, 0) + each.planned
        done = each.held_on is not None and each.held_on.first_day <= day
        held[each.association_id] = held.get(each.association_id, 0) + done
    return {i: f"{planned[i]}/{held[i]}" for i in planned}


def reports_on(session: Session, ids: Sequence[int], day: date) -> dict[int, str]:
    """Báo cáo đúng hạn of the year of a day: how many came in time, of how many that were due by then."""
    query = select(AssociationReport).where(
        AssociationReport.association_id.in_(ids),
        AssociationReport.year == day.year,
        AssociationReport.due_on <= day,
    )
    found: dict[int, list[bool]] = {}
    for each in session.scalars(query):
        found.setdefault(each.association_id, []).append(each.is_late(day))
    return {i: f"{len(late) - sum(late)}/{len(late)}" for i, late in found.items()}
