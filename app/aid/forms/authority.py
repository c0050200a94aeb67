"""The authority check (kiểm tra thẩm quyền): the questions of the regime, or the officer's own finding."""

from typing import Any

from wtforms import FieldList, FormField, HiddenField

from app.aid.models import AuthorityAnswer, Proposal
from app.core.forms import BaseForm, Pick, SpareRow, Text, rows_of
from app.core.terms import label_of
from app.dossiers.models import Dossier
from app.law.checklists import OTHER_DECIDERS
from app.law.shapes import Checklist, Outcome
from app.permissions import Actor

YES_NO = [("1", "Có"), ("0", "Không")]


class QuestionRow(SpareRow):
    """One question: yes or no, and what was found."""

    presets = ("question",)

    question = HiddenField(label_of(AuthorityAnswer.question))
    yes = Pick(label_of(AuthorityAnswer.yes), choices=YES_NO, blank="– chưa trả lời –")
    note = Text(label_of(AuthorityAnswer.note), longest=500)

    def validate(self, extra_validators: Any = None) -> bool:
        if self.yes.data is None and self.note.data:
            self.yes.errors = ["Chọn câu trả lời cho câu hỏi đã có ghi chú."]
            return False
        return super().validate(extra_validators)


class AuthorityForm(BaseForm):
    """The check; where the regime's own questions are not known to us, the outcome is chosen with its article."""

    questions = FieldList(FormField(QuestionRow), "Câu hỏi", max_entries=20)
    outcome = Pick(label_of(Dossier.outcome), choices=Outcome.choices(), coerce=Outcome, blank="– chọn –")
    article = Text(label_of(Dossier.outcome_article))
    body = Pick(label_of(Dossier.outcome_body), choices=[(b, b) for b in OTHER_DECIDERS], blank="– không –")

    def offer(self, proposal: Proposal, check: Checklist) -> None:
        """A line for each question of the regime, with what was answered."""
        self.check = check
        known = {a.question: a for a in proposal.answers}
        if not self.questions.entries:
            for question in check.questions:
                given = known.get(question.code)
                self.questions.append_entry(
                    {
                        "question": question.code,
                        "yes": ("1" if given.yes else "0") if given else None,
                        "note": given.note if given else "",
                    }
                )
        texts = {q.code: q.text for q in check.questions}
        for entry in self.questions.entries:
            entry.form.yes.label.text = texts.get(entry.form.question.data, "")
        if check.questions:
            del self.outcome, self.article

    def reopened(self, record: Proposal) -> "AuthorityForm":
        """The check as it would open now."""
        form = AuthorityForm(formdata=None)
        form.offer(record, self.check)
        return form

    def answers(self) -> dict[str, tuple[bool, str]]:
        """Question → (yes, note), the unanswered left out."""
        return {r["question"]: (r["yes"] == "1", r["note"]) for r in rows_of(self.questions)}

    def settle(self, proposal: Proposal, *, by: Actor, confirm: bool) -> None:
        """Where the regime has no questions that we know, the officer's finding stands with its article."""
        if "outcome" in self:
            dossier = proposal.dossier
            dossier.outcome, dossier.outcome_article = self.outcome.data, self.article.data
            dossier.outcome_confirmed_by = by.name if confirm and self.outcome.data else ""
