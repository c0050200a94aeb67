"""What every procedure does with its dossier: letters, papers, requests, opinions, a leader's word."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.db import db
from app.core.rules import Refused
from app.documents.actions import TypedDocument, keep_file, record_document
from app.documents.models import Document, Secrecy
from app.dossiers.models import (
    Dossier,
    Fault,
    FaultKind,
    Language,
    Letter,
    Opening,
    Opinion,
    OpinionKind,
    Paper,
    PreparedPaper,
    Remark,
    SupplementRequest,
)
from app.office import queries as office
from app.office.models import Unit
from app.permissions import Actor

TAKING_OPINIONS = ("checking", "incomplete", "consulting", "appraising", "reviewing")


@dataclass(frozen=True)
class TypedFault:
    """A fault as the officer names it: `subject` is the code of a paper or of a section of facts."""

    subject: str
    label: str
    kind: FaultKind
    note: str = ""


@dataclass(frozen=True)
class TypedPaper:
    """A paper of the dossier as typed; `upload` replaces the file only when one was chosen."""

    code: str
    label: str
    present: bool
    absence: str = ""
    originals: int = 0
    copies: int = 0
    language: Language = Language.VIETNAMESE
    secrecy: Secrecy = Secrecy.NONE
    number: str = ""
    issued_on: date | None = None
    signer: str = ""
    expires_on: date | None = None
    upload: Any = None


@dataclass(frozen=True)
class TypedAnswer:
    """An opinion as it came in."""

    kind: OpinionKind
    answered_on: date
    text: str = ""
    document: TypedDocument | None = None


def bring_letter(
    dossier: Dossier,
    part: str,
    label: str,
    typed: TypedDocument,
    *,
    issuer: Unit | None = None,
    issuer_name: str = "",
) -> Document:
    """Add a document to the dossier in the part it plays; the step about to be taken will claim it."""
    document = record_document(typed, issuer=issuer, issuer_name=issuer_name)
    dossier.letters.append(Letter(part=part, label=label, document=document))
    return document


def save_paper(dossier: Dossier, typed: TypedPaper) -> Paper:
    """Write down a paper of the dossier (thành phần hồ sơ); from Mật on no file is kept."""
    paper = next((p for p in dossier.papers if p.code == typed.code), None)
    if paper is None:
        paper = Paper(code=typed.code, label=typed.label)
        dossier.papers.append(paper)
    if typed.secrecy != Secrecy.NONE and typed.upload:
        raise Refused("Văn bản mật không được tải lên: chỉ ghi “đã nhận văn bản mật”.")
    for name in ("label", "present", "absence", "originals", "copies", "language", "secrecy", "number",
                 "issued_on", "signer", "expires_on"):  # fmt: skip
        setattr(paper, name, getattr(typed, name))
    if typed.secrecy != Secrecy.NONE:
        paper.file = None
    elif typed.upload:
        paper.file = keep_file(typed.upload)
    return paper


def ask_for_papers(
    dossier: Dossier, faults: Iterable[TypedFault], *, due_on: date, on: date, letter: Document | None = None
) -> SupplementRequest:
    """Write the request for papers (yêu cầu bổ sung): each fault at a paper or at a section of facts."""
    if due_on < on:
        raise Refused("Hạn bổ sung phải sau ngày yêu cầu.", field="due_on")
    request = SupplementRequest(asked_on=on, due_on=due_on, document=letter)
    request.faults = [
        Fault(subject=f.subject, subject_label=f.label, kind=f.kind, note=f.note) for f in faults
    ]
    dossier.requests.append(request)
    return request


def answer_faults(dossier: Dossier, answers: Mapping[int, str], *, on: date) -> SupplementRequest:
    """Answer the open request (nộp bổ sung), fault by fault; `on` is the day the supplement arrived."""
    request = dossier.open_request
    if request is None:
        raise Refused("Không còn yêu cầu bổ sung nào đang chờ.")
    for fault in request.faults:
        fault.answer = answers.get(fault.id, fault.answer)
    request.answered_on = on
    return request


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
    if typed.document is not None and (typed.document.number or typed.document.upload):
        opinion.answer = record_document(typed.document, issuer=opinion.unit)


def close_silent_opinions(dossier: Dossier, on: date) -> None:
    """Mark those past their due date as silent (quá hạn, không trả lời); they may still answer, marked late."""
    for opinion in dossier.opinions:
        if opinion.kind is None and opinion.due_on is not None and opinion.due_on < on:
            opinion.kind = OpinionKind.SILENT


def write_remark(dossier: Dossier, text: str, *, by: Actor) -> Remark:
    """A leader's word on the file (bút phê), never the decision itself."""
    remark = Remark(text=text, author=by.name, author_id=by.user_id)
    dossier.remarks.append(remark)
    return remark


def prepare(
    dossier: Dossier, action: str, label: str, typed: Mapping[str, list[str]], *, by: Actor
) -> PreparedPaper:
    """Keep what an officer typed for a leader to issue (chờ ký); a newer preparation replaces the older."""
    draft = next((d for d in dossier.drafts if d.action == action), None)
    if draft is None:
        draft = PreparedPaper(action=action, label=label)
        dossier.drafts.append(draft)
    draft.typed = json.dumps(typed, ensure_ascii=False)
    draft.prepared_by, draft.prepared_by_id = by.name, by.user_id
    return draft


def clear_preparations(dossier: Dossier) -> None:
    """A step was taken: what was prepared for the state before is no longer waiting."""
    dossier.drafts.clear()


def log_opening(paper: Paper, *, by: Actor) -> None:
    """Note who opens a sensitive paper (hộ chiếu, lý lịch)."""
    db.session.add(
        Opening(
            dossier=paper.dossier,
            paper_id=paper.id,
            paper_label=paper.label,
            user_id=by.user_id,
            user=by.name,
        )
    )
