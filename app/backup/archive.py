"""The archive of a backup: a .tar.gz whose last member lists every other with its SHA-256."""

import gzip
import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO

from app.core.parsing.texts import quoted

LISTING = "manifest.json"
FILES = "files/"
FORMAT = 1
CHUNK = 1024 * 1024


class BackupRefused(Exception):
    """A backup or restore cannot be done; the message is the Vietnamese sentence that says why."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds (bản kê): of when, of which database, where the history ended, each member's hash.

    `faults` are files that the records name and the store did not have as it should: thiếu or hỏng.
    """

    made_at: str
    database: str
    schema: str
    history: tuple[int, str]
    members: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def file_count(self) -> int:
        return sum(name.startswith(FILES) for name in self.members)


class Hashing:
    """A stream that knows the SHA-256 of what was read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._digest.update(piece)
        return piece

    def exhausted(self) -> str:
        """Read what is left; the hash of all."""
        while self.read(CHUNK):
            pass
        return self._digest.hexdigest()


def add(packed: tarfile.TarFile, name: str, stream: IO[bytes], size: int) -> str:
    """Append a member, readable by its owner alone; the hash of what was written."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    hashing = Hashing(stream)
    packed.addfile(member, hashing)
    return hashing.exhausted()


def close_with(packed: tarfile.TarFile, manifest: Manifest) -> None:
    """Append the manifest, the last member."""
    written = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    add(packed, LISTING, BytesIO(written), len(written))


def checked(archive: Path) -> Manifest:
    """Read the archive to its end and compare every hash. Raises BackupRefused with the first fault."""
    hashes, listing = {}, b""
    with _opened(archive) as packed:
        for member in packed:
            content = packed.extractfile(member) if member.isfile() else None
            if content is None:
                raise BackupRefused(f"Tệp sao lưu có phần lạ: {quoted(member.name)} không phải tệp thường.")
            if member.name == LISTING:
                listing = content.read()
            else:
                hashes[member.name] = Hashing(content).exhausted()
    manifest = _manifest(listing)
    _compare(hashes, manifest.members)
    return manifest


def unpack(archive: Path, folder: Path) -> None:
    """Write the members of an archive below a folder; one that would lead out of it is refused."""
    with _opened(archive) as packed:
        for member in packed:
            packed.extract(member, folder, filter="data")


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    try:
        with gzip.open(archive) as stream, tarfile.open(fileobj=stream, mode="r|") as packed:
            yield packed
            while stream.read(CHUNK):  # on to the checksum at its very end
                pass
    except (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise BackupRefused(
            f"Tệp sao lưu {archive.name} bị cắt cụt hoặc hỏng, không dùng được ({error})."
        ) from error


def _manifest(listing: bytes) -> Manifest:
    if not listing:
        raise BackupRefused("Tệp này không phải bản sao lưu của Nhịp Cầu, hoặc bị cắt mất bản kê.")
    try:
        read = json.loads(listing)
        seq, last = read.pop("history")
        manifest = Manifest(history=(int(seq), str(last)), **read)
    except (ValueError, TypeError, KeyError) as error:
        raise BackupRefused("Bản kê trong tệp sao lưu không đọc được.") from error
    if manifest.format != FORMAT:
        raise BackupRefused(f"Bản sao lưu theo dạng {manifest.format}; phần mềm này chỉ đọc dạng {FORMAT}.")
    return manifest


def _compare(found: dict[str, str], listed: dict[str, str]) -> None:
    for name in sorted(listed.keys() | found.keys()):
        if name not in found:
            raise BackupRefused(f"Tệp sao lưu thiếu {quoted(name)} có trong bản kê.")
        if name not in listed:
            raise BackupRefused(f"Tệp sao lưu có {quoted(name)} không có trong bản kê.")
        if found[name] != listed[name]:
            raise BackupRefused(f"{quoted(name)} trong tệp sao lưu khác với bản kê: đã bị sửa hoặc hỏng.")
