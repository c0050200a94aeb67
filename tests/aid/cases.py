"""An aid dossier led to any state by real steps, each taken by the person whose turn it is."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import select

from app.accounts.models import Role, User
from app.accounts.queries import actor_of
from app.aid import actions
from app.aid.models import (
    AmountKind,
    AppraisalMethod,
    FinanceMechanism,
    Finding,
    Form,
    Modality,
    Nature,
    Proposal,
    Qualifier,
    Recommendation,
    Source,
    Status,
)
from app.aid.requirements import papers_asked, traits_of
from app.aid.workflow import regime_of
from app.core.db import db
from app.core.files import Stored
from app.core.transaction import transaction
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedAnswer, TypedFault, TypedPaper, answer_opinion, save_paper
from app.dossiers.models import FaultKind, OpinionKind
from app.law.criteria import CRITERIA
from app.law.papers import REQUEST
from app.office.models import Place, Sector
from app.partners.models import Partner, PartnerKind
from app.permissions import Actor
from tests import factories as make

FIRST = date(2020, 11, 2)
ANSWERS = {"security": False, "defence": False, "religion": False, "legislation": False,
           "pm_goods": False, "own_body": True}  # fmt: skip
TO_THE_PM = {**ANSWERS, "religion": True}


def paper(number: str, on: date, signer: str = "Nguyễn Văn Ký", **more: Any) -> TypedDocument:
    """A signed document as an officer types it."""
    return TypedDocument(number=number, issued_on=on, signer=signer, **more)


def signed_file(name: str = "quyet-dinh.pdf") -> Stored:
    """A file that lies in the store."""
    return Stored(sha256="a" * 64, name=name, media_type="application/pdf", size=1234)


@dataclass
class Case:
    """One dossier and the people around it; the day moves on with the steps."""

    day: date = FIRST
    answers: dict[str, bool] | None = None
    recovery: bool = False
    proposal_id: int = 0

    @cached_property
    def people(self) -> dict[str, User]:
        """Who acts in this dossier."""
        return {
            "union": make.user("LHHN", name="Trần Thị Liên"),
            "union_leader": make.user("LHHN", Role.LEADER, "Phạm Văn Chủ"),
            "applicant": make.user("TP", name="Lê Văn Phú"),
            "officer": make.user(self.lead, name="Vũ Thị Thẩm"),
            "leader": make.user(self.lead, Role.LEADER, "Đỗ Văn Giám"),
            "lead_clerk": make.user(self.lead, Role.CLERK, "Cao Thị Thư"),
            "office": make.user("VPUBND", name="Hồ Văn Phòng"),
            "office_clerk": make.user("VPUBND", Role.CLERK, "Mai Thị Văn"),
            "decider": make.user(self.decider, Role.LEADER, "Bùi Văn Quyết"),
            "finance": make.user("CAT", name="Đinh Công An"),
        }

    @property
    def lead(self) -> str:
        return "SKHDT" if self.day < date(2025, 3, 1) else "STC2025"

    @property
    def decider(self) -> str:
        return "UBND" if self.day < date(2025, 7, 1) else "UBND2025"

    @property
    def proposal(self) -> Proposal:
        return db.session.get_one(Proposal, self.proposal_id)

    def by(self, who: str) -> Actor:
        """A person of this dossier as the actor of its day."""
        return actor_of(self.people[who], self.day)

    def later(self, days: int = 1) -> "Case":
        """Some days go by."""
        self.day += timedelta(days=days)
        return self

    def take(self, action: str, who: str, *args: Any, **kwargs: Any) -> "Case":
        """Take a step as this person on the day of the case."""
        verb, actor = getattr(actions, action), self.by(who)
        with transaction(self.proposal, by=actor, doing=action, on=self.day):
            verb(self.proposal, *args, by=actor, on=self.day, **kwargs)
        return self

    def take_on(self, on: date, action: str, who: str, *args: Any, **kwargs: Any) -> "Case":
        """Write down today a step that was taken on an earlier day."""
        verb, actor = getattr(actions, action), self.by(who)
        with transaction(self.proposal, by=actor, doing=action, on=on):
            verb(self.proposal, *args, by=actor, on=on, **kwargs)
        return self

    # the road, one stretch at a time

    def drafted(self) -> "Case":
        """A draft of the Union for UBND huyện Tân Phú with all its facts and papers."""
        actor = self.by("union")
        donor = a_partner("COPION", PartnerKind.REGISTERED_NGO, "KR")
        unit = make.unit("TP" if self.day < date(2025, 7, 1) else "LHHN")
        with transaction(by=actor, doing="Lập hồ sơ"):
            proposal = actions.open_draft("Xây dựng 3 phòng học tại Tà Lài", unit.id, by=actor)
            self.proposal_id = proposal.id
            actions.save_facts(proposal, self.facts(donor, unit.id))
            answers = self.answers or ANSWERS
            actions.answer_authority(proposal, {q: (yes, "") for q, yes in answers.items()}, by=actor)
            self._put_papers(actor)
        return self

    def facts(self, donor: Partner, unit_id: int) -> dict[str, Any]:
        """The facts of COPION's classrooms."""
        place = db.session.scalars(select(Place)).first()
        sector = db.session.scalars(select(Sector)).first()
        assert place is not None
        assert sector is not None
        money = {"kind": AmountKind.COMMITTED, "form": Form.MONEY, "qualifier": Qualifier.EXACT,
                 "currency": "VND"}  # fmt: skip
        return {
            "modality": Modality.PROJECT,
            "nature": Nature.INVESTMENT,
            "finance": FinanceMechanism.IN_BUDGET,
            "governing_body_id": make.unit("UBND").id,
            "is_recovery": self.recovery,
            "aims": "Xây 3 phòng học cho Trường Tiểu học Nguyễn Trung Trực",
            "results": "3 phòng học đưa vào sử dụng",
            "starts_on": self.day + timedelta(days=60),
            "ends_on": self.day + timedelta(days=150),
            "donors": [{"partner_id": donor.id, "via_id": None}],
            "recipients": [{"unit_id": unit_id, "share": None}],
            "amounts": [
                {**money, "source": Source.GRANT, "amount": Decimal(1_500_000_000)},
                {**money, "source": Source.COUNTERPART_BUDGET, "amount": Decimal(500_000_000)},
            ],
            "places": [{"place_id": place.id}],
            "sectors": [{"sector_id": sector.id}],
        }

    def _put_papers(self, actor: Actor) -> None:
        for rule in papers_asked(regime_of(self.proposal, actor), traits_of(self.proposal)):
            typed = TypedPaper(rule.code, rule.label, present=True, originals=1, copies=5)
            if rule.code == REQUEST:
                typed = replace(typed, number="123/UBND-VX", issued_on=self.day, signer="Lê Văn Phú")
            save_paper(self.proposal.dossier, typed)

    def received(self) -> "Case":
        return self.take("hand_in", "union")

    def checking(self) -> "Case":
        facts = actions.Reception("55", self.day, 1, 5, self.people["officer"], no_interest=True)
        return self.take("accept", "leader", facts)

    def incomplete(self) -> "Case":
        faults = [TypedFault(REQUEST, "Văn bản đề nghị", FaultKind.WRONG, "ghi rõ vốn đối ứng")]
        letter = paper("12/SKHĐT-TH", self.day)
        return self.take("ask_papers", "leader", faults, self.day + timedelta(days=10), letter)

    def supplemented(self) -> "Case":
        request = self.proposal.dossier.open_request
        assert request is not None
        return self.take("add_papers", "union", {f.id: "đã ghi rõ" for f in request.faults})

    def consulting(self) -> "Case":
        return self.take("consult", "leader", [], self.day + timedelta(days=7))

    def answered(self, kind: OpinionKind = OpinionKind.AGREE) -> "Case":
        """Every unit still asked answers with this opinion."""
        actor = self.by("officer")
        with transaction(self.proposal, by=actor, doing="Ghi nhận ý kiến"):
            for opinion in self.proposal.dossier.opinions:
                if opinion.kind is None:
                    answer_opinion(opinion, TypedAnswer(kind, self.day, "Thống nhất"))
        return self

    def appraising(self) -> "Case":
        return self.take("appraise", "officer")

    def appraised(self) -> "Case":
        """The appraisal is written."""
        actor = self.by("officer")
        facts = {
            "method": AppraisalMethod.OPINIONS,
            "recommendation": Recommendation.APPROVE,
            "findings": [{"criterion": c.code, "finding": Finding.MET, "note": ""} for c in CRITERIA],
        }
        with transaction(self.proposal, by=actor, doing="Ghi kết quả thẩm định"):
            actions.write_appraisal(self.proposal, facts, {})
        return self

    def reviewing(self) -> "Case":
        return self.take("put_forward", "officer")

    def submitted(self) -> "Case":
        report, submission = paper("20/BC-SKHĐT", self.day), paper("21/TTr-SKHĐT", self.day)
        return self.take("submit", "leader", report, submission)

    def signing(self) -> "Case":
        draft = TypedDocument(abstract="Về việc phê duyệt khoản viện trợ")
        return self.take("put_up", "office", draft, "Thống nhất trình ký")

    def forwarded(self) -> "Case":
        return self.take("forward", "office", paper("99/UBND-KGVX", self.day), "Bộ Tài chính", 6)

    def approved(self) -> "Case":
        decision = paper(
            "4321/QĐ-UBND",
            self.day,
            "Nguyễn Sơn Hùng",
            signature_form="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            upload=signed_file(),
        )
        return self.take("approve", "office_clerk", decision)

    def notified(self) -> "Case":
        return self.take("notify", "office", self.day, self.day)

    # how a file ends otherwise

    def refused(self) -> "Case":
        return self.take("refuse", "leader", paper("13/SKHĐT-TH", self.day), note="ngoài phạm vi điều chỉnh")

    def withdrawn(self) -> "Case":
        return self.take("withdraw", "union", paper("124/UBND-VX", self.day), note="đổi nội dung")

    def stopped(self) -> "Case":
        return self.later(11).take("stop", "leader", note="quá hạn bổ sung")

    def declined(self) -> "Case":
        letter = paper("98/UBND-KGVX", self.day)
        return self.take("decline", "office", letter, self.day, note="không phù hợp quy hoạch")

    def annulled(self) -> "Case":
        return self.take("annul", "office", paper("5000/QĐ-UBND", self.day), note="bên cung cấp rút")


