"""The papers of the demonstration: one page of PDF, small and whole, so that every download opens."""

import textwrap
import unicodedata
from collections.abc import Sequence

TOP, LEFT, LEADING, SIZE, WIDEST = 780, 70, 20, 13, 66


def one_page(title: str, lines: Sequence[str]) -> bytes:
    """A PDF of one A4 page; its title keeps every accent.

    The page itself is set without accents (không dấu): the fonts that every reader has of its own know none of
    the letters ư, ơ, ạ …, and a font of ours in each paper would make it a hundred times larger.
    """
    written = [piece for line in lines for piece in textwrap.wrap(_bare(line), WIDEST) or [""]]
    page = b"BT /F1 %d Tf %d TL %d %d Td\n" % (SIZE, LEADING, LEFT, TOP)
    page += b"".join(b"(%s) '\n" % _escaped(line) for line in written) + b"ET"
    return _file(
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi-VN) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        b"<< /Title <%s> >>" % (b"\xfe\xff" + title.encode("utf-16-be")).hex().upper().encode(),
    )


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if letter.isascii())


def _escaped(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("ascii")


def _file(*objects: bytes) -> bytes:
    """The objects, numbered from 1, with the table of where each one begins; the last one is about the file."""
    written, begins = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(objects, 1):
        begins.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % begin for begin in begins)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(objects), len(written))
    )
