"""The registers of foreign relations as declarations; the groups of countries are those of the day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.countries import countries_in, country_name
from app.core.register import Choice, Column, Flag, Kind, Register, Sort
from app.core.register.filters import Filter
from app.core.terms import label_of
from app.office import queries as office
from app.partners.models import Partner
from app.relations import queries
from app.relations.models import (
    Agreement,
    AgreementKind,
    Contact,
    Counterpart,
    LocalityTie,
    Mission,
    MissionKind,
    PartnerLocality,
)
from app.relations.queries import BODY_KIND, BODY_NAME, SEARCHES

M, L, A, C = Mission, PartnerLocality, Agreement, Contact


def _groups(_session: Session) -> Iterable[tuple[str, str]]:
    return [(str(group.id), group.name) for group in office.relation_groups()]


def _by_country(model: type[Counterpart], day: date) -> tuple[Filter, Filter]:
    return (
        Choice("nuoc", label_of(model.country), model.country, countries_in(model.country), many=True),
        Choice("nhom", "Nhóm quan hệ", queries.in_groups(model, day), _groups, many=True),
    )


def _country(model: type[Counterpart], day: date) -> tuple[Column, Column]:
    return (
        Column("nuoc", expression=model.country, width=16, shown=country_name),
        Column("nhom", "Nhóm quan hệ", batch=queries.groups_of(model, day), kind=Kind.WRAPPED, width=22),
    )


def _notes(model: Any) -> tuple[Column, Column]:
    return (
        Column("ghi-chu", expression=model.remarks, kind=Kind.WRAPPED, width=28, on_page=False),
        Column("nguon", expression=model.source, kind=Kind.WRAPPED, width=22, on_page=False),
    )


def mission_register(day: date) -> Register:
    """Sổ cơ quan đại diện nước ngoài."""
    return Register(
        key="missions",
        title="Cơ quan đại diện nước ngoài",
        noun="cơ quan đại diện",
        source=select(M.id),
        id_column=M.id,
        columns=(
            Column("ten", expression=M.name, kind=Kind.WRAPPED, width=40, identifying=True),
            *_country(M, day),
            Column("loai", expression=M.kind, kind=Kind.WRAPPED, width=22),
            Column("thanh-pho", expression=M.city, width=20),
            Column("khu-vuc", expression=M.district, kind=Kind.WRAPPED, width=30),
            Column("dia-chi", expression=M.address, kind=Kind.WRAPPED, width=30, on_page=False),
            Column("dien-thoai", expression=M.phone, width=18, on_page=False),
            Column("thu", expression=M.email, width=24, on_page=False),
            Column("trang", expression=M.website, kind=Kind.WRAPPED, width=26, on_page=False),
            Column("tu", expression=M.opened_on, width=12, on_page=False),
            Column("den", expression=M.closed_on, width=12, on_page=False),
            *_notes(M),
        ),
        filters=(
            *_by_country(M, day),
            Choice("loai", label_of(M.kind), M.kind, MissionKind.choices(), many=True, stored=MissionKind),
        ),
        sorts=(Sort("ten", M.sort_key),),
        search=SEARCHES[M],
        empty_hint="Chưa có cơ quan đại diện nào như vậy.",
    )


def locality_register(day: date) -> Register:
    """Sổ địa phương nước ngoài có quan hệ."""
    return Register(
        key="localities",
        title="Địa phương nước ngoài có quan hệ",
        noun="địa phương",
        source=select(L.id),
        id_column=L.id,
        columns=(
            Column("ten", expression=L.name, kind=Kind.WRAPPED, width=36, identifying=True),
            *_country(L, day),
            Column("quan-he", expression=L.tie, width=20),
            Column("tu", expression=L.begins, width=12),
            Column("den", expression=L.ends, width=12, on_page=False),
            Column("can-cu", expression=L.basis, kind=Kind.WRAPPED, width=30),
            Column("nguyen-ngu", expression=L.original_name, kind=Kind.WRAPPED, width=28, on_page=False),
            Column("trang", expression=L.website, kind=Kind.WRAPPED, width=26, on_page=False),
            *_notes(L),
        ),
        filters=(
            *_by_country(L, day),
            Choice("quan-he", label_of(L.tie), L.tie, LocalityTie.choices(), many=True, stored=LocalityTie),
        ),
        sorts=(Sort("ten", L.sort_key),),
        search=SEARCHES[L],
        empty_hint="Chưa có địa phương nào như vậy.",
    )


def agreement_register(day: date) -> Register:
    """Thỏa thuận quốc tế, in the columns of PL4 of the yearly report."""
    return Register(
        key="agreements",
        title="Thỏa thuận quốc tế",
        noun="thỏa thuận",
        source=select(A.id),
        id_column=A.id,
        columns=(
            Column("ten", expression=A.name, kind=Kind.WRAPPED, width=38, identifying=True),
            Column("ben-viet-nam", expression=A.home_party, kind=Kind.WRAPPED, width=28),
            Column("ben-nuoc-ngoai", expression=A.foreign_party, kind=Kind.WRAPPED, width=28),
            Column("nuoc", expression=A.country, width=16, shown=country_name),
            Column("ngay-ky", expression=A.signed_on, width=12, group="Ngày, nơi ký"),
            Column("noi-ky", expression=A.signed_at, width=18, group="Ngày, nơi ký", on_page=False),
            Column("tu", expression=A.in_force_from, width=12, group="Hiệu lực", on_page=False),
            Column("den", expression=A.in_force_to, width=12, group="Hiệu lực"),
            Column("linh-vuc", expression=A.field, kind=Kind.WRAPPED, width=22),
            Column("thuc-hien", expression=A.progress, kind=Kind.WRAPPED, width=36),
            Column("loai", expression=A.kind, width=18, on_page=False),
            Column("so", expression=A.number, width=16, on_page=False),
            Column("nhom", "Nhóm quan hệ", batch=queries.groups_of(A, day), kind=Kind.WRAPPED, width=22,
                   on_page=False),
            *_notes(A),
        ),
        filters=(
            *_by_country(A, day),
            Choice("loai", label_of(A.kind), A.kind, AgreementKind.choices(), many=True, stored=AgreementKind),
            Flag("con-hieu-luc", "Còn hiệu lực", queries.in_force_on(day)),
        ),
        sorts=(Sort("ten", A.sort_key),),
        search=SEARCHES[A],
        empty_hint="Chưa có thỏa thuận nào như vậy.",
    )  # fmt: skip


CONTACTS = Register(
    key="contacts",
    title="Người liên hệ đối ngoại",
    noun="người",
    source=select(C.id)
    .outerjoin(M, M.id == C.mission_id)
    .outerjoin(L, L.id == C.locality_id)
    .outerjoin(Partner, Partner.id == C.partner_id),
    id_column=C.id,
    columns=(
        Column("ten", expression=C.name, width=28, identifying=True),
        Column("chuc-vu", expression=C.post, kind=Kind.WRAPPED, width=26),
        Column("cua", "Cơ quan, tổ chức", BODY_NAME, Kind.WRAPPED, 36),
        Column("thuoc-loai", "Thuộc", BODY_KIND, width=26),
        Column("tu", expression=C.begins, width=12),
        Column("den", expression=C.ends, width=12),
        Column("dien-thoai", expression=C.phone, width=18),
        Column("thu", expression=C.email, width=24),
        Column("ngon-ngu", expression=C.languages, width=16, on_page=False),
        Column("ghi-chu", expression=C.remarks, kind=Kind.WRAPPED, width=28, on_page=False),
    ),
    filters=(Flag("hien-nay", "Chưa ghi ngày thôi", C.ends.is_(None)),),
    sorts=(Sort("ten", C.sort_key),),
    search=SEARCHES[C],
    empty_hint="Chưa có người liên hệ nào như vậy; thêm ở trang của cơ quan đại diện, địa phương, bên cung cấp.",
)
