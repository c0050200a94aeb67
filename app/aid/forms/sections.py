"""The facts of a proposal as the paper groups them (các phần của hồ sơ); each part is saved on its own."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from wtforms import FieldList, FormField

from app.aid.forms.rows import AmountRow, DonorRow, GoodsRow, RecipientRow
from app.aid.models import FinanceMechanism, Modality, Nature, Proposal
from app.core.forms import BaseForm, Day, LongText, Pick, PickMany, Rows, Text, Tick, required, rows_of
from app.core.terms import label_of
from app.office import queries as office
from app.office.models import Place, UnitKind

P = Proposal


class SectionForm(BaseForm):
    """One part of the facts: what it offers depends on the day."""

    def offer(self, day: date, proposal: Proposal | None = None) -> None:
        """Fill the choices that depend on the day."""

    def reopened(self, record: Proposal) -> "SectionForm":
        """The part as it would open now."""
        form = type(self)(formdata=None, obj=record, data=values_of(record))
        form.offer(current_app.config["TODAY"](), record)
        return form

    def typed(self) -> dict[str, Any]:
        """The facts as `save_facts` takes them."""
        return self.facts()


class NewDraftForm(SectionForm):
    """What a draft begins with: a name and the unit that asks."""

    title = Text(label_of(P.title), [required()], longest=500)
    applicant = Pick("Chủ khoản viện trợ", coerce=int, blank="– chọn đơn vị –")
    new_unit = Text(
        "Đơn vị chưa có trong danh mục",
        description="chỉ ghi khi không tìm thấy ở danh sách trên; người quản trị sẽ xác nhận",
    )

    def offer(self, day: date, proposal: Proposal | None = None) -> None:
        self.applicant.offer(office.live_units(day))

    def validate(self, extra_validators: Any = None) -> bool:
        good = bool(super().validate(extra_validators))
        if bool(self.applicant.data) == bool(self.new_unit.data):
            many = "Chọn đơn vị ở danh sách hoặc ghi đơn vị mới, không cả hai."
            self.applicant.errors = [many if self.new_unit.data else "Chọn chủ khoản viện trợ."]
            good = False
        return good


class GeneralForm(SectionForm):
    """What the aid is and who carries it out."""

    title = Text(label_of(P.title), [required()], longest=500)
    modality = Pick(label_of(P.modality), choices=Modality.choices(), coerce=Modality, blank="– chọn –")
    nature = Pick(
        label_of(P.nature), choices=Nature.choices(), coerce=Nature, blank="– không áp dụng (phi dự án) –"
    )
    aid_owner_id = Pick(label_of(P.aid_owner_id), coerce=int, blank="– chọn đơn vị –")
    governing_body_id = Pick(label_of(P.governing_body_id), coerce=int, blank="– chọn đơn vị –")
    finance = Pick(
        label_of(P.finance), choices=FinanceMechanism.choices(), coerce=FinanceMechanism, blank="– chọn –"
    )
    is_recovery = Tick(label_of(P.is_recovery))
    has_expert = Tick(label_of(P.has_expert))
    has_construction = Tick(label_of(P.has_construction))
    has_pm_used_goods = Tick(label_of(P.has_pm_used_goods))
    has_pm_used_vehicles = Tick(label_of(P.has_pm_used_vehicles))

    def offer(self, day: date, proposal: Proposal | None = None) -> None:
        units = office.live_units(day)
        for field in (self.aid_owner_id, self.governing_body_id):
            field.offer(_with_chosen(units, field.data))


def _with_chosen(units: list[tuple[int, str]], *chosen: int | None) -> list[tuple[int, str]]:
    """The list with the units chosen earlier, even if they have ended since."""
    missing = {i for i in chosen if i is not None} - {i for i, _ in units}
    return [*units, *((u.id, u.name) for u in office.units_by_id(missing).values())]


class DonorsForm(SectionForm):
    """Who gives: one or several donors, each perhaps through another."""

    donors = FieldList(FormField(DonorRow), "Bên cung cấp viện trợ", min_entries=1, max_entries=30)

    def typed(self) -> dict[str, Any]:
        return {"donors": rows_of(self.donors)}

    def validate(self, extra_validators: Any = None) -> bool:
        good = bool(super().validate(extra_validators))
        seen: set[int] = set()
        for entry in self.donors.entries:
            row = entry.form
            if row.partner_id.data in seen and not row.blank:
                row.partner_id.errors = ["Bên cung cấp này đã có ở dòng trên."]
                good = False
            if row.via_id.data is not None and row.via_id.data == row.partner_id.data:
                row.via_id.errors = ["Tổ chức trung gian phải khác bên cung cấp."]
                good = False
            seen.add(row.partner_id.data)
        return good


class RecipientsForm(SectionForm):
    """Who receives, with shares, and whom it is for."""

    recipients = Rows(RecipientRow, "Bên tiếp nhận", min_entries=1, max_entries=100)
    new_unit = Text("Thêm đơn vị chưa có trong danh mục")
    new_unit_kind = Pick("Loại đơn vị", choices=UnitKind.choices(), coerce=UnitKind, blank="– chọn –")
    beneficiaries = LongText(label_of(P.beneficiaries), longest=1000)

    def offer(self, day: date, proposal: Proposal | None = None) -> None:
        chosen = [entry.form.unit_id.data for entry in self.recipients.entries]
        self.recipients.offer("unit_id", _with_chosen(office.live_units(day), *chosen))

    def typed(self) -> dict[str, Any]:
        return {"recipients": rows_of(self.recipients), "beneficiaries": self.beneficiaries.data}

    def validate(self, extra_validators: Any = None) -> bool:
        good = bool(super().validate(extra_validators))
        if self.new_unit.data and self.new_unit_kind.data is None:
            self.new_unit_kind.errors = ["Chọn loại đơn vị mới."]
            good = False
        chosen = [e.form.unit_id.data for e in self.recipients.entries if not e.form.blank]
        for entry in self.recipients.entries:
            if not entry.form.blank and entry.form.unit_id.data is None:
                entry.form.unit_id.errors = ["Chọn bên tiếp nhận."]
                good = False
            elif chosen.count(entry.form.unit_id.data) > 1:
                entry.form.unit_id.errors = ["Bên tiếp nhận này ghi hai lần."]
                good = False
        return good


class AmountsForm(SectionForm):
    """How much: several amounts in several currencies, grant and counterpart, in money and in kind."""

    amounts = FieldList(FormField(AmountRow), "Giá trị", min_entries=1, max_entries=50)

    def typed(self) -> dict[str, Any]:
        return {"amounts": rows_of(self.amounts)}


class GoodsForm(SectionForm):
    """What is given in kind (danh mục hàng hóa)."""

    goods = FieldList(FormField(GoodsRow), "Hàng hóa", min_entries=1, max_entries=300)

    def typed(self) -> dict[str, Any]:
        return {"goods": rows_of(self.goods)}


class Term(BaseForm):
    """A form with a first and a last day (thời gian thực hiện): the last is not before the first."""

    def validate(self, extra_validators: Any = None) -> bool:
        good = bool(super().validate(extra_validators))
        first, last = self["starts_on"], self["ends_on"]
        if first.data and last.data and last.data < first.data:
            last.errors = [f"Ngày kết thúc trước ngày bắt đầu ({first.data:%d/%m/%Y})."]
            good = False
        return good


class ContentForm(Term, SectionForm):
    """What for, where, when."""

    aims = LongText(label_of(P.aims))
    content = LongText(label_of(P.content))
    results = LongText(label_of(P.results))
    management = LongText(label_of(P.management))
    preconditions = LongText(label_of(P.preconditions))
    starts_on = Day(label_of(P.starts_on))
    ends_on = Day(label_of(P.ends_on))
    period_text = Text(label_of(P.period_text), longest=200)
    place_ids = PickMany("Địa bàn", render_kw={"class": "js-search"})
    sector_ids = PickMany("Lĩnh vực")

    def offer(self, day: date, proposal: Proposal | None = None) -> None:
        self.place_ids.offer((p.id, place_label(p)) for p in office.places_on(day))
        self.sector_ids.offer((s.id, s.name) for s in office.sectors_on(day))

    def typed(self) -> dict[str, Any]:
        facts = self.facts()
        facts["places"] = [{"place_id": i} for i in facts.pop("place_ids")]
        facts["sectors"] = [{"sector_id": i} for i in facts.pop("sector_ids")]
        return facts


def place_label(place: Place) -> str:
    """A place with the place it belongs to: "Huyện Tân Phú (Tỉnh Đồng Nai)"."""
    return f"{place.name} ({place.parent.name})" if place.parent else place.name


@dataclass(frozen=True)
class Section:
    """A part of the facts: its address, its heading, its form."""

    slug: str
    label: str
    form: type[SectionForm]
    hint: str = ""


SECTIONS: dict[str, Section] = {
    s.slug: s
    for s in (
        Section("chung", "Thông tin chung", GeneralForm),
        Section("ben-cung-cap", "Bên cung cấp viện trợ", DonorsForm),
        Section("tiep-nhan", "Bên tiếp nhận, đối tượng hưởng lợi", RecipientsForm),
        Section("gia-tri", "Giá trị viện trợ, vốn đối ứng", AmountsForm),
        Section("hang-hoa", "Danh mục hàng hóa", GoodsForm),
        Section("noi-dung", "Mục tiêu, nội dung, thời gian, địa bàn", ContentForm),
    )
}


def values_of(proposal: Proposal) -> dict[str, Any]:
    """The facts of a proposal as the section forms read them."""
    return {
        "place_ids": [p.place_id for p in proposal.places],
        "sector_ids": [s.sector_id for s in proposal.sectors],
    }
