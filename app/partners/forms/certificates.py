"""Forms of certificates: as issued, and what is done about one later."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from app.core.forms import ChildForm, Day, LongText, Pick, PickMany, Text, required
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.law.shapes import CertificateKind
from app.office import queries as office
from app.partners.models import ActionKind, Certificate, CertificateAction

A, C = CertificateAction, Certificate
LATER = [(kind, kind.label) for kind in ActionKind if kind != ActionKind.ISSUED]
PLACES, SECTORS = "Địa bàn ghi trên giấy", "Lĩnh vực ghi trên giấy"
MISSING_HINT = "Chỉ ghi khi nguồn không nêu địa bàn hoặc lĩnh vực, ví dụ: tin công bố không nêu địa bàn."

ANEW = "Chỉ chọn khi văn bản ghi lại; khi đó chọn đủ danh sách mới."


class _StatedForm(ChildForm):
    """What a document states: number and day, and where and in what an NGO may work."""

    def offer_for(self, record: Any, row: Any) -> None:
        self.place_ids.offer(office.known_places())
        self.sector_ids.offer(office.known_sectors())

    def typed(self) -> Mapping[str, Any]:
        return {**self.facts(), "document": self.document.form.typed()}


class CertificateForm(_StatedForm):
    """A certificate as it was issued (giấy đăng ký)."""

    wide = ("place_ids",)

    kind = Pick(
        label_of(C.kind),
        [required()],
        choices=CertificateKind.choices(),
        coerce=CertificateKind,
        blank="Hãy chọn",
    )
    issuer = Text(label_of(C.issuer), [required()], longest=200, default="Bộ Ngoại giao")
    expires_on = Day(label_of(C.expires_on), [required()], description="Ngày cuối cùng giấy còn hiệu lực.")
    document = document_fields("Số, ngày cấp", required=("number", "issued_on"))
    place_ids = PickMany(PLACES, render_kw={"class": "js-search"})
    sector_ids = PickMany(SECTORS)
    missing = Text(label_of(A.missing), description=MISSING_HINT)
    remarks = LongText(label_of(C.remarks), longest=1000)

    def __init__(self, *args: Any, obj: Certificate | None = None, **kwargs: Any) -> None:
        super().__init__(*args, obj=None if obj is None else _as_issued(obj), **kwargs)


class ActionForm(_StatedForm):
    """What was done about a certificate (diễn biến)."""

    wide = ("place_ids",)

    kind = Pick(label_of(A.kind), [required()], choices=LATER, coerce=ActionKind, blank="Hãy chọn")
    on = Day(label_of(A.on), description="Để trống nếu là ngày của văn bản.")
    document = document_fields("Văn bản", required=("number", "issued_on"))
    expires_on = Day(label_of(A.expires_on), description="Ghi khi gia hạn, cấp lại hoặc sửa thời hạn.")
    suspended_to = Day(label_of(A.suspended_to), description="Chỉ với đình chỉ; để trống nếu chưa định ngày.")
    place_ids = PickMany(PLACES, render_kw={"class": "js-search"}, description=ANEW)
    sector_ids = PickMany(SECTORS, description=ANEW)
    missing = Text(label_of(A.missing), description=MISSING_HINT)
    note = LongText(label_of(A.note), longest=1000)


def _as_issued(certificate: Certificate) -> SimpleNamespace:
    """A certificate as its first action says; it may have been extended or amended since."""
    issue = certificate.issue
    own = {name: getattr(certificate, name) for name in ("version", "kind", "issuer", "remarks")}
    stated = ("expires_on", "document", "place_ids", "sector_ids", "missing")
    return SimpleNamespace(**own, **{name: getattr(issue, name) for name in stated})
