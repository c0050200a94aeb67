"""Who gets the letter of the morning, and which letters wait."""

from datetime import date, datetime

from sqlalchemy import or_, select

from app.accounts.models import User
from app.core.db import db
from app.desk.models import MailMessage, MailState


def readers_without_letter(day: date) -> list[User]:
    """Users who want the letter of the morning and have none of this day yet."""
    written = select(MailMessage.user_id).where(MailMessage.day == day)
    query = select(User).where(User.active, User.wants_digest, User.email != "", User.id.not_in(written))
    return list(db.session.scalars(query.order_by(User.id)))


def letters_to_send(at: datetime) -> list[int]:
    """Letters that wait and whose turn it is, the oldest first."""
    ready = or_(MailMessage.next_try_at.is_(None), MailMessage.next_try_at <= at)
    waiting = select(MailMessage.id).where(MailMessage.state == MailState.WAITING, ready)
    return list(db.session.scalars(waiting.order_by(MailMessage.id)))
