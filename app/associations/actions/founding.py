"""Founding an association (thành lập hội), step by step: campaign, recognition, dossier, permission, congress, charter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.associations.actions.facts import AssociationFacts, add_association, settle
from app.associations.actions.people import write_congress, write_post
from app.associations.clock import last_day_to_ask, reading
from app.associations.models import (
    Association,
    AssociationDecision,
    AssociationStanding,
    Congress,
    CongressForm,
    CongressKind,
    DecisionKind,
    Founding,
    FoundingCountry,
    FoundingStatus,
    Post,
    PostTitle,
)
from app.associations.requirements import pinning
from app.associations.workflow import FOUNDING, PARTS, REASONED, open_parts
from app.core.db import db
from app.core.parsing import PartialDate
from app.core.rules import Refused
from app.core.vietnamese import folded, sort_key
from app.documents.actions import TypedDocument
from app.documents.models import Document
from app.dossiers.actions import (
    TypedFault,
    answer_faults,
    ask_for_papers,
    ask_opinions,
    bring_letter,
    close_silent_opinions,
)
from app.dossiers.models import Dossier, Procedure
from app.office import queries as office
from app.office.models import DutyKind, Unit
from app.permissions import Actor

FACTS = ("name", "english_name", "abbreviation", "purpose", "field", "scope", "head_office", "manager_id", "head",
         "committee", "registered")  # fmt: skip
TERM_YEARS = 5  # every charter we know of says five


@dataclass(frozen=True)
class Held:
    """The founding congress as held (đại hội thành lập): who came, the term it opens, who was elected."""

    held_on: date
    present: int
    form: CongressForm = CongressForm.IN_PERSON
    place: str = ""
    term_years: int = TERM_YEARS
    elected: Sequence[tuple[PostTitle, str]] = field(default_factory=tuple)


def open_founding(facts: Mapping[str, Any], *, by: Actor) -> Founding:
    """Begin a dossier (lập hồ sơ thành lập hội) for a campaign that the Union helps."""
    dossier = Dossier(procedure=Procedure.FOUNDING, applicant_id=by.unit_id, entered_by_id=by.unit_id)
    FOUNDING.begin(dossier, FoundingStatus.PREPARING)
    dossier.holder = FOUNDING.state(FoundingStatus.PREPARING).holder  # type: ignore[assignment]  # a Holder
    founding = Founding(dossier=dossier, name="")
    db.session.add_all([dossier, founding])
    _write(founding, facts)
    db.session.flush()
    return founding


def save_founding(founding: Founding, facts: Mapping[str, Any]) -> None:
    """Change what the association is to be, while that is open."""
    if not open_parts(founding) & {"all", "facts"}:
        raise Refused("Nội dung không mở để sửa: chỉ sửa khi chưa nộp, hoặc khi yêu cầu bổ sung nêu.")
    _write(founding, facts)


def _write(founding: Founding, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        setattr(founding, name, facts[name])
    known = {row.country: row for row in founding.countries}
    codes = dict.fromkeys(facts["country_codes"])
    founding.countries = [known.get(code) or FoundingCountry(country=code) for code in codes]
    founding.search_text = folded(f"{founding.name} {founding.abbreviation} {founding.head}")
    founding.sort_key = sort_key(founding.name)
    for other_id, other in db.session.execute(select(Association.id, Association.name)):
        if folded(other) == folded(founding.name) and other_id != founding.association_id:
            raise Refused(f"Sổ đã có hội tên “{other}”.", "name")


def take(
    action: str,
    founding: Founding,
    *,
    by: Actor,
    on: date,
    basis: str = "",
    note: str = "",
    back_to: str | None = None,
) -> None:
    """Take one step and reckon the new due day; the facts of the step are already set."""
    if action in REASONED and not note:
        raise Refused("Hãy nêu lý do.", field="note")
    letters = founding.dossier.fresh_letters()
    basis = basis or (letters[-1].document.title if letters else "")
    FOUNDING.move(action, founding, by=by, on=on, basis=basis, note=note, back_to=back_to)
    reckon(founding)


def reckon(founding: Founding) -> None:
    """Store the due day of the present state and whether missing it makes anybody late."""
    dossier = founding.dossier
    now = reading(founding, FOUNDING.state(dossier.status).clock)
    dossier.due_on = now.due_on if now else None
    dossier.due_counts = now.counts if now else False


def _bring(founding: Founding, part: str, letter: TypedDocument, issuer: Unit | None = None) -> Document:
    return bring_letter(founding.dossier, part, PARTS[part], letter, issuer=issuer)


def _decider(on: date) -> Unit | None:
    return next(iter(office.duty_holders(DutyKind.DECIDE, on)), None)


def ask_recognition(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Ask the sở that manages the field to recognise the campaign committee (đề nghị công nhận Ban vận động)."""
    dossier = founding.dossier
    dossier.lead, dossier.lead_id = founding.manager, founding.manager_id
    dossier.handed_in_on = founding.asked_on = on
    _bring(founding, "request", letter)
    take("ask_recognition", founding, by=by, on=on, **when)


