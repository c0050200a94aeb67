"""How the office writes a day and a moment: the one home of dd/mm/yyyy."""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Fixed, for a Windows office has no tz database and Việt Nam has not moved its clocks since 1975."""


def day_in_words(day: date) -> str:
    """Return a day as dd/mm/yyyy; a page has hundreds of them, and strftime takes four times as long."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def moment_in_words(at: datetime) -> str:
    """Return a moment as dd/mm/yyyy HH:MM in Vietnam.

    Raises ValueError for a moment without a time zone: guessing one would show a wrong hour.
    """
    if at.tzinfo is None:
        raise ValueError(f"moment without a time zone: {at!r}")
    local = at.astimezone(VIETNAM)
    return f"{day_in_words(local)} {local.hour:02}:{local.minute:02}"
