"""After the permission: the founding congress, put off or held, the charter approved, or the permission lapsed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.associations.actions.facts import settle
from app.associations.actions.founding.deciding import keep_decision
from app.associations.actions.founding.steps import bring, take
from app.associations.actions.people import write_congress, write_post
from app.associations.clock import last_day_to_ask
from app.associations.models import (
    AssociationStanding,
    Congress,
    CongressForm,
    CongressKind,
    DecisionKind,
    Founding,
    Post,
    PostTitle,
)
from app.core.db import db
from app.core.parsing import PartialDate
from app.core.rules import Refused
from app.documents.actions import TypedDocument
from app.permissions import Actor

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
    bring(founding, "extension", letter, on)
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
        bring(founding, "minutes", minutes, on)
    when["basis"] = when.get("basis") or f"biên bản đại hội ngày {held.held_on:%d/%m/%Y}"
    take("hold_congress", founding, by=by, on=on, **when)
    db.session.flush()
    settle(association, by)


def approve_charter(founding: Founding, decision: TypedDocument, *, by: Actor, on: date, **when: str) -> None:
    """Record the decision that approves the charter (phê duyệt điều lệ): the association works."""
    document = bring(founding, "charter", decision, on)
    founding.charter_on = document.issued_on
    if founding.association is not None:
        keep_decision(founding.association, DecisionKind.CHARTER, document)
    take("approve_charter", founding, by=by, on=on, **when)
    if founding.association is not None:
        db.session.flush()
        settle(founding.association, by)


def lapse(founding: Founding, *, by: Actor, on: date, **when: str) -> None:
    """Record that the permission has lapsed (quyết định hết hiệu lực): no congress was held in time."""
    take("lapse", founding, by=by, on=on, **when)
    if founding.association is not None:
        founding.association.standing = AssociationStanding.LAPSED
