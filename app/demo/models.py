"""The mark of an installation that shows a demonstration."""

from datetime import date

from sqlalchemy.orm import Mapped

from app.core.db import Base
from app.core.terms import labelled


class Demonstration(Base):
    """That this installation is a demonstration (bản trình diễn); `through` is None until it was played to its end.

    Kept out of the history: it says what the installation is, not what the office did.
    """

    __tablename__ = "demonstrations"
    recorded = False

    installed_on: Mapped[date] = labelled("Ngày cài đặt")
    through: Mapped[int | None] = labelled("Dòng lịch sử cuối của phần trình diễn")

    __table_args__ = ({"info": {"label": "Bản trình diễn"}},)
