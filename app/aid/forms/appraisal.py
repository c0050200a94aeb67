"""The appraisal as it is written: a finding on each criterion, how opinions were taken up, a recommendation."""

from typing import Any

from wtforms import FieldList, FormField, HiddenField

from app.aid.models import (
    AppraisalMethod,
    CriterionFinding,
    Finding,
    Proposal,
    Recommendation,
)
from app.core.forms import BaseForm, Day, HiddenNumber, LongText, Pick, SpareRow, rows_of
from app.core.terms import label_of
from app.dossiers.models import Opinion, OpinionKind
from app.law.criteria import CRITERIA, CRITERIA_FROM


class FindingRow(SpareRow):
    """The finding on one criterion."""

    presets = ("criterion",)

    criterion = HiddenField(label_of(CriterionFinding.criterion))
    finding = Pick(
        label_of(CriterionFinding.finding), choices=Finding.choices(), coerce=Finding, blank="– chọn –"
    )
    note = LongText(label_of(CriterionFinding.note))

    def validate(self, extra_validators: Any = None) -> bool:
        if self.finding.data is None and self.note.data:
            self.finding.errors = ["Chọn kết quả cho nội dung đã có nhận xét."]
            return False
        return super().validate(extra_validators)


class ResolutionRow(SpareRow):
    """How one opinion was taken up."""

    presets = ("opinion_id",)

    opinion_id = HiddenNumber("Ý kiến của")
    resolution = LongText(label_of(Opinion.resolution))


class AppraisalForm(BaseForm):
    """The appraisal (kết quả thẩm định), saved as often as needed before it is put forward."""

    method = Pick(
        label_of(Proposal.method), choices=AppraisalMethod.choices(), coerce=AppraisalMethod, blank="– chọn –"
    )
    conference_on = Day(label_of(Proposal.conference_on))
    conference_members = LongText(label_of(Proposal.conference_members))
    findings = FieldList(FormField(FindingRow), "Nội dung thẩm định", max_entries=len(CRITERIA))
    resolutions = FieldList(FormField(ResolutionRow), "Tiếp thu, giải trình", max_entries=60)
    recommendation = Pick(
        label_of(Proposal.recommendation),
        choices=Recommendation.choices(),
        coerce=Recommendation,
        blank="– chọn –",
    )
    appraisal_note = LongText(label_of(Proposal.appraisal_note))

    def offer(self, proposal: Proposal) -> None:
        """A line for each criterion, and one for each opinion that says more than agreement."""
        if not self.is_submitted():
            self._lay_out(proposal)
        units = {o.id: f"{o.unit.name}: {o.kind.label if o.kind else ''}" for o in proposal.dossier.opinions}
        cited = proposal.dossier.regime == CRITERIA_FROM
        texts = {c.code: f"{c.text} ({c.article})" if cited else c.text for c in CRITERIA}
        for entry in self.findings.entries:
            entry.form.finding.label.text = texts.get(entry.form.criterion.data, "")
        for entry in self.resolutions.entries:
            entry.form.resolution.label.text = units.get(entry.form.opinion_id.data, "")

    def reopened(self, record: Proposal) -> "AppraisalForm":
        """The appraisal as it would open now."""
        form = AppraisalForm(formdata=None, obj=record)
        form._lay_out(record)
        return form

    def _lay_out(self, proposal: Proposal) -> None:
        while self.findings.entries:
            self.findings.pop_entry()
        while self.resolutions.entries:
            self.resolutions.pop_entry()
        known = {f.criterion: f for f in proposal.findings}
        for criterion in CRITERIA:
            found = known.get(criterion.code)
            self.findings.append_entry(
                {
                    "criterion": criterion.code,
                    "finding": found.finding if found else None,
                    "note": found.note if found else "",
                }
            )
        for opinion in proposal.dossier.opinions:
            if opinion.kind in (OpinionKind.DISAGREE, OpinionKind.AGREE_WITH_REMARKS, OpinionKind.SILENT):
                self.resolutions.append_entry({"opinion_id": opinion.id, "resolution": opinion.resolution})

    def typed(self) -> dict[str, Any]:
        """The facts of the appraisal as `write_appraisal` takes them."""
        facts = {
            name: value for name, value in self.facts().items() if name not in ("findings", "resolutions")
        }
        facts["findings"] = rows_of(self.findings)
        return facts

    def typed_resolutions(self) -> dict[int, str]:
        """What was answered to each opinion."""
        rows = [entry.form.values() for entry in self.resolutions.entries]
        return {row["opinion_id"]: row["resolution"] for row in rows}
