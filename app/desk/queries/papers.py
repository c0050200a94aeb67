"""What was written for others to act on: papers prepared for a signature, slips to put right, words of leaders."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from app.aid.models import Proposal
from app.associations.models import Founding
from app.core.db import db
from app.core.search import as_filter
from app.core.workflow import ZONE
from app.dossiers.models import Correction, Dossier, PreparedPaper, Procedure, Remark
from app.dossiers.queries import corrections_waiting, held_by, holders_of
from app.permissions import Actor

MOST_PAPERS = 50
MOST_REMARKS = 10
RECENT = timedelta(days=30)
TITLE = func.coalesce(Proposal.title, Founding.name)


@dataclass(frozen=True)
class ToSign:
    """A paper of any procedure that an officer prepared and a leader is to issue (chờ ký)."""

    procedure: Procedure
    record_id: int
    title: str
    code: str | None
    action: str
    label: str
    prepared_by: str
    prepared_at: datetime


@dataclass(frozen=True)
class ToSettle:
    """A correction (sửa lỗi nhập liệu) that waits for the second person of the unit."""

    proposal_id: int
    title: str
    code: str | None
    correction_id: int
    label: str
    proposed_by: str
    proposed_at: datetime


@dataclass(frozen=True)
class Remarked:
    """A leader's word (bút phê) on a dossier of any procedure."""

    dossier_id: int
    title: str
    text: str
    author: str
    at: datetime


def to_sign(actor: Actor) -> Select[Any]:
    """Prepared papers of dossiers that this person's unit leads; there are never more than wait."""
    led = as_filter(Dossier.lead_id.in_(actor.unit_ids))
    return select(PreparedPaper.id).join(Dossier, Dossier.id == PreparedPaper.dossier_id).where(led)


def papers_to_sign(actor: Actor) -> list[ToSign]:
    """The papers that wait for a signature in this person's unit, the longest waiting first."""
    columns: tuple[Any, ...] = (
        Dossier.procedure,
        func.coalesce(Proposal.id, Founding.id),
        TITLE,
        Dossier.code,
        PreparedPaper.action,
        PreparedPaper.label,
        PreparedPaper.prepared_by,
        PreparedPaper.prepared_at,
    )
    query = (
        to_sign(actor)
        .outerjoin(Proposal, Proposal.dossier_id == Dossier.id)
        .outerjoin(Founding, Founding.dossier_id == Dossier.id)
        .with_only_columns(*columns)
        .order_by(PreparedPaper.prepared_at, PreparedPaper.id)
        .limit(MOST_PAPERS)
    )
    return [ToSign(*row) for row in db.session.execute(query)]


def corrections_to_settle(actor: Actor) -> list[ToSettle]:
    """The corrections that this person may settle as the second one of his unit, the longest waiting first."""
    columns = (
        Proposal.id,
        Proposal.title,
        Dossier.code,
        Correction.id,
        Correction.subject_label,
        Correction.proposed_by,
        Correction.proposed_at,
    )
    query = (
        corrections_waiting(actor)
        .join(Dossier, Dossier.id == Correction.dossier_id)
        .join(Proposal, Proposal.dossier_id == Dossier.id)
        .with_only_columns(*columns)
    )
    return [ToSettle(*row) for row in db.session.execute(query.limit(MOST_PAPERS))]


def remarks_on_my_files(actor: Actor) -> list[Remarked]:
    """Words of leaders in the last 30 days on dossiers that this person's unit holds, the newest first."""
    held = as_filter(held_by(actor.unit_ids, holders_of(actor)))
    since = datetime.combine(actor.day - RECENT, time.min, ZONE)
    query = (
        select(Dossier.id, TITLE, Remark.text, Remark.author, Remark.at)
        .join(Dossier, Dossier.id == Remark.dossier_id)
        .outerjoin(Proposal, Proposal.dossier_id == Dossier.id)
        .outerjoin(Founding, Founding.dossier_id == Dossier.id)
        .where(Remark.at >= since, held)
        .order_by(Remark.at.desc(), Remark.id.desc())
        .limit(MOST_REMARKS)
    )
    return [Remarked(*row) for row in db.session.execute(query)]
