"""Which register is written by whom."""

from collections.abc import Callable, Mapping

from app.imports.actions.association_books import MemberCounts, Posts
from app.imports.actions.associations import Associations
from app.imports.actions.books import Target
from app.imports.actions.needs import Needs
from app.imports.actions.partners import Partners
from app.imports.actions.past_aid import PastAids
from app.permissions import Actor

TARGETS: Mapping[str, Callable[[Actor], Target]] = {
    "partners": Partners,
    "associations": Associations,
    "association_posts": Posts,
    "member_counts": MemberCounts,
    "needs": Needs,
    "past_aid": PastAids,
}
"""By the key of the register; made for whoever brings the book in."""
