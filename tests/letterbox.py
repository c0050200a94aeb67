"""A mail server for tests: it speaks enough SMTP to take letters, or to refuse some."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class LetterBox(socketserver.ThreadingTCPServer):
    """What was delivered, in order; addresses in `refused` are told that there is no such box."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[EmailMessage] = []
        self.refused: set[str] = set()

    @property
    def settings(self) -> dict[str, object]:
        """How the application reaches it."""
        return {
            "host": "127.0.0.1",
            "port": self.server_address[1],
            "sender": "nhipcau@example.vn",
            "security": "none",
        }


class _Talk(socketserver.StreamRequestHandler):
    server: LetterBox

    def handle(self) -> None:
        self._say("220 letterbox")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].upper()
            if verb.startswith(("EHLO", "HELO", "RSET", "MAIL FROM", "NOOP")):
                self._say("250 fine")
            elif verb == "RCPT TO":
                known = not any(address in line for address in self.server.refused)
                self._say("250 fine" if known else "550 no such box")
            elif verb == "DATA":
                self._say("354 go on")
                self._take()
            else:
                self._say("221 bye" if verb == "QUIT" else "502 what")
                if verb == "QUIT":
                    return

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        letter = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.server.letters.append(letter)
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def letterbox() -> Iterator[LetterBox]:
    """A running mail server."""
    with LetterBox() as box:
        threading.Thread(target=box.serve_forever, daemon=True).start()
        yield box
        box.shutdown()
