"""Who held which post on a day (ai giữ chức vụ ngày nào), and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from app.associations.models import Association, Body, Post, PostTitle
from app.core.db import db
from app.core.partial_dates import begun_by, not_ended_before

COUNTED = (Body.EXECUTIVE, Body.STANDING, Body.INSPECTION)


@dataclass(frozen=True)
class HeldOn:
    """A post as held on a day; `doubt` says why it is not certain, empty where it is."""

    post: Post
    doubt: str


def held_on(day: date) -> ColumnElement[bool]:
    """Posts that somebody held on a day, or may have held as far as is known."""
    return and_(begun_by(Post.begins, day), not_ended_before(Post.ends, day))


def holders_on(association: Association, day: date) -> list[HeldOn]:
    """Everybody who held a post of an association on a day, the chair first; the certain before the doubtful."""
    titles = list(PostTitle)
    found = db.session.scalars(select(Post).where(Post.association_id == association.id, held_on(day)))
    held = [HeldOn(post, doubt_about(post, day)) for post in found]
    return sorted(held, key=lambda each: (titles.index(each.post.title), bool(each.doubt), each.post.id))


def doubt_about(post: Post, day: date) -> str:
    """Why it is not certain that the post was held on a day; empty where it is."""
    if post.begins is None:
        seen = f", được ghi nhận {post.seen_on.label}" if post.seen_on else ""
        return f"chưa rõ giữ từ khi nào{seen}"
    if day < post.begins.last_day:
        return f"chỉ biết giữ từ {post.begins.label}"
    if post.ends is not None and day > post.ends.first_day:
        return f"chỉ biết thôi giữ {post.ends.label}"
    return ""


def other_chairs(post: Post) -> list[Post]:
    """Other people who chair the association in the same time, as far as is known for certain."""
    if post.title != PostTitle.CHAIR:
        return []
    query = select(Post).where(
        Post.association_id == post.association_id, Post.title == PostTitle.CHAIR, Post.id != post.id
    )
    return [other for other in db.session.scalars(query) if together(post, other)]


def together(one: Post, other: Post) -> bool:
    """Whether two stretches share a day for certain: handing over within the same year or month is no clash."""
    if one.begins is None or other.begins is None:
        return False
    begin = max(one.begins.last_day, other.begins.last_day)
    ends = [post.ends.first_day for post in (one, other) if post.ends]
    return begin < min(ends, default=date.max)


def chairs_on(session: Session, ids: Sequence[int], day: date) -> dict[int, str]:
    """Who chaired these associations on a day; a doubt is said in brackets."""
    query = (
        select(Post)
        .where(Post.association_id.in_(ids), Post.title == PostTitle.CHAIR, held_on(day))
        .order_by(Post.id)
    )
    found: dict[int, list[Post]] = {}
    for post in session.scalars(query):
        found.setdefault(post.association_id, []).append(post)
    return {association_id: _chairs(posts, day) for association_id, posts in found.items()}


def _chairs(posts: Sequence[Post], day: date) -> str:
    certain = [post for post in posts if not doubt_about(post, day)]
    if certain:
        return "; ".join(post.person for post in certain)
    return "; ".join(
        f"{post.person} ({'ghi nhận ' + post.seen_on.label if post.seen_on else doubt_about(post, day)})"
        for post in posts
    )


def body_sizes(session: Session, ids: Sequence[int], day: date) -> dict[int, str]:
    """How many sit in BCH, BTV and BKT on a day: "15/5/3"; nothing where nobody is written down."""
    query = (
        select(Post.association_id, Post.body, func.count(Post.person.distinct()))
        .where(Post.association_id.in_(ids), Post.body.in_(COUNTED), held_on(day))
        .group_by(Post.association_id, Post.body)
    )
    sizes: dict[int, dict[Body | None, int]] = {}
    for association_id, body, number in session.execute(query):
        sizes.setdefault(association_id, {})[body] = number
    return {i: "/".join(str(found.get(body, 0)) for body in COUNTED) for i, found in sizes.items()}
