"""Invented foundings (bản trình diễn): one still campaigning, one before the department, one waiting for its congress."""

from collections.abc import Callable
from datetime import date
from typing import Any

from app.associations.actions import founding as verbs
from app.associations.models import Founding
from app.associations.workflow import FOUNDING
from app.core.db import db
from app.core.transaction import transaction
from app.demo.public_news import UNION
from app.demo.stage import Stage
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedAnswer, TypedPaper, answer_opinion, prepare, save_paper
from app.dossiers.models import OpinionKind
from app.law.associations import FOUNDING_PAPERS
from app.office.models import DutyKind
from app.permissions import Actor

PEOPLE = ("Nguyễn Thị Vận", "Trần Văn Động", "Lê Thị Hữu", "Phạm Văn Nghị", "Hoàng Thị Bạn", "Vũ Văn Bè")
CHECKER, CHECKING_LEADER = "noivu.chuyenvien", "noivu.lanhdao"
OF_THE_OFFICE, OFFICE_CLERK = "vanphong.chuyenvien", "vanphong.vanthu"


class Campaign:
    """One founding and its day; the steps move it on."""

    def __init__(self, stage: Stage, name: str, country: str, begins: date) -> None:
        self.stage, self.day = stage, begins
        actor = self.by(UNION)
        with transaction(by=actor, doing="Lập hồ sơ thành lập hội", on=begins):
            self.founding_id = verbs.open_founding(self._facts(name, country), by=actor).id

    def by(self, username: str) -> Actor:
        return self.stage.actor(username, self.day)

    @property
    def founding(self) -> Founding:
        return db.session.get_one(Founding, self.founding_id)

    def _facts(self, name: str, country: str) -> dict[str, Any]:
        return {
            "name": name,
            "english_name": "",
            "abbreviation": "",
            "country_codes": [country],
            "purpose": "Tập hợp người yêu quý tình hữu nghị giữa nhân dân hai nước (trình diễn).",
            "field": "Đối ngoại nhân dân",
            "scope": "Tỉnh Đồng Nai",
            "head_office": "Trụ sở Liên hiệp các tổ chức hữu nghị tỉnh",
            "manager_id": self.stage.unit_id("SNgV2025"),
            "head": PEOPLE[0],
            "committee": "\n".join(PEOPLE),
            "registered": 86,
        }

    def later(self, working_days: int) -> "Campaign":
        self.day = self.stage.later(self.day, working_days)
        return self

    def take(self, action: str, who: str, *args: Any, **kwargs: Any) -> "Campaign":
        """Take a step of the procedure as this person."""
        actor, verb = self.by(who), getattr(verbs, action)
        with transaction(self.founding, by=actor, doing=FOUNDING[action].label, on=self.day):
            verb(self.founding, *args, by=actor, on=self.day, **kwargs)
        return self

    def letter(self, code: str, kind: str, abstract: str) -> TypedDocument:
        return self.stage.letter(code, kind, self.day, f"{abstract} “{self.founding.name}”")

    def asked(self) -> "Campaign":
        return self.take(
            "ask_recognition", UNION, self.letter("LHHN", "{}", "Đề nghị công nhận Ban vận động")
        )

    def recognised(self) -> "Campaign":
        self.later(8)
        letter = self.letter("SNgV2025", "QĐ-{}", "Công nhận Ban vận động")
        return self.take("recognise", "ngoaivu.lanhdao", letter)

    def with_papers(self) -> "Campaign":
        """Every paper of the dossier is put in."""
        with transaction(self.founding, by=self.by(UNION), doing="Cập nhật giấy tờ"):
            for rule in FOUNDING_PAPERS:
                save_paper(
                    self.founding.dossier, TypedPaper(rule.code, rule.label, present=True, originals=1)
                )
        return self

    def handed_in(self) -> "Campaign":
        return self.asked().recognised().with_papers().later(3).take("hand_in", UNION, self.day)

    def prepared(self) -> "Campaign":
        """The officer of Sở Nội vụ prepares the request for opinions, which waits for his leader (chờ ký)."""
        self.day = self.stage.ago(1)
        actor, label = self.by(CHECKER), FOUNDING["consult"].label
        due = self.stage.calendar.working_days_after(self.day, 10)
        typed = {"units": [str(self.stage.unit_id("CAT"))], "due_on": [f"{due:%d/%m/%Y}"]}
        with transaction(self.founding, by=actor, doing=f"Soạn: {label}", on=self.day):
            prepare(self.founding.dossier, "consult", label, typed, by=actor)
        return self

    def permitted(self) -> "Campaign":
        """Through Sở Nội vụ, which asks the police, and the Văn phòng to the decision."""
        self.handed_in().later(2)
        police = self.stage.unit("CAT")
        asking = self.letter("SNV", "{}", "Lấy ý kiến về việc thành lập")
        self.take("consult", CHECKING_LEADER, [police], self.stage.later(self.day, 7), asking)
        self.later(4)._answer()
        self.later(1).take("submit", CHECKING_LEADER, self.letter("SNV", "TTr-{}", "Cho phép thành lập"))
        self.later(2).take("put_up", OF_THE_OFFICE, "Hồ sơ đủ điều kiện, trình ký.")
        decider = self.stage.holder(DutyKind.DECIDE, self.day)
        return self.later(2).take("permit", OFFICE_CLERK, self.letter(decider, "QĐ-{}", "Cho phép thành lập"))

    def _answer(self) -> None:
        (opinion,) = self.founding.dossier.opinions
        actor = self.by("congan.chuyenvien")
        with transaction(self.founding, by=actor, doing="Ghi nhận ý kiến"):
            answer_opinion(opinion, TypedAnswer(OpinionKind.AGREE, self.day), by=actor)


def campaigning(stage: Stage, begins: date) -> None:
    """A committee is recognised and gathers founders."""
    Campaign(
        stage, "Hội Hữu nghị Việt Nam - Ấn Độ tỉnh Đồng Nai (trình diễn)", "IN", begins
    ).asked().recognised()


def asking(stage: Stage, begins: date) -> None:
    """A committee waits for its recognition."""
    Campaign(stage, "Hội Hữu nghị Việt Nam - Cuba tỉnh Đồng Nai (trình diễn)", "CU", begins).asked()


def checking(stage: Stage, begins: date) -> None:
    """A dossier lies with Sở Nội vụ, whose leader is to ask for opinions."""
    name = "Hội Hữu nghị Việt Nam - Hungary tỉnh Đồng Nai (trình diễn)"
    Campaign(stage, name, "HU", begins).handed_in().prepared()


def awaiting_congress(stage: Stage, begins: date) -> None:
    """An association is permitted and prepares its founding congress."""
    Campaign(stage, "Hội Hữu nghị Việt Nam - Mông Cổ tỉnh Đồng Nai (trình diễn)", "MN", begins).permitted()


STORIES: tuple[tuple[int, Callable[[Stage, date], None]], ...] = (
    (50, awaiting_congress),
    (40, checking),
    (25, campaigning),
    (6, asking),
)
"""Each with how many working days ago it begins."""


def add_foundings(stage: Stage) -> None:
    """The foundings in the order in which they began."""
    for ago, story in STORIES:
        story(stage, stage.ago(ago))
