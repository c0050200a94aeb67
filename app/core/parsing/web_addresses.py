"""Addresses of web pages (trang thông tin điện tử)."""

import re

from app.core.parsing.texts import ParseError, quoted

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_ADDRESS = re.compile(
    rf"(?:(?P<scheme>https?)://)?(?P<host>(?:{_LABEL}\.)+[^\W\d_]{{2,}})(?P<rest>(?::\d{{1,5}})?(?:[/?#]\S*)?)",
    re.IGNORECASE,
)


def parse_web_address(text: str) -> str:
    """The address as a browser opens it: https:// where none is typed, the host in small letters.

    Raises ParseError for anything else than a page of the web.
    """
    typed = text.strip()
    match = _ADDRESS.fullmatch(typed)
    if match is None:
        raise ParseError(
            f"{quoted(typed)} không phải địa chỉ trang thông tin; hãy nhập dạng https://vidu.org hoặc vidu.org."
        )
    return f"{(match['scheme'] or 'https').lower()}://{match['host'].lower()}{match['rest']}"
