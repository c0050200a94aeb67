"""The registers of aid as declarations."""

from app.aid.register.needs import NEED_REGISTER
from app.aid.register.proposals import AID_REGISTER, dated_in_words

__all__ = ["AID_REGISTER", "NEED_REGISTER", "dated_in_words"]
