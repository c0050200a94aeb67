"""Signs of life of long work: how far it has come, that it lives, that it should stop – in files, not in a table.

The transaction of an import holds the one write lock of SQLite until it commits. A table could then neither show how
far the work has come nor take in the wish to stop it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

LEASE = 30.0
"""Seconds without a sign after which work counts as broken off."""

BEAT = 5.0
"""Seconds between two signs of life."""


class StopAsked(Exception):
    """Somebody asked that the work stops; the text, if any, says what was done until then."""


@dataclass(frozen=True)
class Reached:
    """How far work has come: so much done of so much; a total of 0 is not known yet."""

    done: int = 0
    total: int = 0


class Pulse:
    """The files of one piece of work in a folder that every process of the installation shares."""

    def __init__(self, folder: Path, name: str) -> None:
        self.sign, self.wish = folder / f"{name}.pulse", folder / f"{name}.stop"

    def begin(self) -> None:
        """The first sign of life; a wish to stop that was left behind is forgotten."""
        self.sign.parent.mkdir(parents=True, exist_ok=True)
        self.wish.unlink(missing_ok=True)
        self.say(Reached())

    def say(self, reached: Reached) -> None:
        """Show how far the work has come."""
        self.sign.write_text(f"{reached.done} {reached.total}")

    def reached(self) -> Reached:
        """How far the work has come; nothing while its sign cannot be read."""
        try:
            done, total = self.sign.read_text().split()
            return Reached(int(done), int(total))
        except (OSError, ValueError):  # not there, or just being written
            return Reached()

    def alive(self) -> bool:
        """Whether there was a sign of life within the lease."""
        try:
            return time.time() - self.sign.stat().st_mtime < LEASE
        except FileNotFoundError:
            return False

    def ask_to_stop(self) -> None:
        """Leave the wish that the work stops; it is found at its next step."""
        self.wish.parent.mkdir(parents=True, exist_ok=True)
        self.wish.touch()

    @property
    def stop_asked(self) -> bool:
        return self.wish.exists()

    def end(self) -> None:
        """Take the files away."""
        self.sign.unlink(missing_ok=True)
        self.wish.unlink(missing_ok=True)

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Give a sign of life again and again while the block runs, whatever it is busy with."""
        over = Event()
        thread = Thread(target=self._beat, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _beat(self, over: Event) -> None:
        while not over.wait(BEAT):
            if self.sign.exists():
                self.sign.touch()
