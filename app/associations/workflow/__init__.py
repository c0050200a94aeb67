"""The procedure of founding an association: its table, and the conditions of its steps."""

from app.associations.workflow.conditions import PARTS, open_parts, paper_for
from app.associations.workflow.table import FOUNDING, REASONED

__all__ = ["FOUNDING", "PARTS", "REASONED", "open_parts", "paper_for"]
