"""What waits for a person (việc của tôi): one seek for each of his desks, most urgent first, a page at a time.

A seek reads nothing but an index; titles and the rest are read for the lines of the page alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.models import Role
from app.core.db import db
from app.core.workflow import ZONE, Desk, Workflow
from app.desk.queries.papers import to_sign
from app.dossiers.models import Dossier, Holder, Opinion, PreparedPaper, Procedure, Step
from app.dossiers.queries import corrections_waiting, holders_of
from app.law.shapes import Clock
from app.permissions import Actor, issuer, working

PAGE = 50
MOST_COUNTED = 99
OPINION_TASK = "Trả lời ý kiến"
ORDER = ("rank", "late", "undated", "due_on", "dossier_id")


class Owner(NamedTuple):
    """A procedure: its table, the record that owns a dossier, what such a record is called, the endpoint of its page."""

    workflow: Workflow
    record: Any
    title: Any
    endpoint: str

    def step(self, action: str) -> str:
        """The endpoint of a step: it stands beside the page of the record."""
        return f"{self.endpoint.partition('.')[0]}.{action}"


Procedures = Mapping[Procedure, Owner]


@dataclass(frozen=True)
class WorkLine:
    """One thing that waits (một việc đang chờ); `counts` is false where its day only reminds.

    `opinion_id` is set where an opinion is asked of the person's unit; `appraiser` names a colleague, not the
    person himself; `awaited` is how many opinions the dossier still waits for.
    """

    procedure: Procedure
    record_id: int
    dossier_id: int
    opinion_id: int | None
    title: str
    code: str | None
    status: str
    action: str
    task: str
    clock: str
    due_on: date | None
    counts: bool
    since: date
    appraiser: str
    awaited: int


def waiting_for(actor: Actor, procedures: Procedures, *, after: int = 0) -> list[WorkLine]:
    """The lines of a page and one more, in the order of urgency.

    What is overdue comes first, then by due day, then the oldest; an officer finds what was given to a
    colleague below all of his own.
    """
    desks = _desks_of(actor, procedures)
    seeks = list(_seeks(actor, procedures, desks))
    if not seeks:
        return []
    lines = union_all(*seeks).subquery()
    order = [lines.c[name] for name in ORDER]
    picked = select(lines).order_by(*order).limit(PAGE + 1).offset(after).subquery()
    rows = db.session.execute(_written(picked, procedures)).all()
    return [_line(row, actor, procedures, desks) for row in rows]


def waiting_count(actor: Actor, procedures: Procedures) -> int:
    """How much waits, papers to sign and slips to put right included; counted up to MOST_COUNTED + 1.

    Every page shows it.
    """
    seeks = list(_seeks(actor, procedures, _desks_of(actor, procedures)))
    if issuer(actor, None) is None:
        seeks.append(to_sign(actor))
    if working(actor, None) is None:
        seeks.append(corrections_waiting(actor).order_by(None))
    if not seeks:
        return 0
    ones = [seek.with_only_columns(literal(1), maintain_column_froms=True) for seek in seeks]
    return (
        db.session.scalar(
            select(func.count()).select_from(union_all(*ones).limit(MOST_COUNTED + 1).subquery())
        )
        or 0
    )


def _desks_of(actor: Actor, procedures: Procedures) -> list[tuple[Procedure, Desk]]:
    """The desks at which this person sits, in every procedure."""
    return [
        (procedure, desk)
        for procedure, owner in procedures.items()
        for desk in owner.workflow.desks_of(actor)
    ]


def _seeks(
    actor: Actor, procedures: Procedures, desks: list[tuple[Procedure, Desk]]
) -> Iterator[Select[Any]]:
    for number, (procedure, desk) in enumerate(desks):
        holder = procedures[procedure].workflow.state(desk.state).holder
        standing = [Dossier.holder == holder, Dossier.status == desk.state, Dossier.procedure == procedure]
        if desk.only is not None:
            standing.append(desk.only)
        for part in _parts(actor, desk):
            yield _seek(number, Dossier, actor, _rank(actor, desk)).where(part, *standing)
    if working(actor, None) is None:
        ended = exists().where(Dossier.id == Opinion.dossier_id, Dossier.holder == Holder.NOBODY)
        unanswered = and_(Opinion.unit_id.in_(actor.unit_ids), Opinion.kind.is_(None), ~ended)
        yield _seek(len(desks), Opinion, actor, literal(0)).where(unanswered)


def _parts(actor: Actor, desk: Desk) -> Iterator[ColumnElement[bool]]:
    """The part that this person's unit has in dossiers on a desk; nobody's file is found twice."""
    mine = actor.unit_ids
    if Holder.APPLICANT in desk.parts:
        yield Dossier.applicant_id.in_(mine)
        yield and_(Dossier.entered_by_id.in_(mine), Dossier.applicant_id.not_in(mine))
    if Holder.LEAD in desk.parts:
        prepared = select(PreparedPaper.dossier_id)
        yield and_(Dossier.lead_id.in_(mine), Dossier.id.not_in(prepared))
    if set(holders_of(actor)) & set(desk.parts):
        yield true()


def _rank(actor: Actor, desk: Desk) -> ColumnElement[int]:
    if actor.role != Role.OFFICER or Holder.LEAD not in desk.parts:
        return literal(0)
    colleagues = and_(Dossier.appraiser_id.is_not(None), Dossier.appraiser_id != actor.user_id)
    return case((colleagues, 1), else_=0)


def _seek(
    number: int, model: type[Dossier] | type[Opinion], actor: Actor, rank: ColumnElement[int]
) -> Select[Any]:
    """The keys of one desk; the day asked for an opinion always counts, for the request itself sets it."""
    past = model.due_on < actor.day
    counted = and_(Dossier.due_counts, past) if model is Dossier else past
    dossier_id: InstrumentedAttribute[int] = Dossier.id if model is Dossier else Opinion.dossier_id
    return select(
        literal(number).label("desk"),
        rank.label("rank"),
        case((counted, 0), else_=1).label("late"),
        case((model.due_on.is_(None), 1), else_=0).label("undated"),
        model.due_on.label("due_on"),
        dossier_id.label("dossier_id"),
        (cast(null(), Opinion.id.type) if model is Dossier else Opinion.id).label("opinion_id"),
    )


def _written(picked: Any, procedures: Procedures) -> Select[Any]:
    """What the lines say, read for those of one page."""
    stands = Step.taken_back.is_(False)
    came_on = select(func.max(Step.on)).where(Step.dossier_id == Dossier.id, stands).scalar_subquery()
    awaited = select(func.count(Opinion.id)).where(Opinion.dossier_id == Dossier.id, Opinion.kind.is_(None))
    query = select(
        picked,
        func.coalesce(*(owner.record.id for owner in procedures.values())).label("record_id"),
        func.coalesce(*(owner.title for owner in procedures.values())).label("title"),
        Dossier.procedure,
        Dossier.code,
        Dossier.status,
        Dossier.due_counts,
        Dossier.opened_at,
        Dossier.appraiser_id,
        Dossier.appraiser_name,
        came_on.label("came_on"),
        awaited.correlate(Dossier).scalar_subquery().label("awaited"),
        Opinion.asked_on,
    )
    query = query.join(Dossier, Dossier.id == picked.c.dossier_id)
    for owner in procedures.values():
        query = query.outerjoin(owner.record, owner.record.dossier_id == Dossier.id)
    query = query.outerjoin(Opinion, Opinion.id == picked.c.opinion_id)
    return query.order_by(*(picked.c[name] for name in ORDER))


def _line(row: Any, actor: Actor, procedures: Procedures, desks: list[tuple[Procedure, Desk]]) -> WorkLine:
    workflow = procedures[row.procedure].workflow
    state = workflow.state(row.status)
    desk = desks[row.desk][1] if row.opinion_id is None else None
    clock = state.clock.label if state.clock else ""
    return WorkLine(
        procedure=row.procedure,
        record_id=row.record_id,
        dossier_id=row.dossier_id,
        opinion_id=row.opinion_id,
        title=row.title,
        code=row.code,
        status=state.key.label,
        action=desk.action if desk else "",
        task=workflow.task(desk) if desk else OPINION_TASK,
        clock=clock if desk else Clock.OPINION.label,
        due_on=row.due_on,
        counts=row.due_counts if desk else True,
        since=row.asked_on or row.came_on or row.opened_at.astimezone(ZONE).date(),
        appraiser="" if row.appraiser_id == actor.user_id else row.appraiser_name,
        awaited=row.awaited,
    )
