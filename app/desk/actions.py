"""The letter of the morning (thư nhắc việc): written once a day for each reader, sent when the server takes it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from app.accounts.models import User
from app.core.db import db
from app.core.mail import MailServer, NotDelivered, ServerAway, letter
from app.core.transaction import unrecorded
from app.desk.models import MailMessage, MailState
from app.desk.queries.letters import readers_without_letter

MOST_TRIES = 6
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720))

Written = tuple[str, str]


def write_letters(day: date, written: Callable[[User], Written | None]) -> int:
    """Put the letters of a day into the outbox: subject and body as `written`, none where nothing waits."""
    number = 0
    for user in readers_without_letter(day):
        if text := written(user):
            subject, body = text
            with unrecorded():
                db.session.add(
                    MailMessage(
                        user_id=user.id, address=user.email, day=day, subject=subject[:200], body=body
                    )
                )
            number += 1
    return number


def send_letter(server: MailServer, letter_id: int, *, at: datetime) -> bool:
    """Send one letter of the outbox; whether it was taken. One that is refused is tried six times in all.

    Raises ServerAway, with the letter to be tried again like one that was refused.
    """
    message = db.session.get_one(MailMessage, letter_id)
    text = letter(server.sender, message.address, message.subject, message.body)
    db.session.rollback()  # nothing stays locked while the server is spoken to
    try:
        with server.delivering() as deliver:
            deliver(text)
    except NotDelivered as failure:
        _failed(letter_id, str(failure), at)
        if isinstance(failure, ServerAway):
            raise
        return False
    _sent(letter_id, at)
    return True


def hold_back(letter_ids: Sequence[int], *, at: datetime) -> None:
    """Let letters wait a while (chờ máy chủ) without counting it as a try, for the server is away."""
    with unrecorded():
        for letter_id in letter_ids:
            db.session.get_one(MailMessage, letter_id).next_try_at = at + PAUSES[0]


def try_again(message: MailMessage) -> None:
    """Let a letter that was given up wait once more (gửi lại)."""
    with unrecorded():
        db.session.refresh(message, with_for_update=True)
        message.state, message.tries, message.next_try_at, message.ended_at = MailState.WAITING, 0, None, None


def _sent(message_id: int, at: datetime) -> None:
    with unrecorded():
        message = db.session.get_one(MailMessage, message_id)
        message.state, message.ended_at, message.reason = MailState.SENT, at, ""
        message.tries += 1


def _failed(message_id: int, why: str, at: datetime) -> None:
    with unrecorded():
        message = db.session.get_one(MailMessage, message_id)
        message.tries += 1
        message.reason = why[:500]
        if message.tries >= MOST_TRIES:
            message.state, message.ended_at = MailState.FAILED, at
        else:
            message.next_try_at = at + PAUSES[message.tries - 1]
