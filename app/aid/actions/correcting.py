"""Putting a slip of the pen right (sửa lỗi nhập liệu): one person of the unit proposes, a second one confirms."""

from typing import Any

from app.aid.actions.judging import judge_value
from app.aid.actions.mending import Change, mend
from app.aid.actions.registering import keys_of
from app.aid.actions.steps import reckon
from app.aid.models import Proposal
from app.aid.workflow import APPRAISAL, Subject, subjects_of
from app.core.db import db, now
from app.core.parsing import ParseError
from app.core.rules import NotAllowed, Refused, allow
from app.dossiers.models import Correction
from app.permissions import Actor

ONLY_AS_SIGNED = (
    "Đã có quyết định: chỉ sửa cho đúng văn bản đã ký. Hãy đối chiếu bản đã ký rồi đánh dấu, "
    "hoặc dùng “Ghi nhận đính chính”."
)


def propose_correction(
    proposal: Proposal, key: str, typed: str, compared: str, *, as_signed: bool = False, by: Actor
) -> Correction:
    """Propose that one fact be put right, as the paper compared says; nothing changes until it is confirmed."""
    allow(APPRAISAL["correct"].who, by, proposal)
    if proposal.dossier.status not in APPRAISAL["correct"].sources:
        raise Refused("Bản nháp được sửa trực tiếp ở từng phần.")
    subject = _subject(proposal, key)
    if not by.belongs_to(subject.unit_id):
        raise Refused("Mục này do đơn vị khác nhập: đơn vị đó đề nghị sửa.", field="subject")
    if any(c.waits and c.subject == key for c in proposal.dossier.corrections):
        raise Refused("Mục này đang có một đề nghị sửa chờ xác nhận.", field="subject")
    value = _read(subject, typed)
    if value == subject.value:
        raise Refused("Giá trị mới trùng với giá trị đang ghi.", field="new")
    if subject.of_decision and not as_signed:
        raise Refused(ONLY_AS_SIGNED, field="as_signed")
    judge_value(proposal, subject, value, by)
    correction = Correction(
        subject=key,
        subject_label=subject.label,
        old=subject.written,
        new=subject.kind.written(value),
        compared=compared,
        as_signed=as_signed,
        unit_id=subject.unit_id or by.unit_id,
        proposed_by_id=by.user_id,
        proposed_by=by.name,
    )
    proposal.dossier.corrections.append(correction)
    return correction


def changes_of(proposal: Proposal, correction: Correction) -> list[Change]:
    """What confirming would change, clocks and regime included; nothing is kept of the trial."""
    subject = _subject(proposal, correction.subject)
    try:
        return mend(proposal, subject, _read(subject, correction.new))
    finally:
        db.session.rollback()


def confirm_correction(proposal: Proposal, correction: Correction, *, by: Actor) -> None:
    """Confirm as the second person: the fact, what follows from it, and the clocks change in one step."""
    _judge_hand(correction, by)
    subject = _subject(proposal, correction.subject)
    if subject.written != correction.old:
        raise Refused(
            f"{subject.label} nay ghi “{subject.written}”, không còn là “{correction.old}”: hãy không đồng ý và đề nghị lại."
        )
    value = _read(subject, correction.new)
    judge_value(proposal, subject, value, by)
    changes = mend(proposal, subject, value)
    correction.confirmed_by_id, correction.confirmed_by = by.user_id, by.name
    note = "; ".join([*map(str, changes), f"{correction.proposed_by} đề nghị"])
    APPRAISAL.move("correct", proposal, by=by, on=by.day, basis=correction.compared, note=note)
    correction.settled_at = now()
    correction.step = proposal.dossier.steps[-1]
    reckon(proposal)
    keys_of(proposal)


def refuse_correction(correction: Correction, reason: str, *, by: Actor) -> None:
    """Not agree to a correction, with a reason; who proposed it may so withdraw it."""
    if not reason:
        raise Refused("Hãy nêu lý do.", field="reason")
    _judge_waiting(correction, by)
    correction.refused_by_id, correction.refused_by = by.user_id, by.name
    correction.refused_because, correction.settled_at = reason, now()


def _judge_hand(correction: Correction, by: Actor) -> None:
    _judge_waiting(correction, by)
    if by.user_id == correction.proposed_by_id:
        raise Refused("Người đề nghị không tự xác nhận: cần người thứ hai của đơn vị đã nhập.")


def _judge_waiting(correction: Correction, by: Actor) -> None:
    if not by.belongs_to(correction.unit_id):
        raise NotAllowed("Việc này dành cho đơn vị đã nhập mục cần sửa.")
    if not correction.waits:
        raise Refused("Đề nghị sửa này đã được xử lý; hãy tải lại trang.")


def _subject(proposal: Proposal, key: str) -> Subject:
    subject = subjects_of(proposal).get(key)
    if subject is None:
        raise Refused("Mục này không còn trong hồ sơ.", field="subject")
    return subject


def _read(subject: Subject, typed: str) -> Any:
    try:
        return subject.kind.read(typed)
    except ParseError as error:
        raise Refused(str(error), field="new") from error
