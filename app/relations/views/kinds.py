"""The registers of foreign relations as kinds of record: address, words, form, list, what a page shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from markupsafe import Markup

from app.child_rows import ChildKind
from app.core.countries import country_name
from app.core.register import Register
from app.core.templating import dmy
from app.core.terms import Term, label_of
from app.documents.actions import ONLY_RECEIVED
from app.documents.models import Secrecy
from app.office import queries as office
from app.partners.views.contacts import contact_kind
from app.relations import forms, register
from app.relations.models import Agreement, Counterpart, Mission, PartnerLocality

Fact = tuple[str, str]


@dataclass(frozen=True)
class RecordKind:
    """A register of foreign relations: `key` names its blueprint, `path` its address; `contacts` its people."""

    key: str
    path: str
    one: str
    model: type[Counterpart]
    form: type[forms.RelationForm]
    register: Callable[[date], Register]
    headings: Mapping[str, tuple[Any, ...]]
    contacts: ChildKind | None = None

    def groups(self, record: Counterpart, day: date) -> list[dict[str, Any]]:
        """What is written of a record, in the groups of its page."""
        return [
            {"heading": heading, "facts": [self._fact(record, column, day) for column in columns]}
            for heading, columns in self.headings.items()
        ]

    def _fact(self, record: Counterpart, column: Any, day: date) -> Fact:
        value = getattr(record, column.key)
        if column.key == "country":
            groups = "; ".join(office.groups_on(day).get(value, ()))
            return label_of(column), f"{country_name(value)} ({groups})" if groups else country_name(value)
        if column.key in ("unit_id", "locality_id"):
            other = getattr(record, column.key.removesuffix("_id"))
            return label_of(column), other.name if other else ""
        if column.key == "file_id":
            return label_of(column), _link_to_text(record)
        if column.key == "secrecy":
            told = ONLY_RECEIVED if value != Secrecy.NONE else ""
            return label_of(column), "; ".join(filter(None, (value.label, told)))
        return label_of(column), _worded(value)


def _link_to_text(agreement: Any) -> str:
    if agreement.file is None:
        return ""
    url = url_for("relations.agreements.signed_text", id=agreement.id)
    return Markup('<a href="{}">{}</a>').format(url, agreement.file.name)


def _worded(value: Any) -> str:
    if isinstance(value, Term):
        return value.label
    return value if isinstance(value, str) else dmy(value)


M, L, A = Mission, PartnerLocality, Agreement

MISSIONS = RecordKind(
    "missions", "co-quan-dai-dien", "cơ quan đại diện", Mission, forms.MissionForm, register.mission_register,
    {
        "Cơ quan đại diện": (M.kind, M.country, M.city, M.district, M.opened_on, M.closed_on),
        "Liên hệ": (M.address, M.phone, M.email, M.website),
        "Ghi chú": (M.remarks, M.source),
    },
    contact_kind("mission"),
)  # fmt: skip

LOCALITIES = RecordKind(
    "localities", "dia-phuong-nuoc-ngoai", "địa phương", PartnerLocality, forms.LocalityForm,
    register.locality_register,
    {
        "Địa phương": (L.original_name, L.country, L.tie, L.begins, L.ends, L.basis),
        "Ghi chú": (L.website, L.remarks, L.source),
    },
    contact_kind("locality"),
)  # fmt: skip

AGREEMENTS = RecordKind(
    "agreements", "thoa-thuan", "thỏa thuận", Agreement, forms.AgreementForm, register.agreement_register,
    {
        "Thỏa thuận": (A.kind, A.number, A.country, A.home_party, A.foreign_party, A.locality_id, A.unit_id),
        "Ký kết, hiệu lực": (A.signed_on, A.signed_at, A.in_force_from, A.in_force_to),
        "Nội dung, thực hiện": (A.field, A.progress),
        "Bản ký": (A.file_id, A.secrecy),
        "Ghi chú": (A.remarks, A.source),
    },
)  # fmt: skip

KINDS = (MISSIONS, LOCALITIES, AGREEMENTS)
