"""Merging two records that are one donor (gộp bên cung cấp): one stays, the other becomes a pointer to it."""

from collections.abc import Callable, Mapping

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import aliased

from app.aid.models import Proposal, ProposalDonor
from app.core.db import Base, db
from app.core.references import Reference, rows_pointing_at, uses_of
from app.core.rules import By, Refused
from app.core.transaction import also_claim, transaction
from app.partners.actions.names import also_called, kept_of_ngos, names_of, refresh_keys
from app.partners.models import Partner, PartnerAlias

FILLED = ("country", "founded", "head_office", "website", "contact", "remarks")
"""Facts that the record which stays takes over where it has none of its own."""

ITSELF = "Không gộp một bên cung cấp vào chính nó."
CHANGED = "Trong lúc bạn xem, có người đã sửa một trong hai bản ghi; hãy mở lại trang so sánh rồi gộp."


def refuse_merging(goes: Partner, stays: Partner) -> None:
    """Raise `Refused` where two records cannot be one donor."""
    if goes.id == stays.id:
        raise Refused(ITSELF, "other_id")
    for partner in (goes, stays):
        if partner.merged_into_id is not None:
            raise Refused(
                f"“{partner.name}” đã gộp vào bên cung cấp khác; hãy chọn bên cung cấp đó.", "other_id"
            )
    pair = (goes.id, stays.id)
    passes_on = (
        select(Proposal.title)
        .join(ProposalDonor)
        .where(ProposalDonor.partner_id.in_(pair), ProposalDonor.via_id.in_(pair))
    )
    if title := db.session.scalar(passes_on.limit(1)):
        raise Refused(
            f"Khoản viện trợ “{title}” ghi một bên cung cấp qua bên kia: đó là hai tổ chức, không gộp được. "
            "Nếu ghi nhầm, hãy sửa ở hồ sơ trước.",
            "other_id",
        )


def _refuse_losing(goes: Partner, stays: Partner) -> None:
    """Certificates and notices are kept of foreign NGOs alone: another kind of donor takes none over."""
    if not stays.is_ngo and (kept := kept_of_ngos(goes)):
        raise Refused(
            f"“{goes.name}” có {kept}, mà “{stays.name}” đang ghi là {stays.kind.label}. "
            f"Hãy giữ “{goes.name}”, hoặc sửa loại của “{stays.name}” trước.",
            "keeps",
        )


def merge_partners(
    goes: Partner,
    stays: Partner,
    *,
    by: By,
    reason: str,
    versions: Mapping[int, int],
    retell: Callable[[Partner], None],
) -> int:
    """Move every link of one record to the other, which then carries both names; says how many rows moved.

    `versions` are those the comparison showed; `retell` brings in line what later features repeat of names.
    """
    refuse_merging(goes, stays)
    first, second = sorted((goes, stays), key=lambda partner: partner.id)  # one order: no deadlock
    doing = f"Gộp “{goes.name}” vào “{stays.name}”"[:200]
    with transaction(first, by=by, version=versions.get(first.id), doing=doing):
        seen = versions.get(second.id)
        also_claim(second)
        if seen is not None and second.version != seen + 1:
            raise Refused(CHANGED)
        refuse_merging(goes, stays)
        _refuse_losing(goes, stays)
        moved = _move(goes, stays)
        _take_over(goes, stays)
        goes.merged_into_id, goes.merged_because = stays.id, reason
        db.session.flush()
        db.session.expire_all()  # what was read before still shows the record that went
        refresh_keys(stays)
        retell(stays)
    return moved


def links_of(partner: Partner) -> dict[str, int]:
    """What a merge would move of a record, counted in the words of the office."""
    return uses_of(partner)


def shared_aid(one: Partner, other: Partner) -> list[str]:
    """Aid in which both records stand as donors: one of the two lines goes."""
    mine, theirs = aliased(ProposalDonor), aliased(ProposalDonor)
    query = (
        select(Proposal.title)
        .join(mine, mine.proposal_id == Proposal.id)
        .join(theirs, theirs.proposal_id == Proposal.id)
        .where(mine.partner_id == one.id, theirs.partner_id == other.id)
    )
    return list(db.session.scalars(query.order_by(Proposal.id)))


def _move(goes: Partner, stays: Partner) -> int:
    moving = list(rows_pointing_at(goes))
    roots = {row.root for row, _ in moving} - {goes, stays}
    for root in sorted(roots, key=lambda root: (root.__tablename__, root.id)):
        also_claim(root)
    known = set(names_of(stays))
    for row, reference in moving:
        if isinstance(row, PartnerAlias) and row.name in known:
            db.session.delete(row)
        elif twin := _twin(row, reference, stays):
            _complete(twin, row)
            db.session.delete(row)
        else:
            setattr(row, reference.name, stays.id)
    return len(moving)


def _twin(row: Base, reference: Reference, stays: Partner) -> Base | None:
    """The row that says the same of the record which stays, where it may be said but once."""
    table = row.metadata.tables[row.__tablename__]
    for constraint in table.constraints:
        names = [c.name for c in constraint.columns] if isinstance(constraint, UniqueConstraint) else []
        if reference.name in names:
            same = {name: getattr(row, name) for name in names} | {reference.name: stays.id}
            found = db.session.scalars(select(type(row)).filter_by(**same)).first()
            if found is not None:
                return found
    return None


def _complete(twin: Base, row: Base) -> None:
    """What only the row that goes says is kept on its twin."""
    for attribute in row.__mapper__.column_attrs:
        if getattr(twin, attribute.key) is None and getattr(row, attribute.key) is not None:
            setattr(twin, attribute.key, getattr(row, attribute.key))


def _take_over(goes: Partner, stays: Partner) -> None:
    db.session.flush()
    db.session.expire(stays, ["aliases"])
    db.session.expire(goes, ["aliases"])
    also_called(stays, names_of(goes))
    for name in FILLED:
        if not getattr(stays, name) and getattr(goes, name):
            setattr(stays, name, getattr(goes, name))
