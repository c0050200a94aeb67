"""What foreign NGOs owe the province or have sent (sổ thông báo), as seen from a day."""

from datetime import date
from functools import lru_cache

from sqlalchemy import select

from app.core.register import Choice, Column, DateRange, Kind, Register, Sort
from app.core.terms import label_of
from app.law.shapes import NoticeKind
from app.partners.models import Certificate, NoticeState, Partner, PartnerNotice
from app.partners.queries import SEARCH, notice_case, notices_as

N = PartnerNotice


@lru_cache(maxsize=4)
def notice_register(day: date) -> Register:
    """Every notice with where it stands on a day: awaited, to be reminded of, late, received."""
    return Register(
        key="notices",
        title="Thông báo, báo cáo của tổ chức PCPNN",
        noun="thông báo",
        source=(
            select(N.id)
            .outerjoin(Partner, Partner.id == N.partner_id)
            .outerjoin(Certificate, Certificate.id == N.certificate_id)
        ),
        id_column=N.id,
        columns=(
            Column("to-chuc", label_of(N.partner_id), Partner.name, Kind.WRAPPED, 36, identifying=True),
            Column("loai", expression=N.kind, kind=Kind.WRAPPED, width=24, identifying=True),
            Column("nam", expression=N.year, width=8, shown=str),
            Column("giay", label_of(N.certificate_id), Certificate.number, width=16),
            Column("tinh-tu", expression=N.runs_from, kind=Kind.DATE, width=12),
            Column("han", expression=N.due_on, kind=Kind.DATE, width=12),
            Column("cach-tinh", expression=N.rule, kind=Kind.WRAPPED, width=30, on_page=False),
            Column("nhan", expression=N.received_on, kind=Kind.DATE, width=12),
            Column("tinh-trang", "Tình trạng", notice_case(day), Kind.STATUS, 20),
            Column("so", expression=N.number, width=16, on_page=False),
            Column("ghi-chu", expression=N.note, kind=Kind.WRAPPED, width=24, on_page=False),
            Column("ngay", expression=N.listed_on, kind=Kind.DATE, on_page=False, in_export=False),
        ),
        filters=(
            Choice(
                "tinh-trang",
                "Tình trạng",
                lambda values: notices_as(values, day),
                NoticeState.choices(),
                many=True,
                stored=NoticeState,
            ),
            Choice("loai", label_of(N.kind), N.kind, NoticeKind.choices(), stored=NoticeKind),
            DateRange("han", label_of(N.due_on), N.due_on),
        ),
        sorts=(Sort("ngay", N.listed_on, descending=True),),
        search=SEARCH,
        empty_hint="Chưa có thông báo nào như vậy. Thông báo được ghi ở trang của từng tổ chức PCPNN.",
    )
