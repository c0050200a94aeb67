"""A workflow is a table: states, arrows, who and when; this engine is the only code that moves a status."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement

from app.core.rules import By, NotAllowed, Refused, Rule
from app.core.terms import Term

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Trunk(Protocol):
    """What a procedure moves: it has a status and keeps its steps."""

    status: str

    @property
    def last_step_on(self) -> date | None: ...

    def follow(self, step: "Move", by: By) -> None:
        """Keep the step and take over the holder of the new state."""

    def unfollow(self, step: Any, holder: Term) -> None:
        """Mark the newest step as taken back and return to the holder before it."""


class Taken(Protocol):
    """A step that was taken, as the engine needs it to take it back."""

    action: str
    source: str
    actor_id: int | None
    entered_on: date


class Case(Protocol):
    """A record that owns a trunk, such as a proposal that owns its dossier."""

    @property
    def trunk(self) -> Trunk: ...

    def reset(self, fact: str) -> None:
        """Return one of its facts, or of its trunk's, to what a new record has."""


@dataclass(frozen=True)
class State:
    """Where a case can stand: whose turn it is (holder) and which clock runs there."""

    key: Term
    holder: Term
    clock: Term | None = None
    final: bool = False


@dataclass(frozen=True)
class Transition:
    """One arrow (thao tác): from where to where, who may take it, and when.

    `when` is judged for the button and again at the move; `complete` only at the move, once the facts of the
    step are set. A target of None leaves the status as it is, or where `returns` is set leads back to the
    state the trunk remembers. `sets` names the facts of the case that `take_back` clears. `formerly` is the label
    that the step had before a day.
    """

    action: str
    label: str
    sources: tuple[Term, ...]
    target: Term | None
    who: Rule
    when: Rule | None = None
    complete: Rule | None = None
    returns: bool = False
    sets: tuple[str, ...] = ()
    undoable: bool = False
    tone: str = "primary"
    formerly: tuple[date, str] | None = None

    def label_on(self, day: date) -> str:
        """What the step was called on a day."""
        return self.formerly[1] if self.formerly and day < self.formerly[0] else self.label

    def reason(self, actor: Any, case: Any) -> str | None:
        """Nothing, or why this person cannot take this step now."""
        return self.who(actor, case) or (self.when(actor, case) if self.when else None)


@dataclass(frozen=True)
class Move:
    """A step as taken: the engine's word to the trunk."""

    transition: Transition
    source: str
    target: str
    holder: Term
    on: date
    basis: str
    note: str

    @property
    def label(self) -> str:
        return self.transition.label_on(self.on)


@dataclass(frozen=True)
class Choice:
    """A step a person sees on the page, possible or with the reason why not."""

    transition: Transition
    reason: str | None


@dataclass(frozen=True)
class Desk:
    """On whose desk a state lies (việc đang chờ ai): people for whom `who` holds, in a unit that plays a part.

    `who` judges the person alone, without a record. They wait for the step `action`; where what they do is no
    step, `task` says it. `only` narrows the desk to some cases of the state.
    """

    state: Term
    parts: tuple[Term, ...]
    who: Rule
    action: str = ""
    task: str = ""
    only: ColumnElement[bool] | None = None


@dataclass(frozen=True)
class Workflow:
    """A procedure (quy trình) as a table."""

    title: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    desks: tuple[Desk, ...] = ()

    def __getitem__(self, action: str) -> Transition:
        return next(t for t in self.transitions if t.action == action)

    def state(self, key: str) -> State:
        return next(s for s in self.states if s.key == key)

    def desks_of(self, actor: Any) -> list[Desk]:
        """The desks at which this person sits, whatever the part of his unit."""
        return [desk for desk in self.desks if desk.who(actor, None) is None]

    def task(self, desk: Desk) -> str:
        """What is to be done at a desk, in the words of the step that is waited for."""
        return desk.task or self[desk.action].label

    def choices(self, actor: Any, case: Case) -> Iterator[Choice]:
        """The arrows out of the present state that are this person's to take, in the order of the table."""
        for transition in self.transitions:
            if case.trunk.status in transition.sources and transition.who(actor, case) is None:
                reason = transition.when(actor, case) if transition.when else None
                yield Choice(transition, reason)

    def move(
        self,
        action: str,
        case: Case,
        *,
        by: By,
        on: date,
        basis: str = "",
        note: str = "",
        back_to: Term | str | None = None,
    ) -> None:
        """Take a step: raises `NotAllowed` or `Refused` with its sentence, else status, holder and step change.

        `on` is ngày thực hiện; `basis` names the paper when the day lies before the day of typing; `back_to` is
        where a transition that `returns` leads.
        """
        transition, trunk = self[action], case.trunk
        self._judge(transition, case, by)
        _judge_day(transition, trunk, on, by, basis)
        source = trunk.status
        target = str(transition.target or (back_to if transition.returns else None) or source)
        trunk.status = target
        trunk.follow(Move(transition, source, target, self.state(target).holder, on, basis, note), by)

    def begin(self, trunk: Trunk, state: Term) -> None:
        """Put a new case at its first state; no step is taken yet."""
        trunk.status = str(state)

    def take_back(self, case: Case, step: Taken, *, by: By) -> None:
        """Undo the newest step (rút lại): the same person, the same day, and nobody has acted since.

        Clears exactly the facts that the arrow says it set; the step stays in the timeline, marked.
        """
        transition, trunk = self[step.action], case.trunk
        if reason := self.why_not_taken_back(step, by=by):
            raise Refused(reason)
        for fact in transition.sets:
            case.reset(fact)
        trunk.status = step.source
        trunk.unfollow(step, self.state(step.source).holder)

    def why_not_taken_back(self, step: Taken | None, *, by: By) -> str | None:
        """Nothing, or why the newest step stands."""
        if step is None or not self[step.action].undoable:
            return "Bước vừa rồi không rút lại được: hãy dùng “Sửa lỗi nhập liệu” hoặc “Đính chính”."
        if step.actor_id != by.user_id:
            return "Chỉ người vừa thực hiện bước này được rút lại."
        if step.entered_on != by.day:
            return "Chỉ rút lại được trong ngày thực hiện."
        return None

    def why_not_here(self, action: str, case: Case) -> str | None:
        """Nothing, or that the case no longer stands where this arrow begins."""
        transition, status = self[action], case.trunk.status
        if status in transition.sources:
            return None
        return (
            f"Không thể “{transition.label}”: hồ sơ hiện ở bước “{self.state(status).key.label}”. "
            "Có thể người khác vừa xử lý; hãy tải lại trang."
        )

    def _judge(self, transition: Transition, case: Case, by: By) -> None:
        if reason := self.why_not_here(transition.action, case):
            raise Refused(reason)
        if reason := transition.who(by, case):
            raise NotAllowed(reason)
        for rule in (transition.when, transition.complete):
            if rule and (reason := rule(by, case)):
                raise Refused(reason)


def _judge_day(transition: Transition, trunk: Trunk, on: date, by: By, basis: str) -> None:
    if on > by.day:
        raise Refused(f"Ngày thực hiện {on:%d/%m/%Y} ở tương lai.", field="on")
    if trunk.last_step_on and on < trunk.last_step_on:
        raise Refused(
            f"Ngày thực hiện {on:%d/%m/%Y} trước bước liền trước ({trunk.last_step_on:%d/%m/%Y}).", field="on"
        )
    if on < by.day and not basis:
        raise Refused(
            f"“{transition.label}” ghi lùi về ngày {on:%d/%m/%Y}: nêu văn bản làm căn cứ.", field="basis"
        )
