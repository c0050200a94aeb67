"""Decisions as papers (quyết định): written down and corrected, with their file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.associations.models import AssociationDecision
from app.associations.models.decisions import ACTS
from app.core.files import Stored
from app.core.parsing import PartialDate
from app.core.rules import By, Refused
from app.documents.actions import NO_SECRETS, TypedDocument, keep_file, record_document, renumber
from app.documents.models import Secrecy
from app.office.actions import remove_unused


@dataclass(frozen=True, kw_only=True)
class TypedDecision:
    """The paper of a decision as typed; its day as far as it is known."""

    number: str = ""
    decided_on: PartialDate | None = None
    issuer: str = ""
    signer: str = ""
    abstract: str = ""
    secrecy: Secrecy | None = None
    file: Stored | None = None


def write_decision(decision: AssociationDecision, facts: Mapping[str, Any], by: By) -> None:
    """Write a decision down (ghi quyết định); what an act decided stays, its paper may be corrected."""
    kind = facts["kind"]
    if decision.id is not None and kind != decision.kind and (decision.is_act or kind in ACTS):
        raise Refused("Loại của quyết định này không đổi được: hội đã thay đổi theo nó.", "kind")
    if not (facts["number"] or facts["decided_on"]):
        raise Refused("Ghi số hoặc thời gian của quyết định, ít nhất một trong hai.", "number")
    decision.kind, decision.note = kind, facts["note"]
    write_paper(decision, TypedDecision(**{name: facts[name] for name in _PARTS}), by)


def remove_decision(decision: AssociationDecision) -> None:
    """Take away a decision that was written down by mistake; one that changed the association stays."""
    if decision.is_act:
        raise Refused(
            "Hội đã thay đổi theo quyết định này nên không xóa được; chỉ sửa được số, ngày, người ký."
        )
    remove_unused(decision)


_PARTS = ("number", "decided_on", "issuer", "signer", "abstract", "secrecy", "file")


def write_paper(decision: AssociationDecision, typed: TypedDecision, by: By) -> None:
    """Bring the document of a decision in line with what was typed; a file chosen anew takes the place of the old."""
    if typed.decided_on and typed.decided_on.first_day > by.day:
        raise Refused("Ngày quyết định chưa tới.", "decided_on")
    secrecy = typed.secrecy or Secrecy.NONE
    if secrecy != Secrecy.NONE and (typed.file or typed.abstract):
        raise Refused(NO_SECRETS, "secrecy")
    day = typed.decided_on.first_day if typed.decided_on and typed.decided_on.day else None
    decision.decided_on = typed.decided_on
    if decision.document is None:
        decision.document = record_document(
            TypedDocument(
                number=typed.number,
                issued_on=day,
                signer=typed.signer,
                abstract=typed.abstract,
                secrecy=secrecy,
                upload=typed.file,
            ),
            issuer_name=typed.issuer,
        )
        return
    document = decision.document
    renumber(document, typed.number)
    document.issued_on, document.signer, document.abstract = day, typed.signer, typed.abstract
    document.issuer_name, document.secrecy = typed.issuer, secrecy
    if secrecy != Secrecy.NONE:
        document.file = None
    elif typed.file:
        document.file = keep_file(typed.file)
