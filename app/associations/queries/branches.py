"""The tree of branches (cây chi hội)."""

from collections.abc import Iterator, Sequence

from app.associations.models import Association, Branch
from app.core.vietnamese import sort_key


def branch_tree(branches: Sequence[Branch]) -> list[tuple[int, Branch]]:
    """Every branch with its depth, parents before their parts, in Vietnamese order."""
    parts: dict[int | None, list[Branch]] = {}
    for branch in sorted(branches, key=lambda each: (sort_key(each.name), each.id)):
        parts.setdefault(branch.parent_id, []).append(branch)
    return list(_below(parts, None, 0))


def _below(
    parts: dict[int | None, list[Branch]], parent_id: int | None, depth: int
) -> Iterator[tuple[int, Branch]]:
    for branch in parts.get(parent_id, ()):
        yield depth, branch
        yield from _below(parts, branch.id, depth + 1)


def branches_to_join(association: Association, moving: Branch | None) -> list[tuple[int, str]]:
    """Branches that another may stand under: of the same association, and not the branch itself or its own parts."""
    own = below(association.branches, moving.id) if moving else set()
    return [
        (branch.id, f"{'– ' * depth}{branch.name}")
        for depth, branch in branch_tree(association.branches)
        if branch.id not in own
    ]


def below(branches: Sequence[Branch], branch_id: int) -> set[int]:
    """A branch and everything under it."""
    found = {branch_id}
    while more := {b.id for b in branches if b.parent_id in found} - found:
        found |= more
    return found
