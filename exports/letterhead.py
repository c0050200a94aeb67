"""Quốc hiệu, tên cơ quan and the signature block of a printed sheet."""

from dataclasses import dataclass
from datetime import date

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Letterhead:
    """Tên cơ quan, tổ chức ban hành: the parent body over the issuing body, in the names of the day.

    Both are printed in capitals as NĐ 30/2020/NĐ-CP, Phụ lục I asks; a body without a parent leaves it empty.
    """

    issuing_body: str
    parent_body: str = ""

    def lines(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two printed lines, each as (left, right); the lower left one is the issuing body."""
        return (self.parent_body.upper(), NATION), (self.issuing_body.upper(), MOTTO)


@dataclass(frozen=True)
class Signature:
    """Khối chữ ký at the foot of a sheet: who prepared it on the left, who signs it on the right."""

    place: str = ""
    on: date | None = None
    preparer: str = "NGƯỜI LẬP BIỂU"
    signer: str = "THỦ TRƯỞNG ĐƠN VỊ"

    def dateline(self) -> str:
        """Địa danh và ngày tháng, with dots for the pen where the place or the day is not known."""
        return f"{self.place or '…………'}, {day_in_words(self.on)}"


def day_in_words(on: date | None) -> str:
    """Ngày, tháng, năm of a document: days below 10 and the months 1 and 2 take a leading 0."""
    if on is None:
        return "ngày …… tháng …… năm ………"
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"
