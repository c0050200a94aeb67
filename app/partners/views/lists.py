"""The registers beside that of donors: NGOs (PL6), certificates, notices; and the page of one certificate."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.child_rows import open_child_rows, section
from app.core.register import Register
from app.core.templating import dmy
from app.core.terms import label_of
from app.documents.views import send_stored
from app.partners import queries
from app.partners.models import Certificate, CertificateAction, PartnerNotice
from app.partners.register import certificate_register, ngo_register, notice_register
from app.partners.register.certificates import place_words, sector_words
from app.partners.views.kinds import ACTIONS, certificate_warnings, standing_badge
from app.registers import opens, register_page, register_workbook
from app.web import acting, guarded, today

ngos = Blueprint("ngos", __name__, url_prefix="/to-chuc-pcpnn")
certificates = Blueprint("certificates", __name__, url_prefix="/so-giay-dang-ky")
notices = Blueprint("notices", __name__, url_prefix="/so-thong-bao")
LISTS = (ngos, certificates, notices)

open_child_rows(certificates, ACTIONS, Certificate, "edit_partners")


def _ngos() -> Register:
    return ngo_register(acting(), queries.expiry_horizon())


def _certificates() -> Register:
    return certificate_register(today(), queries.expiry_horizon())


@ngos.get("")
@guarded("see_partners")
def index() -> ResponseReturnValue:
    return register_page(_ngos(), row_endpoint="partners.show")


@ngos.get("/xuat-excel")
@guarded("export")
def export() -> ResponseReturnValue:
    return register_workbook(_ngos())


@certificates.get("", endpoint="index")
@guarded("see_partners")
def certificate_list() -> ResponseReturnValue:
    return register_page(_certificates())


@certificates.get("/xuat-excel", endpoint="export")
@guarded("export")
def certificate_workbook() -> ResponseReturnValue:
    return register_workbook(_certificates())


@certificates.get("/<int:id>")
@guarded("see_partners", Certificate)
def show(certificate: Certificate) -> ResponseReturnValue:
    return render_template(
        "partners/certificate.html",
        certificate=certificate,
        standing=standing_badge(certificate, today()),
        warnings=certificate_warnings(certificate),
        groups=_facts_of(certificate),
        section=section(ACTIONS, certificate),
        may_edit=opens("partners.certificates_edit", certificate),
    )


@certificates.get("/van-ban/<int:id>")
@guarded("see_partners", CertificateAction)
def file(action: CertificateAction) -> ResponseReturnValue:
    kept = action.document.file if action.document else None
    return send_stored(kept or abort(404))


def _facts_of(certificate: Certificate) -> list[dict[str, Any]]:
    day, issue = today(), certificate.issue
    content = queries.content_on(certificate.actions, day)
    until = queries.last_day_on(certificate.actions, day) or certificate.expires_on
    issued = [
        (label_of(Certificate.kind), certificate.kind.label),
        (label_of(Certificate.number), certificate.number),
        (label_of(Certificate.issued_on), dmy(certificate.issued_on)),
        (label_of(Certificate.issuer), certificate.issuer),
        ("Cấp đến ngày", dmy(issue.expires_on)),
        (label_of(Certificate.remarks), certificate.remarks),
    ]
    now = [
        (label_of(Certificate.expires_on), dmy(until)),
        ("Địa bàn", place_words(content)),
        ("Lĩnh vực", sector_words(content)),
    ]
    return [
        {"heading": "Khi cấp", "facts": issued},
        {"heading": f"Nội dung có hiệu lực ngày {dmy(day)}", "facts": now},
    ]


@notices.get("", endpoint="index")
@guarded("see_partners")
def notice_list() -> ResponseReturnValue:
    return register_page(notice_register(today()))


@notices.get("/xuat-excel", endpoint="export")
@guarded("export")
def notice_workbook() -> ResponseReturnValue:
    return register_workbook(notice_register(today()))


@notices.get("/<int:id>", endpoint="show")
@guarded("see_partners", PartnerNotice)
def notice(found: PartnerNotice) -> ResponseReturnValue:
    """Where a notice stands: on the page of its NGO."""
    return redirect(url_for("partners.show", id=found.partner_id, _anchor="thong-bao"))
