"""Letters and papers of a dossier: what steps bring, what it consists of, what is asked for and handed in later."""

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
    Paper,
    SupplementRequest,
)
from app.office.models import Unit
from app.permissions import Actor


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
