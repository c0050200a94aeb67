"""A founding led to any state by real steps, each taken by the person whose turn it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from app.accounts.models import Role, User
from app.accounts.queries import actor_of
from app.associations.actions import founding as verbs
from app.associations.actions.founding import Held
from app.associations.models import Founding, PostTitle
from app.core.db import db
from app.core.transaction import transaction
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedAnswer, TypedFault, TypedPaper, answer_opinion, save_paper
from app.dossiers.models import FaultKind, OpinionKind
from app.law.associations import FOUNDING_PAPERS
from app.permissions import Actor
from tests import factories as make

FIRST = date(2021, 3, 1)
NAME = "Hội Hữu nghị Việt Nam - Ấn Độ tỉnh Đồng Nai"
PEOPLE = "\n".join(f"Thành viên {n}" for n in range(1, 6))


def paper(number: str, on: date) -> TypedDocument:
    """A signed document as an officer types it."""
    return TypedDocument(number=number, issued_on=on, signer="Nguyễn Văn Ký")


@dataclass
class FoundingCase:
    """One founding and the people around it; the day moves on with the steps."""

    day: date = FIRST
    founding_id: int = 0
    registered: int = 80

    @cached_property
    def people(self) -> dict[str, User]:
        """Who acts in this founding."""
        return {
            "union": make.user("LHHN", name="Trần Thị Liên", day=self.day),
            "union_leader": make.user("LHHN", Role.LEADER, day=self.day),
            "culture": make.user("SVHTTDL", name="Lê Văn Hóa", day=self.day),
            "checker": make.user("SNV", name="Vũ Thị Vụ", day=self.day),
            "leader": make.user("SNV", Role.LEADER, "Đỗ Văn Nội", self.day),
            "office": make.user("VPUBND", name="Hồ Văn Phòng", day=self.day),
            "clerk": make.user("VPUBND", Role.CLERK, "Mai Thị Văn", self.day),
            "decider": make.user(self.decider, Role.LEADER, "Bùi Văn Quyết", self.day),
            "police": make.user("CAT", name="Đinh Công An", day=self.day),
        }

    @property
    def decider(self) -> str:
        """UBND tỉnh of that day."""
        return "UBND" if self.day < date(2025, 7, 1) else "UBND2025"

    @property
    def founding(self) -> Founding:
        return db.session.get_one(Founding, self.founding_id)

    @property
    def status(self) -> str:
        return self.founding.dossier.status

    def by(self, who: str) -> Actor:
        """A person of this founding as the actor of its day."""
        return actor_of(self.people[who], self.day)

    def later(self, days: int = 1) -> "FoundingCase":
        """Some days go by."""
        self.day += timedelta(days=days)
        return self

    def take(self, action: str, who: str, *args: Any, **kwargs: Any) -> "FoundingCase":
        """Take a step as this person on the day of the case."""
        verb, actor = getattr(verbs, action), self.by(who)
        with transaction(self.founding, by=actor, doing=action, on=self.day):
            verb(self.founding, *args, by=actor, on=self.day, **kwargs)
        return self

    def facts(self, **changes: Any) -> dict[str, Any]:
        """What the association is to be."""
        return {
            "name": NAME,
            "english_name": "",
            "abbreviation": "",
            "country_codes": ["IN"],
            "purpose": "Đoàn kết, hữu nghị",
            "field": "đối ngoại nhân dân",
            "scope": "tỉnh Đồng Nai",
            "head_office": "Biên Hòa",
            "manager_id": make.unit("SVHTTDL").id,
            "head": "Thành viên 1",
            "committee": PEOPLE,
            "registered": self.registered,
            **changes,
        }

    # the road, one stretch at a time

    def begun(self, **facts: Any) -> "FoundingCase":
        actor = self.by("union")
        with transaction(by=actor, doing="Lập hồ sơ thành lập hội"):
            self.founding_id = verbs.open_founding(self.facts(**facts), by=actor).id
        return self

    def asked(self) -> "FoundingCase":
        return self.begun().take("ask_recognition", "union", paper("12/LHHN", self.day))

    def campaigning(self) -> "FoundingCase":
        self.asked().later(20)
        return self.take("recognise", "culture", paper("45/QĐ-SVHTTDL", self.day))

    def handed_in(self) -> "FoundingCase":
        self.campaigning().later(30)
        for rule in FOUNDING_PAPERS:
            self.put(rule.code, rule.label)
        return self.take("hand_in", "union", self.day)

    def put(self, code: str, label: str, **typed: Any) -> None:
        """Put a paper into the dossier."""
        with transaction(self.founding, by=self.by("union"), doing="Cập nhật giấy tờ"):
            save_paper(
                self.founding.dossier, TypedPaper(code, label, **{"present": True, "originals": 1, **typed})
            )

    def consulted(self) -> "FoundingCase":
        self.handed_in().later(2)
        due = self.day + timedelta(days=10)
        return self.take("consult", "leader", [make.unit("CAT")], due)

    def answered(self) -> "FoundingCase":
        """The police agrees."""
        (opinion,) = self.founding.dossier.opinions
        with transaction(self.founding, by=self.by("police"), doing="Ghi nhận ý kiến"):
            answer_opinion(opinion, TypedAnswer(OpinionKind.AGREE, self.day), by=self.by("police"))
        return self

    def submitted(self) -> "FoundingCase":
        self.consulted().later(5).answered()
        return self.take("submit", "leader", paper("77/TTr-SNV", self.day))

    def signing(self) -> "FoundingCase":
        return self.submitted().later(3).take("put_up", "office", "Thống nhất trình ký")

    def permitted(self) -> "FoundingCase":
        self.signing().later(2)
        return self.take("permit", "clerk", paper("1500/QĐ-UBND", self.day))

    def congressed(self, present: int = 60) -> "FoundingCase":
        self.permitted().later(40)
        elected = [(PostTitle.CHAIR, "Nguyễn Thị Hội")]
        return self.take("hold_congress", "union", Held(held_on=self.day, present=present, elected=elected))

    def active(self) -> "FoundingCase":
        self.congressed().later(10)
        return self.take("approve_charter", "clerk", paper("1701/QĐ-UBND", self.day))

    def incomplete(self) -> "FoundingCase":
        """A paper is asked for while the dossier is checked."""
        self.handed_in().later(2)
        fault = TypedFault(FOUNDING_PAPERS[0].code, FOUNDING_PAPERS[0].label, FaultKind.WRONG)
        return self.take("ask_papers", "leader", [fault], self.day + timedelta(days=15))
