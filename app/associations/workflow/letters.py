"""The papers that steps of a founding bring: the part each plays, who issues it, whether it is signed."""

from datetime import date
from functools import partial

from app.associations.models import Founding, FoundingStatus
from app.core.rules import worded
from app.dossiers.workflow import letters_signed
from app.office import queries as office
from app.office.models import DutyKind, Unit
from app.permissions import Actor

PARTS = {
    "request": "Văn bản đề nghị công nhận Ban vận động",
    "recognition": "Quyết định công nhận Ban vận động",
    "supplement": "Văn bản yêu cầu bổ sung",
    "consultation": "Văn bản lấy ý kiến",
    "submission": "Tờ trình của Sở Nội vụ",
    "draft": "Dự thảo quyết định",
    "decision": "Quyết định cho phép thành lập",
    "declining": "Văn bản không cho phép thành lập",
    "refusal": "Văn bản từ chối",
    "extension": "Văn bản gia hạn đại hội",
    "minutes": "Biên bản đại hội",
    "charter": "Quyết định phê duyệt điều lệ",
    "withdrawal": "Văn bản đề nghị rút",
}
"""The papers that steps bring, by the part they play."""

letters_are_signed = partial(letters_signed, PARTS)

BY_LEAD = ("recognition", "supplement", "consultation", "submission", "refusal")
BY_DECIDER = ("decision", "declining", "extension", "charter")
TYPES = {
    "recognition": "QĐ",
    "submission": "TTr",
    "decision": "QĐ",
    "charter": "QĐ",
}  # the others are công văn


def issuer_of(part: str, founding: Founding, day: date) -> Unit | None:
    """The unit that issues the paper of this part (cơ quan ban hành); None where it is no unit of the office."""
    if part in BY_LEAD:
        return founding.dossier.lead
    return next(iter(office.duty_holders(DutyKind.DECIDE, day)), None) if part in BY_DECIDER else None


@worded("văn bản đề nghị rút có ngày, người ký; trước khi đề nghị công nhận thì không cần")
def withdrawal_is_asked_for(_actor: Actor, founding: Founding) -> str | None:
    """withdraw: the committee's letter, which need not have a number; nothing to take back before it asked."""
    if founding.dossier.status == FoundingStatus.PREPARING:
        return None
    letters = founding.dossier.fresh_letters("withdrawal")
    if not letters:
        return "Chưa ghi văn bản đề nghị rút."
    document = letters[-1].document
    return None if document.issued_on and document.signer else "Văn bản đề nghị rút phải có ngày và người ký."
