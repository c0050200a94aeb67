"""Branches and counts of members as rows of an association: what cannot be right about them is refused."""

from collections.abc import Mapping
from typing import Any

from app.associations.actions.people import refuse_backward
from app.associations.models import Branch, MemberCount
from app.associations.queries.branches import below
from app.core.rules import By, Refused


def write_branch(branch: Branch, facts: Mapping[str, Any], _by: By) -> None:
    """Write a branch down (chi hội), or move it; the tree has no circles."""
    parent_id, branches = facts["parent_id"], branch.association.branches
    if parent_id is not None and parent_id not in {each.id for each in branches}:
        raise Refused("Chi hội cấp trên phải thuộc cùng hội.", "parent_id")
    if branch.id is not None and parent_id in below(branches, branch.id):
        raise Refused("Một chi hội không thể thuộc chính nó hoặc chi hội trực thuộc nó.", "parent_id")
    for name, value in facts.items():
        setattr(branch, name, value)
    refuse_backward(branch.founded_on, branch.ended_on, "ended_on", "Chi hội")
    twin = [
        each
        for each in branches
        if each is not branch
        and (each.name, each.parent_id) == (branch.name, parent_id)
        and not each.ended_on
    ]
    if twin and not branch.ended_on:
        raise Refused(f"Đã có chi hội tên “{branch.name}” ở cùng chỗ.", "name")


def write_count(count: MemberCount, facts: Mapping[str, Any], by: By) -> None:
    """Write down how many members there were (số hội viên); one number for a kind, branch and time."""
    for name, value in facts.items():
        setattr(count, name, value)
    if count.counted_on.first_day > by.day:
        raise Refused("Thời điểm thống kê chưa tới.", "counted_on")
    key = (count.branch_id, count.counted_on, count.kind)
    for other in count.association.member_counts:
        if other is not count and (other.branch_id, other.counted_on, other.kind) == key:
            raise Refused(f"Đã ghi số này: {other.number} hội viên; hãy sửa dòng đó.", "number")
