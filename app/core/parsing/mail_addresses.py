"""Addresses of electronic mail (thư điện tử)."""

import re

from app.core.parsing.texts import ParseError, quoted

_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
_ADDRESS = re.compile(f"{_LOCAL}@{_DOMAIN}", re.IGNORECASE)
LONGEST = 254


def parse_mail_address(text: str) -> str:
    """The address with its domain in small letters; raises ParseError for anything a server would refuse."""
    typed = text.strip()
    if len(typed) > LONGEST or _ADDRESS.fullmatch(typed) is None:
        raise ParseError(
            f"{quoted(typed)} không phải địa chỉ thư điện tử; ví dụ đúng: an.nguyen@dongnai.gov.vn."
        )
    local, _, domain = typed.rpartition("@")
    return f"{local}@{domain.lower()}"
