"""An invented dossier up to the day it is handed in, and how every later step of it is taken."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Self

from app.aid import actions
from app.aid.models import Proposal
from app.aid.requirements import checklist, papers_asked, traits_of
from app.aid.workflow import APPRAISAL, regime_of
from app.core.db import db
from app.core.transaction import transaction
from app.demo.outline import Outline
from app.demo.stage import Stage
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedPaper, save_paper
from app.dossiers.models import Language
from app.law.papers import AGREEMENT, REQUEST, SENSITIVE
from app.office.models import DutyKind
from app.permissions import Actor

UNION = "lienhiep.chuyenvien"
WITH_FILE = frozenset({AGREEMENT, *SENSITIVE})


class Draft:
    """One dossier and its day; the steps move it on, `after` lets working days go by."""

    def __init__(self, stage: Stage, outline: Outline, *, begins: date, typist: str = UNION) -> None:
        self.stage, self.outline, self.day, self.typist = stage, outline, begins, typist
        self.proposal_id = 0

    @property
    def proposal(self) -> Proposal:
        return db.session.get_one(Proposal, self.proposal_id)

    def by(self, username: str) -> Actor:
        return self.stage.actor(username, self.day)

    def after(self, working_days: int) -> Self:
        self.day = self.stage.later(self.day, working_days)
        return self

    def take(self, action: str, who: str, *args: Any, **kwargs: Any) -> Self:
        """Take a step of the procedure as this person."""
        actor, verb = self.by(who), getattr(actions, action)
        with transaction(self.proposal, by=actor, doing=APPRAISAL[action].label, on=self.day):
            verb(self.proposal, *args, by=actor, on=self.day, **kwargs)
        return self

    def do(self, who: str, doing: str, act: Callable[[Actor], object]) -> Self:
        """Do something on the file that is no step, as this person; `act` is given the actor."""
        actor = self.by(who)
        with transaction(self.proposal, by=actor, doing=doing):
            act(actor)
        return self

    def letter(self, code: str, kind: str, abstract: str, **parts: Any) -> TypedDocument:
        return self.stage.letter(code, kind, self.day, f"{abstract} “{self.outline.title}”", **parts)

    @property
    def lead(self) -> str:
        """The code of the unit that leads the appraisal on this day."""
        return self.stage.holder(DutyKind.LEAD, self.day)

    @property
    def decider(self) -> str:
        return self.stage.holder(DutyKind.DECIDE, self.day)

    def begun(self, facts: Mapping[str, Any]) -> Self:
        """A draft with some of its facts."""
        return self._open(facts, lambda actor: None)

    def drafted(self) -> Self:
        """A whole draft: facts, the check of authority, every paper."""
        return self._open(self.outline.facts(self.stage, self.day), self._complete)

    def _open(self, facts: Mapping[str, Any], complete: Callable[[Actor], None]) -> Self:
        actor, owner_id = self.by(self.typist), self.stage.unit_id(self.outline.owner)
        with transaction(by=actor, doing="Lập hồ sơ", on=self.day):
            proposal = actions.open_draft(f"{self.outline.title} (trình diễn)", owner_id, by=actor)
            proposal.aid.source = "bản trình diễn"
            actions.save_facts(proposal, facts)
            self.proposal_id = proposal.id
            complete(actor)
        return self

    def _complete(self, actor: Actor) -> None:
        proposal = self.proposal
        regime = regime_of(proposal, actor)
        answers = {q.code: (q.code in self.outline.yes, "") for q in checklist(regime).questions}
        actions.answer_authority(proposal, answers, by=actor)
        for rule in papers_asked(regime, traits_of(proposal)):
            foreign = Language.NOTARISED if rule.translated else Language.VIETNAMESE
            paper = TypedPaper(rule.code, rule.label, present=True, originals=1, copies=5, language=foreign)
            save_paper(proposal.dossier, self._written(paper))

    def _written(self, paper: TypedPaper) -> TypedPaper:
        """The paper with its file, where it is one that people open first."""
        if paper.code == REQUEST:
            request = self.letter(self.outline.owner, "TTr-{}", "Đề nghị phê duyệt khoản viện trợ")
            return replace(
                paper,
                number=request.number,
                issued_on=request.issued_on,
                signer=request.signer,
                upload=request.upload,
            )
        if paper.code not in WITH_FILE:
            return paper
        about = f"Kèm hồ sơ “{self.outline.title}”"
        return replace(paper, upload=self.stage.file(paper.label, "Bên cung cấp viện trợ", about))

    def handed_in(self) -> Self:
        return self.take("hand_in", self.typist)
