"""What an officer should look at again (cảnh báo): never a refusal, both values are kept as typed."""

from collections.abc import Iterator
from decimal import Decimal

from app.aid.models import Modality, Proposal
from app.core.money import converted, grouped, share_total
from app.core.parsing import document_number_warning
from app.partners.models import OUTSIDE_LEGAL_TOTALS
from app.partners.requirements import outside_certificates

FAR = Decimal("0.02")  # a stated equivalent further than this from amount × rate is worth a look
WHOLE = Decimal(100)


def warnings_about(proposal: Proposal) -> list[str]:
    """Sentences about facts that do not fit together (vẫn lưu được)."""
    checks = (_shares, _equivalents, _start, _goods, _donors, certificate_warnings, _decision_number)
    return [sentence for check in checks for sentence in check(proposal)]


def _shares(p: Proposal) -> Iterator[str]:
    stated = [r.share for r in p.recipients if r.share is not None]
    total = share_total(stated)
    if stated and total != WHOLE:
        yield f"Tỷ lệ của các bên tiếp nhận cộng lại là {grouped(total)} %, không phải 100 %."
    if stated and len(stated) < len(p.recipients):
        yield "Có bên tiếp nhận chưa ghi tỷ lệ."


def _equivalents(p: Proposal) -> Iterator[str]:
    for n, amount in enumerate(p.amounts, 1):
        if not (amount.vnd_stated and amount.rate and amount.vnd):
            continue
        reckoned = converted(amount.amount, amount.rate)
        if reckoned and abs(amount.vnd - reckoned) / reckoned > FAR:
            yield (
                f"Khoản {n}: văn bản ghi {grouped(amount.vnd, 'VND')} VND, nhưng số tiền × tỷ giá là "
                f"{grouped(reckoned, 'VND')} VND; cả hai được giữ."
            )


def _start(p: Proposal) -> Iterator[str]:
    decided = p.decision.issued_on if p.decision else None
    if p.starts_on and decided and p.starts_on < decided:
        yield (
            f"Bắt đầu thực hiện ngày {p.starts_on:%d/%m/%Y}, trước ngày quyết định {decided:%d/%m/%Y}: viện trợ "
            "chỉ được tiếp nhận, sử dụng sau khi phê duyệt."
        )


def _goods(p: Proposal) -> Iterator[str]:
    in_kind = [a for a in p.amounts if a.form == "kind"]
    if in_kind and not p.goods and p.modality == Modality.NON_PROJECT:
        yield "Có giá trị bằng hiện vật nhưng chưa có danh mục hàng hóa."
    if p.goods and p.amounts and not in_kind:
        yield "Có danh mục hàng hóa nhưng chưa ghi giá trị bằng hiện vật."


def _donors(p: Proposal) -> Iterator[str]:
    for donor in p.donors:
        if donor.partner.kind in OUTSIDE_LEGAL_TOTALS:
            yield f"{donor.partner.name} là {donor.partner.kind.label}: ghi nhận ngoài tổng số theo quy định."


def certificate_warnings(p: Proposal) -> list[str]:
    """Where place or sector lie outside the certificate of an NGO that gives, or through which is given, on that day."""
    givers = [partner for donor in p.donors for partner in (donor.partner, donor.via) if partner]
    places, sectors = [x.place for x in p.places], [x.sector for x in p.sectors]
    return [
        sentence
        for partner in dict.fromkeys(givers)
        for sentence in outside_certificates(partner, p.dated_on, places, sectors)
    ]


def _decision_number(p: Proposal) -> Iterator[str]:
    if p.decision and p.decision.number and (sentence := document_number_warning(p.decision.number)):
        yield sentence
