"""What the page of a donor shows: its facts in the groups of the form, and the aid it gives or passes on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import url_for
from markupsafe import Markup, escape

from app.aid.models import Proposal, Source, Status
from app.aid.queries import aid_of_partner
from app.aid.register import dated_in_words
from app.core.countries import country_name
from app.core.db import db
from app.core.money import grouped
from app.core.templating import dmy, moment
from app.core.terms import label_of
from app.dossiers.models import Dossier
from app.partners import queries
from app.partners.models import Certificate, Partner, PartnerAlias
from app.partners.register.certificates import place_words, sector_words
from app.partners.views.kinds import standing_badge
from app.permissions import Actor
from app.registers import opens
from app.web import today

MOST_SHOWN = 100


def facts_of(partner: Partner) -> list[dict[str, Any]]:
    """What is written of a donor, in the groups of its page."""
    names = (Partner.original_name, Partner.english_name, Partner.abbreviation)
    aliases = "; ".join(alias.name for alias in partner.aliases)
    return [
        {"heading": "Tên", "facts": [*_said(partner, names), (label_of(PartnerAlias.name), aliases)]},
        {
            "heading": "Loại, quốc tịch, trụ sở",
            "facts": [
                (label_of(Partner.kind), f"{partner.kind.label} ({partner.totals.label})"),
                (label_of(Partner.country), country_name(partner.country)),
                *_said(partner, (Partner.founded, Partner.head_office)),
                (label_of(Partner.website), _link(partner.website)),
            ],
        },
        {
            "heading": "Liên hệ, ghi chú",
            "facts": [
                *_said(partner, (Partner.contact, Partner.remarks, Partner.source)),
                (label_of(Partner.entered_at), moment(partner.entered_at)),
                *(
                    ("Đã gộp bản ghi", f"{each.name} (số {each.id}): {each.merged_because}")
                    for each in queries.merged_into(partner.id)
                ),
            ],
        },
    ]


def _said(partner: Partner, columns: Iterable[Any]) -> list[tuple[str, str]]:
    return [(label_of(column), getattr(partner, column.key)) for column in columns]


def _link(url: str) -> str:
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(url) if url else ""


def certificate_table(partner: Partner) -> dict[str, Any]:
    """The certificates of an NGO with where each stands today and what it allows; the number leads to its page."""
    day, found = today(), queries.certificates_of([partner.id])
    headings = [
        label_of(Certificate.number),
        label_of(Certificate.kind),
        label_of(Certificate.issued_on),
        label_of(Certificate.expires_on),
        "Địa bàn",
        "Lĩnh vực",
    ]
    may_edit = opens(".certificates_add", partner)
    return {
        "headings": [*headings, "Tình trạng"],
        "rows": [(_certificate_row(each, day), standing_badge(each, day)) for each in found],
        "add_url": url_for(".certificates_add", id=partner.id) if may_edit else "",
    }


def _certificate_row(certificate: Certificate, day: date) -> list[str]:
    content = queries.content_on(certificate.actions, day)
    url = url_for("partners.certificates.show", id=certificate.id)
    return [
        Markup('<a href="{}">{}</a>').format(url, certificate.number),
        certificate.kind.label,
        dmy(certificate.issued_on),
        dmy(certificate.expires_on),
        place_words(content),
        sector_words(content),
    ]


def aid_table(partner: Partner, actor: Actor) -> dict[str, Any]:
    """The newest aid of this donor that the reader may see, as a table, and whether there is more."""
    found = db.session.scalars(aid_of_partner(partner.id, actor).limit(MOST_SHOWN + 1)).all()
    headings = [
        label_of(Proposal.title),
        "Vai trò",
        label_of(Proposal.aid_owner_id),
        Source.GRANT.label.capitalize(),
        label_of(Dossier.status),
        label_of(Proposal.dated_on),
    ]
    rows = [_aid_row(proposal, partner) for proposal in found[:MOST_SHOWN]]
    return {"headings": headings, "rows": rows, "more": len(found) > MOST_SHOWN}


def _aid_row(proposal: Proposal, partner: Partner) -> list[str]:
    gives = any(donor.partner_id == partner.id for donor in proposal.donors)
    return [
        Markup('<a href="{}">{}</a>').format(url_for("aid.show", id=proposal.id), proposal.title),
        "bên cung cấp" if gives else "tổ chức trung gian",
        proposal.owner_name,
        _grants(proposal),
        Status(proposal.dossier.status).label,
        dated_in_words(proposal.dated_on),
    ]


def _grants(proposal: Proposal) -> str:
    """The grants as the papers state them, each in its own currency."""
    stated = (
        " ".join(
            filter(None, (a.qualifier.label, grouped(a.amount, a.currency), a.currency, f"({a.kind.label})"))
        )
        for a in proposal.amounts
        if a.source == Source.GRANT
    )
    return escape("; ").join(stated)
