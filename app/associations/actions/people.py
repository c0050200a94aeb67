"""Congresses and posts as rows of an association: what cannot be right about them is refused."""

from collections.abc import Mapping
from typing import Any

from app.associations.models import Congress, CongressKind, Post
from app.core.parsing import PartialDate
from app.core.rules import By, Refused
from app.core.search import searchable
from app.core.vietnamese.sorting import person_sort_key


def write_congress(congress: Congress, facts: Mapping[str, Any], _by: By) -> None:
    """Write a congress down (đại hội), planned or held, with the term it opens."""
    for name, value in facts.items():
        setattr(congress, name, value)
    refuse_backward(congress.term_begins, congress.term_ends, "term_ends", "Nhiệm kỳ")
    refuse_backward(congress.term_begins, congress.term_ended_on, "term_ended_on", "Nhiệm kỳ")
    if not (congress.planned_on or congress.held_on or congress.term_begins):
        raise Refused("Ghi thời gian dự kiến, thời gian đã tổ chức hoặc nhiệm kỳ.", "held_on")
    if congress.called is not None and congress.present is not None and congress.present > congress.called:
        raise Refused("Số có mặt nhiều hơn số được triệu tập.", "present")
    if congress.requesting and congress.entitled and congress.requesting > congress.entitled:
        raise Refused("Số người đề nghị nhiều hơn tổng số.", "requesting")
    if congress.requested_by and congress.kind != CongressKind.EXTRAORDINARY:
        raise Refused("Bên đề nghị chỉ ghi với đại hội bất thường.", "requested_by")


def write_post(post: Post, facts: Mapping[str, Any], _by: By) -> None:
    """Write down who holds which post since when (chức vụ)."""
    for name, value in facts.items():
        setattr(post, name, value)
    refuse_backward(post.begins, post.ends, "ends", "Thời gian giữ chức vụ")
    post.search_text = searchable(f"{post.person} {post.outside_office}")
    post.sort_key = person_sort_key(post.person)


def refuse_backward(begins: PartialDate | None, ends: PartialDate | None, field: str, what: str) -> None:
    """Refuse a stretch that ends before it begins, as far as both are known."""
    if begins and ends and ends.ends_before(begins):
        raise Refused(f"{what} kết thúc ({ends.label}) trước khi bắt đầu ({begins.label}).", field)
