"""What an invented aid is about, as the facts that its draft is saved with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.aid.models import Condition, FinanceMechanism, Form, Manager, Modality, Nature, Source
from app.demo.stage import Stage


@dataclass(frozen=True)
class Sum:
    """An amount as a paper states it; `rate` is đồng for one unit of its currency."""

    amount: int
    currency: str = "VND"
    rate: str = ""
    source: Source = Source.GRANT
    form: Form = Form.MONEY
    manager: Manager | None = Manager.RECIPIENT


@dataclass(frozen=True)
class Goods:
    """A line of the goods list, its value in đồng for all of the quantity."""

    name: str
    measure: str
    quantity: int
    value: int
    origin: str
    condition: Condition = Condition.NEW


@dataclass(frozen=True, kw_only=True)
class Outline:
    """An invented aid; `donors` maps each donor to the organisation it acts through, or to nothing."""

    title: str
    owner: str
    donors: Mapping[str, str]
    amounts: tuple[Sum, ...]
    aims: str
    results: str
    content: str = ""
    beneficiaries: str = ""
    places: tuple[str, ...] = ("Xã Tà Lài",)
    sector: str = "1"
    modality: Modality = Modality.PROJECT
    nature: Nature | None = Nature.TECHNICAL
    finance: FinanceMechanism = FinanceMechanism.IN_BUDGET
    goods: tuple[Goods, ...] = ()
    shares: Mapping[str, int] = field(default_factory=dict)
    lasts: int = 12
    yes: frozenset[str] = frozenset({"own_body"})
    flags: tuple[str, ...] = ()

    def facts(self, stage: Stage, day: date) -> dict[str, Any]:
        """The facts as `save_facts` takes them, for a draft of this day."""
        governing = "UBND2025" if day >= date(2025, 7, 1) else "UBND"
        starts_on = (day + timedelta(days=90)).replace(day=1)
        recipients = self.shares or {self.owner: 0}
        return {
            "modality": self.modality,
            "nature": None if self.modality == Modality.NON_PROJECT else self.nature,
            "finance": self.finance,
            "governing_body_id": stage.unit_id(governing),
            "aims": self.aims,
            "results": self.results,
            "content": self.content,
            "beneficiaries": self.beneficiaries,
            "starts_on": starts_on,
            "ends_on": starts_on + timedelta(days=30 * self.lasts),
            "donors": list(self._donors(stage)),
            "recipients": [
                {"unit_id": stage.unit_id(code), "share": Decimal(share) if share else None}
                for code, share in recipients.items()
            ],
            "amounts": [_stated(each, day) for each in self.amounts],
            "goods": [_line(each) for each in self.goods],
            "places": [{"place_id": stage.place_id(name)} for name in self.places],
            "sectors": [{"sector_id": stage.sector_id(self.sector)}],
            **dict.fromkeys(self.flags, True),
        }

    def _donors(self, stage: Stage) -> Iterator[dict[str, Any]]:
        for name, via in self.donors.items():
            yield {
                "partner_id": stage.partner_id(name),
                "via_id": stage.partner_id(via) if via else None,
            }


def _stated(each: Sum, day: date) -> dict[str, Any]:
    rate = Decimal(each.rate) if each.rate else None
    return {
        "source": each.source,
        "form": each.form,
        "manager": each.manager,
        "currency": each.currency,
        "amount": Decimal(each.amount),
        "rate": rate,
        "rate_on": day if rate else None,
    }


def _line(each: Goods) -> dict[str, Any]:
    return {
        "name": each.name,
        "measure": each.measure,
        "quantity": Decimal(each.quantity),
        "condition": each.condition,
        "origin": each.origin,
        "currency": "VND",
        "value": Decimal(each.value),
    }
