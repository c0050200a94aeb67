"""Changing what the office has chosen (thiết lập)."""

from collections.abc import Mapping

from sqlalchemy import select

from app.core.db import db
from app.core.rules import By, Superseded
from app.core.transaction import transaction
from app.office.models import Setting, SettingKey, WhileIncomplete
from app.office.queries.settings import SWITCHES, chosen, settings, settings_version


def save_settings(choices: Mapping[SettingKey, str], *, by: By, version: int | None) -> None:
    """Keep what was chosen anew; raises `Superseded` if another administrator saved in between."""
    earlier = settings()
    doing = "; ".join(_said(key, text) for key, text in choices.items() if text != earlier[key])
    with transaction(by=by, doing=f"Thiết lập – {doing}"[:200]):
        rows = {row.key: row for row in db.session.scalars(select(Setting).with_for_update())}
        if version is not None and version != settings_version():
            raise Superseded(chosen(), settings_version())
        present = settings()
        for key, text in choices.items():
            if text == present[key]:
                continue
            if key in rows:
                rows[key].touched().value = text
            else:
                db.session.add(Setting(key=key, value=text))


def _said(key: SettingKey, text: str) -> str:
    if key in SWITCHES:
        return f"{key.label}: {'có' if text == '1' else 'không'}"
    return f"{key.label}: {WhileIncomplete(text).label if key == SettingKey.CLOCK_WHILE_INCOMPLETE else text}"
