"""Tổ chức PCPNN trên địa bàn (PL6): every foreign NGO with its certificates, one line each, and what it gives."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session

from app.aid import queries as aid
from app.core.countries import countries_in, country_name
from app.core.register import Choice, Column, Kind, Lines, Register, Sort
from app.core.templating import dmy
from app.core.terms import label_of
from app.partners.models import (
    NGOS,
    Certificate,
    CertificatePlace,
    CertificateSector,
    CertificateStanding,
    Partner,
)
from app.partners.queries import (
    SEARCH,
    STANDS,
    certificates_of,
    content_on,
    representatives_on,
    standing_case,
    standing_on,
    stands_as,
    stating,
)
from app.partners.register.certificates import place_words, places_there, sector_words, sectors_there
from app.permissions import Actor

P, C = Partner, Certificate
KINDS = tuple(sorted(NGOS))
GIVEN = "Giấy đăng ký"


def ngo_register(actor: Actor, horizon: int) -> Register:
    """The NGOs as one person sees them: aid is counted as far as he may see it, certificates as of his day."""
    day = actor.day

    def certificates(_session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return _by_ngo(
            ids,
            lambda c: f"{c.number} đến {dmy(c.expires_on)} ({standing_on(c.actions, day, horizon).label})",
        )

    def places(_session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return _by_ngo(ids, lambda c: place_words(content_on(c.actions, day)))

    def sectors(_session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return _by_ngo(ids, lambda c: sector_words(content_on(c.actions, day)))

    def people(_session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        found = representatives_on(ids, day)
        return {i: "; ".join(f"{each.name} ({each.post.label})" for each in who) for i, who in found.items()}

    def stated(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return aid.grants_as_stated(session, ids, actor)

    source = select(P.id).where(P.kind.in_(KINDS), STANDS)
    return Register(
        key="ngos",
        title="Tổ chức PCPNN trên địa bàn",
        noun="tổ chức",
        source=source,
        id_column=P.id,
        columns=(
            Column("ten", "Tên tổ chức", P.name, Kind.WRAPPED, 36, identifying=True),
            Column("viet-tat", expression=P.abbreviation, width=11, identifying=True),
            Column("quoc-tich", expression=P.country, width=15, shown=country_name, identifying=True),
            Column("giay", GIVEN, batch=certificates, kind=Kind.WRAPPED, in_export=False),
            Column("loai-giay", "Loại", C.kind, Kind.WRAPPED, 22, per_line=True, group=GIVEN),
            Column("so-giay", "Số", C.number, width=14, per_line=True, group=GIVEN),
            Column("ngay-cap", "Ngày cấp", C.issued_on, Kind.DATE, 12, per_line=True, group=GIVEN),
            Column("han", "Hạn", C.expires_on, Kind.DATE, 12, per_line=True, group=GIVEN),
            Column(
                "tinh-trang",
                "Tình trạng",
                case((C.id.is_not(None), standing_case(day, horizon))),
                Kind.STATUS,
                14,
                per_line=True,
                group=GIVEN,
            ),
            Column(
                "linh-vuc",
                "Lĩnh vực",
                batch=sectors,
                kind=Kind.WRAPPED,
                width=26,
                on_page=False,
                identifying=True,
            ),
            Column("dia-ban", "Địa bàn", batch=places, kind=Kind.WRAPPED, width=26, identifying=True),
            Column(
                "dai-dien",
                "Người đại diện",
                batch=people,
                kind=Kind.WRAPPED,
                width=22,
                on_page=False,
                identifying=True,
            ),
            Column("so-du-an", "Số dự án", aid.aid_count(actor), Kind.INTEGER, 10, total=True),
            Column("gia-tri", "Cam kết quy VND", aid.committed_vnd(actor), Kind.VND, 20, total=True),
            Column(
                "theo-van-ban",
                "Giá trị theo văn bản",
                batch=stated,
                kind=Kind.WRAPPED,
                width=26,
                on_page=False,
            ),
        ),
        filters=(
            Choice("loai", label_of(P.kind), P.kind, [(kind, kind.label) for kind in KINDS]),
            Choice("quoc-tich", "Quốc tịch", P.country, countries_in(P.country), many=True),
            Choice(
                "tinh-trang",
                "Tình trạng giấy đăng ký",
                lambda values: _has(stands_as(values, day, horizon)),
                CertificateStanding.choices(),
                many=True,
                stored=CertificateStanding,
            ),
            Choice(
                "dia-ban",
                "Địa bàn",
                lambda values: _has(stating(CertificatePlace, values, day)),
                places_there,
                many=True,
                stored=int,
            ),
            Choice(
                "linh-vuc",
                "Lĩnh vực",
                lambda values: _has(stating(CertificateSector, values, day)),
                sectors_there,
                many=True,
                stored=int,
            ),
        ),
        sorts=(Sort("ten", P.sort_key),),
        search=SEARCH,
        lines=Lines(source.outerjoin(C, C.partner_id == P.id), C.id),
        empty_hint="Chưa có tổ chức PCPNN nào như vậy. Hãy bỏ bớt điều kiện.",
    )


def _has(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """NGOs with a certificate for which a condition holds."""
    return P.id.in_(select(C.partner_id).where(condition))


def _by_ngo(ids: Sequence[int], worded: Callable[[Certificate], str]) -> dict[int, str]:
    words: dict[int, list[str]] = {}
    for certificate in certificates_of(ids):
        said = words.setdefault(certificate.partner_id, [])
        if (word := worded(certificate)) and word not in said:
            said.append(word)
    return {partner_id: "; ".join(said) for partner_id, said in words.items()}
