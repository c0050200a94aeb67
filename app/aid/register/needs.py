"""Danh mục dự án kêu gọi viện trợ as a declaration, in the columns of the province's list."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.aid.models import Need, NeedMatch, NeedState
from app.aid.queries.needs import SEARCH, match_counts, need_lines, need_places, needs_in_places
from app.core.register import Choice, Column, DateRange, Flag, Kind, Register, Sort
from app.core.terms import label_of
from app.dossiers.queries import MY_UNITS
from app.office import queries as office
from app.office.models import Sector, Unit

N = Need


def _sectors(_session: Session) -> Iterable[tuple[str, str]]:
    return [(str(sector.id), sector.name) for sector in office.all_sectors()]


def _places(_session: Session) -> Iterable[tuple[str, str]]:
    return [(str(place.id), place.name) for place in office.all_places()]


def _units(session: Session) -> Iterable[tuple[str, str]]:
    query = select(Unit.id, Unit.name).where(Unit.id.in_(select(N.unit_id))).order_by(Unit.sort_key, Unit.id)
    return [(str(i), name) for i, name in session.execute(query)]


def _checked(mismatch: str) -> str:
    return "chưa khớp" if mismatch else ""


NEED_REGISTER = Register(
    key="nhu-cau",
    title="Danh mục dự án kêu gọi viện trợ",
    noun="dự án",
    source=select(N.id).join(Sector, Sector.id == N.sector_id),
    id_column=N.id,
    columns=(
        Column("linh-vuc", label_of(N.sector_id), Sector.name, Kind.WRAPPED, 20, on_page=False, identifying=True),
        Column("ten", expression=N.title, kind=Kind.WRAPPED, width=36, identifying=True),
        Column("tinh-trang-ds", expression=N.state, kind=Kind.STATUS, in_export=False),
        Column("linh-vuc-ds", label_of(N.sector_id), Sector.name, in_export=False),
        Column("dia-diem", "Địa điểm", batch=need_places, kind=Kind.WRAPPED, width=20),
        Column("co-quan", label_of(N.unit_id), N.owner_name, Kind.WRAPPED, 24),
        Column("muc-dich", expression=N.aims, kind=Kind.WRAPPED, width=32, on_page=False),
        Column("noi-dung", expression=N.content, kind=Kind.WRAPPED, width=36, on_page=False),
        Column("tong-von", "Tổng số", N.total, Kind.MONEY, 17, total=True, currency_from="loai-tien",
               group="Tổng vốn"),
        Column("xin-vien-tro", expression=N.asked, kind=Kind.MONEY, width=17, total=True,
               currency_from="loai-tien", group="Tổng vốn"),
        Column("doi-ung", expression=N.counterpart, kind=Kind.MONEY, width=17, total=True,
               currency_from="loai-tien", group="Tổng vốn", on_page=False),
        Column("loai-tien", expression=N.currency, width=7, group="Tổng vốn"),
        Column("tu", expression=N.starts_on, width=11, group="Thời gian", on_page=False),
        Column("den", expression=N.ends_on, width=11, group="Thời gian", on_page=False),
        Column("thoi-gian", "Theo văn bản", N.period_text, Kind.WRAPPED, 14, group="Thời gian", on_page=False),
        Column("phan-ky", "Phân kỳ vốn", batch=need_lines, kind=Kind.WRAPPED, width=38, on_page=False),
        Column("chenh-lech", "Số liệu chưa khớp", N.mismatch, Kind.WRAPPED, 46, on_page=False),
        Column("tinh-trang", expression=N.state, kind=Kind.STATUS, width=16, on_page=False),
        Column("khoan", "Số khoản viện trợ đã có", batch=match_counts, width=10, on_page=False),
        Column("chua-khop", "Số liệu", N.mismatch, in_export=False, shown=_checked),
        Column("ngay", expression=N.listed_on, kind=Kind.DATE, width=12),
        Column("ghi-chu", expression=N.remarks, kind=Kind.WRAPPED, width=24, on_page=False),
    ),
    sorts=(Sort("ngay", N.listed_on, descending=True), Sort("ten", N.sort_key)),
    filters=(
        Choice("tinh-trang", label_of(N.state), N.state, NeedState.choices(), many=True, stored=NeedState),
        Choice("linh-vuc", label_of(N.sector_id), N.sector_id, _sectors, many=True, stored=int),
        Choice("dia-diem", "Địa điểm", lambda v: needs_in_places([int(x) for x in v]), _places, many=True),
        Choice("co-quan", label_of(N.unit_id), N.unit_id, _units, stored=int),
        DateRange("ngay", label_of(N.listed_on), N.listed_on),
        Flag("cua-don-vi-toi", "Của đơn vị tôi", N.unit_id.in_(MY_UNITS)),
        Flag("da-co-vien-tro", "Đã ghép khoản viện trợ", N.id.in_(select(NeedMatch.need_id))),
        Flag("chua-khop", "Số liệu chưa khớp", N.mismatch != ""),
    ),
    search=SEARCH,
    empty_hint="Chưa có dự án nào như vậy. Bỏ bớt bộ lọc, hoặc ghi một nhu cầu mới vào danh mục.",
)  # fmt: skip
