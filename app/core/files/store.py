"""Where files lie: written aside, forced to the disk, then renamed to the SHA-256 of their content."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from pathlib import Path
from typing import IO

from app.core.files.kinds import KINDS, Kind, examine
from app.core.files.names import LIMIT, clean_name, suffix, too_large

INCOMING = "incoming"
"""The folder beside the store's own in which files are written before they have their name."""

_CHUNK = 256 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Stored:
    """A file that lies in the store; it stays for good once a committed record names it."""

    sha256: str
    name: str
    media_type: str
    size: int


def store(
    stream: IO[bytes], original_name: str, folder: Path, *, limit: int = LIMIT, kinds: Sequence[Kind] = KINDS
) -> Stored:
    """Take a file in, safe on the disk when this returns. Raises FileRefused, leaving nothing behind."""
    with aside(folder) as path:
        with path.open("w+b") as written:
            sha256, size = _copied(stream, written, original_name, limit)
            kind = examine(written, original_name, limit=limit, kinds=kinds)
        settle(path, path_of(sha256, folder), folder)
    name = clean_name(original_name)
    return Stored(sha256, name if suffix(name) else name + kind.endings[0], kind.media_type, size)


def path_of(sha256: str, folder: Path) -> Path:
    """Where the content of this hash lies or would lie: ab/cd/abcd…"""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256 in lower case: {sha256!r}")
    return folder / sha256[:2] / sha256[2:4] / sha256


def sweep(folder: Path, referenced: Container[str], older_than: timedelta = DAY) -> list[str]:
    """Remove what no record names and nobody has stored again for a day, broken uploads too; what went."""
    before = time.time() - older_than.total_seconds()
    for leftover in (folder / INCOMING).glob("*"):
        if _older(leftover, before):
            leftover.unlink(missing_ok=True)
    candidates = [path for path in folder.glob("??/??/*") if path.name not in referenced]
    return [path.name for path in candidates if _older(path, before) and _removed(path, folder, before)]


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """A new empty file beside the stored ones, to write into; gone afterwards unless it was given a name."""
    (folder / INCOMING).mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder / INCOMING)
    os.close(descriptor)
    path = Path(name)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def settle(path: Path, target: Path, root: Path) -> None:
    """Give a written file its place below a folder, in one move, content and place forced to the disk."""
    with path.open("rb+") as written:
        os.fsync(written.fileno())
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and the move is as safe as it gets
        for folder in takewhile(lambda above: above != root.parent, target.parents):
            _force(folder)


def _force(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copied(stream: IO[bytes], written: IO[bytes], name: str, limit: int) -> tuple[str, int]:
    """Copy while counting and hashing; stops at the first piece beyond the limit."""
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > limit:
            raise too_large(name, limit)
        digest.update(piece)
        written.write(piece)
    return digest.hexdigest(), size


def _older(path: Path, before: float) -> bool:
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:  # an upload ended just now
        return False


def _removed(path: Path, folder: Path, before: float) -> bool:
    """Move the file aside and look again: what was stored anew in this very moment goes back."""
    with aside(folder) as moved:
        path.replace(moved)
        if moved.stat().st_mtime < before:
            return True
        moved.replace(path)
        return False
