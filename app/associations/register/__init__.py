"""The registers of associations (sổ hội hữu nghị) and what belongs to them, as declarations."""

from app.associations.register.associations import association_register, day_of
from app.associations.register.foundings import FOUNDING_REGISTER
from app.associations.register.rows import MEMBER_REGISTER, post_register

__all__ = ["FOUNDING_REGISTER", "MEMBER_REGISTER", "association_register", "day_of", "post_register"]
