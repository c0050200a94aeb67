"""Asking units for their opinion on a dossier, and writing down what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.rules import Refused
from app.documents.actions import TypedDocument, record_document
from app.documents.models import Document, Secrecy
from app.dossiers.models import Dossier, Opinion, OpinionKind
from app.office import queries as office
from app.office.models import Unit
from app.permissions import Actor

TAKING_OPINIONS = ("checking", "incomplete", "consulting", "appraising", "reviewing")


@dataclass(frozen=True)
class TypedAnswer:
    """An opinion as it came in."""

    kind: OpinionKind
    answered_on: date
    text: str = ""
    document: TypedDocument | None = None


def ask_opinions(
    dossier: Dossier,
    units: Iterable[Unit],
    *,
    on: date,
    due_on: date,
    obligatory: frozenset[int] = frozenset(),
    letter: Document | None = None,
    changed: str = "",
) -> list[Opinion]:
    """Ask units for their opinion (lấy ý kiến); the lead never asks itself, its line says why.

    A unit that was asked before is asked again only because content or value `changed`, which is said.
    """
    if due_on < on:
        raise Refused("Hạn trả lời phải sau ngày lấy ý kiến.", field="due_on")
    asked = []
    for unit in units:
        earlier = [o for o in dossier.opinions if o.unit_id == unit.id]
        if any(o.kind is None for o in earlier):
            raise Refused(f"{unit.name} đang được lấy ý kiến, chưa trả lời.", field="units")
        if earlier and not changed:
            raise Refused(
                f"{unit.name} đã được lấy ý kiến: nêu nội dung, giá trị đã thay đổi.", field="changed"
            )
        itself = dossier.lead_id in office.unit_and_predecessors(unit.id, on)
        opinion = Opinion(
            unit=unit,
            unit_id=unit.id,
            round=len(earlier) + 1,
            obligatory=unit.id in obligatory,
            asked_on=on,
            due_on=None if itself else due_on,
            kind=OpinionKind.OWN_CONTENT if itself else None,
            request=letter,
            asked_again=changed if earlier else "",
        )
        dossier.opinions.append(opinion)
        asked.append(opinion)
    return asked


def why_closed(opinion: Opinion) -> str | None:
    """Why an opinion takes no answer any more, or None."""
    if opinion.dossier.status not in TAKING_OPINIONS:
        return "Hồ sơ đã qua bước lấy ý kiến, thẩm định: không ghi thêm ý kiến nữa."
    if opinion.kind not in (None, OpinionKind.SILENT):
        return "Ý kiến này đã được ghi nhận; hãy tải lại trang để xem."
    return None


def answer_opinion(opinion: Opinion, typed: TypedAnswer, *, by: Actor | None = None) -> None:
    """Write down an opinion (ý kiến), a late one too until the file is submitted.

    From Mật on only the fact of its receipt is kept.
    """
    if reason := why_closed(opinion):
        raise Refused(reason)
    if typed.answered_on < opinion.asked_on:
        raise Refused("Ngày đến của ý kiến trước ngày lấy ý kiến.", field="answered_on")
    secret = typed.document is not None and typed.document.secrecy != Secrecy.NONE
    if secret and typed.text:
        raise Refused("Văn bản mật: không nhập nội dung, chỉ ghi đã nhận văn bản mật.", field="text")
    opinion.kind = typed.kind
    opinion.entered_by_id = by.unit_id if by else opinion.dossier.lead_id
    opinion.answered_on = typed.answered_on
    opinion.text = "đã nhận văn bản mật" if secret else typed.text
    opinion.late = opinion.due_on is not None and typed.answered_on > opinion.due_on
    if typed.document is not None and (typed.document.is_given or typed.document.upload):
        opinion.answer = record_document(typed.document, issuer=opinion.unit)


def close_silent_opinions(dossier: Dossier, on: date) -> None:
    """Mark those past their due date as silent (quá hạn, không trả lời); they may still answer, marked late."""
    for opinion in dossier.opinions:
        if opinion.kind is None and opinion.due_on is not None and opinion.due_on < on:
            opinion.kind = OpinionKind.SILENT
