"""The founding decision, the term and the posts that a row of the register of associations tells."""

from collections.abc import Callable, Mapping
from typing import Any

from app.associations.actions import write_congress, write_decision, write_post
from app.associations.models import (
    AssociationDecision,
    Congress,
    CongressKind,
    DecisionKind,
    Post,
    PostTitle,
)
from app.core.parsing import PartialDate, number_key
from app.core.vietnamese import accented
from app.documents.models import Secrecy
from app.imports.actions.association_members import members
from app.imports.actions.association_rows import Rows, agree, covers, otherwise, stretch
from app.imports.register.associations import OTHER_POSTS
from app.imports.register.governing import Holder, Paper, Span

TITLES: Mapping[str, PostTitle] = {"chu-tich": PostTitle.CHAIR, **OTHER_POSTS}
BY_PROCEDURE = "{what} này ghi theo hồ sơ thành lập hội; sổ cũ không sửa."
SEVERAL_PERMITS = "Sổ có {number} quyết định cho phép thành lập hội này; hãy sửa ở trang của hội."
TWO_CHAIRS = "Trong cùng thời gian có {number} Chủ tịch: {names}."


def founding(rows: Rows) -> None:
    """The decision that permitted the association (QĐ thành lập): one, by its number or its day."""
    number, day, named = rows.said("thanh-lap") or Paper("", None)
    issued, issuer = rows.said("ngay-thanh-lap"), rows.said("co-quan-thanh-lap") or named
    if issued and day and not agree(issued, day):
        rows.refuse("ngay-thanh-lap", f"Khác ngày ghi cùng số quyết định: {day.label}.")
        return
    day = issued if issued and (day is None or covers(day, issued)) else day
    if not (number or day or issuer):
        return
    key = "thanh-lap" if number or not issued else "ngay-thanh-lap"
    if day and day.first_day > rows.day:
        rows.refuse(key, "Ngày quyết định chưa tới.")
        return
    permits = [each for each in rows.of("decisions") if each.kind == DecisionKind.PERMIT]
    met = _permits_met(permits, number, day)
    said = {"number": number, "decided_on": day, "issuer": issuer}
    if not met and len(permits) > 1:
        rows.refuse(key, SEVERAL_PERMITS.format(number=len(permits)))
    elif met or permits:
        _mend_permit(rows, key, _nearest(met or permits, said), said)
    elif not (number or day):
        rows.refuse("co-quan-thanh-lap", "Ghi số hoặc ngày của quyết định thành lập.")
    else:
        facts = {**_PAPER, **said, "kind": DecisionKind.PERMIT}
        rows.add(key, AssociationDecision, facts, _decision(number, day, issuer), write_decision)


_PAPER: Mapping[str, Any] = {"signer": "", "abstract": "", "secrecy": None, "file": None, "note": ""}


def _permits_met(permits: list[Any], number: str, day: PartialDate | None) -> list[Any]:
    """Decisions of this number; where no number tells, those of this day."""
    if number and (same := [each for each in permits if number_key(each.number) == number_key(number)]):
        return same
    return [each for each in permits if not (number and each.number) and agree(each.decided_on, day)]


def _nearest(found: list[Any], said: Mapping[str, Any]) -> Any:
    """Of several rows that a book can mean the one that says the same already, else the first."""
    return next((row for row in found if not otherwise(row, said)), found[0])


def _mend_permit(rows: Rows, key: str, permit: Any, said: Mapping[str, Any]) -> None:
    differs = otherwise(permit, said)
    if "number" in differs and number_key(permit.number) == number_key(said["number"]):
        del differs["number"]
    if not differs:
        return
    if rows.by_procedure or permit.document.issuer is not None:
        rows.refuse(key, BY_PROCEDURE.format(what="Quyết định"))
        return
    if permit.secrecy != Secrecy.NONE:
        rows.refuse(key, "Văn bản mật chỉ sửa ở trang của hội.")
        return
    names = ("kind", "number", "decided_on", "issuer", "signer", "abstract", "secrecy", "note")
    facts = {**{name: getattr(permit, name) for name in names}, "file": None, **differs}
    words = (_decision(permit.number, permit.decided_on, permit.issuer),
             _decision(facts["number"], facts["decided_on"], facts["issuer"]))  # fmt: skip
    rows.change(key, permit, facts, words, write_decision)


