"""The road of an invented dossier: each step by the person whose turn it is, on its own working day."""

from typing import Any, Self

from sqlalchemy import select

from app.aid import actions
from app.aid.models import AppraisalMethod, Finding, Recommendation
from app.core.db import db
from app.demo.draft import Draft
from app.demo.stage import BY_THE_DECIDER
from app.documents.actions import TypedDocument
from app.dossiers.actions import TypedAnswer, TypedFault, answer_opinion, write_remark
from app.dossiers.models import FaultKind, Opinion, OpinionKind
from app.law.criteria import CRITERIA
from app.law.papers import REQUEST
from app.permissions import Actor

LEAD, LEAD_HEAD = "taichinh.chuyenvien", "taichinh.lanhdao"
OFFICE, OFFICE_CLERK = "vanphong.chuyenvien", "vanphong.vanthu"


class Road(Draft):
    """The steps after the hand-in."""

    # receiving and checking

    def accepted(self) -> Self:
        serial = self.day.timetuple().tm_yday * 4
        reception = actions.Reception(
            arrival_number=str(serial),
            received_on=self.day,
            originals=1,
            copies=5,
            appraiser=self.stage.user(LEAD),
            transfer=self.letter("VPUBND", "PC-{}", "Chuyển hồ sơ"),
            no_interest=True,
        )
        return self.take("accept", LEAD_HEAD, reception)

    def papers_asked(self, due_after: int, what: str) -> Self:
        """Papers are asked for, due so many working days later."""
        fault = TypedFault(REQUEST, "Văn bản đề nghị phê duyệt khoản viện trợ", FaultKind.WRONG, what)
        due_on = self.stage.calendar.working_days_after(self.day, due_after)
        letter = self.letter(self.lead, "{}-TH", "Đề nghị bổ sung hồ sơ")
        return self.take("ask_papers", LEAD_HEAD, [fault], due_on, letter)

    def papers_added(self) -> Self:
        request = self.proposal.dossier.open_request
        answers = {fault.id: "Đã bổ sung theo yêu cầu." for fault in request.faults} if request else {}
        return self.take("add_papers", self.typist, answers)

    def consulted(self, *codes: str, within: int = 7) -> Self:
        """These units are asked besides those that always are, to answer within so many working days."""
        units = [self.stage.unit(code) for code in codes]
        due_on = self.stage.calendar.working_days_after(self.day, within)
        letter = self.letter(self.lead, "{}-TH", "Lấy ý kiến về khoản viện trợ")
        return self.take("consult", LEAD_HEAD, units, due_on, letter)

    def answered(
        self, code: str, kind: OpinionKind = OpinionKind.AGREE, text: str = "Thống nhất.", who: str = LEAD
    ) -> Self:
        """A unit answers, on its own screen or on a paper that the lead writes down."""
        letter = self.letter(code, "{}-TH", "Ý kiến về khoản viện trợ")

        def answer(actor: Actor) -> None:
            opinions = select(Opinion).where(Opinion.dossier_id == self.proposal.dossier_id)
            asked = db.session.scalars(opinions.where(Opinion.unit_id == self.stage.unit_id(code))).one()
            answer_opinion(asked, TypedAnswer(kind, self.day, text, letter), by=actor)

        return self.do(who, "Ghi nhận ý kiến", answer)

    # appraising

    def written(
        self,
        unmet: str = "",
        recommendation: Recommendation = Recommendation.APPROVE,
        note: str = "Mục tiêu phù hợp với nhu cầu của địa phương; hồ sơ đủ căn cứ trình.",
    ) -> Self:
        """The appraisal is written; `unmet` names the criterion that was found not met."""
        findings = [
            {"criterion": c.code, "finding": Finding.NOT_MET if c.code == unmet else Finding.MET, "note": ""}
            for c in CRITERIA
        ]
        facts = {
            "method": AppraisalMethod.OPINIONS,
            "recommendation": recommendation,
            "appraisal_note": note,
            "findings": findings,
        }

        def write(_actor: Actor) -> None:
            dossier = self.proposal.dossier
            differing = (o for o in dossier.opinions if o.kind == OpinionKind.DISAGREE)
            resolutions = {o.id: "Tiếp thu; đã làm rõ trong báo cáo thẩm định." for o in differing}
            actions.write_appraisal(self.proposal, facts, resolutions)

        return self.do(LEAD, "Ghi kết quả thẩm định", write)

    def submitted(self) -> Self:
        report = self.letter(self.lead, "BC-{}", "Báo cáo thẩm định khoản viện trợ")
        submission = self.letter(self.lead, "TTr-{}", "Tờ trình phê duyệt khoản viện trợ")
        return self.take("submit", LEAD_HEAD, report, submission)

    def appraised(self) -> Self:
        """From consulting to the office of UBND tỉnh: all opinions in, written, put forward, submitted."""
        self.take("appraise", LEAD).after(1).written()
        return self.take("put_forward", LEAD).after(1).submitted()

    # deciding

    def put_up(self) -> Self:
        draft = TypedDocument(abstract=f"Về việc phê duyệt khoản viện trợ “{self.outline.title}”")
        return self.take("put_up", OFFICE, draft, "Hồ sơ đủ thủ tục; thống nhất trình ký.")

    def remarked(self, who: str, text: str) -> Self:
        return self.do(who, "Bút phê", lambda actor: write_remark(self.proposal.dossier, text, by=actor))

    def approved(self) -> Self:
        decision = self.letter(
            self.decider, "QĐ-{}", "Phê duyệt khoản viện trợ", signature_form=BY_THE_DECIDER
        )
        return self.take("approve", OFFICE_CLERK, decision)

    def notified(self) -> Self:
        return self.take("notify", OFFICE, self.day, self.day)

    def decided_against(
        self, action: str, who: str, code: str, abstract: str, reason: str, **facts: Any
    ) -> Self:
        """A step that ends the file by a letter of a unit, with its reason."""
        kind = "QĐ-{}" if action == "annul" else "{}-TH"
        return self.take(action, who, self.letter(code, kind, abstract), note=reason, **facts)

    # long stretches

    def checking(self) -> Self:
        """Drafted, handed in and accepted, a day each."""
        return self.drafted().after(1).handed_in().after(1).accepted()

    def consulting(self, *codes: str, within: int = 7) -> Self:
        """Found valid; these units and those that always are were asked."""
        return self.checking().after(2).consulted(*codes, within=within)

    def signing(self, *codes: str) -> Self:
        """Everybody has answered; appraised, submitted and put up for signature."""
        self.consulting(*codes).after(4)
        for code in ("CAT", *codes):
            self.answered(code)
        return self.after(1).appraised().after(3).put_up()
