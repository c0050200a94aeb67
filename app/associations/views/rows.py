"""The kinds of rows that belong to an association: what each shows, its form, its action."""

from collections.abc import Sequence
from datetime import date

from app.associations import actions, forms, queries
from app.associations.models import (
    Association,
    AssociationDecision,
    Branch,
    Budget,
    Commendation,
    Congress,
    CongressKind,
    Division,
    Establishment,
    MemberCount,
    Post,
    PostTitle,
    SocialResource,
)
from app.associations.views.blueprint import bp
from app.associations.views.work import ACTIVITIES, REPORTS
from app.child_rows import Badge, ChildKind, Fact, fact, in_time, open_child_rows
from app.core.parsing import PartialDate
from app.core.terms import label_of

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """An ordinal as congresses are counted: III."""
    written = ""
    for worth, sign in ROMAN:
        times, number = divmod(number, worth)
        written += sign * times
    return written


def called(congress: Congress) -> str:
    """A congress in words: "lần III, nhiệm kỳ"."""
    ordinal = f"lần {roman(congress.ordinal)}, " if congress.ordinal else ""
    return f"{ordinal}{congress.kind.label}"


def quorum(congress: Congress) -> str:
    """Whether it was quorate and rightly asked for, in words."""
    words = {True: "trên 1/2", False: "không quá 1/2", None: ""}[congress.is_quorate]
    if congress.is_rightly_asked is False:
        words = "; ".join(filter(None, (words, "đề nghị chưa đủ tỷ lệ")))
    return words


def congress_warnings(congress: Congress) -> Sequence[str]:
    """What to look at again in a congress that was saved."""
    found = []
    if congress.held_on and congress.is_quorate is False:
        found.append("Số có mặt không quá 1/2 số được triệu tập: đại hội không đủ điều kiện tiến hành.")
    if congress.is_rightly_asked is False:
        found.append(
            "Đại hội bất thường cần ít nhất 2/3 ủy viên Ban Chấp hành hoặc trên 1/2 hội viên đề nghị."
        )
    return found


def post_warnings(post: Post) -> Sequence[str]:
    """Two people chair the association at once."""
    return [
        f"Trong cùng thời gian {other.person} cũng là {PostTitle.CHAIR.label.lower()} của hội."
        for other in queries.other_chairs(post)
    ]


def congress_standing(congress: Congress, day: date) -> Badge | None:
    """Whether it was held, and whether its term runs, has ended or is overdue."""
    if congress.held_on is None and congress.planned_on:
        late = congress.planned_on.last_day < day and congress.term_begins is None
        return ("quá thời gian dự kiến", "warning") if late else ("chưa ghi ngày tổ chức", "neutral")
    if congress.is_quorate is False and congress.kind != CongressKind.FOUNDING:
        return "không đủ số có mặt", "danger"
    return ("nhiệm kỳ đã kết thúc", "neutral") if congress.term_ended_on else None


def depth(branch: Branch) -> int:
    """How many branches stand above one."""
    above = 0
    while branch.parent is not None:
        branch, above = branch.parent, above + 1
    return above


def tree(association: Association) -> list[Branch]:
    """The branches in the order of their tree."""
    return [branch for _, branch in queries.branch_tree(association.branches)]


def year(label: str) -> Fact:
    """A year as one writes it, without a dot."""
    return Fact(label, lambda row: str(row.year), width=8)


DECISIONS = ChildKind(
    "decisions", "quyet-dinh", "quyết định", AssociationDecision, "association", forms.DecisionForm,
    (
        fact(AssociationDecision.kind),
        Fact("Số", lambda row: row.number, width=18),
        fact(AssociationDecision.decided_on, width=14),
        Fact("Cơ quan ban hành", lambda row: row.issuer, width=28),
        Fact("Người ký", lambda row: row.signer),
        fact(AssociationDecision.effective_on, width=14),
        fact(AssociationDecision.result, width=40),
        fact(AssociationDecision.note, width=30),
    ),
    title="Quyết định",
    write=actions.write_decision, settle=actions.settle, remove=actions.remove_decision,
)  # fmt: skip

CONGRESSES = ChildKind(
    "congresses", "dai-hoi", "đại hội", Congress, "association", forms.CongressForm,
    (
        Fact("Đại hội", called, width=22),
        fact(Congress.planned_on, width=14),
        fact(Congress.held_on, width=14),
        fact(Congress.called),
        fact(Congress.present),
        Fact("Có mặt", quorum, width=18),
        fact(Congress.term_begins, width=12),
        fact(Congress.term_ends, width=12),
        fact(Congress.term_ended_on, width=14),
        fact(Congress.note, width=30),
    ),
    title="Đại hội, nhiệm kỳ",
    write=actions.write_congress, settle=actions.settle, warnings=congress_warnings, standing=congress_standing,
)  # fmt: skip

