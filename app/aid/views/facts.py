"""The facts of a proposal in the order of the paper form, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.aid.models import Amount, Modality, Proposal
from app.aid.requirements import regime_named, regime_on
from app.core.money import grouped
from app.core.terms import label_of
from app.law.shapes import Standing


def fact_groups(proposal: Proposal, today: date) -> list[dict[str, Any]]:
    """The facts in the order of the paper form."""
    p = proposal
    missing = "không có trong nguồn" if p.dossier.from_old_book else ""
    day = p.dossier.received_on or today
    return [
        {"heading": "Thông tin chung", "facts": list(_general(p, day, missing))},
        {"heading": "Bên cung cấp viện trợ", "facts": list(_donors(p))},
        {"heading": "Bên tiếp nhận, đối tượng hưởng lợi", "facts": list(_recipients(p, day, missing))},
        {"heading": "Giá trị viện trợ, vốn đối ứng", "facts": list(_amounts(p, missing))},
        *([{"heading": "Danh mục hàng hóa", "facts": list(_goods(p))}] if p.goods else []),
        {"heading": "Mục tiêu, nội dung, thời gian, địa bàn", "facts": list(_content(p, missing))},
        {"heading": "Thẩm quyền, quy định áp dụng", "facts": list(_rules(p, today))},
        *([{"heading": "Quyết định", "facts": list(_decision(p, missing))}] if _decided(p) else []),
    ]


def _decided(p: Proposal) -> bool:
    return bool(p.decision or p.approving_body or p.decision_unknown)


Fact = tuple[str, str]


def _general(p: Proposal, day: date, missing: str) -> Iterable[Fact]:
    yield label_of(Proposal.modality), p.modality.label if p.modality else missing
    if p.modality != Modality.NON_PROJECT:
        yield label_of(Proposal.nature), p.nature.label if p.nature else missing
    yield label_of(Proposal.aid_owner_id), p.aid_owner.name_on(day) if p.aid_owner else missing
    yield label_of(Proposal.governing_body_id), p.governing_body.name_on(day) if p.governing_body else missing
    yield label_of(Proposal.finance), p.finance.label if p.finance else missing
    flags = [
        label_of(getattr(Proposal, name))
        for name in ("is_recovery", "has_expert", "has_construction",
                     "has_pm_used_goods", "has_pm_used_vehicles")
        if getattr(p, name)
    ]  # fmt: skip
    if flags:
        yield "Đặc điểm", "; ".join(flags)
    if p.dossier.applicant_id != p.dossier.entered_by_id:
        yield "Nhập thay", f"{p.dossier.entered_by.name} nhập thay {p.dossier.applicant.name}"
    if p.aid.source:
        yield "Nguồn", p.aid.source


def _donors(p: Proposal) -> Iterable[Fact]:
    for n, donor in enumerate(p.donors, 1):
        name = f"{donor.partner.name} ({donor.partner.kind.label})"
        label = "Bên cung cấp viện trợ" if n == 1 else "Đồng cung cấp"
        yield label, f"{name}, qua {donor.via.name}" if donor.via else name


def _recipients(p: Proposal, day: date, missing: str) -> Iterable[Fact]:
    if not p.recipients:
        yield "Bên tiếp nhận", missing
    for recipient in p.recipients:
        share = f" ({grouped(recipient.share)} %)" if recipient.share is not None else ""
        yield "Bên tiếp nhận", f"{recipient.unit.name_on(day)}{share}"
    yield label_of(Proposal.beneficiaries), p.beneficiaries


def _amounts(p: Proposal, missing: str) -> Iterable[Fact]:
    if not p.amounts:
        yield "Giá trị", missing
    for amount in p.amounts:
        yield amount.source.label.capitalize(), amount_in_full(amount)


def amount_in_full(amount: Amount) -> str:
    """An amount as the paper states it, with its rate and equivalents."""
    stated = " ".join(
        filter(None, (amount.qualifier.label, grouped(amount.amount, amount.currency), amount.currency))
    )
    parts = [stated, amount.form.label, amount.kind.label]
    if amount.currency != "VND":
        if amount.rate and amount.rate_on:
            parts.append(f"tỷ giá {grouped(amount.rate)} ngày {amount.rate_on:%d/%m/%Y}")
        if amount.vnd is not None:
            parts.append(
                f"= {grouped(amount.vnd, 'VND')} VND{' (theo văn bản)' if amount.vnd_stated else ''}"
            )
    if amount.manager:
        parts.append(amount.manager.label)
    if amount.period_text:
        parts.append(f"kỳ {amount.period_text}")
    return "; ".join(parts)


def _goods(p: Proposal) -> Iterable[Fact]:
    for line in p.goods:
        value = (
            f", trị giá {grouped(line.value, line.currency)} {line.currency}"
            if line.value is not None
            else ""
        )
        words = f"{grouped(line.quantity)} {line.measure}, {line.condition.label}{value}"
        yield line.name, f"{words}, xuất xứ {line.origin}" if line.origin else words


def _content(p: Proposal, missing: str) -> Iterable[Fact]:
    for name in ("aims", "content", "results", "management", "preconditions"):
        yield label_of(getattr(Proposal, name)), getattr(p, name)
    span = f"{p.starts_on:%d/%m/%Y} – {p.ends_on:%d/%m/%Y}" if p.starts_on and p.ends_on else ""
    yield "Thời gian thực hiện", "; ".join(filter(None, (span, p.period_text))) or missing
    yield "Địa bàn", "; ".join(x.place.name for x in p.places) or missing
    yield "Lĩnh vực", "; ".join(x.sector.name for x in p.sectors) or missing


def _rules(p: Proposal, today: date) -> Iterable[Fact]:
    d = p.dossier
    if d.regime:
        regime = regime_named(d.regime)
        mark = "" if regime.procedure == Standing.CONFIRMED else f" ({regime.procedure.label})"
        yield "Quy định áp dụng", f"{d.regime.label}{mark}: {d.regime_reason}"
    elif d.from_old_book:
        yield "Quy định áp dụng", f"chưa xác định: {d.regime_reason}" if d.regime_reason else ""
    else:
        yield "Quy định áp dụng", f"tạm tính theo ngày hôm nay: {regime_on(today).code.label}"
    outcome = d.outcome.label if d.outcome else "chưa xác định"
    body = f": {d.outcome_body}" if d.outcome_body else ""
    by = f"; {d.outcome_confirmed_by} xác nhận" if d.outcome_confirmed_by else ""
    article = f" ({d.outcome_article})" if d.outcome_article else ""
    if not d.from_old_book:
        yield "Thẩm quyền quyết định", f"{outcome}{body}{article}{by}"


def _decision(p: Proposal, missing: str) -> Iterable[Fact]:
    yield "Số, ngày quyết định", p.decision.title if p.decision else f"{missing}: {p.decision_unknown}"
    yield label_of(Proposal.approving_body), p.approving_body
    if p.decision and p.decision.signer:
        yield "Người ký", f"{p.decision.signature_form} {p.decision.signer}".strip()
