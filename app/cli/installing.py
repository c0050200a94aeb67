"""Setting up an installation."""

import secrets
from dataclasses import dataclass
from datetime import date

import click

from app import web
from app.accounts.actions import add_user
from app.accounts.models import Role
from app.core.db import db
from app.core.transaction import transaction
from app.demo.command import why_not_an_office
from app.office.actions import carry_out_due, install_reference
from app.office.models import Unit


@dataclass(frozen=True)
class Installer:
    """The hand that sets up an installation, before there is any user."""

    day: date
    user_id: None = None
    unit_id: None = None
    name: str = "Cài đặt"
    unit_name: str = "Nhịp Cầu"


@click.command("init-office")
@click.option("--unit", "unit_code", default="LHHN", help="mã đơn vị của người quản trị đầu tiên")
@click.option("--username", default="quantri", help="tên đăng nhập")
@click.option("--password", help="mật khẩu ban đầu; bỏ trống thì tạo ngẫu nhiên và in ra")
def init_office(unit_code: str, username: str, password: str | None) -> None:
    """Bắt đầu một cơ quan thật: dữ liệu nền và người quản trị đầu tiên."""
    if reason := why_not_an_office():
        raise click.ClickException(reason)
    password = password or secrets.token_urlsafe(9)
    with transaction(by=Installer(web.today()), doing="Cài đặt ban đầu"):
        install_reference()
        db.session.flush()
        unit = db.session.query(Unit).filter_by(code=unit_code).one()
        add_user(username, "Người quản trị", unit, Role.ADMIN, password)
    carry_out_due(by=Installer(web.today()))
    click.echo(f"Đã cài đặt. Đăng nhập: {username} / {password} (phải đổi ở lần đầu)")
