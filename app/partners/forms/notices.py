"""The form of a notice that an NGO sends to the province."""

from app.core.forms import ChildForm, Day, LongText, Pick, Text, Year, not_after_today, required
from app.core.terms import label_of
from app.law.shapes import NoticeKind
from app.partners.models import Partner, PartnerNotice
from app.partners.queries import certificates_of

N = PartnerNotice


class NoticeForm(ChildForm):
    """A notice or report of an NGO (thông báo, báo cáo)."""

    kind = Pick(
        label_of(N.kind), [required()], choices=NoticeKind.choices(), coerce=NoticeKind, blank="Hãy chọn"
    )
    certificate_id = Pick(label_of(N.certificate_id), coerce=int, blank="– không –")
    runs_from = Day(
        label_of(N.runs_from),
        description="Kế hoạch hoạt động: ngày cấp giấy đăng ký. Thông báo tài khoản: ngày mở tài khoản.",
    )
    year = Year(label_of(N.year), description="Chỉ với báo cáo năm.")
    received_on = Day(label_of(N.received_on), [not_after_today], description="Để trống khi chưa nhận.")
    number = Text(label_of(N.number), longest=60)
    note = LongText(label_of(N.note), longest=1000)

    def offer_for(self, record: Partner, row: PartnerNotice | None) -> None:
        found = certificates_of([record.id])
        self.certificate_id.offer((c.id, f"{c.number} ngày {c.issued_on:%d/%m/%Y}") for c in found)
