"""Every setting, read from the environment; what is missing stops the start with advice in Vietnamese."""

import os
import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


class MissingSetting(SystemExit):
    """A setting that an office in production must give; the message says which and how."""


@dataclass
class Config:
    """Settings of one installation; `production` is APP_ENV=production."""

    env: dict[str, str] = field(default_factory=lambda: dict(os.environ))

    @property
    def production(self) -> bool:
        return self.env.get("APP_ENV") == "production"

    @property
    def instance(self) -> Path:
        return Path(self.env.get("INSTANCE", HERE / "instance"))

    def _given(self, name: str, advice: str, otherwise: Any) -> str:
        if value := self.env.get(name):
            return value
        if self.production:
            raise MissingSetting(f"Thiếu thiết lập {name}. {advice}")
        return str(otherwise() if callable(otherwise) else otherwise)

    @property
    def database_url(self) -> str:
        return self._given(
            "DATABASE_URL",
            "Ví dụ: postgresql+psycopg://nhipcau@localhost/nhipcau hoặc sqlite:////srv/nhipcau/nhipcau.db.",
            f"sqlite:///{self.instance / 'nhipcau.db'}",
        )

    @property
    def files(self) -> Path:
        advice = "Thư mục giữ tệp đính kèm, ví dụ /srv/nhipcau/files."
        return Path(self._given("FILES", advice, self.instance / "files"))

    @property
    def secret_key(self) -> str:
        advice = "Tạo một lần bằng: python -c 'import secrets; print(secrets.token_hex(32))' và giữ kín."
        return self._given("SECRET_KEY", advice, self._own_key)

    def _own_key(self) -> str:
        """The key made at the first start and kept beside the database."""
        path = self.instance / "secret_key"
        if not path.exists():
            self.instance.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32))
        return path.read_text().strip()

    @property
    def fixed_day(self) -> date | None:
        """A day that stands in for today, for demonstrations and tests; never in production."""
        given = self.env.get("FIXED_DAY")
        return date.fromisoformat(given) if given and not self.production else None

    @property
    def mail_server(self) -> dict[str, Any] | None:
        """The SMTP server that SMTP_HOST names; no letters without one."""
        host = self.env.get("SMTP_HOST")
        if not host:
            return None
        sender = self._needed("MAIL_FROM", "Địa chỉ gửi thư nhắc việc, ví dụ nhipcau@dongnai.gov.vn.")
        security = self.env.get("SMTP_SECURITY", "starttls")
        if security not in ("starttls", "tls", "none"):
            raise MissingSetting(f"SMTP_SECURITY là starttls, tls hoặc none, không phải “{security}”.")
        port = int(self.env.get("SMTP_PORT", "465" if security == "tls" else "587"))
        return {
            "host": host,
            "port": port,
            "sender": sender,
            "security": security,
            "username": self.env.get("SMTP_USERNAME", ""),
            "password": self.env.get("SMTP_PASSWORD", ""),
        }

    def _needed(self, name: str, advice: str) -> str:
        if value := self.env.get(name):
            return value
        raise MissingSetting(f"Thiếu thiết lập {name}. {advice}")

    def flask(self) -> dict[str, Any]:
        """What Flask and its extensions want to know."""
        self.instance.mkdir(parents=True, exist_ok=True)
        self.files.mkdir(parents=True, exist_ok=True)
        behind_https = self.env.get("BEHIND_HTTPS", "1" if self.production else "0") == "1"
        return {
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "FILES": self.files,
            "BACKUPS": Path(self.env.get("BACKUPS", self.instance / "backups")),
            "MAIL_SERVER": self.mail_server,
            "SITE_URL": self.env.get("SITE_URL", ""),
            "FIXED_DAY": self.fixed_day,
            "PRODUCTION": self.production,
            "BEHIND_HTTPS": behind_https,
            "SESSION_COOKIE_SECURE": behind_https,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_NAME": "nhipcau",
            "IDLE_MINUTES": int(self.env.get("IDLE_MINUTES", "60")),
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
            "FILE_LIMIT": int(self.env.get("MAX_FILE_MB", "20")) * 1024 * 1024,
            "MAX_CONTENT_LENGTH": int(self.env.get("MAX_UPLOAD_MB", "30")) * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
            "MAX_FORM_PARTS": 5000,
            "BOOTSTRAP_SERVE_LOCAL": True,
            "WTF_CSRF_TIME_LIMIT": None,
        }
