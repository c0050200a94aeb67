"""Forms of the record of a donor over time."""

from typing import Any

from app.core.forms import ChildForm, LongText, PartialDayField, Pick, Text, WholeNumber, required
from app.core.terms import label_of
from app.office import queries as office
from app.partners.models import (
    LocalPartner,
    PartnerCommendation,
    PartnerVisit,
    Representative,
    RepresentativePost,
    StaffCount,
)

R, S, L, V, C = Representative, StaffCount, LocalPartner, PartnerVisit, PartnerCommendation


class RepresentativeForm(ChildForm):
    """A person who represents a donor (người đại diện)."""

    name = Text(label_of(R.name), [required()], longest=200)
    post = Pick(
        label_of(R.post),
        [required()],
        choices=RepresentativePost.choices(),
        coerce=RepresentativePost,
        blank="Hãy chọn",
    )
    since = PartialDayField(label_of(R.since))
    until = PartialDayField(label_of(R.until), description="Để trống nếu hiện nay vẫn là người đại diện.")
    contact = Text(label_of(R.contact))
    note = LongText(label_of(R.note), longest=500)


class StaffCountForm(ChildForm):
    """The people of a donor at one time (nhân sự)."""

    on = PartialDayField(label_of(S.on), [required()])
    foreign = WholeNumber(label_of(S.foreign))
    vietnamese = WholeNumber(label_of(S.vietnamese))
    note = LongText(label_of(S.note), longest=500)


class LocalPartnerForm(ChildForm):
    """A body of the province that a donor works with (đối tác địa phương)."""

    unit_id = Pick(label_of(L.unit_id), coerce=int, blank="– không –")
    name = Text(label_of(L.name))
    since = PartialDayField(label_of(L.since))
    until = PartialDayField(label_of(L.until))
    content = LongText(label_of(L.content), longest=1000)

    def offer_for(self, record: Any, row: Any) -> None:
        self.unit_id.offer(office.known_units())


class VisitForm(ChildForm):
    """A visit (chuyến thăm, làm việc)."""

    on = PartialDayField(label_of(V.on), [required()])
    people = Text(label_of(V.people), [required()], longest=500)
    host = Text(label_of(V.host))
    content = LongText(label_of(V.content), longest=2000)


class CommendationForm(ChildForm):
    """An honour (khen thưởng)."""

    on = PartialDayField(label_of(C.on), [required()])
    form = Text(label_of(C.form), [required()], longest=200)
    number = Text(label_of(C.number), longest=60)
    awarded_by = Text(label_of(C.awarded_by))
    reason = LongText(label_of(C.reason), longest=1000)
