"""Forms of a consultation on an NGO's registration."""

from typing import Any

from app.core.forms import BaseForm, Day, LongText, Pick, PickMany, Text, not_after_today, required
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.law.shapes import CertificateKind
from app.office import queries as office
from app.partners.forms.names import PartnerLookup
from app.partners.models import Consultation, ConsultationOpinion, ConsultationSubject

C, A = Consultation, ConsultationOpinion


class ConsultationForm(BaseForm):
    """The letter that asks the province (văn bản hỏi ý kiến)."""

    letter = document_fields("Văn bản hỏi", required=("number", "issued_on", "arrived_on"), with_arrival=True)
    asker = Text(label_of(C.asker), [required()], longest=200, default="Bộ Ngoại giao")
    due_on = Day(
        label_of(C.due_on),
        [required()],
        description="Theo văn bản hỏi; văn bản không nêu thì ghi hạn cơ quan tự đặt.",
    )
    subject = Pick(
        label_of(C.subject),
        [required()],
        choices=ConsultationSubject.choices(),
        coerce=ConsultationSubject,
        blank="Hãy chọn",
    )
    kind = Pick(
        label_of(C.kind), choices=CertificateKind.choices(), coerce=CertificateKind, blank="– không nêu –"
    )
    partner_id = PartnerLookup(label_of(C.partner_id), blank="– chưa có trong sổ –")
    ngo_name = Text(label_of(C.ngo_name), description="Như văn bản hỏi viết; để trống thì theo tên trong sổ.")
    content = LongText(label_of(C.content), description="Địa bàn, lĩnh vực, dự án mà tổ chức xin hoạt động.")

    def written(self) -> dict[str, Any]:
        """What was typed besides the letter."""
        return {name: value for name, value in self.facts().items() if name != "letter"}


class AskingForm(BaseForm):
    """Which units are asked, and by when they answer (lấy ý kiến đơn vị)."""

    unit_ids = PickMany(
        "Đơn vị được hỏi", [required("Chọn ít nhất một đơn vị.")], render_kw={"class": "js-search"}
    )
    asked_on = Day(label_of(A.asked_on), [required(), not_after_today])
    due_on = Day(label_of(A.due_on), [required()])

    def offer(self, consultation: Consultation, day: Any) -> None:
        """The units of the day, less those already asked and the one that asks."""
        asked = {consultation.unit_id, *(opinion.unit_id for opinion in consultation.opinions)}
        self.unit_ids.offer((i, name) for i, name in office.live_units(day) if i not in asked)


class DraftForm(BaseForm):
    """The draft of the answer (dự thảo trả lời)."""

    draft = LongText(label_of(C.draft), [required("Ghi nội dung dự thảo.")])


class SignedForm(BaseForm):
    """The signed answer (văn bản trả lời đã ký)."""

    answer = document_fields("Văn bản trả lời")
