"""What the office has chosen (thiết lập)."""

from types import SimpleNamespace

from sqlalchemy import func, select

from app.core.db import db
from app.office.models import Setting, SettingKey

DEFAULTS = {
    SettingKey.OFFICE_NAME: "Liên hiệp các tổ chức hữu nghị tỉnh Đồng Nai",
    SettingKey.PARENT_NAME: "Ủy ban nhân dân tỉnh Đồng Nai",
    SettingKey.PLACE_NAME: "Đồng Nai",
    SettingKey.CLOCK_WHILE_INCOMPLETE: "pause",
    SettingKey.SILENCE_IS_AGREEMENT: "0",
    SettingKey.DIVISION_HEAD_MAY_ISSUE: "0",
    SettingKey.ONE_STOP_SYSTEM: "0",
    SettingKey.DECLARE_NO_INTEREST: "1",
    SettingKey.CODE_PATTERN: "VT-{year}-{serial:04}",
    SettingKey.EXPIRY_HORIZON: "90",
}

SWITCHES = (
    SettingKey.SILENCE_IS_AGREEMENT,
    SettingKey.DIVISION_HEAD_MAY_ISSUE,
    SettingKey.ONE_STOP_SYSTEM,
    SettingKey.DECLARE_NO_INTEREST,
)


def setting(key: SettingKey) -> str:
    """The office's present choice, or the default."""
    return db.session.scalar(select(Setting.value).where(Setting.key == key)) or DEFAULTS[key]


def switched_on(key: SettingKey) -> bool:
    """Whether a yes-or-no setting is on."""
    return setting(key) == "1"


def settings() -> dict[SettingKey, str]:
    """Every choice of the office, with one query."""
    rows = db.session.execute(select(Setting.key, Setting.value))
    return {**DEFAULTS, **{key: value for key, value in rows if value}}


def settings_version() -> int:
    """How often settings were saved: the version of all of them together."""
    return db.session.scalar(select(func.coalesce(func.sum(Setting.version), 0))) or 0


def chosen() -> SimpleNamespace:
    """Every choice under the name of its key, a switch as yes or no, with the version of them all: for the form."""
    choices = {key.value: text == "1" if key in SWITCHES else text for key, text in settings().items()}
    return SimpleNamespace(version=settings_version(), **choices)