POSTS = ChildKind(
    "posts", "chuc-vu", "người giữ chức vụ", Post, "association", forms.PostForm,
    (
        fact(Post.person, width=26),
        fact(Post.title, width=22),
        fact(Post.body, width=18),
        fact(Post.outside_office, width=32),
        fact(Post.begins, width=12),
        fact(Post.ends, width=12),
        fact(Post.seen_on, width=12),
        fact(Post.source, width=24),
    ),
    rows=lambda association: sorted(association.posts, key=in_order),
    write=actions.write_post, warnings=post_warnings,
    standing=lambda post, day: in_time(post.begins, post.ends, day) if post.begins or post.ends else None,
)  # fmt: skip


def in_order(post: Post) -> tuple[int, str, str, int]:
    """By title as the closed list has them, then by time."""
    begins = post.begins.isoformat() if post.begins else ""
    return list(PostTitle).index(post.title), begins, post.sort_key, post.id


BRANCHES = ChildKind(
    "branch_rows", "chi-hoi", "chi hội", Branch, "association", forms.BranchForm,
    (
        Fact(label_of(Branch.name), lambda row: f"{'– ' * depth(row)}{row.name}", width=36),
        fact(Branch.kind, width=14),
        fact(Branch.head, width=24),
        fact(Branch.place, width=28),
        fact(Branch.founded_on, width=12),
        fact(Branch.ended_on, width=12),
        fact(Branch.note, width=24),
    ),
    title="Chi hội, liên chi hội", rows=tree, write=actions.write_branch,
)  # fmt: skip

COUNTS = ChildKind(
    "count_rows", "hoi-vien", "số hội viên", MemberCount, "association", forms.CountForm,
    (
        fact(MemberCount.counted_on, width=12),
        Fact(label_of(MemberCount.branch_id), lambda row: row.branch.name if row.branch else "toàn hội", width=28),
        fact(MemberCount.kind, width=18),
        fact(MemberCount.number),
        fact(MemberCount.joined),
        fact(MemberCount.departed),
        fact(MemberCount.source, width=28),
    ),
    rows=lambda association: association.member_counts, write=actions.write_count,
)  # fmt: skip

DIVISIONS = ChildKind(
    "divisions", "phong-ban", "phòng, ban", Division, "association", forms.DivisionForm,
    (
        fact(Division.name, width=30),
        fact(Division.head),
        fact(Division.tasks, width=40),
        fact(Division.founded_on, width=12),
        fact(Division.ended_on, width=12),
    ),
)  # fmt: skip

ESTABLISHMENTS = ChildKind(
    "establishments", "bien-che", "biên chế", Establishment, "association", forms.EstablishmentForm,
    (
        year(label_of(Establishment.year)),
        fact(Establishment.kind),
        fact(Establishment.given),
        fact(Establishment.filled),
        fact(Establishment.note, width=30),
    ),
    write=actions.write_yearly,
)  # fmt: skip

BUDGETS = ChildKind(
    "budgets", "kinh-phi", "kinh phí", Budget, "association", forms.BudgetForm,
    (
        year(label_of(Budget.year)),
        fact(Budget.money_source),
        fact(Budget.planned),
        fact(Budget.spent),
        fact(Budget.note, width=30),
    ),
    write=actions.write_yearly,
)  # fmt: skip

COMMENDATIONS = ChildKind(
    "commendations", "khen-thuong", "khen thưởng", Commendation, "association", forms.CommendationForm,
    (
        fact(Commendation.form, width=26),
        fact(Commendation.awarded_to, width=28),
        fact(Commendation.given_by, width=28),
        fact(Commendation.number, width=16),
        fact(Commendation.awarded_on, width=12),
        fact(Commendation.reason, width=40),
    ),
    title="Khen thưởng",
)  # fmt: skip

RESOURCES = ChildKind(
    "social_resources", "xa-hoi-hoa", "nguồn lực xã hội hóa", SocialResource, "association",
    forms.SocialResourceForm,
    (
        fact(SocialResource.supporter, width=30),
        fact(SocialResource.activity, width=36),
        fact(SocialResource.value),
        fact(SocialResource.in_kind, width=28),
        fact(SocialResource.given_on, width=12),
        fact(SocialResource.note, width=24),
    ),
)  # fmt: skip

PAPER_KINDS = (DECISIONS, CONGRESSES)
PEOPLE_KINDS = (POSTS,)
MEMBER_KINDS = (BRANCHES, COUNTS)
MEANS_KINDS = (DIVISIONS, ESTABLISHMENTS, BUDGETS, COMMENDATIONS, RESOURCES)
WORK_KINDS = (ACTIVITIES, REPORTS)
PAGES = {
    ".show": PAPER_KINDS,
    ".people": PEOPLE_KINDS,
    ".branches": MEMBER_KINDS,
    ".work": WORK_KINDS,
    ".means": MEANS_KINDS,
}
KINDS = tuple(kind for kinds in PAGES.values() for kind in kinds)

for page, kinds in PAGES.items():
    for row_kind in kinds:
        open_child_rows(bp, row_kind, Association, "edit_associations", show=page)


def span(begins: PartialDate | None, ends: PartialDate | None) -> str:
    """A stretch of time in words."""
    return f"{begins.label if begins else '?'} – {ends.label if ends else '?'}" if begins or ends else ""
