"""What the templates may ask for: dates, moments and amounts as the office writes them, icons, errors."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask, has_request_context, request, url_for
from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from app.core.days import VIETNAM, day_in_words, moment_in_words
from app.core.money import grouped
from app.core.parsing import PartialDate
from app.core.typed import REFILL, TYPIST, typist

BLANK_INDEX = "__index__"
"""Stands where the number of a row goes in the blank row that the browser copies."""


def dmy(day: date | PartialDate | None) -> str:
    """Return a date (ngày) as dd/mm/yyyy; a moment gives its date in Vietnam, no date an empty text.

    A partial date is written as far as it is known.
    """
    if day is None:
        return ""
    if isinstance(day, PartialDate):
        return day.label
    if isinstance(day, datetime):
        day = day.astimezone(VIETNAM)
    return day_in_words(day)


def moment(at: datetime | None) -> str:
    """Return a moment (thời điểm) as dd/mm/yyyy HH:MM in Vietnam, none as an empty text."""
    return "" if at is None else moment_in_words(at)


def real_day() -> date:
    """Return the day of the wall clock in Vietnam, to tell it from the day the system was told to live in."""
    return datetime.now(VIETNAM).date()


def initials(name: str) -> str:
    """Return the first letters of family and given name (họ, tên): Nguyễn Thị Hòa gives NH."""
    words = name.split()
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()


class Problem(NamedTuple):
    """One error of a form: the id of its field ('' for the form as a whole), its label, its sentence."""

    id: str
    label: str
    message: str


def problems(form: Any) -> list[Problem]:
    """Return every error of a form in the order of the paper, those inside groups and rows included."""
    whole = [Problem("", "", message) for message in getattr(form, "form_errors", ())]
    return [*whole, *(problem for field in form for problem in _problems_of(field, ""))]


def _problems_of(field: Any, group: str) -> Iterator[Problem]:
    label = f"{group}{field.label.text}"
    if field.type == "FieldList":
        yield from (Problem(field.id, label, each) for each in field.errors if isinstance(each, str))
        for number, entry in enumerate(field.entries, start=1):
            yield from _problems_of_row(entry, f"{label}, dòng {number}")
    elif field.type == "FormField":
        yield from _problems_of_group(field, f"{label}: ")
    else:
        yield from (Problem(field.id, label, str(message)) for message in field.errors)


def _problems_of_row(entry: Any, label: str) -> Iterator[Problem]:
    if entry.type == "FormField":
        yield from _problems_of_group(entry, f"{label}: ")
    else:
        yield from (Problem(entry.id, label, str(message)) for message in entry.errors)


def _problems_of_group(entry: Any, group: str) -> Iterator[Problem]:
    yield from (Problem(entry.id, group.rstrip(": "), message) for message in entry.form.form_errors)
    for field in entry.form:
        yield from _problems_of(field, group)


def blank_row(rows: Any, index: int | str = BLANK_INDEX) -> Any:
    """Return an empty row of a repeating group (FieldList) without adding it to the group."""
    options = {"name": f"{rows.name}-{index}", "id": f"{rows.id}-{index}", "_meta": rows.meta}
    row = rows.meta.bind_field(rows._form, rows.unbound_field, options)
    row.process(None)
    if hasattr(rows, "fill"):
        rows.fill(row)
    return row


class Look:
    """The files of the look (app/static): addresses that change with their content, and the icon sprite."""

    def __init__(self, folder: Path) -> None:
        files = [path for path in folder.iterdir() if path.is_file()]
        self.versions = {path.name: sha256(path.read_bytes()).hexdigest()[:8] for path in files}
        sprite = (folder / "icons.svg").read_text(encoding="utf-8")
        self.icons = frozenset(re.findall(r'<symbol id="([^"]+)"', sprite))
        self.addresses: dict[tuple[str, str], str] = {}

    def asset(self, name: str) -> str:
        """Return the address of a file; new content gets a new address, so that no stale copy is used."""
        key = (request.script_root if has_request_context() else "", name)
        if key not in self.addresses:  # thirty icons on a page would cost as much as its rows
            self.addresses[key] = url_for("static", filename=name, v=self.versions[name])
        return self.addresses[key]

    def icon(self, name: str, label: str = "") -> Markup:
        """Return an icon, silent to screen readers unless labelled; ValueError if the sprite lacks it."""
        if name not in self.icons:
            raise ValueError(f"icon {name!r} is not in app/static/icons.svg")
        spoken = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
        return Markup('<svg class="icon" {}><use href="{}#{}"/></svg>').format(
            spoken, self.asset("icons.svg"), name
        )


def joined(parts: Iterable[str | None], separator: str = " · ") -> Markup:
    """Return the parts that say something, joined: None and empty texts are left out."""
    return escape(separator).join(part for part in parts if part)


def register_templating(app: Flask) -> None:
    """Give the templates of an application their filters and globals; an unknown name in one raises."""
    look = Look(Path(app.static_folder or ""))
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.filters.update(dmy=dmy, moment=moment, grouped=grouped, initials=initials, joined=joined)
    env.globals.update(
        asset=look.asset, icon=look.icon, real_day=real_day, problems=problems, blank_row=blank_row
    )
    env.globals.update(typist=typist, TYPIST=TYPIST, REFILL=REFILL)
