"""Names of files as the office keeps them, and the refusal that every check of a file shares."""

import re
from pathlib import PurePosixPath

from app.core.parsing import clean_text
from app.core.parsing.texts import quoted

MEGABYTE = 1024 * 1024
LIMIT = 20 * MEGABYTE
"""The greatest size of one file, in bytes, unless the office sets another."""

LONGEST_NAME = 150

_UNFIT_FOR_A_NAME = re.compile(r'[<>:"|?*]')


class FileRefused(ValueError):
    """The file does not come in; its text is a Vietnamese sentence that says why."""


def clean_name(name: str) -> str:
    """The name in NFC without path, unseen and forbidden characters, at most 150 letters, its ending kept."""
    last = re.split(r"[/\\]", clean_text(" ".join(name.splitlines())))[-1]
    plain = _UNFIT_FOR_A_NAME.sub("", last).strip(" .")
    ending = suffix(plain)
    stem = plain.removesuffix(ending) if ending else plain
    return (stem[: LONGEST_NAME - len(ending)].rstrip(" .") or "tệp") + ending


def suffix(name: str) -> str:
    """The ending with its dot as written (".PDF"); empty where there is none, or it is too long to be one."""
    found = PurePosixPath(name).suffix
    return found if len(found) <= 10 else ""


def megabytes(size: int) -> str:
    """A size in bytes as people read it: 20 MB, 23,4 MB."""
    return f"{size / MEGABYTE:.1f}".replace(".", ",").removesuffix(",0") + " MB"


def too_large(name: str, limit: int) -> FileRefused:
    """The refusal of a file above the limit, in bytes."""
    return FileRefused(f"Tệp {quoted(clean_name(name))} lớn quá: mỗi tệp tối đa {megabytes(limit)}.")
