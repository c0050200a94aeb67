"""Forms of divisions, positions, budget, commendations and social resources."""

from app.associations.forms.facts import AS_KNOWN
from app.associations.forms.governing import term_field
from app.associations.models import (
    Budget,
    BudgetSource,
    Commendation,
    Division,
    Establishment,
    EstablishmentKind,
    SocialResource,
)
from app.core.forms import (
    ChildForm,
    LongText,
    MoneyAmount,
    PartialDayField,
    Text,
    WholeNumber,
    Year,
    not_after_today,
    required,
)
from app.core.terms import label_of


class DivisionForm(ChildForm):
    """A division (phòng, ban)."""

    name = Text(label_of(Division.name), [required()])
    head = Text(label_of(Division.head), longest=200)
    tasks = LongText(label_of(Division.tasks), longest=1000)
    founded_on = PartialDayField(label_of(Division.founded_on), [not_after_today], description=AS_KNOWN)
    ended_on = PartialDayField(label_of(Division.ended_on), [not_after_today])


class EstablishmentForm(ChildForm):
    """Positions of a year (biên chế)."""

    year = Year(label_of(Establishment.year), [required()])
    kind = term_field(Establishment.kind, EstablishmentKind)
    given = WholeNumber(label_of(Establishment.given))
    filled = WholeNumber(label_of(Establishment.filled))
    note = LongText(label_of(Establishment.note), longest=500)


class BudgetForm(ChildForm):
    """Money of a year (kinh phí)."""

    year = Year(label_of(Budget.year), [required()])
    money_source = term_field(Budget.money_source, BudgetSource)
    planned = MoneyAmount(label_of(Budget.planned), currency="VND")
    spent = MoneyAmount(label_of(Budget.spent), currency="VND")
    note = LongText(label_of(Budget.note), longest=500)


class CommendationForm(ChildForm):
    """A commendation (khen thưởng)."""

    form = Text(label_of(Commendation.form), [required()], longest=200)
    awarded_to = Text(label_of(Commendation.awarded_to), description="Bỏ trống nếu khen toàn hội.")
    given_by = Text(label_of(Commendation.given_by))
    number = Text(label_of(Commendation.number), longest=60)
    awarded_on = PartialDayField(label_of(Commendation.awarded_on), [not_after_today], description=AS_KNOWN)
    reason = LongText(label_of(Commendation.reason), longest=1000)


class SocialResourceForm(ChildForm):
    """What others gave to the work (nguồn lực xã hội hóa)."""

    supporter = Text(label_of(SocialResource.supporter), [required()])
    activity = Text(label_of(SocialResource.activity), longest=500)
    value = MoneyAmount(label_of(SocialResource.value), currency="VND")
    in_kind = Text(label_of(SocialResource.in_kind), longest=500)
    given_on = PartialDayField(label_of(SocialResource.given_on), [not_after_today], description=AS_KNOWN)
    note = LongText(label_of(SocialResource.note), longest=500)
