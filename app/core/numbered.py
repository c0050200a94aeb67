"""Records that carry the number of a document (số, ký hiệu) and are found by it, however it is spelled."""

from sqlalchemy.orm import Mapped, mapped_column, validates

from app.core.db import binary_text
from app.core.parsing import number_key


class FoundByNumber:
    """Beside the column `number`, as it is written, its key, by which `has_number` finds it."""

    number_key: Mapped[str] = mapped_column(binary_text(80), default="", index=True)

    @validates("number")
    def _keep_key(self, _attribute: str, number: str) -> str:
        self.number_key = number_key(number)
        return number
