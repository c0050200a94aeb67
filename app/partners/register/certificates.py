"""The register of certificates (sổ giấy đăng ký), with those about to expire, as seen from a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.countries import countries_in, country_name
from app.core.register import Choice, Column, DateRange, Kind, Register, Sort
from app.core.terms import label_of
from app.law.shapes import CertificateKind
from app.office import queries as office
from app.partners.models import (
    Certificate,
    CertificateAction,
    CertificatePlace,
    CertificateSector,
    CertificateStanding,
    Partner,
)
from app.partners.queries import SEARCH, standing_case, stands_as, stating
from app.partners.queries.certificates import content_on, found_certificates

C = Certificate


def places_there(_session: Session) -> Iterable[tuple[str, str]]:
    """Every place, as the codes of a filter."""
    return [(str(i), name) for i, name in office.known_places()]


def sectors_there(_session: Session) -> Iterable[tuple[str, str]]:
    """Every sector, as the codes of a filter."""
    return [(str(i), name) for i, name in office.known_sectors()]


def place_words(content: CertificateAction | None) -> str:
    """The localities that a certificate states, or what its source leaves out."""
    return "" if content is None else "; ".join(x.place.name for x in content.places) or content.missing


def sector_words(content: CertificateAction | None) -> str:
    """The sectors that a certificate states, or what its source leaves out."""
    return "" if content is None else "; ".join(x.sector.name for x in content.sectors) or content.missing


@lru_cache(maxsize=4)
def certificate_register(day: date, horizon: int) -> Register:
    """Every certificate with where it stands on a day; `horizon` is from how many days before its last it is warned of."""

    def places(_session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return {c.id: place_words(content_on(c.actions, day)) for c in found_certificates(C.id.in_(ids))}

    def sectors(_session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return {c.id: sector_words(content_on(c.actions, day)) for c in found_certificates(C.id.in_(ids))}

    return Register(
        key="certificates",
        title="Giấy đăng ký của tổ chức PCPNN",
        noun="giấy đăng ký",
        source=select(C.id).outerjoin(Partner, Partner.id == C.partner_id),
        id_column=C.id,
        columns=(
            Column("so", expression=C.number, width=16, identifying=True),
            Column("to-chuc", label_of(C.partner_id), Partner.name, Kind.WRAPPED, 34, identifying=True),
            Column("viet-tat", expression=Partner.abbreviation, width=10, on_page=False),
            Column("quoc-tich", expression=Partner.country, width=16, shown=country_name, on_page=False),
            Column("loai", expression=C.kind, kind=Kind.WRAPPED, width=26),
            Column("ngay-cap", expression=C.issued_on, kind=Kind.DATE, width=12),
            Column("han", expression=C.expires_on, kind=Kind.DATE, width=12),
            Column("tinh-trang", "Tình trạng", standing_case(day, horizon), Kind.STATUS, 16),
            Column("dia-ban", "Địa bàn", batch=places, kind=Kind.WRAPPED, width=26),
            Column("linh-vuc", "Lĩnh vực", batch=sectors, kind=Kind.WRAPPED, width=26, on_page=False),
            Column("co-quan", expression=C.issuer, kind=Kind.WRAPPED, width=18, on_page=False),
            Column("ghi-chu", expression=C.remarks, kind=Kind.WRAPPED, width=24, on_page=False),
        ),
        filters=(
            Choice(
                "tinh-trang",
                "Tình trạng",
                lambda values: stands_as(values, day, horizon),
                CertificateStanding.choices(),
                many=True,
                stored=CertificateStanding,
            ),
            Choice("loai", label_of(C.kind), C.kind, CertificateKind.choices(), stored=CertificateKind),
            Choice("quoc-tich", "Quốc tịch", Partner.country, countries_in(Partner.country), many=True),
            Choice(
                "dia-ban",
                "Địa bàn",
                lambda values: stating(CertificatePlace, values, day),
                places_there,
                many=True,
                stored=int,
            ),
            Choice(
                "linh-vuc",
                "Lĩnh vực",
                lambda values: stating(CertificateSector, values, day),
                sectors_there,
                many=True,
                stored=int,
            ),
            DateRange("han", "Có giá trị đến", C.expires_on),
        ),
        sorts=(Sort("han", C.expires_on), Sort("ngay-cap", C.issued_on, descending=True)),
        search=SEARCH,
        empty_hint="Chưa có giấy đăng ký nào như vậy. Giấy đăng ký được ghi ở trang của từng tổ chức PCPNN.",
    )
