"""The register of foundings (hồ sơ thành lập hội)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.associations.models import Founding, FoundingCountry, FoundingStatus
from app.core.countries import country_or_group
from app.core.register import Choice, Column, DateRange, Flag, Kind, Register, Search, Sort
from app.core.terms import label_of
from app.dossiers.models import Dossier
from app.dossiers.queries import TODAY, overdue_on
from app.office.models import Unit

F, D = Founding, Dossier
LEAD = aliased(Unit)
STATUS_LABELS = {str(status): status.label for status in FoundingStatus}


def countries_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The partner countries of these foundings, one cell each."""
    query = (
        select(FoundingCountry.founding_id, FoundingCountry.country)
        .where(FoundingCountry.founding_id.in_(ids))
        .order_by(FoundingCountry.id)
    )
    found: dict[int, list[str]] = {}
    for founding_id, code in session.execute(query):
        found.setdefault(founding_id, []).append(country_or_group(code))
    return {founding_id: "; ".join(names) for founding_id, names in found.items()}


FOUNDING_REGISTER = Register(
    key="foundings",
    title="Hồ sơ thành lập hội",
    noun="hồ sơ",
    source=select(F.id).join(D, D.id == F.dossier_id).outerjoin(LEAD, LEAD.id == D.lead_id),
    id_column=F.id,
    columns=(
        Column("ten", expression=F.name, kind=Kind.WRAPPED, width=40, identifying=True),
        Column("ma", label_of(D.code), D.code, width=14),
        Column("nuoc", label_of(FoundingCountry.country), batch=countries_of, kind=Kind.WRAPPED, width=16),
        Column("trang-thai", label_of(D.status), D.status, Kind.STATUS, 24, shown=STATUS_LABELS.__getitem__),
        Column("co-quan", "Cơ quan đang xem xét", LEAD.name, Kind.WRAPPED, 28),
        Column("dang-ky", expression=F.registered, kind=Kind.INTEGER, width=12),
        Column("ngay-den", label_of(D.received_on), D.received_on, Kind.DATE, 12),
        Column("han", label_of(D.due_on), D.due_on, Kind.DATE, 12),
        Column("cho-phep", "Ngày cho phép", D.decided_on, Kind.DATE, 12),
        Column("dai-hoi", label_of(F.congress_on), F.congress_on, Kind.DATE, 12, on_page=False),
        Column("dieu-le", label_of(F.charter_on), F.charter_on, Kind.DATE, 12, on_page=False),
    ),
    filters=(
        Choice("trang-thai", label_of(D.status), D.status, FoundingStatus.choices(), many=True),
        DateRange("ngay-den", label_of(D.received_on), D.received_on),
        Flag("qua-han", "Quá hạn", overdue_on(TODAY)),
    ),
    sorts=(Sort("ten", F.sort_key),),
    search=Search(F.search_text, "Tên hội, trưởng ban vận động; không cần gõ dấu"),
    empty_hint="Chưa có hồ sơ thành lập hội nào.",
)
