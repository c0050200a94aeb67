"""Rows of the repeating groups: donors, recipients, amounts, goods. A row left blank is not read."""

from decimal import Decimal
from typing import Any

from wtforms.validators import Optional

from app.aid.models import (
    Amount,
    AmountKind,
    Condition,
    Form,
    GoodsLine,
    Manager,
    ProposalDonor,
    Qualifier,
    Recipient,
    Source,
)
from app.core.forms import (
    AboveZero,
    Day,
    MoneyAmount,
    Parsed,
    Pick,
    Quantity,
    RateNumber,
    SpareRow,
    Text,
    required,
)
from app.core.money import CURRENCY_NAMES, grouped
from app.core.parsing import parse_percent
from app.core.terms import label_of
from app.partners.forms import PartnerLookup

CURRENCIES = [(code, f"{code} – {name}") for code, name in CURRENCY_NAMES.items()]


class SpokenAmount(MoneyAmount):
    """An amount that is said in words beside it (số tiền bằng chữ)."""

    words_view = "aid.amount_in_words"


class Share(Parsed):
    """A share in percent."""

    parse = staticmethod(parse_percent)

    def shown(self, value: Decimal) -> str:
        return grouped(value)


class DonorRow(SpareRow):
    """A donor, perhaps acting through another organisation (qua)."""

    partner_id = PartnerLookup(label_of(ProposalDonor.partner_id), [required("Chọn bên cung cấp viện trợ.")])
    via_id = PartnerLookup(label_of(ProposalDonor.via_id), blank="– không –")


class RecipientRow(SpareRow):
    """A receiving unit and its share."""

    unit_id = Pick(
        label_of(Recipient.unit_id), coerce=int, blank="– chọn đơn vị –", render_kw={"class": "js-search"}
    )
    share = Share(label_of(Recipient.share), [Optional(), AboveZero("Tỷ lệ")])


class AmountRow(SpareRow):
    """One amount as the paper states it."""

    presets = ("source", "form", "qualifier", "currency", "kind")

    source = Pick(label_of(Amount.source), choices=Source.choices(), coerce=Source)
    form = Pick(label_of(Amount.form), choices=Form.choices(), coerce=Form)
    qualifier = Pick(
        label_of(Amount.qualifier),
        choices=[(q, q.label or "đúng bằng") for q in Qualifier],
        coerce=Qualifier,
    )
    currency = Pick(label_of(Amount.currency), choices=CURRENCIES, default="VND")
    amount = SpokenAmount(label_of(Amount.amount), [Optional(), AboveZero()])
    rate = RateNumber(label_of(Amount.rate), description="VND cho một đơn vị ngoại tệ")
    rate_on = Day(label_of(Amount.rate_on))
    vnd = MoneyAmount(
        "Quy đổi VND ghi trong văn bản",
        [Optional(), AboveZero()],
        currency="VND",
        description="để trống nếu văn bản không ghi",
    )
    usd = MoneyAmount(label_of(Amount.usd), [Optional(), AboveZero()], currency="USD")
    manager = Pick(label_of(Amount.manager), choices=Manager.choices(), coerce=Manager, blank="– chưa rõ –")

    def process(self, formdata: Any = None, obj: Any = None, data: Any = None, **kwargs: Any) -> None:
        super().process(formdata, obj, data, **kwargs)
        if not formdata and obj is not None and (self.currency.data == "VND" or not obj.vnd_stated):
            self.vnd.data = None  # what was reckoned is shown on the page, never typed back as if stated
            self.rate.data = None if self.currency.data == "VND" else self.rate.data

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        if self.blank:
            return True
        if self.amount.data is None and not self.amount.errors:
            self.amount.errors = ["Chưa nhập số tiền."]
            good = False
        if (
            self.currency.data != "VND"
            and self.rate.data is None
            and self.vnd.data is None
            and not self.rate.errors
        ):
            self.rate.errors = ["Ngoại tệ cần tỷ giá, hoặc số VND mà văn bản ghi."]
            good = False
        if (
            self.rate.data is not None
            and self.currency.data != "VND"
            and self.rate_on.data is None
            and not self.rate_on.errors
        ):
            self.rate_on.errors = ["Ghi ngày của tỷ giá."]
            good = False
        return good

    def values(self) -> dict[str, Any]:
        typed = super().values()
        typed["vnd_stated"] = typed["vnd"] is not None and typed["currency"] != "VND"
        typed["kind"] = AmountKind.COMMITTED
        return typed


class GoodsRow(SpareRow):
    """A line of the goods list."""

    presets = ("condition", "currency")

    name = Text(label_of(GoodsLine.name))
    measure = Text(label_of(GoodsLine.measure), longest=60)
    quantity = Quantity(label_of(GoodsLine.quantity))
    condition = Pick(label_of(GoodsLine.condition), choices=Condition.choices(), coerce=Condition)
    origin = Text(label_of(GoodsLine.origin), longest=120)
    currency = Pick(label_of(GoodsLine.currency), choices=CURRENCIES, default="VND")
    value = MoneyAmount(label_of(GoodsLine.value))

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        if self.blank:
            return True
        if not self.name.data:
            self.name.errors = ["Chưa nhập tên hàng hóa."]
            good = False
        if not self.quantity.errors and self.quantity.data is None:
            self.quantity.errors = ["Chưa nhập số lượng."]
            good = False
        return good
