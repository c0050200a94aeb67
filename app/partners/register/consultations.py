"""Sổ tham gia ý kiến đăng ký PCPNN as a declaration."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.core.register import Choice, Column, DateRange, Flag, Kind, Register, Sort
from app.core.search import Search
from app.core.terms import label_of
from app.documents.models import Document
from app.dossiers.queries import TODAY
from app.partners.models import Consultation, ConsultationState, ConsultationSubject
from app.partners.queries import asked_units, state_case
from app.permissions import Actor

C = Consultation


CONSULTATIONS = Register(
    key="consultations",
    title="Tham gia ý kiến đăng ký PCPNN",
    noun="việc",
    source=select(C.id).outerjoin(Document, Document.id == C.letter_id),
    id_column=C.id,
    columns=(
        Column("to-chuc", expression=C.ngo_name, kind=Kind.WRAPPED, width=36, identifying=True),
        Column("noi-dung", expression=C.subject, kind=Kind.WRAPPED, width=22, identifying=True),
        Column("loai", expression=C.kind, kind=Kind.WRAPPED, width=22, on_page=False),
        Column("co-quan-hoi", expression=C.asker, kind=Kind.WRAPPED, width=18, on_page=False),
        Column("so-den", expression=Document.arrival_number, width=10),
        Column("ngay-den", expression=C.received_on, kind=Kind.DATE, width=12),
        Column("so-van-ban", "Số văn bản hỏi", Document.number, width=16, on_page=False),
        Column("han", expression=C.due_on, kind=Kind.DATE, width=12),
        Column("tinh-trang", "Tình trạng", state_case(), Kind.STATUS, 20),
        Column("ngay-tra-loi", expression=C.answered_on, kind=Kind.DATE, width=12, on_page=False),
    ),
    filters=(
        Choice(
            "tinh-trang",
            "Tình trạng",
            lambda values: state_case().in_(values),
            ConsultationState.choices(),
            many=True,
            stored=ConsultationState,
        ),
        Choice(
            "noi-dung",
            label_of(C.subject),
            C.subject,
            ConsultationSubject.choices(),
            stored=ConsultationSubject,
        ),
        DateRange("ngay-den", label_of(C.received_on), C.received_on),
        Flag("qua-han", "Quá hạn, chưa trả lời", and_(C.answered_on.is_(None), C.due_on < TODAY)),
    ),
    sorts=(Sort("ngay-den", C.received_on, descending=True), Sort("han", C.due_on)),
    search=Search(C.search_text, "Tên tổ chức, số đến, số văn bản; không cần gõ dấu"),
    empty_hint="Chưa có việc nào như vậy trong phạm vi đơn vị bạn.",
)
"""What everybody who sees a consultation may read of it."""


def consultation_register(actor: Actor) -> Register:
    """The consultations as one person sees them: a unit that was asked reads its own opinion alone."""

    def asked(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
        return asked_units(session, ids, actor)

    *before, answered_on = CONSULTATIONS.columns
    units = Column("da-hoi", "Đơn vị được hỏi", batch=asked, kind=Kind.WRAPPED, width=34)
    return replace(CONSULTATIONS, columns=(*before, units, answered_on))
