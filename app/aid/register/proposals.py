"""Sổ theo dõi viện trợ as a declaration: columns of PL5, filters, orders, search; one row per amount line in Excel."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import and_, case, select
from sqlalchemy.orm import Session

from app.aid import queries
from app.aid.models import UNDATED, Amount, Modality, Proposal, Source, Status
from app.core.countries import country_name
from app.core.days import day_in_words
from app.core.register import Choice, Column, DateRange, Flag, Kind, Lines, Register, Search, Sort
from app.core.terms import label_of
from app.documents.models import Document
from app.dossiers.models import Dossier, Holder
from app.dossiers.queries import MY_HOLDERS, MY_UNITS, TODAY, held_by, overdue_on
from app.law.regimes import REGIMES
from app.law.shapes import RegimeCode
from app.office import queries as office
from app.office.models import Sector
from app.partners.models import Partner

P, D = Proposal, Dossier
IS_GRANT = Amount.source == Source.GRANT
STATUS_LABELS = {str(status): status.label for status in Status}


def _sectors(session: Session) -> Iterable[tuple[str, str]]:
    return [(str(i), name) for i, name in session.execute(select(Sector.id, Sector.name).order_by(Sector.id))]


def _places(_session: Session) -> Iterable[tuple[str, str]]:
    return [(str(place.id), place.name) for place in office.all_places()]


def _countries(session: Session) -> Iterable[tuple[str, str]]:
    codes = session.scalars(select(Partner.country).where(Partner.country != "").distinct())
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


def dated_in_words(day: date) -> str:
    """The day of the decision, of handing in or of the draft; of an old book that gives none it says so."""
    return "không rõ ngày" if day == UNDATED else day_in_words(day)


SOURCE = select(P.id).join(D, D.id == P.dossier_id)
DECISION = (Document, Document.id == P.decision_id)

REGIME_CHOICES = [(str(regime.code), regime.code.label) for regime in REGIMES]

AID_REGISTER = Register(
    key="vien-tro",
    title="Sổ theo dõi viện trợ",
    noun="khoản",
    source=SOURCE,
    id_column=P.id,
    columns=(
        Column("ten", expression=P.title, kind=Kind.WRAPPED, width=40, identifying=True),
        Column("ma", label_of(D.code), D.code, width=13, identifying=True),
        Column("trang-thai", label_of(D.status), D.status, Kind.STATUS, 18, identifying=True,
               shown=STATUS_LABELS.__getitem__),
        Column("phuong-thuc", expression=P.modality, on_page=False, width=12, identifying=True),
        Column("ben-cung-cap", "Bên cung cấp viện trợ", P.donor_names, Kind.WRAPPED, 26, identifying=True),
        Column("quoc-tich", "Quốc tịch", batch=queries.donor_countries, width=14, on_page=False, identifying=True),
        Column("chu-khoan", label_of(P.aid_owner_id), P.owner_name, Kind.WRAPPED, 26, identifying=True),
        Column("tiep-nhan", "Bên tiếp nhận", batch=queries.recipient_names, kind=Kind.WRAPPED, width=24,
               on_page=False, identifying=True),
        Column("dia-ban", "Địa bàn", batch=queries.place_names, kind=Kind.WRAPPED, width=18, identifying=True),
        Column("linh-vuc", "Lĩnh vực", batch=queries.sector_names, kind=Kind.WRAPPED, width=20, on_page=False,
               identifying=True),
        Column("tu-ngay", "Từ ngày", P.starts_on, Kind.DATE, 11, on_page=False, identifying=True, group="Thời gian"),
        Column("den-ngay", "Đến ngày", P.ends_on, Kind.DATE, 11, on_page=False, identifying=True, group="Thời gian"),
        Column("thoi-gian", "Theo văn bản", P.period_text, width=14, on_page=False, identifying=True,
               group="Thời gian"),
        Column("so-quyet-dinh", "Số", Document.number, width=14, on_page=False, identifying=True,
               group="Quyết định phê duyệt"),
        Column("ngay-quyet-dinh", "Ngày quyết định", Document.issued_on, Kind.DATE, 11, identifying=True,
               group="Quyết định phê duyệt"),
        Column("co-quan", "Cơ quan", P.approving_body, Kind.WRAPPED, 18, on_page=False, identifying=True,
               group="Quyết định phê duyệt"),
        Column("nguon-von", expression=Amount.source, kind=Kind.WRAPPED, width=16, per_line=True),
        Column("loai-gia-tri", expression=Amount.kind, width=10, per_line=True),
        Column("muc", expression=Amount.qualifier, width=8, per_line=True),
        Column("nguyen-te", expression=Amount.amount, kind=Kind.MONEY, width=17, per_line=True),
        Column("loai-tien", expression=Amount.currency, width=7, per_line=True),
        Column("ty-gia", expression=Amount.rate, kind=Kind.RATE, width=11, per_line=True),
        Column("quy-vnd", "Viện trợ quy VND", case((IS_GRANT, Amount.vnd)), Kind.VND, 18, per_line=True, total=True),
        Column("doi-ung", "Vốn đối ứng (VND)", case((and_(Amount.id.is_not(None), ~IS_GRANT), Amount.vnd)),
               Kind.VND, 18, per_line=True, total=True),
        Column("ghi-chu", "Ghi chú", P.missing, Kind.WRAPPED, 22, on_page=False, identifying=True),
        Column("ngay", label_of(P.dated_on), P.dated_on, Kind.DATE, in_export=False, shown=dated_in_words),
    ),
    sorts=(
        Sort("ngay", P.dated_on, descending=True),
        Sort("ten", P.sort_key),
    ),
    filters=(
        Choice("trang-thai", "Trạng thái", D.status, Status.choices(), many=True),
        Choice("phuong-thuc", "Phương thức", P.modality, Modality.choices(), stored=Modality),
        Choice("linh-vuc", "Lĩnh vực", lambda v: queries.in_sectors([int(x) for x in v]), _sectors, many=True),
        Choice("dia-ban", "Địa bàn", lambda v: queries.in_places([int(x) for x in v]), _places, many=True),
        Choice("quoc-tich", "Quốc tịch", queries.from_countries, _countries, many=True),
        Choice("quy-dinh", "Quy định áp dụng", D.regime, REGIME_CHOICES, stored=RegimeCode),
        DateRange("ngay-quyet-dinh", "Ngày quyết định", P.dated_on, D.decided_on.is_not(None)),
        Flag("so-cu", "Từ sổ cũ", D.from_old_book.is_(True)),
        Choice("noi-dang-giu", label_of(D.holder), D.holder, Holder.choices(), stored=Holder),
        Flag("dang-cho-don-vi-toi", "Đang chờ đơn vị tôi", held_by(MY_UNITS, MY_HOLDERS)),
        Flag("qua-han", "Quá hạn", overdue_on(TODAY)),
    ),
    search=Search(P.search_text, written=P.written_text),
    empty_hint="Chưa có khoản viện trợ nào khớp. Bỏ bớt bộ lọc, hoặc lập hồ sơ mới.",
    lines=Lines(SOURCE.outerjoin(*DECISION).outerjoin(Amount, Amount.proposal_id == P.id), Amount.id),
    shown_from=(DECISION,),
)  # fmt: skip
