"""Needs of aid (nhu cầu viện trợ): written into the list, answered by aid, stopped and taken up again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.aid.models import Need, NeedLine, NeedMatch, NeedPlace, NeedState, Status
from app.aid.queries import newest_visible
from app.core.db import db
from app.core.rules import Refused
from app.core.search import searchable, searchable_accents
from app.core.vietnamese import sort_key
from app.office.models import Unit
from app.permissions import Actor

ROWS = {"lines": NeedLine, "places": NeedPlace}
NEVER_CAME = (Status.DECLINED, Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.ANNULLED)


def add_need(facts: Mapping[str, Any], *, by: Actor) -> Need:
    """Write a project into the list (thêm nhu cầu viện trợ); `lines` and `places` come as dicts of columns."""
    need = Need(entered_by_id=by.unit_id)
    with db.session.no_autoflush:
        db.session.add(need)
        edit_need(need, facts)
    return need


def edit_need(need: Need, facts: Mapping[str, Any]) -> None:
    """Change what is written of a need (sửa nhu cầu); figures that do not add up are kept and shown."""
    for name, value in facts.items():
        if name not in ROWS:
            setattr(need, name, value)
    starts, ends = need.starts_on, need.ends_on
    if starts and ends and ends.ends_before(starts):
        raise Refused("Kết thúc trước khi bắt đầu.", "ends_on")
    if "lines" in facts:
        _keep_lines(need.lines, facts["lines"])
    if "places" in facts:
        _keep_places(need.places, [row["place_id"] for row in facts["places"]])
    db.session.flush()
    refresh_need(need)


def refresh_need(need: Need) -> None:
    """Bring what lists and search repeat in line with the facts of a need."""
    need.owner_name = need.unit.name
    places = [row.place.name for row in need.places]
    text = " ".join((need.title, need.owner_name, need.location, *places, need.basis))
    need.search_text, need.written_text = searchable(text), searchable_accents(text)
    need.sort_key = sort_key(need.title)
    need.mismatch = "; ".join(need.differences())[:600]


def retell_needs(unit: Unit) -> None:
    """Bring lists in line after the name of a unit was corrected, or another was merged into it."""
    for need in db.session.scalars(select(Need).where(Need.unit_id == unit.id)):
        refresh_need(need)


def match_need(need: Need, aid_id: int, *, whole: bool, note: str = "", by: Actor) -> None:
    """Say that an aid answers a need (ghép khoản viện trợ), wholly or in part; the person must see that aid."""
    _refuse_stopped(need)
    proposal = newest_visible(aid_id, by)
    if proposal is None:
        raise Refused("Không có khoản viện trợ này trong phạm vi bạn được xem.", "aid_id")
    status = Status(proposal.dossier.status)
    if status in NEVER_CAME:
        raise Refused(f"Khoản viện trợ này không thành: {status.label.lower()}.", "aid_id")
    if any(match.aid_id == aid_id for match in need.matches):
        raise Refused("Khoản viện trợ này đã ghép với nhu cầu.", "aid_id")
    need.matches.append(NeedMatch(aid_id=aid_id, matched_on=by.day, note=note))
    need.state = NeedState.MET if whole else NeedState.PARTLY_MET


def unmatch_need(need: Need, match: NeedMatch) -> None:
    """Take back that an aid answers a need (bỏ ghép); the project seeks aid again."""
    need.matches.remove(match)
    if need.state != NeedState.STOPPED:
        need.state = NeedState.PARTLY_MET if need.matches else NeedState.SEEKING


def stop_need(need: Need, reason: str) -> None:
    """Seek no more aid for a project (dừng kêu gọi)."""
    _refuse_stopped(need)
    need.state, need.stopped_reason = NeedState.STOPPED, reason


def resume_need(need: Need) -> None:
    """Seek aid for a project again (kêu gọi lại)."""
    if need.state not in (NeedState.STOPPED, NeedState.MET):
        raise Refused("Dự án này đang kêu gọi viện trợ.")
    need.stopped_reason = ""
    need.state = NeedState.PARTLY_MET if need.matches else NeedState.SEEKING


def _refuse_stopped(need: Need) -> None:
    if need.state == NeedState.STOPPED:
        raise Refused("Dự án này đã dừng kêu gọi; hãy kêu gọi lại trước.")


def _keep_lines(rows: list[NeedLine], wanted: list[Mapping[str, Any]]) -> None:
    for row, facts in zip(rows, wanted, strict=False):
        for name, value in facts.items():
            setattr(row, name, value)
    del rows[len(wanted) :]
    rows.extend(NeedLine(**facts) for facts in wanted[len(rows) :])


def _keep_places(rows: list[NeedPlace], wanted: list[int]) -> None:
    for row in [row for row in rows if row.place_id not in wanted]:
        rows.remove(row)
    known = {row.place_id for row in rows}
    rows.extend(NeedPlace(place_id=place_id) for place_id in wanted if place_id not in known)
