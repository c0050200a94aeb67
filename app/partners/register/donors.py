"""The register of donors (sổ bên cung cấp viện trợ) as a declaration."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.core.countries import countries_in, country_name
from app.core.register import Choice, Column, Kind, Register, Sort
from app.core.terms import label_of
from app.partners.models import OUTSIDE_LEGAL_TOTALS, Partner, PartnerAlias, PartnerKind, Totals
from app.partners.queries import SEARCH, STANDS


def aliases_of(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
    """The other names of these donors, one cell each."""
    rows = session.execute(
        select(PartnerAlias.partner_id, PartnerAlias.name)
        .where(PartnerAlias.partner_id.in_(ids))
        .order_by(PartnerAlias.id)
    )
    names: dict[int, list[str]] = {}
    for partner_id, name in rows:
        names.setdefault(partner_id, []).append(name)
    return {partner_id: "; ".join(found) for partner_id, found in names.items()}


def adding_up(values: Sequence[str]) -> ColumnElement[bool]:
    """Donors whose gifts are added up as aid, or those published beside it."""
    outside = Partner.kind.in_(sorted(OUTSIDE_LEGAL_TOTALS))
    return outside if values[0] == Totals.OUTSIDE else ~outside


REGISTER = Register(
    key="partners",
    title="Bên cung cấp viện trợ",
    noun="bên cung cấp",
    source=select(Partner.id).where(STANDS),
    id_column=Partner.id,
    columns=(
        Column("ten", expression=Partner.name, kind=Kind.WRAPPED, width=40, identifying=True),
        Column("viet-tat", expression=Partner.abbreviation, width=12),
        Column("loai", expression=Partner.kind, kind=Kind.WRAPPED, width=28),
        Column("quoc-tich", expression=Partner.country, width=18, shown=country_name),
        Column("tru-so", expression=Partner.head_office, kind=Kind.WRAPPED, width=30),
        Column("nguyen-ngu", expression=Partner.original_name, kind=Kind.WRAPPED, width=30, on_page=False),
        Column("tieng-anh", expression=Partner.english_name, kind=Kind.WRAPPED, width=30, on_page=False),
        Column(
            "ten-khac",
            label_of(PartnerAlias.name),
            kind=Kind.WRAPPED,
            width=30,
            batch=aliases_of,
            on_page=False,
        ),
        Column("thanh-lap", expression=Partner.founded, width=10, on_page=False),
        Column("trang", expression=Partner.website, kind=Kind.WRAPPED, width=28, on_page=False),
        Column("lien-he", expression=Partner.contact, kind=Kind.WRAPPED, width=28, on_page=False),
        Column("ghi-chu", expression=Partner.remarks, kind=Kind.WRAPPED, width=30, on_page=False),
        Column("ghi-so", expression=Partner.entered_at, kind=Kind.MOMENT, width=16),
    ),
    filters=(
        Choice("loai", "Loại bên cung cấp", Partner.kind, PartnerKind.choices(), many=True),
        Choice("quoc-tich", "Quốc tịch", Partner.country, countries_in(Partner.country), many=True),
        Choice("tong-so", "Tổng số viện trợ", adding_up, Totals.choices()),
    ),
    sorts=(Sort("ten", Partner.sort_key), Sort("ghi-so", Partner.entered_at, descending=True)),
    search=SEARCH,
    empty_hint="Chưa có bên cung cấp nào như vậy. Hãy bỏ bớt điều kiện, hoặc thêm bên cung cấp mới vào sổ.",
)
