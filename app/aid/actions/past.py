"""Aid of the past (ghi nhận khoản đã phê duyệt): entered from old books with what is missing said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.aid.actions.mending import BY_DECISION
from app.aid.actions.registering import keys_of, save_facts
from app.aid.models import UNDATED, Aid, Amount, Proposal, Status
from app.aid.workflow import APPRAISAL
from app.core.db import db
from app.core.rules import Refused, allow
from app.core.workflow import Move
from app.documents.actions import TypedDocument, record_document
from app.dossiers.models import Dossier, Holder, Procedure
from app.law.shapes import RegimeCode
from app.permissions import Actor

UNKNOWN = "không có trong nguồn"
NO_DAY = "nguồn không ghi ngày quyết định"


@dataclass(frozen=True)
class PastAid:
    """An approved aid as an old book knows it; `missing` is derived from what is not given."""

    title: str
    applicant_id: int
    approving_body: str
    decision: TypedDocument | None = None
    decision_unknown: str = ""
    regime: RegimeCode | None = None
    source: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def record_past(past: PastAid, *, by: Actor, on: date, source: str = "") -> Proposal:
    """Record an aid that was approved before the registry (từ sổ cũ); no clock runs.

    Refused without a donor, an approving body, or a decision number and date (or why they are unknown).
    """
    allow(APPRAISAL["record_past"].who, by, None)
    decision = past.decision
    known = decision is not None and decision.number and decision.issued_on
    if not past.facts.get("donors"):
        raise Refused("Chưa có bên cung cấp viện trợ.", field="donors")
    if not past.approving_body:
        raise Refused("Chưa ghi cơ quan phê duyệt.", field="approving_body")
    if not known and not past.decision_unknown:
        raise Refused("Ghi số và ngày quyết định, hoặc nêu vì sao không biết.", field="decision_unknown")
    dossier = Dossier(
        procedure=Procedure.AID,
        holder=Holder.NOBODY,
        applicant_id=past.applicant_id,
        entered_by_id=by.unit_id,
        from_old_book=True,
        regime=past.regime,
        regime_reason=BY_DECISION if decision and decision.issued_on else NO_DAY,
    )
    APPRAISAL.begin(dossier, Status.NOTIFIED)
    dossier.decided_on = decision.issued_on if decision else None
    proposal = Proposal(
        aid=Aid(source=past.source or source),
        dossier=dossier,
        title=past.title,
        dated_on=dossier.decided_on or UNDATED,
        aid_owner_id=past.applicant_id,
        approving_body=past.approving_body,
        decision_unknown=past.decision_unknown,
    )
    if decision and (decision.number or decision.issued_on):
        proposal.decision = record_document(decision, issuer_name=past.approving_body)
    db.session.add(proposal)
    db.session.flush()
    save_facts(proposal, past.facts)
    proposal.missing = "; ".join(_missing(proposal))
    proposal.in_force_from = dossier.decided_on or proposal.starts_on or UNDATED
    step = Move(
        APPRAISAL["record_past"], "", str(Status.NOTIFIED), Holder.NOBODY, on, past.source or UNKNOWN, ""
    )
    dossier.follow(step, by)
    return keys_of(proposal)


def why_not_mended(proposal: Proposal, by: Actor) -> str:
    """Why an old book may not change what is recorded of an aid; empty where it may.

    Only what was itself recorded from an old book, by this unit, and has not gone through a procedure since.
    """
    dossier = proposal.dossier
    if not dossier.from_old_book:
        return "Khoản này đi theo quy trình thẩm định"
    if dossier.status != Status.NOTIFIED or len(proposal.aid.proposals) > 1:
        return "Khoản này đã được điều chỉnh hoặc hủy theo quy trình"
    return "" if by.belongs_to(dossier.entered_by_id) else "Khoản này do đơn vị khác ghi"


def mend_past(
    proposal: Proposal,
    facts: Mapping[str, Any],
    amounts: Iterable[tuple[Amount | None, Mapping[str, Any]]] = (),
    *,
    by: Actor,
) -> None:
    """Fill in or put right what an old book tells of an aid of the past; `amounts` are changed, or added where None.

    Title, owner and decision say which aid it is and stay.
    """
    allow(APPRAISAL["record_past"].who, by, None)
    if reason := why_not_mended(proposal, by):
        raise Refused(f"{reason}; sổ cũ không sửa.")
    for amount, given in amounts:
        if amount is None:
            proposal.amounts.append(Amount(**given))
        else:
            for name, value in given.items():
                setattr(amount, name, value)
    save_facts(proposal, facts)
    proposal.missing = "; ".join(_missing(proposal))
    if proposal.dossier.decided_on is None:
        proposal.in_force_from = proposal.starts_on or UNDATED
    db.session.flush()


def _missing(proposal: Proposal) -> list[str]:
    """Labels of the facts that the source does not give; they print "không có trong nguồn"."""
    facts: Mapping[str, object] = {
        "số, ngày quyết định": proposal.decision,
        "phương thức": proposal.modality,
        "bên tiếp nhận": proposal.recipients,
        "giá trị": proposal.amounts,
        "địa bàn": proposal.places,
        "lĩnh vực": proposal.sectors,
        "thời gian thực hiện": proposal.starts_on or proposal.period_text,
    }
    return [label for label, value in facts.items() if not value]