def recognise(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record the recognition of the campaign committee (công nhận Ban vận động)."""
    founding.recognised_on = letter.issued_on
    _bring(founding, "recognition", letter, founding.dossier.lead)
    take("recognise", founding, by=by, on=on, **when)


def hand_in(founding: Founding, received_on: date, *, by: Actor, on: date, **when: str) -> None:
    """Hand the dossier in at the unit that checks foundings; the decree is pinned by ngày đến."""
    dossier = founding.dossier
    checkers = office.duty_holders(DutyKind.CHECK_FOUNDING, on)
    if not checkers:
        raise Refused("Chưa xác định cơ quan thẩm định hồ sơ thành lập hội; quản trị cần ghi nhiệm vụ.")
    if received_on > by.day:
        raise Refused("Ngày đến chưa tới.", "received_on")
    dossier.lead, dossier.lead_id = checkers[0], checkers[0].id
    dossier.received_on, dossier.handed_in_on = received_on, on
    dossier.regime, dossier.regime_reason = pinning(received_on)
    dossier.code = dossier.code or _code(received_on.year)
    when["basis"] = when.get("basis") or f"hồ sơ đến ngày {received_on:%d/%m/%Y}"
    take("hand_in", founding, by=by, on=on, **when)


def _code(year: int) -> str:
    prefix = f"TLH-{year}-"
    taken = db.session.scalar(
        select(func.max(Dossier.code)).where(Dossier.code.startswith(prefix, autoescape=True))
    )
    return f"{prefix}{int((taken or '0').rpartition('-')[2]) + 1:03}"


def consult(
    founding: Founding,
    units: Iterable[Unit],
    due_on: date,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    **when: str,
) -> None:
    """Find the dossier valid and ask units for their opinion (lấy ý kiến); the days of the decision begin."""
    dossier = founding.dossier
    dossier.valid_on = _valid_on(dossier)
    document = None
    if letter and letter.number:
        document = _bring(founding, "consultation", letter, dossier.lead)
    ask_opinions(dossier, units, on=on, due_on=due_on, letter=document)
    take("consult", founding, by=by, on=on, **when)


def _valid_on(dossier: Dossier) -> date | None:
    """Ngày đến of the file, or of the last supplement."""
    arrived = [request.answered_on for request in dossier.requests if request.answered_on]
    return max(arrived, default=None) or dossier.received_on


def ask_papers(
    founding: Founding,
    faults: Sequence[TypedFault],
    due_on: date,
    letter: TypedDocument | None = None,
    *,
    by: Actor,
    on: date,
    **when: str,
) -> None:
    """Ask for papers (yêu cầu bổ sung), each fault at a paper or at the facts."""
    dossier = founding.dossier
    document = _bring(founding, "supplement", letter, dossier.lead) if letter and letter.number else None
    ask_for_papers(dossier, faults, due_on=due_on, on=on, letter=document)
    dossier.return_to = dossier.status
    when["basis"] = when.get("basis") or "yêu cầu bổ sung"
    take("ask_papers", founding, by=by, on=on, **when)


def add_papers(founding: Founding, answers: Mapping[int, str], *, by: Actor, on: date, **when: str) -> None:
    """Hand in the supplement (nộp bổ sung); `on` is the day it arrived."""
    dossier = founding.dossier
    answer_faults(dossier, answers, on=on)
    back = dossier.return_to
    when["basis"] = when.get("basis") or "hồ sơ bổ sung"
    take("add_papers", founding, by=by, on=on, back_to=back, **when)
    dossier.return_to = None


def submit(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Submit to UBND tỉnh (trình UBND tỉnh); units that are past their day count as silent."""
    dossier = founding.dossier
    dossier.valid_on = dossier.valid_on or _valid_on(dossier)
    close_silent_opinions(dossier, on)
    _bring(founding, "submission", letter, dossier.lead)
    take("submit", founding, by=by, on=on, **when)


def give_back(founding: Founding, *, by: Actor, on: date, **when: str) -> None:
    """Give the dossier back to the checking unit (trả lại, yêu cầu làm rõ)."""
    take("give_back", founding, by=by, on=on, **when)


def put_up(
    founding: Founding, opinion: str, draft: TypedDocument | None = None, *, by: Actor, on: date, **when: str
) -> None:
    """Put the dossier up for signature (trình ký) with the Văn phòng's opinion."""
    founding.office_opinion = opinion
    if draft and not draft.is_blank:
        _bring(founding, "draft", draft)
    when["basis"] = when.get("basis") or "phiếu trình"
    take("put_up", founding, by=by, on=on, **when)


def permit(founding: Founding, decision: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record the decision that permits the association (cho phép thành lập): from now on it stands in the register."""
    dossier, day = founding.dossier, decision.issued_on or on
    document = _bring(founding, "decision", decision, _decider(day))
    dossier.decided_on = day
    association = add_association(_facts(founding, document, day), by=by)
    founding.association = association
    _decide(association, DecisionKind.PERMIT, document)
    take("permit", founding, by=by, on=on, **when)
    association.standing = AssociationStanding.PERMITTED
    db.session.flush()
    settle(association, by)


def _facts(founding: Founding, document: Document, day: date) -> AssociationFacts:
    return AssociationFacts(
        name=founding.name,
        english_name=founding.english_name,
        abbreviation=founding.abbreviation,
        country_codes=tuple(founding.country_codes),
        founded_on=PartialDate.of(day),
        field=founding.field,
        scope=founding.scope,
        manager_id=founding.manager_id,
        head_office=founding.head_office,
        source=f"Quyết định {document.title}"[:200],
    )


def _decide(association: Association, kind: DecisionKind, document: Document) -> None:
    day = PartialDate.of(document.issued_on) if document.issued_on else None
    decision = AssociationDecision(association=association, kind=kind, decided_on=day, document=document)
    db.session.add(decision)


def decline(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record that the association is not permitted (không cho phép thành lập)."""
    _bring(founding, "declining", letter, _decider(on))
    take("decline", founding, by=by, on=on, **when)


def refuse(founding: Founding, letter: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Refuse recognition, or the dossier (từ chối)."""
    dossier = founding.dossier
    dossier.received_on = dossier.received_on or founding.asked_on
    _bring(founding, "refusal", letter, dossier.lead)
    take("refuse", founding, by=by, on=on, **when)


def withdraw(founding: Founding, *, by: Actor, on: date, **when: str) -> None:
    """Withdraw the dossier (rút hồ sơ)."""
    for request in founding.dossier.requests:
        request.cancelled = request.answered_on is None
    take("withdraw", founding, by=by, on=on, **when)


def extend(
    founding: Founding,
    asked_on: date,
    until: date,
    letter: TypedDocument,
    *,
    by: Actor,
    on: date,
    **when: str,
) -> None:
    """Put the founding congress off (gia hạn đại hội); asked for in time, where the decree says until when."""
    last, decided = last_day_to_ask(founding), founding.dossier.decided_on
    if last and asked_on > last:
        raise Refused(f"Đề nghị gia hạn sau hạn cuối {last:%d/%m/%Y}.", "asked_on")
    if decided and until <= max(decided, founding.extended_to or decided):
        raise Refused("Ngày gia hạn phải sau hạn đang có.", "until")
    founding.extended_to = until
    _bring(founding, "extension", letter, _decider(on))
    take("extend", founding, by=by, on=on, **when)


def hold_congress(
    founding: Founding, held: Held, minutes: TypedDocument | None = None, *, by: Actor, on: date, **when: str
) -> None:
    """Record the founding congress (đại hội thành lập): more than half of the registered are present."""
    association, decided = founding.association, founding.dossier.decided_on
    if association is None or decided is None:
        raise Refused("Hội chưa được cho phép thành lập.")
    if held.held_on < decided:
        raise Refused("Đại hội trước ngày quyết định cho phép thành lập.", "held_on")
    if held.held_on > by.day:
        raise Refused("Ngày đại hội chưa tới.", "held_on")
    founding.congress_on = held.held_on
    begins = PartialDate.of(held.held_on)
    facts = {
        "ordinal": 1,
        "kind": CongressKind.FOUNDING,
        "held_on": begins,
        "form": held.form,
        "place": held.place,
        "called": founding.registered,
        "present": held.present,
        "term_begins": begins,
        "term_ends": PartialDate(held.held_on.year + held.term_years),
    }
    congress = Congress(association=association)
    db.session.add(congress)
    write_congress(congress, facts, by)
    for title, person in held.elected:
        post = Post(association=association)
        db.session.add(post)
        write_post(post, {"person": person, "title": title, "begins": begins}, by)
    if minutes and not minutes.is_blank:
        _bring(founding, "minutes", minutes)
    when["basis"] = when.get("basis") or f"biên bản đại hội ngày {held.held_on:%d/%m/%Y}"
    take("hold_congress", founding, by=by, on=on, **when)
    db.session.flush()
    settle(association, by)


def approve_charter(founding: Founding, decision: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record the decision that approves the charter (phê duyệt điều lệ): the association works."""
    document = _bring(founding, "charter", decision, _decider(decision.issued_on or on))
    founding.charter_on = document.issued_on
    if founding.association is not None:
        _decide(founding.association, DecisionKind.CHARTER, document)
    take("approve_charter", founding, by=by, on=on, **when)
    if founding.association is not None:
        db.session.flush()
        settle(founding.association, by)


def lapse(founding: Founding, *, by: Actor, on: date, **when: str) -> None:
    """Record that the permission has lapsed (quyết định hết hiệu lực): no congress was held in time."""
    take("lapse", founding, by=by, on=on, **when)
    if founding.association is not None:
        founding.association.standing = AssociationStanding.LAPSED