def _decision(number: str, day: PartialDate | None, issuer: str) -> str:
    named = f"{number or 'không rõ số'}{f' ngày {day.label}' if day else ''}"
    return f"{named}, {issuer}" if issuer else named


def term(rows: Rows) -> None:
    """The congress with the term that it opened (nhiệm kỳ)."""
    begins, ends, told = rows.said("nhiem-ky") or Span(None, None)
    held, ordinal = rows.said("ngay-dai-hoi"), rows.said("dai-hoi") or told
    if not (begins or ends or held or ordinal):
        return
    key = "nhiem-ky" if begins or ends else "ngay-dai-hoi" if held else "dai-hoi"
    if held and held.first_day > rows.day:
        rows.refuse("ngay-dai-hoi", "Ngày đại hội chưa tới.")
        return
    said = {"ordinal": ordinal, "held_on": held, "term_begins": begins, "term_ends": ends}
    congresses = rows.of("congresses")
    met = _congress_met(congresses, said)
    if met is not None:
        _mend_congress(rows, key, met, said)
    elif not (begins or held):
        rows.refuse(key, "Chưa rõ nhiệm kỳ bắt đầu từ khi nào.")
    else:
        for other in congresses:
            if _overlap(other, begins, ends):
                shown = stretch(other.term_begins, other.term_ends)
                rows.warn(key, f"Chồng lên nhiệm kỳ {shown} đã có trong sổ; vẫn sẽ thêm.")
        facts = {**said, "kind": CongressKind.FOUNDING if ordinal == 1 else CongressKind.TERM}
        rows.add(key, Congress, facts, _congress(said), write_congress)


def _congress_met(congresses: list[Any], said: Mapping[str, Any]) -> Any:
    """The congress that a row means: by the beginning of its term, its day, its end, or its ordinal alone."""
    tests: list[Callable[[Any], bool]]
    begins, held, ends, ordinal = said["term_begins"], said["held_on"], said["term_ends"], said["ordinal"]
    if begins:
        tests = [lambda each: agree(each.term_begins, begins)]
    elif held or ends:
        tests = [lambda each: agree(each.term_ends, ends)]
    else:
        tests = [lambda each: each.ordinal == ordinal]
    if held:
        tests += [
            lambda each: agree(each.held_on, held) and (begins is None or each.term_begins is None),
            lambda each: each.held_on is None and each.term_begins is None and agree(each.planned_on, held),
        ]
    met = ([each for each in congresses if test(each)] for test in tests)
    return next((_nearest(found, said) for found in met if found), None)


def _mend_congress(rows: Rows, key: str, congress: Any, said: Mapping[str, Any]) -> None:
    differs = otherwise(congress, said)
    if not differs:
        return
    if rows.by_procedure and congress.kind == CongressKind.FOUNDING:
        rows.refuse(key, BY_PROCEDURE.format(what="Đại hội"))
        return
    facts = {name: differs.get(name, getattr(congress, name)) for name in said}
    begins, ends = facts["term_begins"], facts["term_ends"]
    if begins and ends and ends.ends_before(begins):
        rows.refuse(key, f"Nhiệm kỳ kết thúc ({ends.label}) trước khi bắt đầu ({begins.label}).")
        return
    known = {name: getattr(congress, name) for name in said}
    rows.change(key, congress, differs, (_congress(known), _congress(facts)), write_congress)


