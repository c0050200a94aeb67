"""What the law asks of foreign NGOs: how long certificates run, when notices are due, where and in what they work."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.core.calendar import WorkingCalendar, term_end
from app.law.instruments import INSTRUMENTS
from app.law.ngos import CERTIFICATE_RULES, NOTICE_RULES
from app.law.shapes import CertificateKind, CertificateRule, Instrument, NoticeKind, NoticeRule, Standing
from app.office.models import Place, Sector
from app.partners.models import (
    NGOS,
    Certificate,
    Partner,
    PartnerKind,
)
from app.partners.queries import covering


@dataclass(frozen=True)
class Due:
    """When a notice is due and by which rule; no day where the law of that time is not known to us."""

    on: date | None
    rule: str


def certificate_rule(kind: CertificateKind) -> CertificateRule:
    """What is declared of a kind of certificate."""
    return next(rule for rule in CERTIFICATE_RULES if rule.kind == kind)


def notice_rule(kind: NoticeKind, day: date) -> NoticeRule:
    """The rule of the law in force on a day."""
    rules = [rule for rule in NOTICE_RULES if rule.kind == kind]
    return next(rule for rule in rules if _in_force(instrument(rule.instrument), day))


def instrument(code: str) -> Instrument:
    """A declared legal text by its code."""
    return next(text for text in INSTRUMENTS if text.code == code)


def _in_force(text: Instrument, day: date) -> bool:
    return (text.in_force_from or date.min) <= day <= (text.in_force_to or date.max)


def notice_due(
    kind: NoticeKind, calendar: WorkingCalendar, *, runs_from: date | None = None, year: int | None = None
) -> Due:
    """The day by which a notice must be sent, by the law of the day its term begins (or of its year's end)."""
    begins = runs_from if runs_from else date(year or date.min.year, 12, 31)
    rule = notice_rule(kind, begins)
    source = instrument(rule.instrument).title
    if rule.standing != Standing.CONFIRMED:
        return Due(None, f"{source}: {rule.standing.label}")
    if rule.yearly_by:
        month, day = rule.yearly_by
        return Due(date(begins.year, month, day), f"ngày {day:02}/{month} hằng năm, {source}")
    if rule.length is None or rule.count is None:
        return Due(None, f"{source}: {Standing.UNKNOWN.label}")
    return Due(
        term_end(begins, rule.length, rule.count, calendar), f"{rule.length} {rule.count.label}, {source}"
    )


def too_long(certificate: Certificate, expires_on: date, begins: date) -> str | None:
    """Says that a certificate runs longer than its kind may; the paper is kept as it is."""
    rule = certificate_rule(certificate.kind)
    if rule.longest_years is None:
        return None
    last = _years_after(begins, rule.longest_years)
    if expires_on <= last:
        return None
    return (
        f"{certificate.kind.label} có thời hạn không quá {rule.longest_years} năm "
        f"({instrument(rule.instrument).title}); giấy này ghi đến {expires_on:%d/%m/%Y}."
    )


def _years_after(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap and (day.year + years) % 4 else day.day)


def registration_warnings(partner: Partner, day: date) -> Iterator[str]:
    """What does not fit between the kind of a donor and its certificates on a day."""
    if partner.kind not in NGOS:
        return
    valid = covering(partner.id, day)
    if partner.kind == PartnerKind.UNREGISTERED_NGO and valid:
        yield (
            f"Loại bên cung cấp đang ghi “{partner.kind.label}” nhưng có giấy đăng ký còn hiệu lực "
            f"({valid[0][0].number}); hãy sửa loại bên cung cấp."
        )
    if partner.kind == PartnerKind.REGISTERED_NGO and not valid:
        yield (
            f"Loại bên cung cấp đang ghi “{partner.kind.label}” nhưng sổ không có giấy đăng ký nào còn hiệu lực "
            f"ngày {day:%d/%m/%Y}."
        )


def outside_certificates(
    partner: Partner, day: date, places: Iterable[Place], sectors: Iterable[Sector]
) -> Iterator[str]:
    """One sentence for each place and sector that a donor's certificates of a day do not cover.

    A place is covered with every place it lies in; what a source leaves out cannot be compared, and is said.
    """
    if partner.kind not in NGOS:
        return
    valid = covering(partner.id, day)
    if not valid:
        if partner.kind == PartnerKind.REGISTERED_NGO:
            yield f"{partner.name}: sổ không có giấy đăng ký còn hiệu lực ngày {day:%d/%m/%Y}."
        return
    contents = [content for _, content in valid if content is not None]
    whose = f"giấy đăng ký {', '.join(certificate.number for certificate, _ in valid)} của {partner.name}"
    on_day = f"(nội dung giấy ngày {day:%d/%m/%Y})"
    allowed_places = [{each.place_id for each in content.places} for content in contents]
    for name in _outside([(place.name, _with_those_around(place)) for place in places], allowed_places):
        yield f"Địa bàn “{name}” nằm ngoài {whose} {on_day}."
    allowed_sectors = [{each.sector_id for each in content.sectors} for content in contents]
    for name in _outside([(sector.name, {sector.id}) for sector in sectors], allowed_sectors):
        yield f"Lĩnh vực “{name}” nằm ngoài {whose} {on_day}."
    unread = [
        word for word, lists in (("địa bàn", allowed_places), ("lĩnh vực", allowed_sectors)) if not all(lists)
    ]
    if unread:
        yield f"Sổ chưa có {' và '.join(unread)} ghi trên {whose}, nên chưa đối chiếu được."


def _outside(asked: Iterable[tuple[str, set[int]]], allowed: list[set[int]]) -> list[str]:
    """What no certificate covers; nothing is said where one of them is not known in full."""
    if not all(allowed):
        return []
    covered = set().union(*allowed)
    return [name for name, ids in asked if covered.isdisjoint(ids)]


def _with_those_around(place: Place) -> set[int]:
    around: set[int] = set()
    here: Place | None = place
    while here is not None and here.id not in around:
        around.add(here.id)
        here = here.parent
    return around
