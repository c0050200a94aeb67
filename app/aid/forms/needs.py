"""Forms of a project that seeks aid: what is written of it, the aid that answers it, why it stopped."""

from datetime import date
from functools import partial
from typing import Any

from flask import current_app
from wtforms import FieldList, FormField
from wtforms.validators import Optional

from app.aid.forms.rows import CURRENCIES, SpokenAmount
from app.aid.forms.sections import place_label
from app.aid.models import Need, NeedLine, NeedMatch, Source
from app.aid.queries import aid_title
from app.core.forms import (
    AboveZero,
    BaseForm,
    Day,
    LongText,
    Lookup,
    PartialDayField,
    Pick,
    PickMany,
    SpareRow,
    Text,
    Tick,
    Year,
    not_after_today,
    required,
    rows_of,
)
from app.core.terms import label_of
from app.office import queries as office
from app.permissions import Actor

N = Need


class NeedLineRow(SpareRow):
    """A line of the budget: source, year, amount."""

    presets = ("source",)

    source = Pick(label_of(NeedLine.source), choices=Source.choices(), coerce=Source)
    year = Year(label_of(NeedLine.year))
    amount = SpokenAmount(label_of(NeedLine.amount), [Optional(), AboveZero()])

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        if good and not self.blank and self.amount.data is None:
            self.amount.errors = ["Chưa nhập số tiền."]
            return False
        return good


class NeedForm(BaseForm):
    """A project as the province's list describes it (dự án kêu gọi viện trợ)."""

    title = Text(label_of(N.title), [required()], longest=500)
    sector_id = Pick(label_of(N.sector_id), [required("Chọn lĩnh vực.")], coerce=int, blank="– chọn –")
    unit_id = Pick(
        label_of(N.unit_id), [required("Chọn cơ quan thực hiện.")], coerce=int, blank="– chọn đơn vị –"
    )
    place_ids = PickMany("Địa điểm", render_kw={"class": "js-search"})
    location = Text(label_of(N.location), description="Ấp, trường, trạm… ghi như văn bản.")
    aims = LongText(label_of(N.aims))
    content = LongText(label_of(N.content))
    currency = Pick(label_of(N.currency), choices=CURRENCIES, default="VND")
    total = SpokenAmount(label_of(N.total), [Optional(), AboveZero()])
    asked = SpokenAmount(label_of(N.asked), [Optional(), AboveZero()])
    counterpart = SpokenAmount(label_of(N.counterpart), [Optional()])
    lines = FieldList(FormField(NeedLineRow), "Phân kỳ vốn theo nguồn, năm", min_entries=1, max_entries=60)
    starts_on = PartialDayField(label_of(N.starts_on))
    ends_on = PartialDayField(label_of(N.ends_on))
    period_text = Text(label_of(N.period_text), longest=200)
    listed_on = Day(label_of(N.listed_on), [required(), not_after_today])
    basis = Text(label_of(N.basis))
    contact = Text(label_of(N.contact), longest=500)
    remarks = LongText(label_of(N.remarks), longest=2000)

    def offer(self, day: date) -> None:
        """Fill the choices of a day, with what was chosen earlier and has ended since."""
        self.sector_id.offer(
            (s.id, s.name) for s in _still(office.sectors_on(day), office.all_sectors, self.sector_id.data)
        )
        units = office.live_units(day)
        chosen = {self.unit_id.data} - {None} - {i for i, _ in units}
        self.unit_id.offer([*units, *((u.id, u.name) for u in office.units_by_id(chosen).values())])
        chosen_places = self.place_ids.data or []
        self.place_ids.offer(
            (p.id, place_label(p)) for p in _still(office.places_on(day), office.all_places, *chosen_places)
        )

    def reopened(self, record: Need) -> "NeedForm":
        form = type(self)(formdata=None, obj=record, data=places_of(record))
        form.offer(current_app.config["TODAY"]())
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        for entry in self.lines.entries:  # every line is in the one currency of the project
            entry.form.amount.currency = self.currency.data or "VND"
        return bool(super().validate(extra_validators))

    def typed(self) -> dict[str, Any]:
        """What was typed, as `add_need` and `edit_need` take it."""
        facts = self.facts()
        facts["places"] = [{"place_id": i} for i in facts.pop("place_ids")]
        return {**facts, "lines": rows_of(self.lines)}


def places_of(need: Need) -> dict[str, Any]:
    """The places of a need as its form reads them."""
    return {"place_ids": [row.place_id for row in need.places]}


def _still(now: list[Any], ever: Any, *chosen: int | None) -> list[Any]:
    """What there is now, and what was chosen when there was more."""
    missing = {i for i in chosen if i is not None} - {row.id for row in now}
    return [*now, *(row for row in (ever() if missing else ()) if row.id in missing)]


class AidLookup(Lookup):
    """An aid that this person may see, searched as one types."""

    search_view = "needs.aid_lookup"


class MatchForm(BaseForm):
    """The aid that answers a need (ghép khoản viện trợ)."""

    aid_id = AidLookup(label_of(NeedMatch.aid_id), [required("Chọn khoản viện trợ.")])
    whole = Tick("Đã đủ, không còn kêu gọi")
    note = Text(label_of(NeedMatch.note), longest=500)

    def offer(self, actor: Actor) -> None:
        """Name only what the person may see."""
        self.aid_id.find = partial(aid_title, actor=actor)


class StopForm(BaseForm):
    """Why no more aid is sought (dừng kêu gọi)."""

    stopped_reason = Text(label_of(N.stopped_reason), [required("Ghi lý do dừng kêu gọi.")], longest=500)
