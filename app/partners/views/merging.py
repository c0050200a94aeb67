"""Merging two records that are one donor: choosing the other, comparing both, keeping one."""

from collections.abc import Iterator

from flask import Blueprint, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.aid.actions import keys_of
from app.aid.models import Proposal
from app.aid.queries import given_by
from app.core.countries import country_name
from app.core.db import db
from app.core.terms import label_of
from app.partners import actions
from app.partners.forms import MergeForm, OtherForm
from app.partners.models import Partner, PartnerAlias
from app.web import acting, done, form_page, guarded

merging = Blueprint("merging", __name__)
COMPARED = (
    "name",
    "original_name",
    "english_name",
    "abbreviation",
    "founded",
    "head_office",
    "website",
    "contact",
)


@merging.route("/<int:id>/gop", methods=["GET", "POST"])
@guarded("edit_partners", Partner)
def choose(partner: Partner) -> ResponseReturnValue:
    form = OtherForm()
    if done(form, lambda: actions.refuse_merging(partner, _other(form.other_id.data))):
        return redirect(url_for(".compare", id=partner.id, other_id=form.other_id.data))
    return form_page(form, "partners/merge_choose.html", partner=partner)


@merging.route("/<int:id>/gop/<int:other_id>", methods=["GET", "POST"])
@guarded("edit_partners", Partner)
def compare(partner: Partner, other_id: int) -> ResponseReturnValue:
    other = _other(other_id)
    actions.refuse_merging(partner, other)
    form = MergeForm(obj=partner, other_version=other.version)
    form.offer(partner, other)
    kept: list[Partner] = []
    if done(form, lambda: kept.append(_merge(partner, other, form))):
        flash("Đã gộp: mọi tên gọi, giấy đăng ký và khoản viện trợ nay ở bản ghi này.", "success")
        return redirect(url_for("partners.show", id=kept[0].id))
    return form_page(
        form,
        "partners/merge_compare.html",
        partner=partner,
        other=other,
        rows=list(_side_by_side(partner, other)),
        links=[(each, actions.links_of(each)) for each in (partner, other)],
        shared=actions.shared_aid(partner, other),
    )


def _other(partner_id: int) -> Partner:
    return db.session.get(Partner, partner_id) or abort(404)


def _merge(partner: Partner, other: Partner, form: MergeForm) -> Partner:
    goes, stays = (other, partner) if form.keeps.data == partner.id else (partner, other)
    versions = {partner.id: form.opened_version, other.id: form.other_version.data}
    actions.merge_partners(
        goes,
        stays,
        by=acting(),
        reason=form.reason.data,
        versions={i: version for i, version in versions.items() if version is not None},
        retell=retell_partner,
    )
    return stays


def retell_partner(partner: Partner) -> None:
    """Lists and search of aid repeat the donor's names."""
    for proposal in db.session.scalars(select(Proposal).where(given_by([partner.id]))):
        keys_of(proposal)


def _side_by_side(one: Partner, other: Partner) -> Iterator[list[str]]:
    for name in COMPARED:
        yield [label_of(getattr(Partner, name)), getattr(one, name) or "–", getattr(other, name) or "–"]
    yield [label_of(PartnerAlias.name), _aliases(one), _aliases(other)]
    yield [label_of(Partner.kind), one.kind.label, other.kind.label]
    yield [label_of(Partner.country), country_name(one.country) or "–", country_name(other.country) or "–"]
    yield [label_of(Partner.source), one.source or "–", other.source or "–"]


def _aliases(partner: Partner) -> str:
    return "; ".join(alias.name for alias in partner.aliases) or "–"