def _overlap(congress: Any, begins: PartialDate | None, ends: PartialDate | None) -> bool:
    """Whether two terms share a day for certain."""
    if not (begins and congress.term_begins and congress.term_ends):
        return False
    last = ends.first_day if ends else congress.term_ends.first_day
    return bool(begins.last_day < congress.term_ends.first_day and congress.term_begins.last_day < last)


def _congress(facts: Mapping[str, Any]) -> str:
    told = [f"lần {facts['ordinal']}"] if facts["ordinal"] else []
    if facts["term_begins"] or facts["term_ends"]:
        told.append(stretch(facts["term_begins"], facts["term_ends"]))
    if facts["held_on"]:
        told.append(f"đại hội {facts['held_on'].label}")
    return ", ".join(told)


def officers(rows: Rows) -> None:
    """Who chairs the association, stands in for the chair, keeps its papers – now, as far as the book knows."""
    for key, title in TITLES.items():
        posts = [each for each in rows.of("posts") if each.title == title]
        added = [_officer(rows, key, title, holder, posts) for holder in rows.said(key) or ()]
        if title == PostTitle.CHAIR and any(added):
            standing = [post.person for post in posts if not _is_over(rows, post)]
            names = list(dict.fromkeys([*standing, *filter(None, added)]))
            if len(names) > 1:
                rows.warn(key, TWO_CHAIRS.format(number=len(names), names="; ".join(names)))


def _officer(rows: Rows, key: str, title: PostTitle, holder: Holder, posts: list[Any]) -> str:
    """The name of somebody who is new in the post; empty for one who is written down."""
    for when in (holder.begins, holder.seen_on):
        if when and when.first_day > rows.day:
            rows.refuse(key, f"{holder.person}: thời điểm {when.label} chưa tới.")
            return ""
    whole = [post for post in posts if accented(post.person) == accented(holder.text)]
    twins = whole or [post for post in posts if accented(post.person) == accented(holder.person)]
    office = "" if whole else holder.outside_office
    said: dict[str, Any] = {"begins": holder.begins, "ends": holder.ends, "outside_office": office}
    living = [post for post in twins if not _is_over(rows, post)] or [
        post for post in twins if holder.ends and agree(post.ends, holder.ends)
    ]
    if living:
        post = _nearest(living, said)
        if not post.begins and holder.seen_on and (not post.seen_on or post.seen_on < holder.seen_on):
            said["seen_on"] = holder.seen_on
        if differs := otherwise(post, said):
            begins, ends = (differs.get(name, getattr(post, name)) for name in ("begins", "ends"))
            if begins and ends and ends.ends_before(begins):
                rows.refuse(key, f"{post.person} thôi giữ ({ends.label}) trước khi bắt đầu ({begins.label}).")
                return ""
            known = {name: getattr(post, name) for name in ("begins", "ends", "outside_office", "seen_on")}
            words = _holder(post.person, known), _holder(post.person, {**known, **differs})
            rows.change(key, post, differs, words, write_post)
        return ""
    if twins:
        rows.warn(key, f"Sổ ghi {twins[0].person} thôi giữ chức vụ này từ {twins[0].ends.label}; không thêm.")
        return ""
    facts = {**said, "person": holder.person, "title": title, "seen_on": holder.seen_on}
    rows.add(key, Post, facts, _holder(holder.person, facts), write_post)
    return "" if holder.ends and holder.ends.last_day < rows.day else holder.person


def _is_over(rows: Rows, post: Any) -> bool:
    return post.ends is not None and post.ends.last_day < rows.day


def _holder(person: str, facts: Mapping[str, Any]) -> str:
    told = [facts["outside_office"]] if facts["outside_office"] else []
    if facts["begins"] or facts["ends"]:
        told.append(stretch(facts["begins"], facts["ends"]))
    if facts["seen_on"]:
        told.append(f"ghi nhận {facts['seen_on'].label}")
    return f"{person} ({', '.join(told)})" if told else person


PARTS = (founding, term, officers, members)
