"""Recording an aid of the past from an old book (ghi nhận khoản đã phê duyệt)."""

from datetime import date
from typing import Any

from wtforms import FieldList, FormField

from app.aid.forms.rows import AmountRow, DonorRow
from app.aid.forms.sections import Term
from app.aid.models import Modality, Proposal
from app.core.forms import Day, Pick, PickMany, Text, required, rows_of
from app.core.terms import label_of
from app.documents.forms import document_fields
from app.office import queries as office

P = Proposal


class PastForm(Term):
    """What an old book tells of an approved aid; whatever is left empty prints "không có trong nguồn"."""

    title = Text(label_of(P.title), [required()], longest=500)
    applicant = Pick(
        label_of(P.aid_owner_id), [required("Chọn chủ khoản viện trợ.")], coerce=int, blank="– chọn đơn vị –"
    )
    approving_body = Text(label_of(P.approving_body), [required()])
    decision = document_fields("Quyết định", required=())
    decision_unknown = Text(label_of(P.decision_unknown))
    donors = FieldList(FormField(DonorRow), "Bên cung cấp viện trợ", min_entries=1, max_entries=30)
    amounts = FieldList(FormField(AmountRow), "Giá trị", min_entries=1, max_entries=50)
    modality = Pick(
        label_of(P.modality), choices=Modality.choices(), coerce=Modality, blank="– không có trong nguồn –"
    )
    starts_on = Day(label_of(P.starts_on))
    ends_on = Day(label_of(P.ends_on))
    period_text = Text(label_of(P.period_text), longest=200)
    place_ids = PickMany("Địa bàn", render_kw={"class": "js-search"})
    sector_ids = PickMany("Lĩnh vực")
    source = Text("Nguồn (sổ, tệp, trang)", [required("Ghi nguồn của thông tin.")], longest=200)

    def offer(self, day: date) -> None:
        """Units, places and sectors of the day, ended ones included: old books name old units."""
        self.applicant.offer(office.known_units())
        self.place_ids.offer((p.id, p.name) for p in office.all_places())
        self.sector_ids.offer((s.id, s.name) for s in office.sectors_on(day))

    def past_facts(self) -> dict[str, Any]:
        """The facts as `record_past` takes them."""
        return {
            "donors": rows_of(self.donors),
            "amounts": rows_of(self.amounts),
            "modality": self.modality.data,
            "starts_on": self.starts_on.data,
            "ends_on": self.ends_on.data,
            "period_text": self.period_text.data,
            "places": [{"place_id": i} for i in self.place_ids.data],
            "sectors": [{"sector_id": i} for i in self.sector_ids.data],
        }
