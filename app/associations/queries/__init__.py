"""What is known of associations on a day: terms, people, branches, members."""

from app.associations.queries.branches import branch_tree, branches_to_join
from app.associations.queries.choices import association_choices, unit_choices
from app.associations.queries.members import YearOfMembers, members_by_year, members_on
from app.associations.queries.people import (
    HeldOn,
    body_sizes,
    chairs_on,
    doubt_about,
    held_on,
    holders_on,
    other_chairs,
    together,
)
from app.associations.queries.standing import (
    SEARCH,
    congresses_awaited,
    countries_of,
    for_countries,
    founding_decisions,
    is_overdue,
    names_on,
    overdue_terms,
    term_on,
    terms_on,
)
from app.associations.queries.work import activities_on, reports_on

__all__ = [
    "SEARCH",
    "HeldOn",
    "YearOfMembers",
    "activities_on",
    "association_choices",
    "body_sizes",
    "branch_tree",
    "branches_to_join",
    "chairs_on",
    "congresses_awaited",
    "countries_of",
    "doubt_about",
    "for_countries",
    "founding_decisions",
    "held_on",
    "holders_on",
    "is_overdue",
    "members_by_year",
    "members_on",
    "names_on",
    "other_chairs",
    "overdue_terms",
    "reports_on",
    "term_on",
    "terms_on",
    "together",
    "unit_choices",
]
