"""What every register answers about the rows of an old book, and what judging gives."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from app.core.db import Base
from app.core.parsing.texts import quoted
from app.core.vietnamese import NEAR, likeness, plain
from app.imports.models import Verdict
from app.imports.register import Note, RowRead


class Change(NamedTuple):
    """A field that a row would change: its key, what stands in the register, what the row says.

    `added` where what the row says comes beside what stands there.
    """

    key: str
    old: str
    new: str
    added: bool = False


@dataclass
class Judged:
    """What a row would do: its verdict, the record it is about, what is to be said at its cells."""

    read: RowRead
    verdict: Verdict
    title: str
    notes: list[Note] = field(default_factory=list)
    record_id: int | None = None
    changes: list[Change] = field(default_factory=list)


class Target(Protocol):
    """A register as the writer of old books sees it; made anew for each check, it knows the register by then."""

    kind: str
    names_near: bool
    """Whether rows to be added are told which name of the register is near theirs."""

    def judge(self, read: RowRead) -> Judged: ...

    def write(self, judged: Judged, source: str) -> Base: ...


def faulty(read: RowRead, title: str) -> Judged:
    """A row with faults, each at its cell."""
    return Judged(read, Verdict.FAULTY, title, read.faults)


def skipped(read: RowRead) -> Judged:
    """A row that is no record."""
    return Judged(read, Verdict.SKIPPED, "", [Note(None, f"Không phải bản ghi: {read.skipped}.")])


def changed(
    read: RowRead, record_id: int, title: str, changes: list[Change], labels: dict[str, str]
) -> Judged:
    """A row about a record that is there: it changes it, or is the same."""
    if not changes:
        note = Note(read.columns.get(next(iter(read.columns), "")), "Sổ đã có, nội dung không khác.")
        return Judged(read, Verdict.SAME, title, [note], record_id)
    notes = [Note(read.columns.get(c.key), _told(labels[c.key], c)) for c in changes]
    return Judged(read, Verdict.UPDATE, title, notes, record_id, changes)


def _told(label: str, change: Change) -> str:
    if change.added:
        return f"{label}: thêm {quoted(change.new)}."
    return f"{label}: {quoted(change.old) if change.old else 'đang trống'} → {quoted(change.new)}."


class Earlier:
    """Rows of the file itself by what names them, so that no record is written twice."""

    def __init__(self) -> None:
        self.rows: dict[str, RowRead] = {}

    def repeated(self, key: str, read: RowRead, title: str) -> Judged | None:
        """The verdict on a row whose record an earlier row of the file has; None for the first such row."""
        first = self.rows.setdefault(key, read)
        if first is read:
            return None
        if first.values == read.values:
            note = Note(None, f"Trùng với dòng {first.row + 1} của tệp, chỉ tính một lần.")
            return Judged(read, Verdict.SAME, title, [note])
        read.faults.append(
            Note(
                None,
                f"Trùng tên với dòng {first.row + 1} của tệp nhưng nội dung khác; hãy gộp thành một dòng.",
            )
        )
        return faulty(read, title)


class Names:
    """The names of a register, to be asked thousands of times: the same but for case, accents and signs, or near."""

    MOST_COMMON = 200  # a word of more names than this tells nothing
    TELLING = 3
    COMPARED = 15

    def __init__(self) -> None:
        self.same: dict[str, list[int]] = {}
        self.words: dict[str, set[int]] = {}
        self.names: dict[int, list[str]] = {}

    def add(self, record_id: int, names: Iterable[str]) -> None:
        """Take in every way a record is written."""
        for name in filter(None, names):
            known = self.same.setdefault(plain(name), [])
            if record_id not in known:
                known.append(record_id)
            self.names.setdefault(record_id, []).append(name)
            for word in plain(name).split():
                if len(word) >= self.TELLING:
                    self.words.setdefault(word, set()).add(record_id)

    def ids(self, name: str) -> list[int]:
        """The records written like this name but for case, accents and signs."""
        return self.same.get(plain(name), [])

    def near(self, name: str) -> str:
        """The name in the register that is nearest to this one, if one is near; else an empty text."""
        shared: Counter[int] = Counter()
        for word in set(plain(name).split()):
            with_it = self.words.get(word, ())
            if len(with_it) <= self.MOST_COMMON:
                shared.update(with_it)
        compared = self._compared(name, [record_id for record_id, _ in shared.most_common(self.COMPARED)])
        best, found = max(compared, default=(0.0, ""))
        return found if best >= NEAR else ""

    def _compared(self, name: str, record_ids: Iterable[int]) -> Iterator[tuple[float, str]]:
        for record_id in record_ids:
            for known in self.names[record_id]:
                yield likeness(known, name), known


def is_said(value: Any) -> bool:
    """Whether a row says anything of a field: an empty cell never empties the register."""
    return value not in ("", None, ())
