"""Sending electronic mail (thư điện tử) through the server of the office."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import TypeAlias

PATIENCE = 30
"""Seconds to wait for the server."""

Deliver: TypeAlias = Callable[[EmailMessage], None]


class NotDelivered(Exception):
    """A letter did not arrive; the text says why."""


class ServerAway(NotDelivered):
    """The server could not be reached or let nobody in, so that no other letter would arrive either."""


@dataclass(frozen=True)
class MailServer:
    """The SMTP server of the office; `security` is starttls, tls or none."""

    host: str
    port: int
    sender: str
    security: str = "starttls"
    username: str = ""
    password: str = ""

    @contextmanager
    def delivering(self) -> Iterator[Deliver]:
        """Deliver letters over one connection; raises ServerAway where the server is not to be had."""
        try:
            with self._connected() as server:
                yield lambda letter: _hand_over(server, letter)
        except (OSError, smtplib.SMTPException) as error:
            raise ServerAway(f"{self.host}:{self.port}: {error}") from error

    def _connected(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        if self.security == "starttls":
            server.starttls(context=context)
        if self.username:
            server.login(self.username, self.password)
        return server


def _hand_over(server: smtplib.SMTP, letter: EmailMessage) -> None:
    try:
        server.send_message(letter)
    except smtplib.SMTPResponseException as refusal:
        server.rset()
        raise NotDelivered(f"{refusal.smtp_code} {refusal.smtp_error!r}") from refusal
    except (smtplib.SMTPNotSupportedError, ValueError) as fault:  # an address that this server cannot take
        raise NotDelivered(str(fault)) from fault
    except smtplib.SMTPRecipientsRefused as refusal:
        server.rset()
        raise NotDelivered(
            "; ".join(f"{to}: {code}" for to, (code, _) in refusal.recipients.items())
        ) from refusal


def letter(sender: str, to: str, subject: str, body: str) -> EmailMessage:
    """A letter of plain text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid()
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message