ENDS = {
    Status.REFUSED: (Status.CHECKING, "refused"),
    Status.WITHDRAWN: (Status.RECEIVED, "withdrawn"),
    Status.STOPPED: (Status.INCOMPLETE, "stopped"),
    Status.DECLINED: (Status.SIGNING, "declined"),
    Status.ANNULLED: (Status.NOTIFIED, "annulled"),
}

ROAD = {
    Status.DRAFTING: ("drafted",),
    Status.RECEIVED: ("received",),
    Status.CHECKING: ("checking",),
    Status.INCOMPLETE: ("incomplete",),
    Status.CONSULTING: ("consulting",),
    Status.APPRAISING: ("answered", "appraising"),
    Status.REVIEWING: ("appraised", "reviewing"),
    Status.SUBMITTED: ("submitted",),
    Status.SIGNING: ("signing",),
    Status.FORWARDED: ("forwarded",),
    Status.APPROVED: ("approved",),
    Status.NOTIFIED: ("notified",),
}


def case_at(status: Status, *, day: date = FIRST, **options: Any) -> Case:
    """A dossier that real steps have led to this state, all on one day unless `later` is called."""
    if status in ENDS:
        before, end = ENDS[status]
        ended: Case = getattr(case_at(before, day=day, **options), end)()
        return ended
    if status == Status.FORWARDED:
        options.setdefault("answers", TO_THE_PM)
    case = Case(day=day, **options)
    for state, steps in ROAD.items():
        if state == Status.INCOMPLETE and status != Status.INCOMPLETE:
            continue
        if state == Status.FORWARDED and status != Status.FORWARDED:
            continue
        for step in steps:
            getattr(case, step)()
        if state == status:
            break
    return case


def a_partner(name: str, kind: PartnerKind = PartnerKind.REGISTERED_NGO, country: str = "KR") -> Partner:
    """A donor of the register, made once."""
    found = db.session.scalar(select(Partner).where(Partner.name == name))
    if found is None:
        with transaction(by=make.person("LHHN"), doing="Thêm bên cung cấp"):
            found = Partner(name=name, kind=kind, country=country, abbreviation=name[:10])
            db.session.add(found)
    return found
