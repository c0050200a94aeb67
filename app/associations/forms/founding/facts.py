"""What an association is to be, as the campaign writes it down."""

from typing import Any

from app.associations.models import Founding, FoundingCountry
from app.core.countries import countries_and_groups
from app.core.forms import (
    BaseForm,
    LongText,
    Pick,
    PickMany,
    Text,
    WholeNumber,
    required,
)
from app.core.terms import label_of
from app.office import queries as office
from app.permissions import Actor

F = Founding


class FoundingForm(BaseForm):
    """What the association is to be, and who campaigns for it (hồ sơ thành lập hội)."""

    name = Text(label_of(F.name), [required()])
    english_name = Text(label_of(F.english_name))
    abbreviation = Text(label_of(F.abbreviation), longest=60)
    country_codes = PickMany(label_of(FoundingCountry.country), coerce=str)
    purpose = LongText(label_of(F.purpose), longest=2000)
    field = Text(label_of(F.field), longest=500)
    scope = Text(label_of(F.scope))
    head_office = Text(label_of(F.head_office))
    manager_id = Pick(label_of(F.manager_id), coerce=int, blank="– chọn –")
    head = Text(label_of(F.head), longest=200)
    committee = LongText(
        label_of(F.committee), longest=4000, description="Mỗi người một dòng, kể cả trưởng ban."
    )
    registered = WholeNumber(
        label_of(F.registered), description="Số người đăng ký tham gia sáng lập, tính đến khi nộp hồ sơ."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country_codes.offer(countries_and_groups().items())

    def offer_managers(self, actor: Actor) -> "FoundingForm":
        """Living units may manage the field."""
        self.manager_id.offer(office.live_units(actor.day))
        return self

    def typed(self) -> dict[str, Any]:
        """What was typed, as the action wants it."""
        return {**self.facts(), "country_codes": self.country_codes.data or []}
