"""The command `flask demo`, and what the other commands say about a demonstration."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from flask import current_app
from sqlalchemy import select

from app.core.db import db
from app.core.rules import Refused
from app.demo.people import PASSWORD, desks
from app.demo.player import added_since, demonstration, install, remove, why_not_here
from app.office import queries as office
from app.office.models import Unit

PRODUCTION = "Bản trình diễn có mật khẩu công khai nên không cài khi APP_ENV=production."
ALL_GOES = (
    "Gỡ bản trình diễn là xóa TOÀN BỘ cơ sở dữ liệu và tệp của nó, kể cả {added} thay đổi đã nhập thêm sau khi "
    "cài. Nếu chắc chắn, hãy chạy lại với --yes."
)


@click.command("demo")
@click.option("--once", is_flag=True, help="chỉ cài khi cơ sở dữ liệu còn trống; nếu không thì nói và thôi")
@click.option("--remove", "removes", is_flag=True, help="gỡ toàn bộ bản trình diễn")
@click.option("--yes", is_flag=True, help="đã hiểu rằng gỡ là xóa toàn bộ dữ liệu")
def demo(once: bool, removes: bool, yes: bool) -> None:
    """Cài bản trình diễn vào cơ sở dữ liệu trống, hoặc gỡ toàn bộ (--remove)."""
    if removes:
        click.echo(_remove(yes))
        return
    try:
        click.echo(_install())
    except Refused as refusal:
        if not once:
            raise click.ClickException(refusal.reason) from refusal
        click.echo(refusal.reason)


def _install() -> str:
    if current_app.config["PRODUCTION"]:
        raise Refused(PRODUCTION)
    mark, files = demonstration(), _files()
    if mark and mark.through is None:
        click.echo("Lần cài bản trình diễn trước bị ngắt giữa chừng; cài lại từ đầu.")
        remove(files)
    elif mark:
        return f"Bản trình diễn đã cài ngày {mark.installed_on:%d/%m/%Y}; dữ liệu được giữ nguyên."
    day: date = current_app.config["TODAY"]()
    if reason := why_not_here(day):
        raise Refused(reason)
    click.echo("Cài bản trình diễn …")
    install(day, files)
    return f"Đã cài bản trình diễn, tính theo ngày {day:%d/%m/%Y}."


def _remove(yes: bool) -> str:
    if demonstration() is None:
        raise click.ClickException("Đây không phải bản trình diễn; không gỡ gì cả.")
    if not yes:
        raise click.ClickException(ALL_GOES.format(added=added_since()))
    remove(_files())
    return "Đã gỡ bản trình diễn; cơ sở dữ liệu trống, có thể chạy flask init-office."


def _files() -> Path:
    folder: Path = current_app.config["FILES"]
    return folder


def accounts() -> Iterator[str]:
    """The accounts of a demonstration, a line for each unit with its duties; nothing in an office of its own."""
    mark = demonstration()
    if mark is None:
        return
    yield f"Tài khoản trình diễn, mật khẩu chung: {PASSWORD}"
    names = {unit.code: unit.name for unit in db.session.scalars(select(Unit))}
    held = [duty for duty in office.duties() if duty.on(mark.installed_on)]
    for desk in desks():
        duties = ", ".join(duty.kind.label.lower() for duty in held if duty.unit.code == desk.unit)
        yield f"  {names[desk.unit]}{f' ({duties})' if duties else ''}: {', '.join(desk.usernames)}"


def why_not_an_office() -> str | None:
    """Why no real office can begin here, or None."""
    if demonstration() is None:
        return None
    return "Đây là bản trình diễn. Hãy gỡ trước bằng flask demo --remove, hoặc dùng cơ sở dữ liệu khác."
