"""Files to upload, of every kind that the office keeps, as small as each kind allows."""

import struct
import zipfile
import zlib
from io import BytesIO

from openpyxl import Workbook
from werkzeug.datastructures import FileStorage

OOXML = "application/vnd.openxmlformats-officedocument."
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
DOCUMENT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)


def pdf(text: str = "961/QD-UBND") -> bytes:
    return f"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\n%%EOF\n".encode()


def png() -> bytes:
    def block(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = block(b"IHDR", head) + block(b"IDAT", zlib.compress(b"\0\0")) + block(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def jpg() -> bytes:
    return bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def zipped(parts: dict[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def docx(
    text: str = "Kính gửi Sở Ngoại vụ",
    *,
    main: str = OOXML + "wordprocessingml.document.main+xml",
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    listing = TYPES.format(f'<Override PartName="/word/document.xml" ContentType="{main}"/>')
    return zipped(
        {"[Content_Types].xml": listing, "word/document.xml": DOCUMENT.format(text), **(more or {})}
    )


def xlsx() -> bytes:
    workbook, written = Workbook(), BytesIO()
    workbook.active["A1"] = "Khoản viện trợ"
    workbook.save(written)
    return written.getvalue()


def with_password() -> bytes:
    """As much of a locked .docx as tells it from an old .doc: a compound file with an encrypted package."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(96)


def upload(content: bytes, name: str) -> FileStorage:
    return FileStorage(BytesIO(content), name)
