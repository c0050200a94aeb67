"""Putting a slip right: what is proposed, and what the second person says to it."""

from app.aid.forms.steps import OnAFile
from app.aid.models import Proposal
from app.aid.workflow import subjects_of
from app.core.forms import BaseForm, LongText, Pick, Text, Tick, required
from app.core.terms import label_of
from app.dossiers.models import Correction
from app.permissions import Actor

SHOWN = 80
CONFIRM, REFUSE = "dong-y", "khong-dong-y"


class CorrectionForm(BaseForm):
    """One fact, what it should say, and the paper that says so."""

    subject = Pick(
        label_of(Correction.subject_label),
        [required("Chọn mục cần sửa.")],
        blank="– chọn mục, hiện đang ghi –",
        render_kw={"class": "js-search"},
        description="chỉ những mục do đơn vị của bạn nhập",
    )
    new = LongText(
        label_of(Correction.new),
        [required()],
        description="nhập như ở ô của mục đó: ngày dd/mm/yyyy, số 1.234,5",
    )
    compared = Text(
        label_of(Correction.compared), [required()], description="số, ký hiệu, ngày của giấy tờ đã xem lại"
    )
    as_signed = Tick(label_of(Correction.as_signed))

    def offer(self, proposal: Proposal, actor: Actor) -> None:
        """What this person's unit typed, each with what it says now."""
        found = [s for s in subjects_of(proposal).values() if actor.belongs_to(s.unit_id)]
        self.subject.offer((s.key, f"{s.label} – {_short(s.written)}") for s in found)
        if any(s.of_decision for s in found):
            self.as_signed.description = "bắt buộc với nội dung của quyết định đã ký"
        else:
            del self.as_signed


def _short(text: str) -> str:
    return (text if len(text) <= SHOWN else f"{text[:SHOWN]}…") or "để trống"


class SettlingForm(OnAFile):
    """Whether the second person agrees."""

    verdict = Pick(
        "Kết luận",
        [required("Chọn một trong hai.")],
        choices=[(CONFIRM, "Đúng như giấy tờ đã đối chiếu: xác nhận sửa"), (REFUSE, "Không đồng ý")],
        blank="– chọn –",
    )
    reason = Text(label_of(Correction.refused_because), longest=500, description="khi không đồng ý")

    def offer(self, correction: Correction, actor: Actor) -> None:
        """Who proposed it may only withdraw it."""
        if correction.proposed_by_id == actor.user_id:
            self.verdict.offer([(REFUSE, "Rút lại đề nghị sửa")])
            self.reason.description = "vì sao rút lại đề nghị"
