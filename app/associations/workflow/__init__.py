"""The procedure of founding an association: its table, and the conditions of its steps."""

from app.associations.workflow.conditions import open_parts, paper_for
from app.associations.workflow.letters import PARTS, TYPES, issuer_of
from app.associations.workflow.table import FOUNDING, ISSUED, REASONED

__all__ = ["FOUNDING", "ISSUED", "PARTS", "REASONED", "TYPES", "issuer_of", "open_parts", "paper_for"]
