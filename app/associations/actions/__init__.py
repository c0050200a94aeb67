"""What changes an association: its facts, the rows that belong to it, the acts that a decision makes."""

from app.associations.actions.acts import Act, carry_act
from app.associations.actions.facts import (
    AssociationFacts,
    add_association,
    edit_association,
    retell_association,
    settle,
)
from app.associations.actions.means import write_yearly
from app.associations.actions.members import write_branch, write_count
from app.associations.actions.papers import TypedDecision, remove_decision, write_decision
from app.associations.actions.people import write_congress, write_post
from app.associations.actions.work import write_report

__all__ = [
    "Act",
    "AssociationFacts",
    "TypedDecision",
    "add_association",
    "carry_act",
    "edit_association",
    "remove_decision",
    "retell_association",
    "settle",
    "write_branch",
    "write_congress",
    "write_count",
    "write_decision",
    "write_post",
    "write_report",
    "write_yearly",
]
