"""What a person finds on his desk: what waits for him, papers to sign, figures, an administrator's chores."""

from app.desk.queries.chores import Chore, chores
from app.desk.queries.figures import counts_by_state, decided_since, newest_decided, overdue_count
from app.desk.queries.papers import (
    Remarked,
    ToSettle,
    ToSign,
    corrections_to_settle,
    papers_to_sign,
    remarks_on_my_files,
)
from app.desk.queries.searching import documents_numbered
from app.desk.queries.work import MOST_COUNTED, PAGE, Owner, WorkLine, waiting_count, waiting_for

__all__ = [
    "MOST_COUNTED",
    "PAGE",
    "Chore",
    "Owner",
    "Remarked",
    "ToSettle",
    "ToSign",
    "WorkLine",
    "chores",
    "corrections_to_settle",
    "counts_by_state",
    "decided_since",
    "documents_numbered",
    "newest_decided",
    "overdue_count",
    "papers_to_sign",
    "remarks_on_my_files",
    "waiting_count",
    "waiting_for",
]
